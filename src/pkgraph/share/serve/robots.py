"""``/robots.txt`` (RFC 9309) and ``/sitemap.xml``: crawlers find the pages of things, and no answers without end."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.share.linked.sitemap import page_addresses, site_maps
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.representation import answering, places, represented, root
from pkgraph.share.serve.site import Site

CLOSED = ("/sparql", "/ask", "/search", "/explain", "/data/", "/dataset/", "/queries/*?", "/documents/*?")
"""answers to whatever is asked, which are as many as there are questions, and what pages show already"""


def routes(site: Site) -> list[BaseRoute]:
    """The two addresses, and those of the parts of a map that one file may not hold."""
    maps = answering(site, lambda request: _sitemap(site, request))
    return [
        Route("/robots.txt", answering(site, lambda request: _robots(site, request)), methods=["GET"]),
        Route("/sitemap.xml", maps, methods=["GET"]),
        Route("/sitemap-{number:int}.xml", maps, methods=["GET"]),
    ]


def _robots(site: Site, request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {root(request)}{path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {places(site, request).document('/sitemap.xml').value}"]
    return represented(request, ("\n".join(lines) + "\n").encode(), "text/plain")


def _sitemap(site: Site, request: Request) -> Response:
    where = places(site, request)
    number = request.path_params.get("number")
    name = "sitemap.xml" if number is None else f"sitemap-{number}.xml"
    maps = dict(site_maps(page_addresses(site.store, where), where.document("/").value))
    if name not in maps:
        raise Refusal(404, f"no part {number} of the map of the site, which is at {root(request)}/sitemap.xml")
    return represented(request, maps[name].encode(), "application/xml")
