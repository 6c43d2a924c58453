"""Verbatim records of meetings: masthead, items of the agenda, speeches and votes.

A record is printed in two narrow columns, so that its lines are wrapped and a blank line parts nothing for certain.
A paragraph ends where a sentence ends on a line that had room for the next word. A speech is a section whose heading
is the words that introduce it; its path is ``speech/N``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from pathlib import Path

from pkgraph import symbols
from pkgraph.read.dates import day_of
from pkgraph.read.model import Bibliography, Notice, Part, PartKind, Span
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.classify import is_finished, is_open
from pkgraph.read.structure.lines import Line, lines_of
from pkgraph.read.structure.view import view_of

_PATTERNS = Path(__file__).with_name("record.toml")
_HEAD = 12
"""lines in which a record says by its symbol that it is one"""
_LONGEST_FRONT = 150
_INTRODUCTION = 4
"""lines over which the introduction of a speech may run"""
_LONGEST_HEADING = 6
"""lines that a heading may have"""
_WIDEST = 75
"""characters of a usual line in a column, at most"""
_FULL = 0.9
"""share of a column's width up to which a line had room for the next word"""
_STRAY = 0.6
"""share of a column's width under which a line before a blank one is a stray"""
_MIXED_SHARE = 0.2
"""share of lines, or of speeches, that tells that columns are mixed"""
_MIXED = "the columns of the record are mixed: its speeches cannot be told apart; convert its pages column by column"
_ITEM, _TITLE, _DOCUMENT, _SPEECH = 1, 2, 3, 4
"""levels of sections"""


@dataclass(frozen=True, slots=True)
class Record:
    """A verbatim record: what its masthead says, and its parts."""

    front: Bibliography
    """symbol, day and, as the title, topic of the meeting; every value may be unknown"""
    parts: tuple[Part, ...]
    """none where speeches cannot be told apart"""
    notices: tuple[Notice, ...] = ()


def record_patterns() -> dict[str, Pattern]:
    """The patterns that tell the lines of a record apart."""
    return load_patterns(_PATTERNS)


def read_record(text: str, known: str | None) -> Record | None:
    """The record that ``text`` is; None if no symbol says that it is one, or where no meeting opens.

    Args:
        text: the characters of the source.
        known: the document's symbol as its catalogue or its file's name has it.
    """
    lines = lines_of(text)
    own = _symbol(lines[:_HEAD]) or (known if known and symbols.kind(known) == "meeting record" else None)
    opening = next((n for n, line in enumerate(lines[:_LONGEST_FRONT]) if _search("opening", line.text)), None)
    if own is None or not opening:
        return None
    masthead, body = lines[:opening], lines[opening:]
    topic = _topic(masthead)
    days = (day_of(m["date"]) for line in masthead if (m := _search("held on", line.text)))
    issued = next((day.isoformat() for day in days if day), None)
    said = Bibliography(symbol=symbols.canonical(own), title=topic, issued=issued)
    reader = _Reader(text, _without_furniture(body, own, topic), topic)
    drafted = reader.read()
    if _is_side_by_side(body) or reader.is_mixed:
        return Record(said, (), (Notice("mixed-columns", _MIXED, body[0].span),))
    pieces = tuple(line.span for line in _without_imprint(masthead, own))
    front = Part("front", PartKind.FRONT, "front", pieces, view_of(text, pieces), 0)
    return Record(said, (front, *(replace(part, order=part.order + 1) for part in drafted)))


def with_record(said: Bibliography, record: Record) -> Bibliography:
    """What a masthead says of a record, where the record's own reading knows it better."""
    known = {name: value for name in Bibliography.__slots__ if (value := getattr(record.front, name))}
    return replace(said, **known)


def _symbol(head: Sequence[Line]) -> str | None:
    for line, following in zip_longest(head, head[1:]):
        joined = f"{line.text} {following.text}" if following else line.text
        match = _search("symbol", joined) or _search("symbol", line.text)
        if match:
            return match["symbol"]
    return None


