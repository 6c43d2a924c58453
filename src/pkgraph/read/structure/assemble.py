"""Lines to parts: sections, paragraphs over page breaks, footnotes, tables, figures and their notes.

One pass over the classified lines. What a line belongs to is decided by its form and by what is still open: a
paragraph that a page break or a footnote interrupted goes on with the next line of text.
"""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.read.model import Part, PartKind, Span
from pkgraph.read.structure.classify import HEADINGS, LONGEST_HEADING, Block, Kind, is_open
from pkgraph.read.structure.draft import Draft, State
from pkgraph.read.structure.tables import Cell, cells_of
from pkgraph.read.structure.view import superscript_number, view_of

_LEVELS = {
    Kind.ANNEX: 1,
    Kind.PART: 1,
    Kind.OPENING: 2,
    Kind.ROMAN: 2,
    Kind.LETTER: 3,
    Kind.ARABIC: 4,
    Kind.CAPITALS: 5,
    Kind.PLAIN: 6,
}
BLOCK_TITLE = 7
"""level of a title that stands directly above its paragraph"""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST_ROW_KEY = 60


def assemble(text: str, blocks: Sequence[Block], *, wrapped: bool) -> list[Part]:
    """The parts of a document behind its front, in reading order.

    Args:
        blocks: the classified lines of ``text``, without those of the front.
        wrapped: lines are broken at print width, so that a line may go on in the next.
    """
    numbered = sum(1 for block in blocks if block.kind is Kind.PARAGRAPH) >= 3
    assembler = _Assembler(text, numbered, wrapped)
    body = [block for block in blocks if block.kind is not Kind.FURNITURE]
    for at, block in enumerate(body):
        assembler.take(block, body[at + 1] if at + 1 < len(body) else None)
    return assembler.parts()


