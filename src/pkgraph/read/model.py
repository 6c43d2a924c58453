"""What reading a document gives: its parts, in order, and the facts read from them.

Everything here is plain, immutable data. Positions are half-open character
offsets (``str`` indices) into the untouched text of the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def touches(self, other: Span) -> bool:
        """True if the two spans share a character."""
        return self.start < other.end and other.start < self.end


class PartKind(StrEnum):
    """Kinds of document parts; each has a class of the same name in the ontology."""

    FRONT = "front"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    TABLE = "table"
    ROW = "row"
    FIGURE = "figure"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in a part's reading text."""

    number: str
    at: int
    """offset into the reading text, where the mark stood"""
    source: Span
    """the mark's own characters in the source"""


@dataclass(frozen=True, slots=True)
class View:
    """The reading text of a part, each character tied to where it stands in the source.

    The pieces of a paragraph that a page break or a footnote splits are joined
    by one space; link mark-up, escapes, emphasis and footnote marks are left out.
    """

    text: str
    offsets: tuple[int, ...]
    """for each character of ``text`` its offset in the source; -1 for a space put between two pieces"""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError("a view needs one offset for each character")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: a section, paragraph, footnote, table, row, figure or note."""

    path: str
    """place below the document's IRI: ``para/36``, ``fn/12``, ``table/3/row/5``"""
    kind: PartKind
    label: str
    """for people: ``para 36``, ``fn 12``, ``Priority 7 > Impact of SOFA/SOMA incidents > UNMISS``"""
    pieces: tuple[Span, ...]
    """the stretches of source text that the part is made of, in reading order; never empty"""
    view: View
    order: int
    """place in reading order, from 0"""
    parent: str | None = None
    """path of the part that holds this one, None directly below the document"""
    number: str | None = None
    """the number as printed, without its punctuation: ``36``, ``a``, ``IV``"""
    title: str | None = None
    """of a section: its heading; of a figure or table: its caption"""
    level: int = 0
    """of a section: its depth, 1 for the highest"""
    cells: tuple[tuple[Span | None, str], ...] = ()
    """of a row: each cell's place (None where the cell is empty) and its reading text"""
    header: bool = False
    """of a row: it names the columns"""
    page: int | None = None
    """the page on which it starts, from 1; None where the text has no page ends"""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be placed or is missing from the source."""

    kind: str
    """``missing-paragraph``, ``unplaced-mark``, ``missing-footnote``, ``unmarked-footnote``, ``unplaced-text``,
    ``mixed-columns``"""
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A footnote mark tied to the footnote that it stands for."""

    part: str
    """path of the part that carries the mark"""
    at: int
    """offset of the mark in that part's reading text"""
    footnote: str
    """path of the footnote"""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What is known of a document as a publication; every value may be unknown."""

    symbol: str | None = None
    title: str | None = None
    body: str | None = None
    type: str | None = None
    issued: str | None = None
    """ISO 8601, as precise as it is known: ``2023-09-01``, ``2024-09``, ``2024``"""
    session: str | None = None
    agenda_item: str | None = None
    publisher: str | None = None
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: its text, its bibliographic facts and its parts in reading order."""

    key: str
    """the UN symbol, or the file's stem where there is none"""
    source: str
    """the file's name relative to the folder that was named, with ``/``"""
    text: str
    sha256: str
    """of the source's bytes, in hexadecimal"""
    family: str
    """name of the document family whose rules were used"""
    front: Bibliography
    """what the document's own front says"""
    catalogued: Bibliography
    """what the catalogue says; it wins over ``front``"""
    parts: tuple[Part, ...]
    links: tuple[NoteLink, ...] = ()
    """every footnote mark that was tied to its footnote, in reading order"""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a fact was read from: ``text[start:end] == quote``."""

    part: str
    """path of the part"""
    span: Span
    quote: str

    def __post_init__(self) -> None:
        if len(self.quote) != self.span.end - self.span.start or not self.part:
            raise ValueError("evidence needs a part and a quote as long as its span")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document says. There is none without evidence."""

    evidence: Evidence
    mention: Span
    """the words themselves, inside or beside the evidence; it names the fact's IRI"""


@dataclass(frozen=True, slots=True)
class Citation(Fact):
    """A document named by this one."""

    cited: str
    """canonical symbol; the title where ``cited_type`` is ``title``"""
    cited_type: str
    """as ``symbols.kind`` says: ``resolution``, ``meeting record``, ... or ``document``; ``title`` without a symbol"""
    surface: str
    """the words that name it"""
    via: str
    """``text`` or ``footnote``"""
    pinpoint: str | None = None
    """the place in the cited document, as printed: ``para. 92``"""
    missions: tuple[str, ...] = ()
    """keys of the missions named in the same sentence (see the contract), in order of naming"""
    work: str | None = None
    """key of the work in the vocabulary, for a well-known ``title``"""


@dataclass(frozen=True, slots=True)
class MissionMention(Fact):
    """A mission named in a part, at its first mention there."""

    mission: str
    """the mission's key, its acronym"""
    surface: str


@dataclass(frozen=True, slots=True)
class DeclaredMission(Fact):
    """A mission that no vocabulary knows, with the name and acronym that the text declares."""

    mission: str
    name: str


@dataclass(frozen=True, slots=True)
class Agreement(Fact):
    """A sentence that says whether a mission has a status-of-forces or status-of-mission agreement."""

    mission: str
    agreement: str
    """``SOFA``, ``SOMA`` or ``none``"""


@dataclass(frozen=True, slots=True)
class AgreementStatus(Fact):
    """A row of a table of incidents under status-of-forces and status-of-mission agreements."""

    mission: str
    agreement: str | None
    """``none`` where the row says that there is none, else None: an ``Agreement`` may tell"""
    new_incidents: int | None
    total_incidents: int | None
    status: str | None
    """of the total: ``counted``, ``none``, ``under validation``, ``no agreement``"""
    as_printed: tuple[str, ...]
    impact_civilian_movement: str | None
    """``low``, ``medium`` or ``high``"""
    impact_uniformed_movement: str | None
    impact_mandated_tasks: str | None
    impact_note: str | None
    period_start: date | None
    period_end: date | None


@dataclass(frozen=True, slots=True)
class PriorityMention(Fact):
    """A heading or sentence that names a priority or theme."""

    priority: str
    """key of the priority in the vocabulary: ``A4P-plus/3``"""
    scheme: str
    """``A4P+`` or ``A4P``"""
    number: int | None
    label: str
    """as the text words it where it does, else the vocabulary's label"""


@dataclass(frozen=True, slots=True)
class Meeting(Fact):
    """A meeting of the Security Council that the document gives a record and a date for."""

    record: str
    """canonical symbol of the record: ``S/PV.9389``"""
    date: date | None
    topic: str | None
    briefers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved(Fact):
    """A reference that leads nowhere for certain, kept as it stands."""

    kind: str
    """what it would have been: ``citation``, ``mission``"""
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the facts read from it, in the order of their places."""

    document: Document
    facts: tuple[Fact, ...]
