"""Totals of tables that differ from their rows and columns.

A total is only judged where the table leaves no doubt what it is the total of: rows that sum rows are told by their
first words, each of them must fill every column that is summed, and where a table has several sums one of
them must be right, or it is not the table that is wrong but the reading of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.facts.context import LONGEST_QUOTE, Context
from pkgraph.read.facts.inconsistency.model import Amount, Inconsistency, adds_up, amount_of, patterns, sum_of
from pkgraph.read.mentions.fold import fold
from pkgraph.read.model import Evidence, Part, PartKind, Span

_NIL = Amount(Decimal(0), Decimal(1))
_FEWEST_RIGHT = 3
"""rows whose numbers make their total, from which on a column is known to be the total of the others"""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a column that is summed."""

    amount: Amount | None
    """None where it is empty or holds no number"""
    empty: bool
    place: Span | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: what it is, and its cells."""

    part: Part
    head: str
    kind: str
    """``row``, ``subtotal``, ``total`` or ``doubt``"""
    now: tuple[_Cell, ...]
    before: tuple[_Cell, ...]
    """the numbers of the time before, where cells hold both: ``6 (up from 2)``"""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with what it may be the total of."""

    line: _Line
    column: int
    total: Amount
    place: Span
    choices: tuple[tuple[_Line, ...], ...]
    parts: tuple[Amount, ...]
    """of the first choice"""
    right: bool
    doubtful: bool
    """cells are empty, or there is more than one choice"""


def in_tables(context: Context) -> Iterator[Inconsistency]:
    """What is wrong in the tables of a document."""
    for table in context.document.parts:
        if table.kind is PartKind.TABLE:
            rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
            heads = [fold(words) for _, words in rows[0].cells] if rows and rows[0].header else []
            lines = [_line(row) for row in rows if not row.header and [fold(w) for _, w in row.cells] != heads]
            if lines:
                yield from _wrong_totals(context, table, heads, lines)
                yield from _wrong_rows(context, table, heads, lines)


def _line(row: Part) -> _Line:
    words = [fold(words) for _, words in row.cells]
    head = next((w for w in words if w and not patterns()["nil"].regex.search(w) and amount_of(w) is None), "")
    kind = "doubt"
    if head and head == words[0]:
        kinds = ("subtotal", "total", "doubt")
        kind = next((k for k in kinds if patterns()[f"{k} row"].regex.search(head)), "row")
    now = tuple(_cell(row.cells[n][0], words[n], "number") for n in range(len(words)))
    before = tuple(_cell(row.cells[n][0], words[n], "before") for n in range(len(words)))
    return _Line(row, head, kind, now, before)


def _cell(place: Span | None, words: str, which: str) -> _Cell:
    if not words or patterns()["nil"].regex.search(words):
        return _Cell(_NIL if words else None, not words, place)
    compared = patterns()["compared"].regex.search(words)
    if compared:
        return _Cell(amount_of(compared[which]), False, place)
    return _Cell(amount_of(words) if which == "number" else None, False, place)


# Rows that sum rows


def _wrong_totals(
    context: Context, table: Part, heads: Sequence[str], lines: Sequence[_Line]
) -> Iterator[Inconsistency]:
    sums = list(_sums(heads, lines))
    simple = sum(line.kind in ("total", "subtotal") for line in lines) == 1
    for wrong in sums:
        others = [s for s in sums if s is not wrong and s.line is wrong.line]
        trusted = any(s.right for s in others) or (simple and not others and not wrong.doubtful)
        other = _stretch(context, table, wrong.choices[0])
        if not wrong.right and trusted and other is not None:
            yield Inconsistency(
                evidence=context.whole(wrong.line.part),
                mention=wrong.place,
                kind="total",
                subject=_named(heads, wrong.column),
                indicator=table.title,
                expected=sum((a.value for a in wrong.parts), Decimal(0)),
                found=wrong.total.value,
                working=sum_of(wrong.parts),
                other=other,
            )


def _sums(heads: Sequence[str], lines: Sequence[_Line]) -> Iterator[_Sum]:
    for n, line in enumerate(lines):
        choices = _choices(lines[:n], line.kind) if line.kind in ("total", "subtotal") else ()
        if choices:
            for time in ("now", "before"):
                found = [_sum(line, column, time, choices) for column in _columns(heads, line, choices, time)]
                if all(found):
                    yield from (each for each in found if each)


