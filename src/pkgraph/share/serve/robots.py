"""``/robots.txt`` (RFC 9309) and ``/sitemap.xml``: crawlers find the pages of things, and no answers without end."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.share.linked.sitemap import sitemap
from pkgraph.share.serve.representation import answering, places, represented, root
from pkgraph.share.serve.site import Site

CLOSED = ("/sparql", "/ask", "/search", "/explain", "/data/", "/dataset/", "/queries/*?", "/documents/*?")
"""answers to whatever is asked, which are as many as there are questions, and what pages show already"""


def routes(site: Site) -> list[BaseRoute]:
    """The two addresses."""
    return [
        Route("/robots.txt", answering(site, lambda request: _robots(site, request)), methods=["GET"]),
        Route("/sitemap.xml", answering(site, lambda request: _sitemap(site, request)), methods=["GET"]),
    ]


def _robots(site: Site, request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {root(request)}{path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {places(site, request).document('/sitemap.xml').value}"]
    return represented(request, ("\n".join(lines) + "\n").encode(), "text/plain")


def _sitemap(site: Site, request: Request) -> Response:
    return represented(request, sitemap(site.store, places(site, request)), "application/xml")
