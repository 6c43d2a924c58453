"""The pages for people."""

from __future__ import annotations

from functools import partial
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.explain import explain
from pkgraph.ask.question import Answer, Asker
from pkgraph.ask.search import Hits, Index, search
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.share.linked.iris import Places
from pkgraph.share.pages import asking, passages
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.asking import ask_page
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.documents import documents_page
from pkgraph.share.pages.explaining import explain_page
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.ontology import PAGES, ontology_page
from pkgraph.share.pages.passages import search_page
from pkgraph.share.pages.queries import PAGE, query_page, questions_page
from pkgraph.share.pages.resource import is_known, resource_page
from pkgraph.share.pages.start import start_page
from pkgraph.share.serve.browser import Maker, page
from pkgraph.share.serve.refusal import Refusal, refused
from pkgraph.share.serve.representation import PageRoute
from pkgraph.share.serve.site import Site

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_LONGEST = 500
_FILTERS = ("document", "mission", "since", "until")


def routes(site: Site) -> list[BaseRoute]:
    """The pages, and the files that they need."""
    store = site.store
    texts = _Texts(store)
    pages: dict[str, Maker] = {
        "/": lambda _, links: start_page(store, links),
        "/documents": lambda _, links: documents_page(store, links),
        "/queries": lambda _, links: questions_page(links),
        "/queries/{name}": lambda request, links: _query(store, request, links),
        "/ask": lambda request, links: _ask(store, texts, request, links),
        "/search": lambda request, links: _search(store, texts, request, links),
    }
    terms = {"/ontology": PAGES[0], "/shapes": PAGES[1], **{f"/ontology/{name}": name for name in PAGES}}
    pages |= {path: partial(_terms, name) for path, name in terms.items()}
    return [
        *(PageRoute(path, page(site, make), methods=["GET"]) for path, make in pages.items()),
        Route("/", page(site, pages["/"]), methods=["GET"]),
        Route("/page/{name:path}", page(site, lambda request, links: _resource(site, request, links)), methods=["GET"]),
        Route("/explain", page(site, lambda request, links: _explain(store, request, links)), methods=["GET"]),
        Route("/assets/{name:path}", _asset, methods=["GET"]),
    ]


class _Texts:
    """The full text and the answers in English; made when they are first asked for, used by one at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._index: Index | None = None
        self._asker: Asker | None = None

    def search(self, words: str, **filters: str | None) -> Hits:
        with self._lock:
            self._index = self._index or Index.of(self._store)
            return search(self._index, words, limit=passages.MOST, **filters)

    def ask(self, question: str) -> Answer:
        with self._lock:
            self._asker = self._asker or Asker(self._store)
            return self._asker.ask(question)


def _query(store: Store, request: Request, links: Links) -> str:
    name = request.path_params["name"]
    if name not in catalogue().names():
        raise Refusal(404, f"no query '{name}'; the questions are listed at {links.query()}")
    values = {key: value for key, value in request.query_params.items() if key != PAGE}
    wanted = request.query_params.get(PAGE, "1")
    at = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 else 1
    try:
        return query_page(store, links, name, values, at)
    except QueryError as error:
        return query_page(store, links, name, values, refused=error)


def _ask(store: Store, texts: _Texts, request: Request, links: Links) -> str:
    question = " ".join(request.query_params.get("q", "").split())
    if len(question) > asking.LONGEST:
        raise Refusal(400, f"the question is longer than {asking.LONGEST} characters; ask a shorter one")
    return ask_page(store, links, texts.ask(question) if question else None, question)


def _search(store: Store, texts: _Texts, request: Request, links: Links) -> str:
    words = " ".join(request.query_params.get("q", "").split())[:_LONGEST]
    filters = {name: request.query_params.get(name, "").strip()[:_LONGEST] for name in _FILTERS}
    documents = [row["document"] for row in answered(store, "documents")]
    if not words:
        return search_page(links, words, filters, documents, None)
    try:
        hits = texts.search(words, **{name: value or None for name, value in filters.items()})
    except QueryError as error:
        return search_page(links, words, filters, documents, None, str(error))
    return search_page(links, words, filters, documents, hits)


def _resource(site: Site, request: Request, links: Links) -> str:
    name = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0]
    name = name.removeprefix(request.scope.get("root_path", "")).removeprefix("/page/")
    known = (iri for iri in Places(site.base).iris(name) if is_known(site.store, iri))
    iri = next(known, None)
    if iri is None:
        raise Refusal(404, "The graph knows nothing of this name; the documents that were read do not speak of it.")
    return resource_page(site.store, links, iri)


def _explain(store: Store, request: Request, links: Links) -> str:
    terms = [request.query_params.get(name, "") for name in ("subject", "predicate", "object")]
    if not all(terms):
        raise Refusal(400, "A statement to explain has a subject, a predicate and an object.")
    return explain_page(links, explain(store, *terms))


def _terms(name: str, _: Request, links: Links) -> str:
    return ontology_page(links, name)


async def _asset(request: Request) -> Response:
    asset = assets().get(request.path_params["name"])
    if asset is None:
        return refused(404, f"no file '{request.path_params['name']}'")
    tag = f'"{asset.digest}"'
    kept = _FOR_EVER if request.query_params.get("v") == asset.digest else _ASK_AGAIN
    headers = {"ETag": tag, "Cache-Control": kept, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(asset.content, media_type=asset.media, headers=headers)
