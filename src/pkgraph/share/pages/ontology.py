"""The reference pages of the ontology and the shapes, which ``make docs`` writes, in the look of the site."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pkgraph.resources import resource
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

PAGES = ("index.html", "shapes.html")
"""the reference pages, the ontology's first"""
_FOLDER = "docs/ontology"
_BODY = re.compile(r"<title>(?P<title>[^<]*)</title>.*<body>(?P<body>.*)</body>", re.DOTALL)
_LINK = re.compile(r'href="(?P<file>[\w-]+\.(?:html|svg))?(?P<place>#[^"]*)?"')
_DRAWING = '<div class="drawing">'
_REACHED = '<div class="drawing" role="region" aria-label="Classes, drawn" tabindex="0">'
"""so that it is scrolled by keyboard where it is wider than the page"""


def ontology_page(links: Links, name: str) -> str:
    """One of the reference pages.

    Args:
        links: the addresses of the site.
        name: one of ``PAGES``.
    """
    title, body = _read(resource(_FOLDER) / name)

    def placed(link: re.Match[str]) -> str:
        file, place = link["file"] or "", link["place"] or ""
        return f'href="{links.ontology(("" if file == PAGES[0] else file) + place) if file else place}"'

    content = _LINK.sub(placed, body).replace(_DRAWING, _REACHED)
    return rendered("ontology.html", links, title=title, content=Markup(content))


@cache
def _read(file: Path) -> tuple[str, str]:
    found = _BODY.search(file.read_text(encoding="utf-8"))
    assert found, f"{file} is not what make docs writes"
    return found["title"], found["body"]
