"""``/graph``: views of the graph as networks."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.errors import GraphError, QueryError
from pkgraph.share.export.views import DEFAULT, View
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.network import Drawn, Wanted, drawn, elements, network_page
from pkgraph.share.serve.browser import links_for, page
from pkgraph.share.serve.refusal import Refusal, error_response, refused
from pkgraph.share.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """The page, and what its picture is drawn from."""

    @lru_cache(maxsize=len(View))
    def seen(name: str) -> Drawn:
        return drawn(site.store, name)

    def asked(request: Request) -> Drawn:
        try:
            return seen(request.query_params.get("view") or DEFAULT)
        except QueryError as error:
            raise Refusal(404, str(error)) from None

    def made(request: Request, links: Links) -> str:
        values = request.query_params
        return network_page(asked(request), links, Wanted(values.get("kind", ""), values.get("document", "")))

    def data(request: Request) -> Response:
        try:
            return JSONResponse(elements(asked(request), links_for(site, request)))
        except Refusal as refusal:
            return refused(refusal.status, str(refusal))
        except GraphError as error:
            return error_response(error)

    return [
        Route("/graph", page(site, made), methods=["GET"]),
        Route("/graph/elements.json", data, methods=["GET"]),
    ]
