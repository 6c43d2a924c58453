"""Events: what happened or is foreseen, told with a date, or with a reporting period that it falls into.

A date makes an event where its clause tells of something that happens; one that says when a number was measured, which
document is meant or what a plan is called makes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pkgraph.read.dates import Calendar, DateMention, dates_in
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.event.told import (
    FORESEEN,
    IN_PERIOD,
    LONGEST,
    NEAR,
    Amount,
    Found,
    Undated,
    by_resolution,
    head,
    lies_in,
    of_date,
    undated,
)
from pkgraph.read.facts.subject import Subjects
from pkgraph.read.mentions.clauses import Clause, clauses
from pkgraph.read.mentions.event_places import PlaceFinder
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.happenings import event_patterns, says, triggers
from pkgraph.read.mentions.sentences import is_on_the_data, sentences
from pkgraph.read.model import Evidence, Fact, Part, PartKind
from pkgraph.read.structure.view import source_span

_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_MOST_DATES = 12
"""dates that one clause may have: more are a list"""
_SHORT = 220
"""characters of a sentence that stands whole for its only event"""


@dataclass(frozen=True, slots=True)
class Event(Fact):
    """Something that happened, or that is foreseen."""

    event: str
    """the clause's own words"""
    type: str | None
    """kind of event as the lexicon names it; None where no word tells"""
    date: str | None
    """``2021``, ``2021-05``, ``2021-05-09``, two of these as ``start/end``, or ``start/..`` for what goes on since"""
    date_note: str | None
    missions: tuple[str, ...] = ()
    place: str | None = None


def read_events(context: Context) -> Iterator[Fact]:
    """One fact an event that a sentence tells, in the order of the text; then the document's own publication."""
    reader = _Events(context)
    yield from reader.publication()
    for part in context.texts():
        if part.kind in _READ and not part.header:
            yield from reader.of_part(part)


