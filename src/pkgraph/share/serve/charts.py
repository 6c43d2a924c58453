"""``/charts``: rows as pictures."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.charts import chart_page, charts_page
from pkgraph.share.pages.links import Links
from pkgraph.share.serve.browser import page
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """All charts, and each with its parameters."""
    make = page(site, lambda request, links: _chart(site.store, request, links))
    return [Route("/charts", make, methods=["GET"]), Route("/charts/{name}", make, methods=["GET"])]


def _chart(store: Store, request: Request, links: Links) -> str:
    name = request.path_params.get("name", "")
    if not name:
        return charts_page(store, links)
    made = chart_page(store, links, name, dict(request.query_params))
    if made is None:
        raise Refusal(404, f"no chart '{name}'; all are listed at {links.charts()}")
    return made