def _search(name: str, reading: str) -> re.Match[str] | None:
    return record_patterns()[name].regex.search(reading)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _topic(masthead: Sequence[Line]) -> str | None:
    """The item of the agenda that the masthead names; None where it names none or several documents only."""
    for n, line in enumerate(masthead):
        match = _search("agenda", line.text)
        if match is None:
            continue
        words = [match["topic"]] if match["topic"] else []
        for following in masthead[n + 1 :]:
            if _search("agenda ends", following.text) or (words and following.blank_before):
                break
            words.append(following.text)
        return " ".join(words) or None
    return None


def _is_side_by_side(body: Sequence[Line]) -> bool:
    """True if the lines hold a piece of either column, so that the words of two speeches stand in one."""
    beside = sum(1 for line in body if _search("side by side", line.text))
    return beside > _MIXED_SHARE * len(body)


# Page furniture


def _without_imprint(masthead: Sequence[Line], own: str) -> list[Line]:
    kept: list[Line] = []
    imprint = False
    for line in masthead:
        imprint = bool(_search("imprint", line.text)) or (imprint and not line.blank_before)
        if not imprint and not _is_furniture(line.text, own, None):
            kept.append(line)
    return kept or list(masthead)


@dataclass(frozen=True, slots=True)
class _BodyLine:
    """A line of the body, and whether page furniture stood between it and the one above."""

    line: Line
    new_page: bool


def _without_furniture(body: Sequence[Line], own: str, topic: str | None) -> list[_BodyLine]:
    furniture = {n for n, line in enumerate(body) if _is_furniture(line.text, own, topic)}
    beside = Counter(body[n].text for n in range(len(body)) if n not in furniture and {n - 1, n + 1} & furniture)
    heads = {text for text, count in beside.items() if count > 1 and not is_finished(text) and not is_open(text)}
    heads |= {topic} if topic else set()
    for n in (*range(len(body)), *reversed(range(len(body)))):
        if body[n].text in heads and {n - 1, n + 1} & furniture:
            furniture.add(n)
    kept = [n for n in range(len(body)) if n not in furniture]
    return [_BodyLine(body[n], n - 1 in furniture) for n in kept]


def _is_furniture(reading: str, own: str, topic: str | None) -> bool:
    if _search("furniture", reading):
        return True
    symbol = _search("symbol", reading)
    if symbol:
        return symbols.canonical(symbol["symbol"]) == symbols.canonical(own)
    head = _search("running head", reading)
    words = ((head["before"] or head["behind"] or "") if head else "").strip()
    return head is not None and (not words or bool(head["day"]) or bool(topic and _same(words, topic)))


# The body


@dataclass(slots=True)
class _Draft:
    """A part in the making."""

    path: str
    kind: PartKind
    label: str
    pieces: list[Span]
    parent: str | None
    title: str | None = None
    level: int = 0


