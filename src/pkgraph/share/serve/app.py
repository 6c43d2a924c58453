"""The web application: the routes of every topic, and what holds for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from pkgraph.share.serve import (
    api,
    charts,
    dataset,
    editor,
    health,
    linked,
    network,
    openapi,
    pages,
    reader,
    robots,
    sparql,
)
from pkgraph.share.serve.browser import fault
from pkgraph.share.serve.headers import SecurityHeaders
from pkgraph.share.serve.pool import Pool
from pkgraph.share.serve.refusal import refused
from pkgraph.share.serve.representation import wants_page
from pkgraph.share.serve.site import Site

TOPICS: tuple[Callable[[Site], list[BaseRoute]], ...] = (
    editor.routes,
    sparql.routes,
    health.routes,
    pages.routes,
    linked.routes,
    reader.routes,
    network.routes,
    dataset.routes,
    api.routes,
    openapi.routes,
    robots.routes,
    charts.routes,
)
"""what the server offers, a module a topic"""


def application(site: Site) -> Starlette:
    """The web application on a graph."""
    app = Starlette(
        routes=[route for topic in TOPICS for route in topic(site)],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "POST"],
                allow_headers=["*"],
                expose_headers=["*"],
            ),
        ],
        exception_handlers=dict.fromkeys((404, 405), _refusing(site)),
        lifespan=_running,
    )
    app.state.pool = Pool(site)
    return app


@asynccontextmanager
async def _running(app: Starlette) -> AsyncIterator[None]:
    """While the application runs: the processes that answer queries from outside."""
    await app.state.pool.start()
    try:
        yield
    finally:
        await app.state.pool.close()


def _refusing(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def status(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 500)
        nowhere = f"nothing at {request.url.path}; the endpoint is /sparql"
        message = nowhere if status == 404 else f"{request.method} is not offered here"
        return fault(site, request, status, message) if wants_page(request) else refused(status, message)

    return status
