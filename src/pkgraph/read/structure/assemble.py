"""Lines to parts: sections, paragraphs over page breaks, footnotes, tables, figures and their notes.

One pass over the classified lines. What a line belongs to is decided by its form and by what is still open: a
paragraph that a page break or a footnote interrupted goes on with the next line of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pkgraph.read.model import Part, PartKind, Span
from pkgraph.read.structure.classify import HEADINGS, Block, Kind, is_finished, is_open, line_patterns
from pkgraph.read.structure.draft import Draft, State
from pkgraph.read.structure.insets import caption, column_heads, footnote, note, row
from pkgraph.read.structure.paragraphs import closing, nests, numbered_paragraph, plain_paragraph
from pkgraph.read.structure.sections import heading, heading_kind, section_names
from pkgraph.read.structure.tables import cells_of
from pkgraph.read.structure.view import PlainMarks, view_of
from pkgraph.read.text.written import PAGE_END

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NUMBERED_FROM = 3
"""numbered paragraphs that make a text one whose paragraphs are numbered"""


def assemble(text: str, blocks: Sequence[Block], *, wrapped: bool, marks: PlainMarks = ()) -> list[Part]:
    """The parts of a document behind its front, in reading order.

    Args:
        blocks: the classified lines of ``text``, without those of the front.
        wrapped: lines are broken at print width, so that a line may go on in the next.
        marks: the footnote marks in plain digits of ``text``.
    """
    numbered = sum(1 for block in blocks if block.kind is Kind.PARAGRAPH) >= _NUMBERED_FROM
    state = State(text, numbered, wrapped, marks)
    body = [block for block in blocks if block.kind is not Kind.FURNITURE]
    state.heads = column_heads(body)
    ahead = _next_items(body)
    for at, block in enumerate(body):
        state.next_item = ahead[at]
        _take(state, block, body[at + 1] if at + 1 < len(body) else None)
    ordered = sorted(state.drafts.values(), key=lambda d: (d.pieces[0].start, d.path))
    return [_part(state, order, draft) for order, draft in enumerate(ordered)]


def _next_items(body: Sequence[Block]) -> list[str | None]:
    """For each line the number of the first item behind it, None where a numbered paragraph comes first."""
    ahead: list[str | None] = []
    number: str | None = None
    for block in reversed(body):
        ahead.append(number)
        if block.kind is Kind.PARAGRAPH:
            number = None
        elif block.kind is Kind.ITEM and block.match is not None:
            number = block.match["number"]
    return ahead[::-1]


def _part(state: State, order: int, draft: Draft) -> Part:
    text = state.text
    pieces = _joined(text, draft.pieces) if draft.kind is PartKind.SECTION else tuple(draft.pieces)
    cells = cells_of(text, pieces[0]) if draft.kind is PartKind.ROW else ()
    return Part(
        path=draft.path,
        kind=draft.kind,
        label=draft.label,
        pieces=pieces,
        view=view_of(text, pieces, state.marks),
        order=order,
        parent=draft.parent,
        number=draft.number,
        title=draft.title,
        level=draft.level,
        cells=cells,
        header=draft.header,
    )


def _joined(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Pieces with nothing but white space between them as one."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        last = joined[-1]
        if text[last.end : piece.start].strip():
            joined.append(piece)
        else:
            joined[-1] = Span(last.start, piece.end)
    return tuple(joined)


def _take(state: State, block: Block, following: Block | None) -> None:
    """Puts one line where it belongs."""
    if _captions(state, block) or _continues(state, block, following):
        return
    kind = heading_kind(state, block) if block.kind in HEADINGS else block.kind
    if kind not in (Kind.ROW, Kind.RULE, Kind.FOOTNOTE, Kind.TABLE_NOTE):
        state.table = None
    if kind is Kind.ROW:
        row(state, block, following)
    elif kind is Kind.RULE:
        return
    elif kind is Kind.FOOTNOTE:
        footnote(state, block)
    elif kind in (Kind.NOTE, Kind.TABLE_NOTE):
        note(state, block)
    elif kind in (Kind.FIGURE, Kind.TABLE):
        caption(state, block, kind)
    elif kind is Kind.PARAGRAPH:
        numbered_paragraph(state, block)
    elif kind is Kind.CLOSING:
        closing(state, block)
    elif nests(state, block, kind):
        return
    elif kind in HEADINGS:
        heading(state, block, kind, following)
    else:
        plain_paragraph(state, block)


def _captions(state: State, block: Block) -> bool:
    """True if the line is the title, or a further line of the title, of the figure named just above."""
    if state.figure is None or block.kind not in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS):
        return False
    further = block.line.blank_before == 0 and state.latest is state.figure and not state.figure.finished
    if state.captioned and not further:
        return False
    if not state.captioned and block.reading[:1].islower():
        return False
    state.figure.grow(block, state.text, apart=not state.captioned)
    state.figure.title = f"{state.figure.title or ''} {block.reading}".strip()
    state.captioned = True
    return True


def _continues(state: State, block: Block, following: Block | None) -> bool:
    """True if the line was the rest of something open, and was taken in."""
    if block.kind not in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS, Kind.BULLET, Kind.FIGURE, Kind.LETTER, Kind.ROMAN):
        return block.kind is Kind.TABLE_NOTE and _is_no_note(state, block)
    if state.wrapped and block.line.blank_before == 0 and _wraps(state, block, following):
        return True
    if _runs_over_page(state, block):
        return True
    small = _goes_on(block.reading)
    if _ends_heading(state, block, small=small):
        return True
    if block.kind in (Kind.TEXT, Kind.PLAIN) and small and _grows_note(state, state.note, block):
        return True
    paragraph = state.paragraph
    if paragraph is not None and (paragraph.bare or _dates_closing(paragraph, block)):
        paragraph.grow(block, state.text)
        return True
    if paragraph is None or paragraph.finished or state.table is not None:
        return False
    if (paragraph.reading.endswith(",") and not small) or _begins_preamble(state, block):
        return False
    seam = is_open(paragraph.reading) or (small and block.kind in (Kind.TEXT, Kind.PLAIN))
    if seam or (state.numbered_text and block.kind is Kind.TEXT):
        paragraph.grow(block, state.text)
        return True
    return False


def _begins_preamble(state: State, block: Block) -> bool:
    """True for the next paragraph of a preamble, whatever the one above it ends with."""
    above = state.paragraph
    if above is None or state.numbered is not None or not (block.line.blank_before or above.reading.endswith(",")):
        return False
    return bool(line_patterns()["preamble"].regex.search(block.reading))


def _is_no_note(state: State, block: Block) -> bool:
    """Takes in ``a Malian officer``, the rest of a paragraph that a page break parts, where there is no table."""
    paragraph = state.paragraph
    if paragraph is None or paragraph.finished or state.table is not None or state.figure is not None:
        return False
    if not block.reading.startswith("a ") or paragraph is not state.latest:
        return False
    paragraph.grow(block, state.text)
    return True


def _runs_over_page(state: State, block: Block) -> bool:
    """True if a numbered paragraph goes on with the line: a page ends between them, and no blank line stands there."""
    paragraph = state.paragraph
    if paragraph is None or paragraph.number is None or block.kind not in (Kind.TEXT, Kind.PLAIN):
        return False
    gap = state.text[paragraph.pieces[-1].end : block.line.start]
    if PAGE_END not in gap or _BLANK_LINE.search(gap):
        return False
    paragraph.grow(block, state.text)
    return True


def _ends_heading(state: State, block: Block, *, small: bool) -> bool:
    """Takes in the second line of a numbered heading; False if there is none above."""
    heading = state.latest
    if heading is None or heading.kind is not PartKind.SECTION or block.line.blank_before:
        return False
    if heading.block not in (Kind.ROMAN, Kind.LETTER) or block.kind not in (Kind.TEXT, Kind.PLAIN):
        return False
    if not (small or is_open(heading.reading)) or heading.finished or is_finished(block.reading):
        return False
    heading.grow(block, state.text)
    heading.title = f"{heading.title} {block.reading}"
    heading.label = " > ".join([*section_names(state)[:-1], heading.title])
    return True


def _dates_closing(paragraph: Draft, block: Block) -> bool:
    """True for the date below the meeting that adopted a resolution."""
    undated = paragraph.block is Kind.CLOSING and paragraph.reading[-1:].isalpha()
    return undated and bool(line_patterns()["front date"].regex.search(block.reading))


def _grows_note(state: State, note: Draft | None, block: Block) -> bool:
    if note is None or note.finished:
        return False
    if state.paragraph is not None and not state.paragraph.finished and note.kind is PartKind.FOOTNOTE:
        return False
    note.grow(block, state.text)
    return True


def _wraps(state: State, block: Block, following: Block | None) -> bool:
    numbered_next = following is not None and following.kind in (Kind.PARAGRAPH, Kind.ITEM)
    for draft in (state.note, state.paragraph):
        if draft is not None and draft.pieces[-1].end <= block.line.start and draft is state.latest:
            apart = block.kind is Kind.BULLET or (block.kind is Kind.PLAIN and numbered_next)
            ended = draft.finished or (
                state.numbered is None and draft.kind is PartKind.PARAGRAPH and draft.reading.endswith(",")
            )
            if (ended and apart) or _begins_preamble(state, block):
                return False
            draft.grow(block, state.text)
            return True
    return False


def _goes_on(reading: str) -> bool:
    """True if the line starts as the rest of a sentence does."""
    return reading[:1].islower() or reading[:1] in "),;”"
