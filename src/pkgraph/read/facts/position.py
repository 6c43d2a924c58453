"""Positions: views that a text attributes to a State, by a footnote that lists who holds one or by a sentence.

A footnote such as ``Ibid., (Ghana, Japan and China).`` gives the States and, by what it cites, the meeting; the clause
that carries its mark words the view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.footnotes import Note, follow_notes
from pkgraph.read.facts.speakers import attendance, meeting_of
from pkgraph.read.mentions.documents import DocumentMention, documents_in
from pkgraph.read.mentions.fold import lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.views import views_in
from pkgraph.read.model import Fact, NoteLink, Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns, load_words
from pkgraph.read.structure.view import source_span
from pkgraph.vocabulary import StateRecord

_FILE = LEXICON / "position.toml"
_BEFORE_A_STATE = 80
"""characters before a State's name in which its speaker's office may stand"""
_FEWEST_WORDS = 4
"""a clause of fewer words says no view by itself"""


@dataclass(frozen=True, slots=True)
class Position(Fact):
    """A view that the text attributes to a State."""

    state: str
    """the State's name as the text has it"""
    code: str
    """the State's ISO 3166-1 alpha-3 code"""
    topic: str
    """the clause that words the view"""
    meeting: str | None
    """symbol of the record of the meeting at which it was expressed"""


@dataclass(frozen=True, slots=True)
class _Named:
    """A State named in a part's reading text."""

    start: int
    end: int
    code: str


def read_positions(context: Context) -> Iterator[Fact]:
    """One fact a State and view: from footnotes that list States, and from sentences that name them.

    In a verbatim record it is the speeches of the body's members that word their views.
    """
    meeting = meeting_of(context)
    if meeting is not None:
        yield from _in_speeches(context, meeting)
        return
    reader = _Positions(context)
    for link in context.document.links:
        yield from reader.in_note(link)
    for part in context.document.parts:
        if part.kind is PartKind.PARAGRAPH:
            yield from reader.in_sentences(part)


def _in_speeches(context: Context, meeting: str) -> Iterator[Fact]:
    for speaker in attendance(context).speakers:
        if speaker.state is None or not speaker.for_member:
            continue
        own = context.vocabulary.states[speaker.state.code].names
        for part, sentence in speaker.sentences(context):
            text = part.view.text
            for view in views_in(text, sentence, own):
                topic = text[view.verb : view.end].strip(" ,.;")
                if len(topic.split()) < _FEWEST_WORDS:
                    continue
                focus = (view.subject, view.end)
                yield Position(
                    evidence=context.evidence(part, sentence, focus),
                    mention=source_span(part.view, *focus),
                    state=speaker.state.name,
                    code=speaker.state.code,
                    topic=topic,
                    meeting=meeting,
                )


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


class _States:
    """Finds States by the names of the vocabulary."""

    def __init__(self, records: Iterable[StateRecord]) -> None:
        self.codes = {lowered(name): record.code for record in records for name in record.names}
        names = sorted(self.codes, key=lambda name: (-len(name), name))
        self.regex = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def named_in(self, text: str, start: int, end: int) -> list[_Named]:
        """The States named in ``text[start:end]`` with a capital, in the order of their places."""
        found = self.regex.finditer(lowered(text[start:end]))
        return [
            _Named(start + m.start(), start + m.end(), self.codes[m[0]])
            for m in found
            if text[start + m.start()].isupper()
        ]


