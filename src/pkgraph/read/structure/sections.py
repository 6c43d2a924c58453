"""Sections: headings of every kind, running titles, titles over two lines."""

from __future__ import annotations

from pkgraph.read.model import PartKind, Span
from pkgraph.read.structure.classify import LONGEST_HEADING, Block, Kind, roman_value
from pkgraph.read.structure.draft import Draft, State

_LEVELS = {
    Kind.ANNEX: 1,
    Kind.PART: 1,
    Kind.NUMERAL: 2,
    Kind.OPENING: 2,
    Kind.ROMAN: 2,
    Kind.LETTER: 3,
    Kind.ARABIC: 4,
    Kind.CAPITALS: 5,
    Kind.PLAIN: 6,
}
BLOCK_TITLE = 7
"""level of a title that stands directly above its paragraph"""


def heading_kind(state: State, block: Block) -> Kind:
    """Tells the letter I of ``H., I., J.`` from the Roman number I."""
    if block.kind is not Kind.ROMAN or block.match is None:
        return block.kind
    number = block.match["number"]
    letter = next((s.number for s in reversed(state.sections) if s.block is Kind.LETTER), None)
    roman = next((s.number for s in reversed(state.sections) if s.block is Kind.ROMAN), None)
    next_letter = len(number) == 1 and letter is not None and ord(number) == ord(letter) + 1
    next_roman = roman is not None and roman_value(number) == roman_value(roman) + 1
    return Kind.LETTER if next_letter and not next_roman else Kind.ROMAN


def heading(state: State, block: Block, kind: Kind, following: Block | None) -> None:
    if kind is Kind.PART and _repeats_part(state, block):
        return
    if _titles_part(state, block, kind) or _titles_numeral(state, block, kind):
        return
    last = state.sections[-1] if state.sections else None
    if last is not None and _second_line(state, last, block, kind):
        last.grow(block, state.text)
        last.title = last.reading.strip()
        return
    level = _LEVELS.get(kind, 1)
    if kind is Kind.MARKDOWN and block.match is not None:
        level = len(block.match["hashes"])
    if kind is Kind.PLAIN and _directly_below(following):
        level = BLOCK_TITLE
    _open(state, block, kind, level)


def section_path(state: State) -> str | None:
    """Path of the section that is open."""
    return state.sections[-1].path if state.sections else None


def section_names(state: State) -> list[str]:
    """What the open sections are called in labels, the highest first: ``Priority 7`` for a part, its title else."""
    return [_name(section) for section in state.sections]


def _open(state: State, block: Block, kind: Kind, level: int) -> None:
    while state.sections and state.sections[-1].level >= level:
        state.sections.pop()
    if kind is Kind.ANNEX:
        state.open_annex()
    number = block.match["number"] if block.match and "number" in block.match.re.groupindex else None
    start = block.line.start
    title = block.reading
    if kind in (Kind.ROMAN, Kind.LETTER, Kind.ARABIC):
        title = title.partition(" ")[2].strip()
    elif kind is Kind.MARKDOWN:
        hashes = len(block.line.text) - len(block.line.text.lstrip("#"))
        title = title.lstrip("# ") or title
        start += hashes + len(block.line.text[hashes:]) - len(block.line.text[hashes:].lstrip())
    draft = Draft(
        path=f"section/{state.count('section')}",
        kind=PartKind.SECTION,
        label=" > ".join([*section_names(state), title]),
        pieces=[Span(start, block.line.end)],
        parent=state.sections[-1].path if state.sections else None,
        number=number,
        title=title,
        level=level,
        reading=block.reading,
        block=kind,
    )
    state.add(draft)
    state.sections.append(draft)
    if block.restarts and kind is Kind.NUMERAL:
        state.annex, state.annex_label = f"{draft.path}/", f"section {number}"
    if level < _LEVELS[Kind.CAPITALS]:
        state.left = None, []
    elif state.paragraph is not None:
        state.left = state.numbered, state.items
    state.close_text()
    state.figure, state.captioned = None, True


def _repeats_part(state: State, block: Block) -> bool:
    """A running title: the part heading of a section that is still open."""
    opened = next((s for s in state.sections if s.block is Kind.PART), None)
    if opened is None or block.match is None or opened.number != block.match["number"]:
        return False
    if opened.reading.split()[0].lower() != block.match["word"].lower():
        return False
    state.sections = [opened, *([s for s in state.sections if s.block is Kind.CAPITALS])]
    return True


def _titles_part(state: State, block: Block, kind: Kind) -> bool:
    """The line below ``Priority 4`` is its title; on later pages it stands again."""
    part = next((s for s in state.sections if s.block is Kind.PART), None)
    if part is None or kind not in (Kind.CAPITALS, Kind.PLAIN):
        return False
    if part.title == block.reading:
        return True
    latest = state.latest
    if part.title is not None and _bare(part.title) and latest is part:
        part.grow(block, state.text)
        part.title = block.reading
        return True
    return False


def _titles_numeral(state: State, block: Block, kind: Kind) -> bool:
    """The line below a numeral that stands alone is the section's title."""
    last = state.sections[-1] if state.sections else None
    if (
        last is None
        or last.block is not Kind.NUMERAL
        or state.latest is not last
        or kind not in (Kind.CAPITALS, Kind.PLAIN)
    ):
        return False
    last.grow(block, state.text)
    last.title = last.reading.partition(" ")[2]
    last.label = " > ".join([*section_names(state)[:-1], last.title])
    return True


def _second_line(state: State, last: Draft, block: Block, kind: Kind) -> bool:
    latest = state.latest
    same = kind is last.block or (kind is Kind.CAPITALS and last.block is Kind.PLAIN)
    small = block.reading[:1].islower()
    return latest is last and block.line.blank_before == 0 and (same or small) and kind in (Kind.CAPITALS, Kind.PLAIN)


def _name(section: Draft) -> str:
    if section.block is Kind.PART and section.number:
        return f"{section.reading.split()[0].capitalize()} {section.number}"
    return section.title or section.reading


def _directly_below(following: Block | None) -> bool:
    """True if the next line is text without a blank line above it."""
    return (
        following is not None
        and following.line.blank_before == 0
        and following.kind in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS)
    )


def _bare(title: str) -> bool:
    return len(title.split()) <= 2 and len(title) <= LONGEST_HEADING
