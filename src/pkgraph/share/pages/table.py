"""Rows as a table on a page: values as links where they name something, each row with the words it rests on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.excerpt import readable
from pkgraph.ask.rows import Row, Rows
from pkgraph.ask.table import has_evidence, shown, wanted
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import Named
from pkgraph.share.pages.render import QUOTE, marked

_TELLING = 60
"""characters of a value that a quote need not repeat"""
_NEARLY = 0.8
_SHORT = 11
"""characters that stay on one line: a date, a word or two"""
_WORD = 21
"""likewise, without a blank: a period"""
_LONG = 28
"""characters of values that need room"""
_LARGE = 10_000
"""numbers from which thousands are set apart"""


@dataclass(frozen=True, slots=True)
class Value:
    """One value, and where it leads; an empty address where it leads nowhere."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The values of a row in a column."""

    values: tuple[Value, ...]


class Shape(StrEnum):
    """How wide the values of a column are."""

    NUMBER = "number"
    SHORT = "short"
    MIDDLE = ""
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that a row rests on."""

    document: str
    part: str
    quote: Markup
    """empty where a cell holds the same words"""
    reader: str
    """where they stand in the document"""
    facts: str
    """what the graph says by them"""


@dataclass(frozen=True, slots=True)
class Line:
    """A row."""

    cells: tuple[Cell, ...]
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Table:
    """A part of an answer."""

    heads: tuple[str, ...]
    shapes: tuple[Shape, ...]
    """of each column"""
    lines: tuple[Line, ...]
    evidence: bool
    """True if rows have their words beside them"""
    empty: tuple[str, ...]
    """columns that no row has a value in and that are left out"""

    @property
    def told(self) -> bool:
        """True if the cells of most rows hold their words already, so that the evidence needs little room."""
        proofs = [line.proof for line in self.lines if line.proof]
        return bool(proofs) and 2 * sum(not each.quote for each in proofs) >= len(proofs)


def table(
    rows: Rows, known: Named, links: Links, *, start: int = 0, most: int | None = None, without: Collection[str] = ()
) -> Table:
    """Some rows as a table.

    Args:
        rows: all rows; which columns are left out as empty is decided by all of them.
        known: what their values name.
        links: the addresses of the site.
        start: the first row, from 0.
        most: how many rows at most.
        without: columns to leave out.
    """
    evidence = has_evidence(rows)
    columns = [
        column
        for column in (rows.columns[: -len(EVIDENCE)] if evidence else rows.columns)
        if column not in rows.aside and column not in without
    ]
    empty = [column for column in columns if all(row[column] in (None, []) for row in rows)] if len(rows) else []
    heads = tuple(column for column in columns if column not in empty)
    taken = rows[start : None if most is None else start + most]
    lines = tuple(_line(row, rows.focus, heads, known, links, evidence) for row in taken)
    shapes = tuple(_shape([row[head] for row in taken]) for head in heads)
    return Table(heads, shapes, lines, evidence, tuple(empty))


def _line(
    row: Row,
    focus: Sequence[str],
    heads: tuple[str, ...],
    known: Named,
    links: Links,
    evidence: bool,
) -> Line:
    cells = tuple(Cell(tuple(_values(row[head], head, known, links))) for head in heads)
    return Line(cells, proof(row, focus, cells, known, links) if evidence else None)


def _values(value: Any, column: str, known: Named, links: Links) -> list[Value]:
    each = value if isinstance(value, list) else [] if value is None else [value]
    return [Value(_text(one), _address(one, column, known, links)) for one in each]


def _text(value: Any) -> str:
    """A value as people read it; what may be a year keeps its digits together."""
    large = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _LARGE
    return f"{value:,}" if large else shown(value)


def _address(value: Any, column: str, known: Named, links: Links) -> str:
    iri = known.iri(column, value) if isinstance(value, str) else None
    return links.page(iri) if iri else ""


def _shape(values: Sequence[Any]) -> Shape:
    given = [value for value in values if value not in (None, [])]
    if given and all(isinstance(value, int | float) and not isinstance(value, bool) for value in given):
        return Shape.NUMBER
    texts = [shown(value) for value in given]
    if all(len(text) <= (_SHORT if " " in text else _WORD) for text in texts):
        return Shape.SHORT
    lengths = [len(text) for text in texts]
    return Shape.LONG if sum(lengths) > _LONG * len(lengths) else Shape.MIDDLE


def proof(
    row: Row, focus: Sequence[str], cells: Sequence[Cell], known: Named, links: Links, room: int = QUOTE
) -> Proof:
    """The words of a row with evidence, without those that a cell holds already."""
    key, start, end = str(row["document"]), int(row["start"]), int(row["end"])
    iri = known.iri("document", key)
    quote = readable(str(row["quote"] or ""))
    told = any(_tells(value.text, quote) for cell in cells for value in cell.values)
    return Proof(
        document=key,
        part=shown(row["part"]),
        quote=Markup() if told else marked(quote, tuple(wanted(row, focus)), room),
        reader=links.reader(key, start, end),
        facts=links.page(f"{iri}/evidence/{start}-{end}") if iri else "",
    )


def _tells(text: str, quote: str) -> bool:
    """True if a value has the words of a quote, a few at its ends apart."""
    return len(text) > _TELLING and (quote in text or (text in quote and len(text) > _NEARLY * len(quote)))
