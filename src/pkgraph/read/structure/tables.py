"""Rows of tables to cells: Markdown tables, and the tab-parted HTML cells of some conversions."""

from __future__ import annotations

import re

from pkgraph.read.model import Span
from pkgraph.read.structure.view import view_of

_CELL_BAR = re.compile(r"(?<!\\)\|")

Cell = tuple[Span | None, str]


def cells_of(text: str, row: Span) -> tuple[Cell, ...]:
    """The cells of one row: the place of each one's words (None where it is empty) and its reading text."""
    line = text[row.start : row.end]
    if line.startswith("|"):
        inner_end = row.end - 1 if line.endswith("|") else row.end
        bounds = _bounds(line[1 : inner_end - row.start], _CELL_BAR, row.start + 1)
    else:
        bounds = _bounds(line, re.compile("\t"), row.start)
    return tuple(_cell(text, start, end) for start, end in bounds)


def _bounds(line: str, parting: re.Pattern[str], offset: int) -> list[tuple[int, int]]:
    cuts = [m.start() for m in parting.finditer(line)]
    starts = [0, *(cut + 1 for cut in cuts)]
    return [(offset + s, offset + e) for s, e in zip(starts, [*cuts, len(line)], strict=True)]


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return None, ""
    first = start + words.index(stripped)
    span = Span(first, first + len(stripped))
    reading = view_of(text, [span]).text.strip()
    return (span, reading) if reading else (None, "")
