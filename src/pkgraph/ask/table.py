"""Rows for people: aligned columns, the evidence beside or below them.

On a terminal quotes are cut to its width with the words that matter in the middle; elsewhere each row is one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TextIO

from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.excerpt import excerpt, places, printable, readable
from pkgraph.ask.rows import Row, Rows
from pkgraph.namespaces import BASE, PREFIXES

if TYPE_CHECKING:
    from rich.text import Text

MISSING = "–"
GAP = 2
PIPED_QUOTE = 100
"""characters of a quote where there is no terminal"""
_BESIDE = 46
"""columns that evidence needs to stand beside the data"""
_WIDEST = 44
_NARROWEST = 4
_LINES = 3
_STEP = " > "


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is laid out."""

    name: str
    width: int
    right: bool
    longest_word: int = 0
    usual: int = 0
    """characters in which nine of ten values fit"""

    @property
    def heading(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")


def shown(value: Any) -> str:
    """A value as people read it, on one line."""
    if value is None or value == []:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    return printable(_short(value) if isinstance(value, str) else str(value)) or MISSING


def _short(text: str) -> str:
    if text.startswith(BASE):
        return text.removeprefix(BASE)
    if text.startswith("http"):
        for prefix, iri in PREFIXES.items():
            if text.startswith(iri) and len(text) > len(iri):
                return f"{prefix}:{text.removeprefix(iri)}"
    return text


def has_evidence(rows: Rows) -> bool:
    """True if the rows end in the five columns of evidence."""
    return rows.columns[-len(EVIDENCE) :] == EVIDENCE


def place(row: Row) -> str:
    """Where a row's evidence stands: ``S/2023/646, para 36 [120-145]``."""
    return f"{shown(row['document'])}, {shown(row['part'])} [{shown(row['start'])}-{shown(row['end'])}]"


def wanted(row: Row, focus: Sequence[str]) -> list[str]:
    """The words of a row that its quote should show."""
    values = [row.get(column) for column in focus]
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return [printable(str(item)) for item in flat if item not in (None, "")]


def write_plain(rows: Rows, out: TextIO) -> None:
    """Writes one line a row, columns aligned; what every row shares is said once, at the end."""
    if not rows.rows:
        out.write(footer(rows, ()) + "\n")
        return
    evidence = has_evidence(rows)
    names, aside = _split(rows)
    columns = [_column(rows, name, whole_heading=True) for name in names]
    heads = [_pad(column.heading, column) for column in columns] + (["evidence"] if evidence else [])
    out.write((" " * GAP).join(heads).rstrip() + "\n")
    for row in rows:
        cells = [_pad(shown(row[column.name]), column) for column in columns]
        if evidence:
            quote = excerpt(readable(str(row["quote"])), wanted(row, rows.focus), PIPED_QUOTE)
            cells.append(f"{place(row)} “{quote}”")
        out.write((" " * GAP).join(cells).rstrip() + "\n")
    out.write("\n" + footer(rows, aside) + "\n")


def write_terminal(rows: Rows, out: TextIO, width: int) -> None:
    """Writes the rows for a terminal of that many columns, with colours where it has them."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=out, width=width, highlight=False, soft_wrap=False)
    if not rows.rows:
        console.print(Text(footer(rows, ()), style="dim"))
        return
    evidence = has_evidence(rows)
    names, aside = _split(rows)
    columns = _fitted([_column(rows, name) for name in names], width - 1, evidence)
    used = sum(column.width + GAP for column in columns)
    beside = evidence and width - 1 - used >= _BESIDE
    last = [Column("evidence", width - 1 - used, False)] if beside else []
    for line in _lines([Text(column.heading, style="bold") for column in columns + last], columns + last, bottom=True):
        console.print(line)
    console.print(Text(" " + "─" * (width - 2), style="dim"))
    for number, row in enumerate(rows):
        if number and evidence:
            console.print()
        cells = [Text(shown(row[column.name]), style=_style(at, row[column.name])) for at, column in enumerate(columns)]
        if beside:
            cells.append(_proof(row, rows.focus, last[0].width))
        for line in _lines(cells, columns + last):
            console.print(line)
        if evidence and not beside:
            proof = _proof(row, rows.focus, width - 5)
            for line in proof.wrap(console, width - 5):
                console.print(Text("   ") + line)
    console.print()
    console.print(Padding(Text(footer(rows, aside), style="dim"), (0, 1)))
    if rows.note:
        console.print(Padding(Text(rows.note, style="dim italic"), (0, 1)))


def footer(rows: Rows, aside: Sequence[tuple[str, str]]) -> str:
    """How many rows there are, from how many documents, and what all of them share."""
    count = "no rows" if not rows.rows else "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    if has_evidence(rows) and len(rows) > 1:
        documents = len({row["document"] for row in rows})
        count += f" from {documents} document{'s' if documents > 1 else ''}"
    said = [f"{name.replace('_', ' ')} {value}" for name, value in aside if value != MISSING]
    empty = [name.replace("_", " ") for name, value in aside if value == MISSING]
    shared = "in every row: " + ", ".join(said) if said else ""
    missing = "without values: " + ", ".join(empty) if empty else ""
    return "; ".join(part for part in (count, shared, missing) if part)


def _split(rows: Rows) -> tuple[list[str], list[tuple[str, str]]]:
    """The columns to show, and those that say the same in each of several rows, with what they say."""
    names = list(rows.columns[: -len(EVIDENCE)] if has_evidence(rows) else rows.columns)
    names = [name for name in names if name not in rows.aside]
    shared = {name: shown(rows[0][name]) for name in names if len({shown(row[name]) for row in rows}) == 1}
    if len(rows) < 3:
        shared = {name: value for name, value in shared.items() if value == MISSING}
    kept = [name for name in names if name not in shared] or names[:1]
    return kept, [(name, value) for name, value in shared.items() if name not in kept]


def _column(rows: Rows, name: str, *, whole_heading: bool = False) -> Column:
    values = [row[name] for row in rows]
    heading = name.replace("_", " ")
    words = [heading] if whole_heading else heading.split()
    cells = [shown(value) for value in values]
    texts = [*words, *cells]
    return Column(
        name,
        width=max(len(text) for text in texts),
        right=all(isinstance(value, (int, float)) or value is None for value in values),
        longest_word=max(len(word) for text in texts for word in text.split()),
        usual=sorted(map(len, cells))[len(cells) * 9 // 10],
    )


def _fitted(columns: list[Column], room: int, evidence: bool) -> list[Column]:
    """Columns narrowed, the widest first, until they leave room for evidence, or fit at all.

    Room that only a few values need goes first.
    """
    widths = [min(column.width, _WIDEST) if evidence or len(columns) > 2 else column.width for column in columns]
    floors = [min(width, column.longest_word) for column, width in zip(columns, widths, strict=True)]
    usual = [min(width, max(floor, column.usual)) for width, floor, column in zip(widths, floors, columns, strict=True)]
    least = sum(floors) + GAP * len(columns)
    target = room - _BESIDE if evidence and least <= room - _BESIDE else room
    for floor in (usual, floors, [_NARROWEST] * len(widths)):
        _narrow(widths, floor, target - GAP * len(columns))
    return [replace(column, width=width) for column, width in zip(columns, widths, strict=True)]


def _narrow(widths: list[int], floors: Sequence[int], total: int) -> None:
    """Takes one off the widest column above its floor until the widths add up to no more than ``total``."""
    while sum(widths) > total:
        spare = [at for at, floor in enumerate(floors) if widths[at] > floor]
        if not spare:
            return
        widths[max(spare, key=widths.__getitem__)] -= 1


def _pad(text: str, column: Column) -> str:
    from rich.cells import cell_len

    filling = " " * max(0, column.width - cell_len(text))
    return filling + text if column.right else text + filling


def _style(at: int, value: Any) -> str:
    if value is None or value == []:
        return "dim"
    return "bold cyan" if at == 0 else ""


def _proof(row: Row, focus: Sequence[str], width: int) -> Text:
    """Where the evidence stands and its words, those that matter marked."""
    from rich.text import Text

    words = wanted(row, focus)
    quote = excerpt(readable(str(row["quote"])), words, _LINES * (width - 6))
    text = Text()
    span = f" [{shown(row['start'])}-{shown(row['end'])}]"
    text.append(
        f"{shown(row['document'])}, {_last_headings(shown(row['part']), 2 * width - len(span) - 30)}", style="green"
    )
    text.append(f"{span}\n", style="dim")
    start = len(text) + 1
    text.append(f"“{quote}”")
    for first, last in places(quote, words):
        text.stylize("bold yellow", start + first, start + last)
    return text


def _last_headings(part: str, room: int) -> str:
    """The headings that lead to a part, the first left out until the others fit."""
    headings = part.split(_STEP)
    for first in range(len(headings)):
        kept = _STEP.join(["…", *headings[first:]] if first else headings)
        if len(kept) <= room:
            return kept
    return _STEP.join(["…", headings[-1]]) if len(headings) > 1 else part


def _lines(cells: Sequence[Text], columns: Sequence[Column], *, bottom: bool = False) -> list[Text]:
    """The lines of one row: each cell wrapped to its column, short cells filled up below (or above)."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=10_000)
    wrapped = [list(cell.wrap(console, column.width)) or [Text()] for cell, column in zip(cells, columns, strict=True)]
    height = max(len(lines) for lines in wrapped)
    rows: list[Text] = []
    for number in range(height):
        line = Text(" ")
        for lines, column in zip(wrapped, columns, strict=True):
            at = number - (height - len(lines)) if bottom else number
            piece = lines[at].copy() if 0 <= at < len(lines) else Text()
            piece.rstrip()
            filling = " " * max(0, column.width - piece.cell_len)
            line.append_text(Text(filling) + piece if column.right else piece + Text(filling))
            line.append(" " * GAP)
        line.rstrip()
        rows.append(line)
    return rows