class _Assembler:
    def __init__(self, text: str, numbered: bool, wrapped: bool) -> None:
        self.text, self.numbered, self.wrapped = text, numbered, wrapped
        self.state = State()

    def parts(self) -> list[Part]:
        """What was made, in the order of first places."""
        ordered = sorted(self.state.drafts.values(), key=lambda d: (d.pieces[0].start, d.path))
        return [self._part(order, draft) for order, draft in enumerate(ordered)]

    def _part(self, order: int, draft: Draft) -> Part:
        pieces = self._joined(draft.pieces) if draft.kind is PartKind.SECTION else tuple(draft.pieces)
        cells = cells_of(self.text, pieces[0]) if draft.kind is PartKind.ROW else ()
        return Part(
            path=draft.path,
            kind=draft.kind,
            label=draft.label,
            pieces=pieces,
            view=view_of(self.text, pieces),
            order=order,
            parent=draft.parent,
            number=draft.number,
            title=draft.title,
            level=draft.level,
            cells=cells,
            header=draft.header,
        )

    def _joined(self, pieces: Sequence[Span]) -> tuple[Span, ...]:
        """Pieces with nothing but white space between them as one."""
        joined = [pieces[0]]
        for piece in pieces[1:]:
            last = joined[-1]
            if self.text[last.end : piece.start].strip():
                joined.append(piece)
            else:
                joined[-1] = Span(last.start, piece.end)
        return tuple(joined)

    # Lines, by kind

    def take(self, block: Block, following: Block | None) -> None:
        """Puts one line where it belongs."""
        if self._captions(block) or self._continues(block):
            return
        kind = self._heading_kind(block) if block.kind in HEADINGS else block.kind
        if kind not in (Kind.ROW, Kind.RULE, Kind.FOOTNOTE, Kind.TABLE_NOTE):
            self.state.table = None
        if kind is Kind.ROW:
            self._row(block, following)
        elif kind is Kind.RULE:
            return
        elif kind is Kind.FOOTNOTE:
            self._footnote(block)
        elif kind in (Kind.NOTE, Kind.TABLE_NOTE):
            self._note(block)
        elif kind in (Kind.FIGURE, Kind.TABLE):
            self._caption(block, kind)
        elif kind is Kind.PARAGRAPH:
            self._numbered_paragraph(block)
        elif self._nests(block, kind):
            return
        elif kind in HEADINGS:
            self._heading(block, kind, following)
        else:
            self._plain_paragraph(block)

    def _captions(self, block: Block) -> bool:
        """True if the line is the title, or a further line of the title, of the figure named just above."""
        state = self.state
        if state.figure is None or block.kind not in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS):
            return False
        further = block.line.blank_before == 0 and self._latest() is state.figure and not state.figure.finished
        if state.captioned and not further:
            return False
        if not state.captioned and block.reading[:1].islower():
            return False
        state.figure.grow(block, apart=not state.captioned)
        state.figure.title = f"{state.figure.title or ''} {block.reading}".strip()
        state.captioned = True
        return True

    def _continues(self, block: Block) -> bool:
        """True if the line was the rest of something open, and was taken in."""
        if block.kind not in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS, Kind.BULLET, Kind.FIGURE, Kind.LETTER, Kind.ROMAN):
            return False
        state = self.state
        if self.wrapped and block.line.blank_before == 0 and self._wraps(block):
            return True
        small = _goes_on(block.reading)
        if block.kind in (Kind.TEXT, Kind.PLAIN) and small and self._grows_note(state.note, block):
            return True
        paragraph = state.paragraph
        if paragraph is None or paragraph.finished or state.table is not None:
            return False
        if paragraph.reading.endswith(",") and not small:
            return False
        seam = is_open(paragraph.reading) or (small and block.kind in (Kind.TEXT, Kind.PLAIN))
        if seam or (self.numbered and block.kind is Kind.TEXT):
            paragraph.grow(block)
            return True
        return False

    def _grows_note(self, note: Draft | None, block: Block) -> bool:
        if note is None or note.finished:
            return False
        if self.state.paragraph is not None and not self.state.paragraph.finished and note.kind is PartKind.FOOTNOTE:
            return False
        note.grow(block)
        return True

    def _wraps(self, block: Block) -> bool:
        for draft in (self.state.note, self.state.paragraph):
            if draft is not None and draft.pieces[-1].end <= block.line.start and draft is self._latest():
                draft.grow(block)
                return True
        return False

    def _latest(self) -> Draft | None:
        """The part that reaches furthest in the text so far."""
        state = self.state
        opened = (state.last, state.paragraph, state.note, state.figure, *state.sections[-1:])
        return max((d for d in opened if d is not None), key=lambda d: d.pieces[-1].end, default=None)

    # Sections

    def _heading_kind(self, block: Block) -> Kind:
        """Tells the letter I of ``H., I., J.`` from the Roman number I."""
        if block.kind is not Kind.ROMAN or block.match is None:
            return block.kind
        number = block.match["number"]
        letter = next((s.number for s in reversed(self.state.sections) if s.block is Kind.LETTER), None)
        roman = next((s.number for s in reversed(self.state.sections) if s.block is Kind.ROMAN), None)
        next_letter = len(number) == 1 and letter is not None and ord(number) == ord(letter) + 1
        next_roman = roman is not None and _roman_value(number) == _roman_value(roman) + 1
        return Kind.LETTER if next_letter and not next_roman else Kind.ROMAN

    def _heading(self, block: Block, kind: Kind, following: Block | None) -> None:
        state = self.state
        if kind is Kind.PART and self._repeats_part(block):
            return
        if self._titles_part(block, kind):
            return
        last = state.sections[-1] if state.sections else None
        if last is not None and self._second_line(last, block, kind):
            last.grow(block)
            last.title = last.reading.strip()
            return
        level = _LEVELS.get(kind, 1)
        if kind is Kind.MARKDOWN and block.match is not None:
            level = len(block.match["hashes"])
        if kind is Kind.PLAIN and _directly_below(following):
            level = BLOCK_TITLE
        self._open_section(block, kind, level)

    def _open_section(self, block: Block, kind: Kind, level: int) -> None:
        state = self.state
        while state.sections and state.sections[-1].level >= level:
            state.sections.pop()
        if kind is Kind.ANNEX:
            state.annex = f"annex/{state.count('annex')}/"
        number = block.match["number"] if block.match and "number" in block.match.re.groupindex else None
        start = block.line.start
        title = block.reading
        if kind in (Kind.ROMAN, Kind.LETTER, Kind.ARABIC):
            title = title.partition(" ")[2].strip()
        elif kind is Kind.MARKDOWN:
            title = title.lstrip("# ")
            start += self.text[start : block.line.end].index(title[0])
        draft = Draft(
            path=f"section/{state.count('section')}",
            kind=PartKind.SECTION,
            label=" > ".join([*(_section_name(s) for s in state.sections), title]),
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
        self._close_text()
        state.figure, state.captioned = None, True

    def _close_text(self) -> None:
        self.state.paragraph = self.state.numbered = self.state.note = None
        self.state.items = []

    def _repeats_part(self, block: Block) -> bool:
        """A running title: the part heading of a section that is still open."""
        opened = next((s for s in self.state.sections if s.block is Kind.PART), None)
        if opened is None or block.match is None or opened.number != block.match["number"]:
            return False
        if opened.reading.split()[0].lower() != block.match["word"].lower():
            return False
        self.state.sections = [opened, *([s for s in self.state.sections if s.block is Kind.CAPITALS])]
        return True

    def _titles_part(self, block: Block, kind: Kind) -> bool:
        """The line below ``Priority 4`` is its title; on later pages it stands again."""
        part = next((s for s in self.state.sections if s.block is Kind.PART), None)
        if part is None or kind not in (Kind.CAPITALS, Kind.PLAIN):
            return False
        if part.title == block.reading:
            return True
        latest = self._latest()
        if part.title is not None and _bare(part.title) and latest is part:
            part.grow(block)
            part.title = block.reading
            return True
        return False

    def _second_line(self, last: Draft, block: Block, kind: Kind) -> bool:
        latest = self._latest()
        same = kind is last.block or (kind is Kind.CAPITALS and last.block is Kind.PLAIN)
        small = block.reading[:1].islower()
        return (
            latest is last and block.line.blank_before == 0 and (same or small) and kind in (Kind.CAPITALS, Kind.PLAIN)
        )

    # Paragraphs and items

    def _numbered_paragraph(self, block: Block) -> None:
        state = self.state
        if block.match is None or block.number is None:
            return
        self._close_text()
        path = f"{state.annex}para/{block.number}"
        label = (
            f"para {block.number}"
            if not state.annex
            else f"{state.annex.replace('/', ' ').strip()}, para {block.number}"
        )
        draft = Draft(
            path=path,
            kind=PartKind.PARAGRAPH,
            label=label,
            pieces=[self._after_number(block)],
            parent=self._section_path(),
            number=str(block.number),
            reading=block.reading,
        )
        state.add(draft)
        state.paragraph = state.numbered = draft
        state.figure, state.captioned = None, True

    def _after_number(self, block: Block) -> Span:
        """The line without its number; the whole line where nothing follows the number."""
        line = self.text[block.line.start : block.line.end]
        rest = line.partition(".")[2].lstrip(" \t*")
        return Span(block.line.end - len(rest), block.line.end) if rest else block.line.span

    def _nests(self, block: Block, kind: Kind) -> bool:
        """Takes a sub-item or bullet into the open paragraph; False if it is none or there is none open."""
        if kind is Kind.ITEM:
            return self._item(block)
        return kind is Kind.BULLET and self._child(block, "item", "item ")

    def _item(self, block: Block) -> bool:
        """A sub-item (a), (i) of the open paragraph; False if there is none that it can belong to."""
        state = self.state
        owner = state.numbered or (state.items and state.paragraph) or state.paragraph
        if not owner or block.match is None:
            return False
        number = block.match["number"]
        base = state.numbered or owner
        if not state.items:
            state.items = [(0, base.path)]
        depth = self._item_depth(number)
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

    def _item_depth(self, number: str) -> int:
        """1 for (a), (b); 2 for (i), (ii) below one of them."""
        items = self.state.items
        last = items[-1][1].rpartition("/")[2] if len(items) > 1 else ""
        if len(items) == 1:
            return 1
        if len(items) > 2:
            roman = set(number) <= set("ivx")
            after = len(last) == 1 and len(number) == 1 and ord(number) == ord(last) + 1
            return 2 if roman or after else 1
        follows = len(last) == 1 and len(number) == 1 and ord(number) == ord(last) + 1
        return 2 if number == "i" and not follows else 1

    def _child(self, block: Block, step: str, name: str) -> bool:
        """A bullet, or a line among the items, of the open numbered paragraph; False if none is open."""
        state = self.state
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

    def _plain_paragraph(self, block: Block) -> None:
        state = self.state
        if state.figure is not None and self.numbered:
            self._note(block)
            return
        if state.items and self._child(block, "p", "¶"):
            return
        self._close_text()
        section = self._section_path()
        home = f"{section}/" if section else state.annex
        path = f"{home}p/{state.count(f'{home}p')}"
        names = [_section_name(s) for s in state.sections]
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

    # Footnotes, notes, figures and tables

    def _footnote(self, block: Block) -> None:
        if block.match is None:
            return
        number = superscript_number(block.match[0].strip())
        path = f"fn/{number}"
        draft = Draft(
            path=path,
            kind=PartKind.FOOTNOTE,
            label=f"fn {number}",
            pieces=[Span(block.line.start + block.match.end(), block.line.end)],
            number=number,
            reading=block.reading,
        )
        self.state.add(draft)
        self.state.note = draft

    def _note(self, block: Block) -> None:
        state = self.state
        section = self._section_path()
        tables = (d for d in reversed(state.drafts.values()) if d.kind is PartKind.TABLE and d.parent == section)
        owner = state.figure or next(tables, None)
        home = owner.path if owner else (section or "")
        path = f"{home}/note/{state.count(f'{home}/note')}".lstrip("/")
        where = owner.label if owner else " > ".join(_section_name(s) for s in state.sections)
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

    def _caption(self, block: Block, kind: Kind) -> None:
        state = self.state
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
            parent=self._section_path(),
            number=number,
            title=rest or None,
            reading=block.reading,
        )
        state.add(draft)
        state.figure, state.captioned = draft, bool(rest)

    def _row(self, block: Block, following: Block | None) -> None:
        state = self.state
        cells = cells_of(self.text, block.line.span)
        if state.table is None:
            names = [_section_name(s) for s in state.sections]
            place = state.count("table")
            state.table = Draft(
                path=f"table/{place}",
                kind=PartKind.TABLE,
                label=" > ".join([*names, f"table {place}"]),
                pieces=[block.line.span],
                parent=self._section_path(),
                title=state.sections[-1].title if state.sections else None,
            )
            state.add(state.table)
        else:
            state.table.pieces.append(block.line.span)
        table = state.table
        place = state.count(table.path)
        key = self._row_key(cells, place)
        names = [_section_name(s) for s in state.sections]
        header = place == 1 and following is not None and following.kind is Kind.RULE
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

    def _row_key(self, cells: Sequence[Cell], place: int) -> str:
        """What the row is about: its first cell in words, or that of the row above which it goes on with."""
        state = self.state
        first = next((reading for _, reading in cells if sum(c.isalpha() for c in reading) > 1), "")
        if cells and not cells[0][1] and place > 1 and state.row_key:
            return f"{state.row_key}, row {place}"
        state.row_key = first if 0 < len(first) <= _LONGEST_ROW_KEY else ""
        return state.row_key or f"row {place}"

    # Places

    def _section_path(self) -> str | None:
        return self.state.sections[-1].path if self.state.sections else None


def _section_name(section: Draft) -> str:
    """How a section is called in labels: ``Priority 7`` for a part, its title else."""
    if section.block is Kind.PART and section.number:
        return f"{section.reading.split()[0].capitalize()} {section.number}"
    return section.title or section.reading


def _goes_on(reading: str) -> bool:
    """True if the line starts as the rest of a sentence does."""
    return reading[:1].islower() or reading[:1] in "),;”"


def _directly_below(following: Block | None) -> bool:
    """True if the next line is text without a blank line above it."""
    return (
        following is not None
        and following.line.blank_before == 0
        and following.kind in (Kind.TEXT, Kind.PLAIN, Kind.CAPITALS)
    )


def _bare(title: str) -> bool:
    return len(title.split()) <= 2 and len(title) <= LONGEST_HEADING


def _roman_value(number: str) -> int:
    values = [_ROMAN_VALUES[c] for c in number]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
