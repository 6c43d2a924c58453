"""Parts in the making, and what is open while the lines of a document are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from pkgraph.read.model import PartKind, Span
from pkgraph.read.structure.classify import Block, Kind, is_finished
from pkgraph.read.structure.view import PlainMarks


@dataclass(slots=True)
class Draft:
    """A part in the making."""

    path: str
    kind: PartKind
    label: str
    pieces: list[Span]
    parent: str | None = None
    number: str | None = None
    title: str | None = None
    level: int = 0
    header: bool = False
    reading: str = ""
    """reading text of its last line, to tell whether it is finished; of a heading of all its lines"""
    block: Kind = Kind.TEXT
    bare: bool = False
    """nothing but its number was read so far; the text behind it takes its place"""

    @property
    def finished(self) -> bool:
        """True if it ends as a sentence does."""
        return is_finished(self.reading)

    def grow(self, block: Block, text: str, *, apart: bool = False) -> None:
        """Takes a further line of ``text`` in, as a piece of its own where ``apart`` or where a page breaks between."""
        if self.bare:
            self.pieces, self.reading, self.bare = [block.line.span], block.reading, False
            return
        last = self.pieces[-1]
        gap = text[last.end : block.line.start]
        if not apart and block.line.blank_before == 0 and not gap.strip() and "\f" not in gap:
            self.pieces[-1] = Span(last.start, block.line.end)
        else:
            self.pieces.append(block.line.span)
        self.reading = f"{self.reading} {block.reading}" if self.kind is PartKind.SECTION else block.reading


@dataclass(slots=True)
class State:
    """What was made so far, and what may still go on."""

    text: str
    numbered_text: bool
    """the text is one whose paragraphs are numbered"""
    wrapped: bool
    """lines are broken at print width"""
    marks: PlainMarks = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    """all parts so far by path"""
    last: Draft | None = None
    """the part that was opened last"""
    sections: list[Draft] = field(default_factory=list)
    paragraph: Draft | None = None
    """the open body paragraph or item"""
    numbered: Draft | None = None
    """the open numbered paragraph, for its items"""
    items: list[str] = field(default_factory=list)
    """paths of the open numbered paragraph and of its open items, the outermost first"""
    left: tuple[Draft | None, list[str]] = (None, [])
    """the numbered paragraph and its items that a heading interrupted"""
    next_item: str | None = None
    """the number of the item behind the line that is taken, before the next numbered paragraph"""
    note: Draft | None = None
    """the footnote or note that was read last and may go on"""
    figure: Draft | None = None
    captioned: bool = True
    heads: frozenset[int] = frozenset()
    """where rows start that name columns"""
    table: Draft | None = None
    tables: dict[str | None, Draft] = field(default_factory=dict)
    """by the path of a section its last table"""
    head_words: list[str] = field(default_factory=list)
    """what names the columns of the table that was opened last, which the next page repeats"""
    row_key: str = ""
    """the first cell of the open table's last row that has one"""
    row_column: int = 0
    """in which column that cell stands"""
    annex: str = ""
    """the beginning of the paths of the annex, or of the section with its own count of paragraphs, that is open"""
    annex_label: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, draft: Draft) -> Draft:
        """Opens a part; a path that is taken gets a number behind it: a second footnote 1 is ``fn/1-2``."""
        if draft.path in self.drafts:
            draft.path = f"{draft.path}-{self.count(draft.path) + 1}"
        self.drafts[draft.path] = draft
        self.last = draft
        return draft

    @property
    def latest(self) -> Draft | None:
        """The part that reaches furthest in the text so far."""
        opened = (self.last, self.paragraph, self.note, self.figure, *self.sections[-1:])
        return max((d for d in opened if d is not None), key=lambda d: d.pieces[-1].end, default=None)

    def open_annex(self) -> None:
        """Begins the next annex."""
        place = self.count("annex")
        self.annex, self.annex_label = f"annex/{place}/", f"annex {place}"

    def close_text(self) -> None:
        """Ends the paragraph, its items and the note that were open."""
        self.paragraph = self.numbered = self.note = None
        self.items = []

    def count(self, what: str) -> int:
        """How many of ``what`` there are, this one included."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]
