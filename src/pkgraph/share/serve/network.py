"""``/graph``: views of the graph as networks."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.errors import QueryError
from pkgraph.share.pages.network import DEFAULT, Wanted, elements, network_page
from pkgraph.share.serve.browser import links_for
from pkgraph.share.serve.refusal import refused
from pkgraph.share.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """The page, and what its picture is drawn from."""

    def page(request: Request) -> Response:
        asked = request.query_params
        wanted = Wanted(asked.get("kind", ""), asked.get("document", ""))
        return HTMLResponse(network_page(site.store, links_for(site, request), _view(request), wanted))

    def data(request: Request) -> Response:
        return JSONResponse(elements(site.store, links_for(site, request), _view(request)))

    return [
        Route("/graph", _answering(page), methods=["GET"]),
        Route("/graph/elements.json", _answering(data), methods=["GET"]),
    ]


def _view(request: Request) -> str:
    return request.query_params.get("view") or DEFAULT


def _answering(make: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A route that says so where there is no such view."""

    def answer(request: Request) -> Response:
        try:
            return make(request)
        except QueryError as error:
            return refused(404, str(error))

    return answer