class _Events:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.calendar = Calendar.of(context.known)
        self.subjects = Subjects(context)
        self.places = PlaceFinder.of(context.vocabulary.states.values())

    def publication(self) -> Iterator[Fact]:
        """That the document was issued, where its front says when."""
        known = self.context.known
        front = next((p for p in self.context.document.parts if p.kind is PartKind.FRONT), None)
        if front is None or known.issued is None:
            return
        for piece in front.pieces:
            words = self.context.document.text[piece.start : piece.end]
            if any(m.date == known.issued for m in dates_in(words)) and len(words) < LONGEST:
                title = f"{known.title} ({self.context.document.key})" if known.title else self.context.document.key
                of, did, kind = _came_about(known.type or "document")
                evidence = Evidence(front.path, piece, words)
                yield Event(evidence, piece, f"{of} {did}: {title}", kind, known.issued, None)
                return

    def of_part(self, part: Part) -> Iterator[Fact]:
        """The events of a part, sentence by sentence; in a table's row each cell is read for itself."""
        text = fold(part.view.text)
        before, earlier = None, None
        for start, end in _stretches(part):
            told = self._sentence(text, start, end, _Earlier(before, earlier))
            if part.kind is PartKind.ROW:
                told += self._bullets(text, start, end)
            for found in told:
                yield self._event(part, text, (start, end), found)
            before = next((f.date for f in told if f.date and f.note not in (IN_PERIOD, FORESEEN)), None)
            earlier = before or earlier

    def _event(self, part: Part, text: str, sentence: tuple[int, int], found: Found) -> Event:
        focus = _trimmed(text, found.start, found.end)
        up_to_it = (sentence[0], found.end)
        missions = self.subjects.named_in(part, *focus) or self.subjects.of(part, up_to_it, found.end, whole=False)
        place = self.places.place_in(text, *focus)
        return Event(
            evidence=self.context.evidence(part, sentence, (focus[0], focus[0] + 1)),
            mention=source_span(part.view, *focus),
            event=part.view.text[focus[0] : focus[1]],
            type=found.kind,
            date=found.date,
            date_note=found.note,
            missions=missions,
            place=part.view.text[place[0] : place[1]] if place else None,
        )

    def _sentence(self, text: str, start: int, end: int, earlier: _Earlier) -> list[Found]:
        words = text[start:end]
        if says("furniture", words):
            return []
        if is_on_the_data(words):
            return list(by_resolution(text, start, end))
        dates = [_moved(m, start) for m in dates_in(words, self.calendar)]
        takes_up = says("takes up", words)
        context = Undated(
            head=head(dates, text, start),
            before=earlier.anywhere if takes_up else earlier.beside,
            takes_up=takes_up,
            period=None if dates else self.calendar.period,
        )
        told: list[Found] = []
        for clause in _whole(clauses(text, start, end), dates):
            own = [m for m in dates if clause.start <= m.start < clause.end]
            if len(own) > _MOST_DATES:
                continue
            if own:
                told += self._dated(text, clause, end, own)
            elif not context.is_empty:
                told += undated(text, clause, context)
        told += by_resolution(text, start, end)
        if len(told) == 1 and not told[0].exact and end - start <= _SHORT:
            told = [replace(told[0], start=start, end=end)]
        return told

    def _dated(self, text: str, clause: Clause, end: int, dates: Sequence[DateMention]) -> Iterator[Found]:
        said = triggers(text, clause.subject, clause.end)
        words = text[clause.start : min(end, clause.end + NEAR)]
        amount = Amount(says("measured", words), says("counted", text[clause.start : clause.end]))
        seen: set[tuple[int, int, str | None]] = set()
        for mention in dates:
            if mention.role == "state" or any(lies_in(other, mention) for other in dates):
                continue
            found = of_date(text, clause, mention, said, amount)
            if found and (found.start, found.end, found.date) not in seen:
                seen.add((found.start, found.end, found.date))
                yield found

    def _bullets(self, text: str, start: int, end: int) -> Iterator[Found]:
        """``Creation of a channel``, ``New communications strategy`` at the head of an item of a table's cell."""
        begins = [m.start() for m in event_patterns()["bullet"].regex.finditer(text, start, end)]
        for at, stop in zip(begins, [*begins[1:], end], strict=False):
            item = text[at:stop]
            said = triggers(text, at, stop)
            if said and self.calendar.period and not dates_in(item):
                yield Found(at, stop, said[0].kind, self.calendar.period, IN_PERIOD, exact=True)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Dates of events told before a sentence in its part: in the sentence before it, and in the last that had one."""

    beside: str | None = None
    anywhere: str | None = None


def _whole(parts: Sequence[Clause], dates: Sequence[DateMention]) -> Iterator[Clause]:
    """The clauses, those joined that one date runs over (``Between 2018, when it was launched, and 2020``)."""
    held: Clause | None = None
    for clause in parts:
        held = clause if held is None else replace(held, end=clause.end)
        if not any(held.start <= m.start < held.end < m.end for m in dates):
            yield held
            held = None


def _stretches(part: Part) -> Iterator[tuple[int, int]]:
    """The sentences of a part; of a row those of each of its cells."""
    if part.kind is not PartKind.ROW:
        yield from sentences(part.view.text)
        return
    at = 0
    for _, words in part.cells:
        begins = part.view.text.find(words, at) if words else -1
        if begins >= 0:
            at = begins + len(words)
            for first, last in sentences(words):
                cuts = [m.start() for m in event_patterns()["run together"].regex.finditer(words, first, last)]
                yield from (
                    (begins + s, begins + e)
                    for s, e in zip([first, *(c + 1 for c in cuts)], [*cuts, last], strict=True)
                )


def _came_about(document: str) -> tuple[str, str, str]:
    """What happened on the date of a document of a type, what was done, and its kind of event."""
    if says("adopted document", document):
        return document, "adopted", "adoption"
    if says("record of a meeting", document):
        return "meeting", "held", "meeting"
    return document, "issued", "publication"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what joins it to what stands around it."""
    before = event_patterns()["edge before"].regex.match(text[start:end])
    behind = event_patterns()["edge behind"].regex.search(text, start, end)
    first, last = start + (before.end() if before else 0), behind.start() if behind else end
    return (first, last) if first < last else (start, end)


def _moved(mention: DateMention, by: int) -> DateMention:
    return replace(mention, start=mention.start + by, end=mention.end + by, lead=mention.lead + by)
