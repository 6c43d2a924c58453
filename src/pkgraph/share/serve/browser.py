"""What browsers get: routes that answer only who wants HTML, and pages for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from pkgraph.errors import GraphError, QueryError
from pkgraph.share.pages.faults import fault_page
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.serve.negotiation import best
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.site import Site

HTML = "text/html"
_OTHERS = ("application/json", "text/csv", "text/plain")
_FORM = "format"
"""the value of a request that chooses a form other than a page"""

Maker = Callable[[Request, Links], str]


def wants_page(request: HTTPConnection) -> bool:
    """True if a request is for a page rather than for data: who says nothing gets data."""
    accept = request.headers.get("accept", "")
    if _FORM in request.query_params:
        return False
    return HTML in accept and best(accept, dict.fromkeys((*_OTHERS, HTML))) == HTML


class PageRoute(Route):
    """A route that leaves requests for data to those after it."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As any route, for a request that wants a page."""
        if scope["type"] != "http" or not wants_page(HTTPConnection(scope)):
            return Match.NONE, {}
        return super().matches(scope)


def links_for(site: Site, request: Request) -> Links:
    """The addresses of the server that a request reached."""
    return ServerLinks(site.base, request.scope.get("root_path", "").rstrip("/"))


def page(site: Site, make: Maker) -> Callable[[Request], Any]:
    """What answers with a page, or with one that says what is wrong.

    All of it is made in one thread: the engine's answers must not leave it.
    """

    def made(request: Request) -> Response:
        links = links_for(site, request)
        try:
            return HTMLResponse(make(request, links), headers={"Vary": "Accept"})
        except Refusal as refusal:
            return fault(site, request, refusal.status, str(refusal))
        except QueryError as error:
            return fault(site, request, 400, str(error))
        except GraphError as error:
            return fault(site, request, 503, str(error))

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return answer


def fault(site: Site, request: Request, status: int, message: str) -> Response:
    """The page of a request that was not answered."""
    content = fault_page(links_for(site, request), status, message)
    return HTMLResponse(content, status_code=status, headers={"Vary": "Accept"})
