"""The graph as a data set: ``/.well-known/void`` and ``/dataset`` (VoID and DCAT), and all of it as a file."""

from __future__ import annotations

from functools import cache

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.share.linked.dataset import Counts, Dump, count, dataset
from pkgraph.share.linked.description import LICENCE
from pkgraph.share.linked.forms import FORMS, form_of
from pkgraph.share.serve.folder import folder_of
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.representation import (
    FRESH,
    answering,
    chosen,
    link,
    places,
    redirected,
    represented,
    root,
    sent,
    wants_page,
)
from pkgraph.share.serve.site import Site

_DUMP, _DUMP_MEDIA = "/dataset/pkgraph.nq", "application/n-quads"


def routes(site: Site) -> list[BaseRoute]:
    """What the data set is, and the data set."""

    @cache
    def counted() -> Counts:
        return count(site.store)

    def described(request: Request) -> Response:
        path, form = form_of("/dataset" + sent(request, "/dataset")) if "name" in request.path_params else ("", None)
        if path not in ("", "/dataset"):
            raise Refusal(404, f"nothing at {path}; the data set is at /dataset")
        if path and form is None and wants_page(request):
            return redirected(request, "/")
        form = chosen(request, form)
        triples = dataset(counted(), places(site, request), _dumps(site))
        others = [(f"{root(request)}/dataset{each.suffix}", "alternate", each.media) for each in FORMS.values()]
        return represented(request, form.write(triples), form.media, link((LICENCE, "license", ""), *others))

    return [
        Route(_DUMP, answering(site, lambda request: _dump(site, request)), methods=["GET"]),
        Route("/.well-known/void", answering(site, described), methods=["GET"]),
        Route("/dataset{name:path}", answering(site, described), methods=["GET"]),
    ]


def _dumps(site: Site) -> list[Dump]:
    folder = folder_of(site.store)
    return [Dump(_DUMP, _DUMP_MEDIA, folder.nquads.stat().st_size)] if folder else []


def _dump(site: Site, request: Request) -> Response:
    folder = folder_of(site.store)
    if folder is None:
        raise Refusal(404, "this graph has no file here; ask for its statements at /sparql")
    state = folder.nquads.stat()
    headers = {"ETag": f'"{state.st_mtime_ns:x}-{state.st_size:x}"', "Cache-Control": FRESH}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(folder.nquads, media_type=_DUMP_MEDIA, headers=headers, filename="pkgraph.nq")
