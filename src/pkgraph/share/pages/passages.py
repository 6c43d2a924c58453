"""Passages that a search found, with the words that were looked for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pkgraph.ask.excerpt import printable, readable
from pkgraph.ask.search import Hit, Hits
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import marked, rendered
from pkgraph.share.pages.table import Value

MOST = 20
"""passages on the page"""
LONGEST = 500
"""characters of words that are read"""
_ROOM = 420
_ENTITIES = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it is shown."""

    document: str
    part: str
    quote: Markup
    reader: str
    page: str
    """of the part"""
    things: tuple[Value, ...]
    """what its facts speak of"""


def found(hits: Iterable[Hit], links: Links) -> list[Passage]:
    """The passages of some hits."""
    return [
        Passage(
            hit.document,
            printable(hit.part),
            marked(
                hit.quote, tuple(dict.fromkeys(readable(hit.quote[start:end]) for start, end in hit.highlights)), _ROOM
            ),
            links.reader(hit.document, hit.start, hit.end),
            links.page(hit.iri),
            tuple(Value(each.label, links.page(each.iri)) for each in hit.entities[:_ENTITIES]),
        )
        for hit in hits
    ]


def _words(hit: Hit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(readable(hit.quote[start:end]) for start, end in hit.highlights))


def search_page(
    links: Links, words: str, filters: dict[str, str], documents: Sequence[str], hits: Hits | None, refused: str = ""
) -> str:
    """The search form, and what was found.

    Args:
        links: the addresses of the site.
        words: what stands in the form.
        filters: ``document``, ``mission``, ``since`` and ``until`` as they stand in the form.
        documents: keys of the documents to choose from.
        hits: None where nothing was searched.
        refused: why nothing was searched, where something was asked.
    """
    return rendered(
        "search.html",
        links,
        words=words,
        filters=filters,
        documents=documents,
        hits=hits,
        passages=found(hits, links) if hits is not None else [],
        refused=refused,
    )
