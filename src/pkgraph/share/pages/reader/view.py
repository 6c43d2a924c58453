"""A page of a document: its text with the facts that were read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pkgraph.ask.excerpt import excerpt
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.reader.blocks import Block, Material, blocks, counted, heading_depths
from pkgraph.share.pages.reader.division import Division, divided
from pkgraph.share.pages.reader.groups import Group, groups
from pkgraph.share.pages.reader.source import Outline, facts_of, outline, words_of
from pkgraph.share.pages.render import rendered

_TITLE = 100
"""characters of a heading in the table of contents"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the table of contents."""

    title: str
    depth: int
    """1 is that of the document's title"""
    page: int
    id: str


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """One page of a document."""

    outline: Outline
    number: int
    of: int
    blocks: tuple[Block, ...]
    legend: tuple[tuple[Group, int], ...]
    """groups of which the page has facts, with how many"""
    contents: tuple[Entry, ...]
    turns: tuple[tuple[int, int], ...]
    """characters from which the text stands on another page, and which"""
    asked: tuple[int, int] | None
    held: bool
    """whether what was asked for stands in the text of the page"""
    unread: int
    """characters of the source that lie in none of its parts"""


def reader_page(
    store: Store, key: str, *, number: int | None = None, asked: tuple[int, int] | None = None
) -> ReaderPage | None:
    """A page of the document with this key; None where there is no such document or page.

    Args:
        store: the graph.
        key: the document's key.
        number: which page; the one that holds what is asked for, else the first, if none is given.
        asked: the characters that a reader wants to see.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found = outline(store, key)
    if found is None:
        return None
    division = divided(found)
    at = number if number is not None else division.page_of(asked[0]) if asked else 1
    if not 1 <= at <= len(division.pages):
        return None
    parts = division.pages[at - 1]
    iris = [each.iri for part in parts for each in (part, *division.notes.get(part.iri, ()))]
    by_iri = {part.iri: part for part in found.parts}
    material = Material(found, division, words_of(store, iris), facts_of(store, iris), asked, by_iri)
    made = blocks(parts, material)
    counts = counted(made)
    return ReaderPage(
        outline=found,
        number=at,
        of=len(division.pages),
        blocks=tuple(made),
        legend=tuple((group, counts[group.name]) for group in groups() if counts[group.name]),
        contents=_contents(division, material),
        turns=division.turns,
        asked=asked,
        held=asked is not None and _held(made, asked),
        unread=max(0, found.characters - _covered(found)),
    )


def reader_html(page: ReaderPage, links: Links, address: Callable[[int], str] | None = None) -> str:
    """The page as HTML.

    Args:
        page: the page.
        links: the addresses of the site.
        address: number of a page of the document to where it is found; on a server if none is given.
    """
    reader = links.reader(page.outline.key)
    where = address or (lambda number: reader if number == 1 else f"{reader}?page={number}")
    return rendered("reader.html", links, page=page, address=where, reader=reader)


def _contents(division: Division, material: Material) -> tuple[Entry, ...]:
    depths = heading_depths(part for page in division.pages for part in page)
    return tuple(
        Entry(excerpt(part.title or part.label, (), _TITLE), depths[part.iri], number, material.id(part.iri))
        for number, page in enumerate(division.pages, 1)
        for part in page
        if part.kind == "Section"
    )


def _held(made: Sequence[Block], asked: tuple[int, int]) -> bool:
    return any(
        run.start < asked[1] and asked[0] < run.start + len(run.words)
        for block in made
        for each in (block, *block.notes)
        for run in (*each.runs, *(cell for row in each.rows for cell in row))
    )


def _covered(found: Outline) -> int:
    """How many characters lie in parts."""
    last = covered = 0
    for start, end in sorted(place for part in found.parts for place in part.places):
        covered += max(0, end - max(start, last))
        last = max(last, end)
    return covered
