"""What stands between paragraphs: footnotes, notes, captions of figures and tables, and table rows."""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.read.model import PartKind, Span
from pkgraph.read.structure.classify import Block, Kind
from pkgraph.read.structure.draft import Draft, State
from pkgraph.read.structure.sections import section_names, section_path
from pkgraph.read.structure.tables import Cell, cells_of
from pkgraph.read.structure.view import superscript_number

_LONGEST_ROW_KEY = 60
_MOST_HEADS = 3


def footnote(state: State, block: Block) -> None:
    if block.match is None:
        return
    number = block.match["number"] or superscript_number(block.match[0].strip())
    path = f"fn/{number}"
    draft = Draft(
        path=path,
        kind=PartKind.FOOTNOTE,
        label=f"fn {number}",
        pieces=[Span(block.line.start + block.match.end(), block.line.end)],
        number=number,
        reading=block.reading,
    )
    state.add(draft)
    state.note = draft


def note(state: State, block: Block) -> None:
    section = section_path(state)
    owner = state.figure or state.tables.get(section)
    home = owner.path if owner else (section or "")
    path = f"{home}/note/{state.count(f'{home}/note')}".lstrip("/")
    where = owner.label if owner else " > ".join(section_names(state))
    draft = Draft(
        path=path,
        kind=PartKind.NOTE,
        label=f"{where}, note" if where else "note",
        pieces=[block.line.span],
        parent=home or None,
        reading=block.reading,
    )
    state.add(draft)
    state.note = draft


def caption(state: State, block: Block, kind: Kind) -> None:
    if block.match is None:
        return
    rest = block.match["rest"].strip()
    word = "figure" if kind is Kind.FIGURE else "caption"
    number = block.match["number"]
    draft = Draft(
        path=f"{word}/{state.count(word)}",
        kind=PartKind.FIGURE,
        label=f"{'figure' if kind is Kind.FIGURE else 'table'} {number}",
        pieces=[block.line.span],
        parent=section_path(state),
        number=number,
        title=rest or None,
        reading=block.reading,
    )
    state.add(draft)
    state.figure, state.captioned = draft, bool(rest)


def row(state: State, block: Block, following: Block | None) -> None:
    cells = cells_of(state.text, block.line.span)
    words = [reading for _, reading in cells]
    ruled = following is not None and following.kind is Kind.RULE
    if ruled and block.line.blank_before and state.head_words and words != state.head_words:
        state.table = None
    if state.table is None:
        state.head_words = words if ruled else []
        names = section_names(state)
        place = state.count("table")
        state.table = Draft(
            path=f"table/{place}",
            kind=PartKind.TABLE,
            label=" > ".join([*names, f"table {place}"]),
            pieces=[block.line.span],
            parent=section_path(state),
            title=state.sections[-1].title if state.sections else None,
        )
        state.tables[state.table.parent] = state.add(state.table)
    else:
        state.table.pieces.append(block.line.span)
    table = state.table
    place = state.count(table.path)
    key = _row_key(state, cells, place)
    names = section_names(state)
    header = block.line.start in state.heads or (ruled and words == state.head_words)
    state.add(
        Draft(
            path=f"{table.path}/row/{place}",
            kind=PartKind.ROW,
            label=" > ".join([*names, key if not header else "column heads"]),
            pieces=[block.line.span],
            parent=table.path,
            number=str(place),
            header=header,
            reading=block.reading,
        )
    )


def column_heads(body: Sequence[Block]) -> frozenset[int]:
    """Where the rows start that name columns: those above a table's first rule, a few at most."""
    heads: set[int] = set()
    above: list[int] | None = []
    for block in body:
        if block.kind is Kind.ROW and above is not None:
            above.append(block.line.start)
        elif block.kind is Kind.RULE and above is not None:
            heads |= set(above if len(above) <= _MOST_HEADS else ())
            above = None
        elif block.kind not in (Kind.ROW, Kind.RULE, Kind.FOOTNOTE, Kind.TABLE_NOTE):
            above = []
    return frozenset(heads)


def _row_key(state: State, cells: Sequence[Cell], place: int) -> str:
    """What the row is about: its first cell in words, or that of the row above which it goes on with.

    A row goes on with the one above where the column that names rows is empty.
    """
    column = next((n for n, (_, reading) in enumerate(cells) if sum(c.isalpha() for c in reading) > 1), None)
    if state.row_key and place > 1 and column != state.row_column and _is_empty(cells, state.row_column):
        return f"{state.row_key}, row {place}"
    key = cells[column][1] if column is not None else ""
    state.row_key, state.row_column = (key, column or 0) if len(key) <= _LONGEST_ROW_KEY else ("", 0)
    return state.row_key or f"row {place}"


def _is_empty(cells: Sequence[Cell], column: int) -> bool:
    return column < len(cells) and not cells[column][1]
