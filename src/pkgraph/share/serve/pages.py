"""The pages for people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.pages.start import start_page
from pkgraph.share.serve.refusal import refused
from pkgraph.share.serve.site import Site

Handler = Callable[[Request], Awaitable[Response]]
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def routes(site: Site) -> list[BaseRoute]:
    """The pages, and the files that they need."""
    return [
        Route("/", _page(site, lambda _, links: start_page(site.store, links)), methods=["GET"]),
        Route("/assets/{name:path}", _asset, methods=["GET"]),
    ]


def links_for(site: Site, request: Request) -> Links:
    """The addresses of the server that a request reached."""
    return ServerLinks(site.base, request.scope.get("root_path", "").rstrip("/"))


def _page(site: Site, make: Callable[[Request, Links], str]) -> Handler:
    """What answers with a page. All of it is made in one thread: the engine's answers must not leave it."""

    async def answer(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(make, request, links_for(site, request)))

    return answer


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
