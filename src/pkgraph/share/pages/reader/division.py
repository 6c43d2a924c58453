"""A long document in pages, and which of them holds a place of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pkgraph.share.pages.reader.source import Outline, Part

MOST = 150_000
"""bytes of a page's text and facts, as far as they can be told before it is made"""
_FACT = 520
_PART = 300
_CHAPTER = 2
"""level of headings that begin a chapter"""


@dataclass(frozen=True, slots=True)
class Division:
    """The pages of a document."""

    pages: tuple[tuple[Part, ...], ...]
    """the parts of each page, in order; footnotes whose marks stand in a part are not among them"""
    notes: Mapping[str, tuple[Part, ...]]
    """part to the footnotes that are shown beside it"""
    turns: tuple[tuple[int, int], ...]
    """characters from which the text stands on another page than the characters before, and which: 1 is the first"""

    def page_of(self, at: int) -> int:
        """The page on which a character stands, else the one on which the text before it does."""
        found = bisect_right([start for start, _ in self.turns], at)
        return self.turns[max(0, found - 1)][1] if self.turns else 1


def divided(outline: Outline, most: int = MOST) -> Division:
    """A document in pages that are light enough; it is cut before a chapter where enough stands before it."""
    by_iri = {part.iri: part for part in outline.parts}
    notes = _notes(outline, by_iri)
    beside = {note.iri for several in notes.values() for note in several}
    pages: list[list[Part]] = [[]]
    weight = 0
    for part in (each for each in outline.parts if each.iri not in beside):
        here = sum(_weight(each, outline) for each in (part, *notes.get(part.iri, ())))
        chapter = part.kind == "Section" and part.level <= _CHAPTER and weight > most // 2
        room = most * 3 // 2 if _inside(part, by_iri) else most
        if pages[-1] and (chapter or weight + here > room):
            pages.append(_headings_at_the_end(pages[-1]))
            weight = 0
        pages[-1].append(part)
        weight += here
    return Division(tuple(map(tuple, pages)), notes, _turns(pages, notes))


def _headings_at_the_end(page: list[Part]) -> list[Part]:
    """Takes the headings that end a page away from it, unless it has nothing else."""
    kept = len(page)
    while kept and page[kept - 1].kind == "Section":
        kept -= 1
    taken = page[kept:] if kept else []
    del page[len(page) - len(taken) :]
    return taken


def _notes(outline: Outline, by_iri: Mapping[str, Part]) -> dict[str, tuple[Part, ...]]:
    """The footnotes of each part: those whose first mark stands in it."""
    shown: set[str] = set()
    notes: dict[str, tuple[Part, ...]] = {}
    for part in outline.parts:
        new = [by_iri[iri] for iri in outline.marks.get(part.iri, ()) if iri in by_iri and iri not in shown]
        if new and part.kind != "Footnote":
            notes[part.iri] = tuple(sorted(new, key=lambda each: each.order))
            shown.update(note.iri for note in new)
    return notes


def _weight(part: Part, outline: Outline) -> int:
    # A table's own places are those of its rows.
    characters = 0 if part.kind == "Table" else sum(end - start for start, end in part.places)
    return _PART + characters + _FACT * outline.facts.get(part.iri, 0)


def _inside(part: Part, by_iri: Mapping[str, Part]) -> bool:
    """Whether a part lies in a table, a figure or a paragraph, which are kept together where they fit on a page."""
    parent = by_iri.get(part.parent)
    return parent is not None and parent.kind != "Section"


def _turns(pages: Sequence[Sequence[Part]], notes: Mapping[str, Sequence[Part]]) -> tuple[tuple[int, int], ...]:
    starts = sorted(
        (start, number)
        for number, page in enumerate(pages, 1)
        for part in page
        for each in (part, *notes.get(part.iri, ()))
        if each.kind != "Table"
        for start, _ in each.places
    )
    turns: list[tuple[int, int]] = []
    for start, number in starts:
        if not turns or turns[-1][1] != number:
            turns.append((start, number))
    return tuple(turns)
