"""The graph as JSON for programs: the catalogue and its queries, questions in English, full text, documents.

An answer's form is that of ``?format=``, of the path's suffix, or of the Accept header, in this order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from io import StringIO
from threading import Lock
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.ask.catalogue import catalogue, suggestion
from pkgraph.ask.described import described
from pkgraph.ask.formats import write
from pkgraph.ask.question import Asker
from pkgraph.ask.rows import Row, Rows
from pkgraph.ask.run import run_query
from pkgraph.ask.search import Hits, Index, search
from pkgraph.know.store.protocol import Store
from pkgraph.share.serve.folder import folder_of, opened
from pkgraph.share.serve.negotiation import best
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.representation import answering, represented
from pkgraph.share.serve.site import Site

JSON = "application/json"
TABLES: dict[str, str] = {"json": JSON, "csv": "text/csv", "tsv": "text/tab-separated-values"}
"""forms of rows to their media types, the first the default"""
TEXTS: dict[str, str] = {"json": JSON, "txt": "text/plain"}
"""forms of a document's text"""
LONGEST_QUESTION = 500
"""characters of a question or of words to look for"""
MOST_PASSAGES = 100

_FORMAT = "format"
_SEARCHED = ("document", "mission", "since", "until")
_Given = TypeVar("_Given")


def routes(site: Site) -> list[BaseRoute]:
    """The interface."""
    words = _Words(site.store)

    def route(path: str, make: Callable[[Request], Response]) -> Route:
        return Route(path, answering(site, make), methods=["GET"])

    return [
        route("/queries", _queries),
        route("/queries.json", _queries),
        route("/queries/{name}", lambda request: _query(site.store, request)),
        route("/ask", lambda request: _ask(words, request)),
        route("/search", lambda request: _search(words, request)),
        route("/documents", lambda request: _documents(site.store, request)),
        route("/documents.json", lambda request: _documents(site.store, request)),
        route("/documents/{key:path}", lambda request: _document(site.store, request)),
    ]


class _Words:
    """What answers questions and searches, made when it is first needed; one question at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()

    def ask(self, question: str) -> Row:
        with self._lock:
            return self._asker.ask(question).as_json()

    def search(self, words: str, limit: int, filters: Mapping[str, str]) -> Hits:
        with self._lock:
            return search(self._index, words, limit=limit, **filters)

    @cached_property
    def _opened(self) -> Store:
        return opened(self._store)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self._opened)

    @cached_property
    def _index(self) -> Index:
        return Index.of(self._opened)


def _queries(request: Request) -> Response:
    _form(request, "", {"json": JSON})
    return _json(request, [described(query) for query in catalogue()])


def _query(store: Store, request: Request) -> Response:
    name, named = _without_suffix(request.path_params["name"], TABLES)
    if name not in catalogue().names():
        raise Refusal(404, f"no query '{name}'; {suggestion(name, catalogue().names(), 'the queries are')}")
    form = _form(request, named, TABLES)
    values: dict[str, list[str]] = {}
    for parameter, value in request.query_params.multi_items():
        if parameter != _FORMAT:
            values.setdefault(parameter, []).append(value)
    return _table(request, run_query(store, name, values), form)


def _ask(words: _Words, request: Request) -> Response:
    _form(request, "", {"json": JSON})
    return _json(request, words.ask(_words_of(request, "a question, such as /ask?q=Which missions have no SOFA?")))


def _search(words: _Words, request: Request) -> Response:
    form = _form(request, "", TABLES)
    sought = _words_of(request, "words, such as /search?q=withdrawal")
    filters = {name: value for name in _SEARCHED if (value := request.query_params.get(name))}
    found = words.search(sought, _limit(request), filters)
    if form != "json":
        return _table(request, found.for_sheets(), form)
    return _json(request, {"hits": found.as_json(), "total": found.total, "note": found.note})


def _documents(store: Store, request: Request) -> Response:
    return _table(request, run_query(store, "documents"), _form(request, "", TABLES))


def _document(store: Store, request: Request) -> Response:
    key, named = request.path_params["key"], ""
    # A key is looked for in the graph: none from a request reaches the file system.
    known = {str(row["document"]): row for row in run_query(store, "documents")}
    if key not in known:
        key, named = _without_suffix(key, TEXTS)
    if key not in known:
        raise Refusal(404, f"no document '{key}' was read into this graph; {suggestion(key, known, 'there are')}")
    form = _form(request, named, TEXTS)
    folder = folder_of(store)
    if folder is None:
        raise Refusal(404, "this graph keeps no texts; its parts are at /data/document/...")
    try:
        text = folder.read_text(key)
    except OSError:
        raise Refusal(404, f"the text of '{key}' was not kept; build the graph again") from None
    start, end = _characters(request, text)
    if form == "txt":
        return represented(request, text[start:end].encode("utf-8"), TEXTS["txt"])
    return _json(request, {**known[key], "start": start, "end": end, "text": text[start:end]})


def _characters(request: Request, text: str) -> tuple[int, int]:
    """The stretch of a text that is wanted: ``?char=120,245``; all of it without."""
    wanted = request.query_params.get("char")
    if wanted is None:
        return 0, len(text)
    numbers = wanted.split(",")
    if len(numbers) != 2 or not all(each.isascii() and each.isdecimal() and len(each) < 10 for each in numbers):
        raise Refusal(400, "char: not two numbers of characters; write char=120,245")
    start, end = map(int, numbers)
    if not start <= end <= len(text):
        raise Refusal(400, f"char: the text has {len(text)} characters; write a start and an end within it")
    return start, end


def _words_of(request: Request, wanted: str) -> str:
    words = " ".join(request.query_params.get("q", "").split())
    if not words:
        raise Refusal(400, f"q: nothing to look for; send {wanted}")
    if len(words) > LONGEST_QUESTION:
        raise Refusal(400, f"q: longer than {LONGEST_QUESTION} characters; ask for less at a time")
    return words


def _limit(request: Request) -> int:
    limit = request.query_params.get("limit", "10")
    if not (limit.isascii() and limit.isdecimal() and len(limit) < 5 and 1 <= int(limit) <= MOST_PASSAGES):
        raise Refusal(400, f"limit: '{limit}' is no number of passages; write one from 1 to {MOST_PASSAGES}")
    return int(limit)


def _without_suffix(name: str, forms: Mapping[str, _Given]) -> tuple[str, str]:
    stem, point, suffix = name.rpartition(".")
    return (stem, suffix) if point and suffix in forms else (name, "")


def _form(request: Request, named: str, forms: Mapping[str, str]) -> str:
    """The form that is wanted, of those that there are."""
    form = request.query_params.get(_FORMAT) or named
    if form:
        if form not in forms:
            raise Refusal(400, f"{_FORMAT}: no form '{form}'; use one of: {', '.join(forms)}")
        return form
    accept = ", ".join(request.headers.getlist("accept"))
    media = best(accept, {media: form for form, media in forms.items()})
    # Browsers take anything; they get the default where there is no page for them.
    if media is None and "text/html" in accept:
        return next(iter(forms))
    if media is None:
        raise Refusal(406, f"no answer as {accept}; ask for one of: {', '.join(forms.values())}")
    return next(form for form, each in forms.items() if each == media)


def _table(request: Request, rows: Rows, form: str) -> Response:
    if form == "json":
        return _json(request, list(rows))
    out = StringIO(newline="")
    write(rows, form, out)
    return represented(request, out.getvalue().encode("utf-8"), TABLES[form])


def _json(request: Request, data: Any) -> Response:
    content = json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return represented(request, content, JSON)
