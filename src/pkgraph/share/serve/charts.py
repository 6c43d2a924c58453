"""``/charts``: rows as pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from pkgraph.errors import QueryError
from pkgraph.share.pages.charts import chart_page, charts_page
from pkgraph.share.serve.pages import links_for
from pkgraph.share.serve.refusal import Refusal, refused
from pkgraph.share.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """All charts, and each with its parameters."""

    async def answer(request: Request) -> Response:
        try:
            return HTMLResponse(await run_in_threadpool(_page, site, request))
        except Refusal as refusal:
            return refused(refusal.status, str(refusal))

    return [Route("/charts", answer, methods=["GET"]), Route("/charts/{name}", answer, methods=["GET"])]


def _page(site: Site, request: Request) -> str:
    links, name = links_for(site, request), request.path_params.get("name", "")
    address = _addresses(request.scope.get("root_path", "").rstrip("/"))
    if not name:
        return charts_page(site.store, links, address)
    try:
        page = chart_page(site.store, links, name, dict(request.query_params), address)
    except QueryError as error:
        raise Refusal(400, str(error)) from error
    if page is None:
        raise Refusal(404, f"no chart '{name}'")
    return page


def _addresses(root: str) -> Callable[[str, Mapping[str, str]], str]:
    def address(name: str, values: Mapping[str, str]) -> str:
        asked = f"?{urlencode(values)}" if values else ""
        return f"{root}/charts{f'/{name}' if name else ''}{asked}"

    return address
