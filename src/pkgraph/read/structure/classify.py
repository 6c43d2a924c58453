"""What each line of a text is, before it is known what it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pkgraph.read.model import Span
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.furniture import furniture_of
from pkgraph.read.structure.lines import Line, lines_of, with_whole_rows
from pkgraph.read.structure.numbering import HEADING_LIKE, SENTENCE, Candidate, paragraph_chain
from pkgraph.read.structure.view import view_of

LONGEST_HEADING = 200
_LONGEST_PLAIN_HEADING = 160
_MOST_HEADING_WORDS = 22
_PATTERNS = Path(__file__).with_name("lines.toml")


class Kind(StrEnum):
    """What a line is by its form."""

    ROW = "row"
    RULE = "rule"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    TABLE_NOTE = "table note"
    NOTE = "note"
    FIGURE = "figure"
    TABLE = "table"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BULLET = "bullet"
    ANNEX = "annex"
    PART = "part heading"
    ROMAN = "roman heading"
    LETTER = "letter heading"
    ARABIC = "arabic heading"
    MARKDOWN = "markdown heading"
    OPENING = "opening heading"
    CAPITALS = "capitals"
    PLAIN = "plain heading"
    TEXT = "text"


HEADINGS = frozenset(
    {
        Kind.ANNEX,
        Kind.PART,
        Kind.ROMAN,
        Kind.LETTER,
        Kind.ARABIC,
        Kind.MARKDOWN,
        Kind.OPENING,
        Kind.CAPITALS,
        Kind.PLAIN,
    }
)
"""Kinds that open a section."""

_KEPT_FROM_FURNITURE = ("part heading", "note", "raw row", "raw footnote", "figure", "annex")


@dataclass(frozen=True, slots=True)
class Block:
    """A line and what it is."""

    kind: Kind
    line: Line
    reading: str
    """its reading text"""
    match: re.Match[str] | None = None
    number: int | None = None
    """of a numbered paragraph"""


def line_patterns() -> dict[str, Pattern]:
    """The patterns that tell lines apart."""
    return load_patterns(_PATTERNS)


def is_finished(reading: str) -> bool:
    """True if the text ends as a sentence or a list item does."""
    return bool(line_patterns()["sentence end"].regex.search(reading))


def is_open(reading: str) -> bool:
    """True if the text ends in the middle of a phrase: on an article, a preposition, a comma."""
    return bool(line_patterns()["open end"].regex.search(reading))


def classify(text: str) -> list[Block]:
    """The lines of a text with their kinds, in order; furniture included."""
    lines = with_whole_rows(text, lines_of(text))
    patterns = line_patterns()
    furniture = furniture_of(lines, patterns, _KEPT_FROM_FURNITURE)
    readings = [view_of(text, [Span(line.start, line.end)]).text for line in lines]
    chains = _chains(lines, readings, furniture, patterns)
    return [
        Block(Kind.FURNITURE, line, reading)
        if n in furniture
        else Block(Kind.PARAGRAPH, line, reading, patterns["paragraph"].regex.search(reading), chains[n])
        if n in chains
        else _block(line, reading, patterns)
        for n, (line, reading) in enumerate(zip(lines, readings, strict=True))
    ]


def _chains(
    lines: Sequence[Line], readings: Sequence[str], furniture: set[int], patterns: dict[str, Pattern]
) -> dict[int, int]:
    """Numbered paragraphs by index of their line; numbering starts again in each annex."""
    chosen: dict[int, int] = {}
    candidates: list[Candidate] = []
    for n, (line, reading) in enumerate(zip(lines, readings, strict=True)):
        if n in furniture or patterns["raw row"].regex.search(line.text):
            continue
        if patterns["annex"].regex.search(reading):
            chosen |= paragraph_chain(candidates)
            candidates = []
        match = patterns["paragraph"].regex.search(reading)
        if match:
            weight = HEADING_LIKE if _heading_form(reading) else SENTENCE
            candidates.append(Candidate(n, int(match["number"]), weight))
    return chosen | paragraph_chain(candidates)


def _heading_form(reading: str) -> bool:
    return len(reading) <= LONGEST_HEADING and not is_finished(reading) and not is_open(reading)


_BY_READING = (Kind.FIGURE, Kind.TABLE, Kind.NOTE, Kind.ITEM, Kind.BULLET, Kind.ANNEX, Kind.OPENING)
_NUMBERED_HEADINGS = (Kind.PART, Kind.ROMAN, Kind.LETTER, Kind.ARABIC)


def _block(line: Line, reading: str, patterns: dict[str, Pattern]) -> Block:
    for kind in (Kind.RULE, Kind.ROW, Kind.FOOTNOTE, Kind.TABLE_NOTE, Kind.MARKDOWN):
        match = patterns[f"raw {kind}"].regex.search(line.text)
        if match:
            return Block(kind, line, reading, match)
    for kind in _BY_READING:
        match = patterns[kind].regex.search(reading)
        if match:
            return Block(kind, line, reading, match)
    if _heading_form(reading):
        for kind in _NUMBERED_HEADINGS:
            match = patterns[kind].regex.search(reading)
            if match:
                return Block(kind, line, reading, match)
        if patterns["capitals"].regex.search(reading):
            return Block(Kind.CAPITALS, line, reading)
    if _plain_heading(reading, patterns):
        return Block(Kind.PLAIN, line, reading)
    return Block(Kind.TEXT, line, reading)


def _plain_heading(reading: str, patterns: dict[str, Pattern]) -> bool:
    first = reading.lstrip("“\"'‘(")[:1]
    return (
        len(reading) <= _LONGEST_PLAIN_HEADING
        and len(reading.split()) <= _MOST_HEADING_WORDS
        and first.isupper()
        and any(c.islower() for c in reading)
        and reading[-1] not in ",*|…"
        and not any(unicodedata.category(c) in ("So", "Sm") for c in reading)
        and not is_finished(reading)
        and not is_open(reading)
        and not patterns["inner sentence"].regex.search(reading)
    )