def _choices(above: Sequence[_Line], kind: str) -> tuple[tuple[_Line, ...], ...]:
    """The rows that a total may be the total of: those since the last one, all of them, or the totals above it."""
    last = max((n for n, line in enumerate(above) if line.kind in ("total", "subtotal")), default=-1)
    since = above[last + 1 :]
    rows = [line for line in above if line.kind in ("row", "doubt")]
    subtotals = [line for line in above if line.kind == "subtotal"]
    found = [since] if kind == "subtotal" else [since, rows, subtotals]
    sound = [tuple(lines) for lines in found if len(lines) > 1 and not any(line.kind == "doubt" for line in lines)]
    different = {tuple(line.part.path for line in lines): lines for lines in sound}
    return tuple(different.values()) if len(sound) == len([f for f in found if len(f) > 1]) else ()


def _columns(heads: Sequence[str], line: _Line, choices: tuple[tuple[_Line, ...], ...], time: str) -> list[int]:
    """The columns that are summed: those with numbers in two rows or more, but for shares, averages and the like."""
    rows = [getattr(row, time) for row in choices[0]]
    found = []
    for n in range(len(line.now)):
        amounts = [row[n].amount for row in rows if n < len(row) and row[n].amount is not None]
        if len(amounts) > 1 and not _is_no_sum(heads, n, [*amounts, getattr(line, time)[n].amount]):
            found.append(n)
    return found


def _is_no_sum(heads: Sequence[str], n: int, amounts: Sequence[Amount | None]) -> bool:
    head = heads[n] if n < len(heads) else ""
    return bool(patterns()["no sum"].regex.search(head)) or any(a is not None and a.sign == "%" for a in amounts)


def _sum(line: _Line, column: int, time: str, choices: tuple[tuple[_Line, ...], ...]) -> _Sum | None:
    """What a total says of a column; None where it says nothing, or a row does not give a number."""
    cell: _Cell = getattr(line, time)[column]
    if cell.amount is None or cell.place is None:
        return None
    parts: list[tuple[Amount, ...]] = []
    empty = False
    for rows in choices:
        cells: list[_Cell] = [getattr(row, time)[column] for row in rows if column < len(row.now)]
        if len(cells) < len(rows) or any(c.amount is None and not c.empty for c in cells):
            return None
        empty = empty or any(c.empty for c in cells)
        parts.append(tuple(c.amount for c in cells if c.amount is not None))
    right = any(adds_up(amounts, cell.amount) for amounts in parts)
    return _Sum(line, column, cell.amount, cell.place, choices, parts[0], right, empty or len(choices) > 1)


def _stretch(context: Context, table: Part, rows: Sequence[_Line]) -> Evidence | None:
    """The rows from the first to the last; of a long table those next to the total."""
    end = rows[-1].part.pieces[-1].end
    starts = [row.part.pieces[0].start for row in rows]
    start = next((s for s in starts if 0 < end - s <= LONGEST_QUOTE), None)
    if start is None:
        return None
    return Evidence(table.path, Span(start, end), context.document.text[start:end])


def _named(heads: Sequence[str], n: int) -> str | None:
    return (heads[n].strip("#% ") if n < len(heads) else "") or None


# Columns that sum columns


def _wrong_rows(context: Context, table: Part, heads: Sequence[str], lines: Sequence[_Line]) -> Iterator[Inconsistency]:
    for column, head in enumerate(heads):
        if column > 1 and patterns()["total column"].regex.search(head):
            addends = [
                n
                for n in range(1, column)
                if not _is_no_sum(heads, n, [line.now[n].amount for line in lines if n < len(line.now)])
            ]
            yield from _wrong_in_column(context, table, lines, column, addends)


def _wrong_in_column(
    context: Context, table: Part, lines: Sequence[_Line], column: int, addends: Sequence[int]
) -> Iterator[Inconsistency]:
    right, wrong = 0, []
    for line in lines:
        cells = [line.now[n] for n in addends if n < len(line.now)]
        total = line.now[column] if column < len(line.now) else None
        amounts = [cell.amount for cell in cells if cell.amount is not None]
        readable = all(cell.amount is not None or cell.empty for cell in cells)
        if total is None or total.amount is None or total.place is None or not amounts or not readable:
            continue
        if adds_up(amounts, total.amount):
            right += len(amounts) > 1
        else:
            wrong.append((line, total.amount, total.place, amounts, [c.place for c in cells if c.place is not None]))
    if right < max(_FEWEST_RIGHT, 2 * len(wrong)):
        return
    for line, found, place, amounts, places in wrong:
        start, end = places[0].start, places[-1].end
        yield Inconsistency(
            evidence=context.whole(line.part),
            mention=place,
            kind="total",
            subject=line.head or None,
            indicator=table.title,
            expected=sum((a.value for a in amounts), Decimal(0)),
            found=found.value,
            working=sum_of(amounts),
            other=Evidence(line.part.path, Span(start, end), context.document.text[start:end]),
        )