@dataclass(slots=True)
class _Reader:
    """Takes the lines of the body one after another."""

    text: str
    lines: list[_BodyLine]
    topic: str | None
    drafts: list[_Draft] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)
    speech: _Draft | None = None
    paragraph: _Draft | None = None
    listing: bool = False
    """the open paragraph lists who voted how"""
    counts: Counter[str] = field(default_factory=Counter)
    width: int = 0
    """of a column; 0 where a line is a paragraph"""
    cut: int = 0
    """how many introductions stand where a sentence has not ended"""

    @property
    def is_mixed(self) -> bool:
        """True if speeches begin in the middle of others."""
        return self.cut > 1 and self.cut > _MIXED_SHARE * (self.cut + self.counts["speech"])

    def read(self) -> list[Part]:
        self.width = _width([line.line for line in self.lines])
        at = 0
        while at < len(self.lines):
            at = self._take(at)
        return [_part(self.text, n, draft) for n, draft in enumerate(self.drafts)]

    def _take(self, at: int) -> int:
        """Takes the line at ``at``, and those that belong with it; where the next one is."""
        line = self.lines[at].line
        finished = at == 0 or self.paragraph is None or self.listing or is_finished(self.lines[at - 1].line.text)
        introduction = self._introduction(at)
        self.cut += bool(introduction) and not finished
        if introduction and (finished or introduction["state"]):
            return self._open_speech(at, introduction)
        if finished and _search("proceeding", line.text):
            self._close()
            return self._sentence(at)
        vote = _search("vote list", line.text)
        if vote and finished:
            self._close()
            self._begin(line.span)
            self.listing = True
            return at + 1
        if finished and (to := self._heading_until(at)) > at:
            return self._open_sections(at, to)
        if self.paragraph is not None and (self.listing or self._goes_on(at)):
            self._grow(self.paragraph, line.span)
        else:
            self._begin(line.span)
        return at + 1

    # Speeches

    def _joined(self, at: int, count: int) -> str:
        """Some lines joined by a space, as long as there is nothing between them."""
        taken = [self.lines[at].line.text]
        for following in self.lines[at + 1 : at + count]:
            if following.line.blank_before and not following.new_page:
                break
            taken.append(following.line.text)
        return " ".join(taken)

    def _introduction(self, at: int) -> re.Match[str] | None:
        return _search("speech", self._joined(at, _INTRODUCTION))

    def _open_speech(self, at: int, introduction: re.Match[str]) -> int:
        self._close()
        length, pieces = introduction.end(), []
        while length > 0:
            line = self.lines[at].line
            taken = min(length, len(line.text))
            pieces.append(Span(line.start, line.start + taken))
            length -= taken + 1
            at += taken == len(line.text)
        self.counts["speech"] += 1
        number = self.counts["speech"]
        home = self._item()
        draft = _Draft(
            path=f"speech/{number}",
            kind=PartKind.SECTION,
            label=" > ".join([*([home.label] if home else []), f"speech {number} ({introduction['who']})"]),
            pieces=pieces[:1],
            parent=home.path if home else None,
            title=" ".join([introduction["who"], *([f"({introduction['state']})"] if introduction["state"] else [])]),
            level=_SPEECH,
        )
        for piece in pieces[1:]:
            self._grow(draft, piece)
        self.drafts.append(draft)
        self.speech = draft
        if at == len(self.lines) or pieces[-1].end < self.lines[at].line.start:
            return at
        end = self.lines[at].line.end
        behind = self.text[pieces[-1].end : end].lstrip()
        self._begin(Span(end - len(behind), end))
        return at + 1

    # What happened in the room

    def _sentence(self, at: int) -> int:
        self._begin(self.lines[at].line.span)
        while not is_finished(self.lines[at].line.text) and at + 1 < len(self.lines) and self._goes_on(at + 1):
            at += 1
            assert self.paragraph is not None
            self._grow(self.paragraph, self.lines[at].line.span)
        self.paragraph = None
        return at + 1

    # Headings

    def _heading_until(self, at: int) -> int:
        """Behind the last line of the heading that begins at ``at``; ``at`` itself where none does."""
        for count in range(1, _LONGEST_HEADING + 1):
            lines = self.lines[at : at + count]
            if len(lines) < count or is_finished(lines[-1].line.text) or not lines[0].line.text[:1].isupper():
                return at
            joined = " ".join(line.line.text for line in lines)
            if (self.topic and _same(joined, self.topic)) or _search("heading", joined):
                return at + count
            if not self.listing and at + count < len(self.lines) and self._breaks(at + count):
                return at if is_open(joined) else at + count
        return at

    def _breaks(self, at: int) -> bool:
        reading = self.lines[at].line.text
        return bool(self._introduction(at) or _search("proceeding", reading))

    def _open_sections(self, at: int, to: int) -> int:
        starts = [at, *(n for n in range(at + 1, to) if _search("document heading", self.lines[n].line.text)), to]
        for start, end in pairwise(starts):
            self._open_section([line.line.span for line in self.lines[start:end]])
        return to

    def _open_section(self, pieces: Sequence[Span]) -> None:
        self._close()
        title = view_of(self.text, pieces).text
        level = self._level(title)
        while self.sections and self.sections[-1].level >= level:
            self.sections.pop()
        home = self._item()
        self.counts["section"] += 1
        draft = _Draft(
            path=f"section/{self.counts['section']}",
            kind=PartKind.SECTION,
            label=" > ".join([*([home.label] if home else []), title]),
            pieces=[pieces[0]],
            parent=home.path if home else None,
            title=title,
            level=level,
        )
        for piece in pieces[1:]:
            self._grow(draft, piece)
        self.drafts.append(draft)
        self.sections.append(draft)

    def _level(self, title: str) -> int:
        """A document stands below its item, and so does a title below ``Agenda item 8``."""
        if not self.sections or _search("heading", title) or (self.topic and _same(title, self.topic)):
            return _ITEM
        if _search("document heading", title):
            return _DOCUMENT
        item = self.sections[0].title or ""
        return _ITEM if _search("procedural heading", item) and not _search("numbered item", item) else _TITLE

    # Paragraphs

    def _close(self) -> None:
        self.speech = self.paragraph = None
        self.listing = False

    def _begin(self, span: Span) -> None:
        home = self.speech or self._item()
        path = f"{home.path}/p" if home else "p"
        self.counts[path] += 1
        names = [home.label] if home else []
        self.paragraph = _Draft(
            path=f"{path}/{self.counts[path]}",
            kind=PartKind.PARAGRAPH,
            label=" > ".join([*names, f"¶{self.counts[path]}"]),
            pieces=[span],
            parent=home.path if home else None,
        )
        self.drafts.append(self.paragraph)
        self.listing = False

    def _goes_on(self, at: int) -> bool:
        """True if the line at ``at`` is of the same paragraph as the one before it."""
        above, here = self.lines[at - 1].line, self.lines[at]
        parted = here.line.blank_before > 0 and not here.new_page
        if not self.width:
            return not is_finished(above.text) and (
                here.new_page or here.line.text[:1].islower() or is_open(above.text)
            )
        if not is_finished(above.text):
            stray = parted and len(above.text) < _STRAY * self.width and not here.line.text[:1].islower()
            return not stray or is_open(above.text)
        room = len(above.text) + 1 + len(here.line.text.split()[0])
        return not parted and room > _FULL * self.width

    def _grow(self, draft: _Draft, span: Span) -> None:
        """Takes a further line in, as a piece of its own where a page or a blank line lies between."""
        last = draft.pieces[-1]
        gap = self.text[last.end : span.start]
        if not gap.strip() and len(gap.splitlines()) <= 1 and "\f" not in gap:
            draft.pieces[-1] = Span(last.start, span.end)
        else:
            draft.pieces.append(span)

    def _item(self) -> _Draft | None:
        """The section that what follows belongs to; the title of a document before the meeting holds nothing."""
        return next((s for s in reversed(self.sections) if not _search("document heading", s.title or "")), None)


def _width(lines: Sequence[Line]) -> int:
    """Characters of a full line in a column; 0 where lines are not broken at a width."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths or lengths[len(lengths) // 2] > _WIDEST:
        return 0
    wrapped = sum(1 for line in lines if not is_finished(line.text))
    return lengths[len(lengths) * 4 // 5] if 2 * wrapped >= len(lines) else 0


def _part(text: str, order: int, draft: _Draft) -> Part:
    pieces = tuple(draft.pieces)
    return Part(
        path=draft.path,
        kind=draft.kind,
        label=draft.label,
        pieces=pieces,
        view=view_of(text, pieces),
        order=order,
        parent=draft.parent,
        title=draft.title,
        level=draft.level,
    )
