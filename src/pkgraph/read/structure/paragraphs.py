"""Paragraphs: numbered ones, their items, bullets, and those without a number."""

from __future__ import annotations

from pkgraph.read.model import PartKind, Span
from pkgraph.read.structure.classify import Block, Kind
from pkgraph.read.structure.draft import Draft, State
from pkgraph.read.structure.insets import note
from pkgraph.read.structure.items import item_depth
from pkgraph.read.structure.sections import section_names, section_path
from pkgraph.read.structure.view import view_of


def numbered_paragraph(state: State, block: Block) -> None:
    if block.match is None or block.number is None:
        return
    state.close_text()
    rest = _after_number(state, block, block.match.end())
    path = f"{state.annex}para/{block.number}"
    label = f"{state.annex_label}, para {block.number}" if state.annex else f"para {block.number}"
    draft = Draft(
        path=path,
        kind=PartKind.PARAGRAPH,
        label=label,
        pieces=[rest or block.line.span],
        parent=section_path(state),
        number=str(block.number),
        reading=block.reading,
        bare=rest is None,
    )
    state.add(draft)
    state.paragraph = state.numbered = draft
    state.figure, state.captioned = None, True


def nests(state: State, block: Block, kind: Kind) -> bool:
    """Takes a sub-item or bullet into the open paragraph; False if it is none or there is none open."""
    if kind is Kind.ITEM:
        return _item(state, block)
    return kind is Kind.BULLET and _child(state, block, "item", "item ")


def plain_paragraph(state: State, block: Block) -> None:
    if state.figure is not None and state.numbered_text:
        note(state, block)
        return
    if state.items and _child(state, block, "p", "¶"):
        return
    state.close_text()
    section = section_path(state)
    home = f"{section}/" if section else state.annex
    path = f"{home}p/{state.count(f'{home}p')}"
    names = section_names(state)
    draft = Draft(
        path=path,
        kind=PartKind.PARAGRAPH,
        label=" > ".join([*names, f"¶{path.rpartition('/')[2]}"]),
        pieces=[block.line.span],
        parent=section,
        reading=block.reading,
    )
    state.add(draft)
    state.paragraph = draft


def closing(state: State, block: Block) -> None:
    """The line with the meeting that adopted the resolution; what stands behind it is annexed."""
    state.close_text()
    state.sections, state.annex, state.annex_label = [], "", ""
    plain_paragraph(state, block)
    if state.paragraph is not None:
        state.paragraph.block = Kind.CLOSING
    if block.restarts:
        state.open_annex()


def _after_number(state: State, block: Block, number_end: int) -> Span | None:
    """The line without its number, with the mark-up that opens its text; None where nothing follows the number."""
    view = view_of(state.text, [block.line.span])
    if number_end >= len(view.text):
        return None
    mark_up = state.text[view.offsets[number_end - 1] + 1 : view.offsets[number_end]].lstrip()
    return Span(view.offsets[number_end] - len(mark_up), block.line.end)


def _item(state: State, block: Block) -> bool:
    """A sub-item (a), (i) of the open paragraph; False if there is none that it can belong to."""
    if block.match is None:
        return False
    if state.numbered is None and state.paragraph is None:
        state.numbered, state.items = _interrupted(state)
    owner = state.numbered or state.paragraph
    if owner is None:
        return False
    number = block.match["number"]
    if not state.items:
        state.items = [owner.path]
    opened = [state.drafts[path].number or "" for path in state.items[1:]]
    depth = item_depth(opened, number, state.next_item)
    del state.items[depth:]
    parent = state.items[-1]
    parent_label = state.drafts[parent].label
    draft = Draft(
        path=f"{parent}/{number}",
        kind=PartKind.PARAGRAPH,
        label=f"{parent_label} ({number})" if depth == 1 else f"{parent_label}({number})",
        pieces=[block.line.span],
        parent=parent,
        number=number,
        reading=block.reading,
        bare=block.match.end() == len(block.reading),
    )
    state.add(draft)
    state.items.append(draft.path)
    state.numbered = state.numbered or owner
    state.paragraph = draft
    return True


def _interrupted(state: State) -> tuple[Draft | None, list[str]]:
    """The numbered paragraph whose items a heading parts, as long as it has not ended with a full stop."""
    numbered, items = state.left
    if numbered is None or state.drafts[items[-1] if items else numbered.path].reading.rstrip("”’)").endswith("."):
        return None, []
    return numbered, items


def _child(state: State, block: Block, step: str, name: str) -> bool:
    """A bullet, or a line among the items, of the open numbered paragraph; False if none is open."""
    if state.numbered is None or state.numbered.number is None:
        return False
    parent = state.items[-1] if len(state.items) > 1 and step == "item" else state.numbered.path
    parent_label = state.drafts[parent].label
    place = state.count(f"{parent}/{step}")
    draft = Draft(
        path=f"{parent}/{step}/{place}",
        kind=PartKind.PARAGRAPH,
        label=f"{parent_label}, {name}{place}",
        pieces=[block.line.span],
        parent=parent,
        number=str(place),
        reading=block.reading,
    )
    state.add(draft)
    state.paragraph = draft
    return True
