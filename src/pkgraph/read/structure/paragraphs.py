"""Paragraphs: numbered ones, their items, bullets, and those without a number."""

from __future__ import annotations

from pkgraph.read.model import PartKind, Span
from pkgraph.read.structure.classify import Block, Kind
from pkgraph.read.structure.draft import Draft, State
from pkgraph.read.structure.insets import note
from pkgraph.read.structure.sections import section_names, section_path


def numbered_paragraph(state: State, block: Block) -> None:
    if block.match is None or block.number is None:
        return
    state.close_text()
    path = f"{state.annex}para/{block.number}"
    label = (
        f"para {block.number}" if not state.annex else f"{state.annex.replace('/', ' ').strip()}, para {block.number}"
    )
    draft = Draft(
        path=path,
        kind=PartKind.PARAGRAPH,
        label=label,
        pieces=[_after_number(state, block)],
        parent=section_path(state),
        number=str(block.number),
        reading=block.reading,
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


def _after_number(state: State, block: Block) -> Span:
    """The line without its number; the whole line where nothing follows the number."""
    line = state.text[block.line.start : block.line.end]
    rest = line.partition(".")[2].lstrip(" \t*")
    return Span(block.line.end - len(rest), block.line.end) if rest else block.line.span


def _item(state: State, block: Block) -> bool:
    """A sub-item (a), (i) of the open paragraph; False if there is none that it can belong to."""
    owner = state.numbered or (state.items and state.paragraph) or state.paragraph
    if not owner or block.match is None:
        return False
    number = block.match["number"]
    base = state.numbered or owner
    if not state.items:
        state.items = [(0, base.path)]
    depth = _item_depth(state, number)
    del state.items[depth:]
    parent = state.items[-1][1]
    path = f"{parent}/{number}"
    parent_label = state.drafts[parent].label
    draft = Draft(
        path=path,
        kind=PartKind.PARAGRAPH,
        label=f"{parent_label} ({number})" if depth == 1 else f"{parent_label}({number})",
        pieces=[block.line.span],
        parent=parent,
        number=number,
        reading=block.reading,
    )
    state.add(draft)
    state.items.append((depth, draft.path))
    if state.numbered is None:
        state.numbered = base
    state.paragraph = draft
    return True


def _item_depth(state: State, number: str) -> int:
    """1 for (a), (b); 2 for (i), (ii) below one of them."""
    items = state.items
    last = items[-1][1].rpartition("/")[2] if len(items) > 1 else ""
    if len(items) == 1:
        return 1
    if len(items) > 2:
        roman = set(number) <= set("ivx")
        after = len(last) == 1 and len(number) == 1 and ord(number) == ord(last) + 1
        return 2 if roman or after else 1
    follows = len(last) == 1 and len(number) == 1 and ord(number) == ord(last) + 1
    return 2 if number == "i" and not follows else 1


def _child(state: State, block: Block, step: str, name: str) -> bool:
    """A bullet, or a line among the items, of the open numbered paragraph; False if none is open."""
    if state.numbered is None or state.numbered.number is None:
        return False
    parent = state.items[-1][1] if len(state.items) > 1 and step == "item" else state.numbered.path
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
