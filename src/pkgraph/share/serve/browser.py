"""What browsers get: pages, and pages for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pkgraph.errors import GraphError, QueryError
from pkgraph.share.pages.faults import fault_page
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.site import Site
from pkgraph.share.serve.tagged import tagged

Maker = Callable[[Request, Links], str]


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
            return shown(request, make(request, links))
        except Refusal as refusal:
            return fault(site, request, refusal.status, str(refusal))
        except QueryError as error:
            return fault(site, request, 400, str(error))
        except GraphError as error:
            return fault(site, request, 503, str(error))

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return answer


def shown(request: Request, text: str) -> Response:
    """The response with a page: it is asked for again each time, by its tag."""
    return tagged(request, text.encode("utf-8"), "text/html", {"Vary": "Accept", "Cache-Control": "no-cache"})


def fault(site: Site, request: Request, status: int, message: str) -> Response:
    """The page of a request that was not answered."""
    content = fault_page(links_for(site, request), status, message)
    return HTMLResponse(content, status_code=status, headers={"Vary": "Accept"})
