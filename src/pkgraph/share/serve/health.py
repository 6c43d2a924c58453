"""``/healthz``: whether the server answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.share.serve.site import Site


def routes(_: Site) -> list[BaseRoute]:
    """The one address."""
    return [Route("/healthz", _health, methods=["GET"])]


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"})