class _Positions:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.states = _States(context.vocabulary.states.values())
        notes = [part for part in context.document.parts if part.kind is PartKind.FOOTNOTE]
        self.mentions = {note.path: documents_in(note.view.text) for note in notes}
        self.notes = {note.part.path: note for note in follow_notes(notes, self.mentions)}
        self.links: dict[str, list[NoteLink]] = {}
        for link in context.document.links:
            self.links.setdefault(link.part, []).append(link)

    def in_note(self, link: NoteLink) -> Iterator[Fact]:
        """The States that a footnote lists behind a meeting's record, with the clause that carries its mark."""
        note = self.notes.get(link.footnote)
        marked = self.context.part_at[link.part]
        if note is None or marked.kind is PartKind.SECTION:
            return
        topic = self._clause_before(marked, link.at)
        text = note.part.view.text
        for group in _patterns()["group"].regex.finditer(text):
            meeting = self._meeting_before(note, group.start())
            for state in self._listed(text, *group.span("names")) if meeting else ():
                sentence = self.context.sentence(note.part, state.start + 1)
                yield self._position(note.part, sentence, state, topic, meeting)

    def in_sentences(self, part: Part) -> Iterator[Fact]:
        """Views of States that a paragraph on the Council's proceedings names in its sentences."""
        text = part.view.text
        links = self.links.get(part.path, [])
        met = [(link.at, self._meeting(self.notes.get(link.footnote))) for link in links]
        if not any(meeting for _, meeting in met) and not _patterns()["proceedings"].regex.search(text):
            return
        for start, end in self.context.sentences(part):
            for states, verb in self._subjects(text, start, end):
                close = _patterns()["clause ends"].regex.search(text, verb, end)
                topic = text[verb : close.start() if close else end].strip(" ,.;")
                if len(topic.split()) < _FEWEST_WORDS:
                    continue
                behind = next((m for at, m in met if verb <= at <= end + 1 and m), None)
                meeting = behind or next((m for at, m in reversed(met) if at <= start and m), None)
                for state in states:
                    yield self._position(part, (start, end), state, topic, meeting)

    def _position(
        self, part: Part, sentence: tuple[int, int], state: _Named, topic: str, meeting: str | None
    ) -> Position:
        focus = (state.start, state.end)
        return Position(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus),
            state=part.view.text[slice(*focus)],
            code=state.code,
            topic=topic,
            meeting=meeting,
        )

    # Footnotes

    def _meeting_before(self, note: Note, at: int) -> str | None:
        """The record named last before an offset of the note, else the one that its ``Ibid.`` stands for."""
        own: list[DocumentMention] = [m for m in self.mentions[note.part.path] if m.end <= at]
        return _record(own[-1].symbol) if own else self._meeting(note) if note.ibid else None

    def _meeting(self, note: Note | None) -> str | None:
        records = [_record(reference.symbol) for reference in note.cites] if note else []
        return next(filter(None, records), None)

    def _listed(self, text: str, start: int, end: int) -> Iterator[_Named]:
        """The States of a list ``A, B and C``; what is no State, or is only spoken for, is passed over."""
        spoken_for = [match.span() for match in _patterns()["on behalf"].regex.finditer(text, start, end)]
        for state in self.states.named_in(text, start, end):
            begins = _patterns()["before listed"].regex.search(text[start : state.start])
            ends = _patterns()["behind listed"].regex.search(text[state.end : end])
            if begins and ends and not any(s <= state.start < e for s, e in spoken_for):
                yield state

    def _clause_before(self, part: Part, at: int) -> str:
        """The clause that a mark stands behind: from the mark before it in the same sentence, or from its start."""
        start, end = self.context.sentence(part, at)
        before = [mark.at for mark in part.view.marks if start < mark.at < at]
        text = part.view.text
        for first in [*reversed(before), start]:
            clause = text[first : min(at, end)]
            others = list(_patterns()["others"].regex.finditer(clause))
            clause = _bare(clause[others[-1].start() :] if others else clause)
            if len(clause.split()) >= _FEWEST_WORDS:
                return clause
        return _bare(text[start:end])

    # Sentences

    def _subjects(self, text: str, start: int, end: int) -> Iterator[tuple[list[_Named], int]]:
        """States named one after another as subject of a verb of saying, and where that verb begins."""
        row: list[_Named] = []
        for state in self.states.named_in(text, start, end):
            joined = bool(row) and bool(_patterns()["parting"].regex.match(text[row[-1].end : state.start]))
            row = [*row, state] if joined else [state]
            verb = _patterns()["view verb"].regex.match(text[state.end : end])
            if verb and self._speaks(text[max(start, row[0].start - _BEFORE_A_STATE) : row[0].start]):
                yield row, state.end + len(verb[0]) - len(verb[0].lstrip(" ,"))

    def _speaks(self, before: str) -> bool:
        return any(_patterns()[name].regex.search(before) for name in ("speaker", "clause begins"))


def _record(symbol: str) -> str | None:
    return symbol if symbols.kind(symbol) == "meeting record" else None


def _bare(clause: str) -> str:
    """The clause without the words that join it to others."""
    clause = clause.strip(" ,;.")
    for word in sorted(load_words(_FILE)["joining"], key=len, reverse=True):
        if lowered(clause).startswith((word + " ", word + ", ")):
            return _bare(clause[len(word) :])
    return clause
