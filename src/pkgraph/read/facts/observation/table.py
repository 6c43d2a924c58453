"""Cells of tables that hold numbers or ticks, each named by its column's and its row's head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.observation.number import patterns
from pkgraph.read.facts.observation.unit import COUNT, FLAG, PERCENT
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part, PartKind, Span
from pkgraph.read.patterns import load_patterns

BLANK = "blank"
_MEETINGS = LEXICON / "meeting.toml"
_AGREEMENTS = LEXICON / "agreement.toml"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table."""

    indicator: str
    value: Decimal | str
    unit: str
    place: Span
    qualifier: str | None = None
    periods_back: int = 0
    """how many reporting periods before the document's own"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    head: str
    """what its first words name"""
    cells: tuple[Cell, ...]
    """its numbers and ticks"""
    prose: tuple[str, ...]
    """the reading text of cells that hold sentences"""


def rows_in(context: Context) -> dict[str, Row]:
    """The rows of all tables, by their paths; those of tables that other facts are read from have nothing."""
    found: dict[str, Row] = {}
    for table in context.document.parts:
        if table.kind is not PartKind.TABLE:
            continue
        rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
        heads = [fold(words) for _, words in rows[0].cells] if rows and rows[0].header else []
        body = [r for r in rows if not r.header]
        if _elsewhere(table, rows, heads):
            found |= {row.path: Row("", (), ()) for row in rows}
        else:
            found |= _rows(table, heads, body)
    return found


def _elsewhere(table: Part, rows: Sequence[Part], heads: Sequence[str]) -> bool:
    about = " ".join([table.title or "", *heads])
    if load_patterns(_AGREEMENTS)["incidents"].regex.search(about):
        return True
    row = load_patterns(_MEETINGS)["row"].regex
    return any(row.search(words) for r in rows for _, words in r.cells[:1])


def _rows(table: Part, heads: Sequence[str], rows: Sequence[Part]) -> dict[str, Row]:
    flags = [n for n in range(len(heads)) if _is_flag_column([_words(r, n) for r in rows])]
    numeric = [n for n in range(len(heads)) if n not in flags and _is_number_column([_words(r, n) for r in rows])]
    backs = _periods_back(heads)
    found: dict[str, Row] = {}
    for row in rows:
        head = _row_head(row, [*flags, *numeric])
        cells = [_flag(table, row, heads, n, backs) for n in flags]
        for n in numeric:
            cells.extend(_numbers(row, heads, n, head, backs))
        prose = [w for n, (_, w) in enumerate(row.cells) if n not in (*flags, *numeric) and _is_prose(w)]
        found[row.path] = Row(head, tuple(cells), tuple(prose))
    return found


def _is_prose(words: str) -> bool:
    return len(re.findall("[A-Za-z]{2,}", words)) >= 4


def _words(row: Part, n: int) -> str:
    return fold(row.cells[n][1]) if n < len(row.cells) else ""


def _row_head(row: Part, taken: Sequence[int]) -> str:
    return next((_words(row, n) for n in range(len(row.cells)) if n not in taken and _words(row, n)), "")


def _is_flag_column(words: Sequence[str]) -> bool:
    ticks = [w for w in words if patterns()["tick"].regex.search(w)]
    return len(ticks) >= 2 and all(not w or patterns()["tick"].regex.search(w) for w in words)


def _is_number_column(words: Sequence[str]) -> bool:
    filled = [w for w in words if w]
    return bool(filled) and sum(bool(patterns()["cell"].regex.search(w)) for w in filled) * 2 > len(filled)


def _periods_back(heads: Sequence[str]) -> dict[int, int]:
    """For columns headed by cycles of reports, how far back each lies: the highest is the document's own."""
    if not any(re.search(r"\b[Cc]ycle\b", head) for head in heads):
        return {}
    found = {n: re.fullmatch(r"(?:[Cc]ycle )?(\d{1,2})", head) for n, head in enumerate(heads)}
    cycles = {n: int(match[1]) for n, match in found.items() if match}
    return {n: max(cycles.values()) - cycle for n, cycle in cycles.items()}


def _flag(table: Part, row: Part, heads: Sequence[str], n: int, backs: dict[int, int]) -> Cell:
    words = _words(row, n)
    place = row.cells[n][0] or next((span for span, _ in row.cells if span is not None), row.pieces[0])
    head = heads[n] if re.search("[A-Za-z]{3}", heads[n]) else ""
    indicator = " ".join(filter(None, (table.title, f"({head})" if head and table.title else head))) or "ticked"
    return Cell(indicator, words or BLANK, FLAG, place, None, backs.get(n, 0))


def _numbers(row: Part, heads: Sequence[str], n: int, head: str, backs: dict[int, int]) -> Iterator[Cell]:
    match = patterns()["cell"].regex.search(_words(row, n))
    place = row.cells[n][0] if n < len(row.cells) else None
    if match is None or place is None:
        return
    column = heads[n]
    unit = _unit(match[0], column)
    name = re.sub(r"^[#%]\s*", "", column).strip()
    indicator = ": ".join(filter(None, (head, name)))
    comparison = match["comparison"].strip(" ()") if match["comparison"] else None
    back = backs.get(n, 0)
    yield Cell(indicator, _value(match["number"]), unit, place, comparison, back)
    if match["before"]:
        yield Cell(indicator, _value(match["before"]), unit, place, None, back + 1)


def _unit(cell: str, column: str) -> str:
    if "%" in cell or re.search(r"%|per cent", column):
        return PERCENT
    return "USD" if "$" in cell + column else COUNT


def _value(words: str) -> Decimal:
    return Decimal(words.replace(",", "").replace(" ", ""))
