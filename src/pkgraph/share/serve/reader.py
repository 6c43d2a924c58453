"""``/documents``: documents as text, with what was read from them."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.routing import BaseRoute

from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.reader import reader_html, reader_page
from pkgraph.share.serve.browser import page
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.representation import PageRoute
from pkgraph.share.serve.site import Site

_CHARACTERS = re.compile(r"(\d{1,12}),(\d{1,12})")
_NUMBER = re.compile(r"\d{1,6}")


def routes(site: Site) -> list[BaseRoute]:
    """Each document that was read, by its key: ``?page=2``, ``?char=start,end``."""
    make = page(site, lambda request, links: _document(site.store, request, links))
    return [PageRoute("/documents/{key:path}", make, methods=["GET"])]


def _document(store: Store, request: Request, links: Links) -> str:
    key = request.path_params["key"]
    found = reader_page(store, key, number=_number(request), asked=_asked(request))
    if found is None:
        raise Refusal(
            404, f"no document '{key}' was read, or it has no such page; all are listed at {links.reader('')}"
        )
    return reader_html(found, links)


def _number(request: Request) -> int | None:
    given = request.query_params.get("page", "")
    if given and not _NUMBER.fullmatch(given):
        raise Refusal(400, f"not a page: '{given}'; write a number")
    return int(given) if given else None


def _asked(request: Request) -> tuple[int, int] | None:
    given = request.query_params.get("char", "")
    if not given:
        return None
    match = _CHARACTERS.fullmatch(given)
    if not match or int(match[1]) >= int(match[2]):
        raise Refusal(
            400, f"not a stretch of text: '{given}'; write its first character and the one after its last: 120,145"
        )
    return int(match[1]), int(match[2])
