"""Observations of a document: the numbers of its sentences, then the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.observation import subject as subjects
from pkgraph.read.facts.observation.fact import Observation
from pkgraph.read.facts.observation.indicator import Indicator, IndicatorFinder, change_told, words_around
from pkgraph.read.facts.observation.number import Number, numbers_in, patterns
from pkgraph.read.facts.observation.period import (
    FROM_HEADING,
    FROM_SENTENCE_BEFORE,
    Calendar,
    Period,
    leads,
    period_of,
    periods_in,
    same_time,
    turns,
)
from pkgraph.read.facts.observation.subject import Name, Subject, SubjectFinder
from pkgraph.read.facts.observation.table import Cell, Row, rows_in
from pkgraph.read.facts.observation.unit import COUNT, PERCENT, units_of
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import sentences
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.structure.view import source_span

_SENTENCES = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE})
_SHORT = re.compile(r" (?:months?|weeks?|days?|hours?)\b")
"""behind a number that tells a short period, never a measure of its own"""
_LIST = 3
"""numbers side by side in one sentence from which on it is no sentence but a table that lost its lines"""
_SPANS_OF_TIME = frozenset({"years", "months", "weeks", "days"})


def read_observations(context: Context) -> Iterator[Fact]:
    """One fact a measured number; numbers that number things (paragraphs, resolutions, dates) are none."""
    reader = _Reader(context)
    rows = rows_in(context)
    for part in context.texts():
        if part.path in rows:
            yield from reader.row(part, rows[part.path])
        elif part.kind in _SENTENCES:
            yield from reader.sentences(part, context.sentences(part), reader.subjects.of_block(part))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a part, with what is named in it."""

    start: int
    end: int
    text: str
    """folded"""
    numbers: tuple[Number, ...]
    periods: tuple[Period, ...]
    names: tuple[Name, ...]


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.calendar = Calendar.of(context.known)
        self.subjects = SubjectFinder(context)
        self.indicators = IndicatorFinder(context.vocabulary.indicators.values())
        self.last_indicator: Indicator | None = None
        self.beside: tuple[str, Indicator | None] = ("", None)
        """unit and indicator of the number just read"""

    # Sentences

    def sentences(self, part: Part, spans: Sequence[tuple[int, int]], block: Subject | None) -> Iterator[Observation]:
        """What the sentences of a part measure."""
        signs = [m.start() for m in patterns()["sign"].regex.finditer(part.view.text)]
        spans = [span for span in spans if signs and span[0] <= signs[-1]]
        if not spans:
            return
        known: dict[str, Subject] = {"Mission": block} if block else {}
        last_subject: Subject | None = None
        last_period: Period | None = None
        last_leads = False
        for start, end in spans:
            sentence = self._sentence(part, start, end, known)
            if sentence.numbers:
                context = _Context(part, block, last_subject, last_period, last_leads)
                yield from self._observations(sentence, context)
            if any(n.subject.kind in ("mission", "state", "place") for n in sentence.names):
                last_subject = subjects.topic_of(sentence.text, sentence.names)
            known |= self.subjects.heads(sentence.names)
            last_period = next(iter(sentence.periods), None)
            last_leads = last_period is not None and leads(sentence.text, last_period)

    def _sentence(self, part: Part, start: int, end: int, known: Mapping[str, Subject]) -> _Sentence:
        text = fold(part.view.text[start:end])
        names = tuple(self.subjects.names_in(text, known))
        if not _may_measure(text) or _is_list(text):
            return _Sentence(start, end, text, (), (), names)
        hosts = {n.end for n in names if n.subject.kind in ("mission", "state", "place")}
        numbers = numbers_in(text, hosts)
        periods = tuple(periods_in(text, self.calendar))
        return _Sentence(start, end, text, tuple(_measuring(numbers, periods, text)), periods, names)

    def _observations(self, sentence: _Sentence, context: _Context) -> Iterator[Observation]:
        units = units_of(sentence.text, sentence.numbers)
        lined_up = subjects.aligned(sentence.text, sentence.numbers, sentence.names)
        for n, number in enumerate(sentence.numbers):
            period = self._period(sentence, n, units[n], context)
            each = subjects.each_listed(sentence.text, number, sentence.names) if number.form == "none" else []
            one = lined_up.get(n) or self._subject(sentence, n, context)
            for subject in each or (one,):
                yield self._fact(sentence, context.part, n, units[n], period, subject)

    def _period(self, sentence: _Sentence, n: int, unit: str, context: _Context) -> Period | None:
        found = period_of(sentence.text, sentence.numbers, n, sentence.periods)
        if found is not None:
            return found
        if unit in _SPANS_OF_TIME:
            return None
        if context.last_period is not None and _continues(sentence, context):
            last = context.last_period
            return replace(last, note=FROM_SENTENCE_BEFORE) if last.start or last.end else last
        return self._heading_period(context.part) or self.calendar.reporting

    def _heading_period(self, part: Part) -> Period | None:
        """The period in the title of the part's block, figure or table."""
        above = self.context.part_at.get(part.parent or "")
        if above is None:
            return None
        title = above.title or (above.view.text if above.kind is PartKind.SECTION else "")
        named = [p for p in periods_in(fold(title), self.calendar) if not p.relative]
        return replace(named[0], note=FROM_HEADING) if len(named) == 1 else None

    def _subject(self, sentence: _Sentence, n: int, context: _Context) -> Subject | None:
        following = sentence.numbers[n + 1].start if n + 1 < len(sentence.numbers) else len(sentence.text)
        if context.block is not None:
            return subjects.counted_missions(sentence.text, sentence.numbers[n]) or context.block
        named = subjects.subject_of(sentence.text, sentence.numbers[n], following, sentence.names)
        if named is not None:
            return named
        around = context.last_subject or self.subjects.of_headings(context.part) or self.subjects.default
        return None if around == subjects.EVERY_MISSION and subjects.speaks_of_one(sentence.text) else around

    def _fact(
        self, sentence: _Sentence, part: Part, n: int, unit: str, period: Period | None, subject: Subject | None
    ) -> Observation:
        number = sentence.numbers[n]
        words = words_around(sentence.text, sentence.numbers, n, [(p.first, p.last) for p in sentence.periods])
        counted = subjects.counted_missions(sentence.text, number)
        before = self.last_indicator if n else None
        beside = (
            self.beside[1] if n and (self.beside[0] == unit or (words.again and unit in (COUNT, PERCENT))) else None
        )
        indicator = self.indicators.of(words, unit, before, beside, other_thing=counted is not None)
        if _tells_nothing(indicator.label):
            indicator = self.last_indicator or indicator
        if not words.elliptic:
            self.last_indicator = indicator
        if beside is None or not words.elsewhere:
            self.beside = unit, indicator
        change = change_told(sentence.text, number)
        if change is not None:
            indicator = Indicator(f"{change} in {indicator.label}" if indicator.concept else indicator.label)
        if subject is not None and subject.kind == "body" and "peacekeeper" in indicator.label:
            subject = self.subjects.default
        focus = (sentence.start + number.start, sentence.start + number.end)
        return Observation(
            evidence=self.context.evidence(part, (sentence.start, sentence.end), focus),
            mention=source_span(part.view, *focus),
            indicator=indicator.label,
            concept=indicator.concept,
            value=number.value,
            unit=unit,
            subject=subject.label if subject else None,
            subject_kind=subject.kind if subject else None,
            subject_key=subject.key if subject else None,
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            period_note=period.note if period else None,
            qualifier=_qualifier(sentence.text, number),
            missions=self.context.missions(part, sentence.start, sentence.end),
        )

    # Tables

    def row(self, part: Part, row: Row) -> Iterator[Observation]:
        """What a row measures: its cells by the heads of row and column, its sentences like any others."""
        block = self.subjects.of_name(row.head)
        for cell in row.cells:
            yield self._cell(part, cell, block or self.subjects.of_headings(part) or self.subjects.default)
        for words in row.prose:
            at = part.view.text.find(words)
            if at >= 0:
                yield from self.sentences(part, [(at + start, at + end) for start, end in sentences(words)], block)

    def _cell(self, row: Part, cell: Cell, subject: Subject | None) -> Observation:
        period = self.calendar.back(cell.periods_back) or self._heading_period(row)
        concept = self.indicators.concept(cell.indicator, cell.unit)
        return Observation(
            evidence=self.context.whole(row),
            mention=cell.place,
            indicator=cell.indicator,
            concept=concept.key if concept else None,
            value=cell.value,
            unit=cell.unit,
            subject=subject.label if subject else None,
            subject_kind=subject.kind if subject else None,
            subject_key=subject.key if subject else None,
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            period_note=period.note if period else None,
            qualifier=cell.qualifier,
            missions=self.context.missions(row, 0, len(row.view.text)),
        )


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a sentence."""

    part: Part
    block: Subject | None
    last_subject: Subject | None
    last_period: Period | None
    last_leads: bool
    """that period stands at the head of its sentence"""


def _may_measure(text: str) -> bool:
    return bool(patterns()["sign"].regex.search(text))


def _is_list(text: str) -> bool:
    """True for the cells of a table that lost its lines."""
    return len(patterns()["side by side"].regex.findall(text)) >= _LIST


def _measuring(numbers: Sequence[Number], periods: Sequence[Period], text: str) -> list[Number]:
    """The numbers but for those that tell a period: ``over the past two years`` where something else is measured.

    A period alone measures how long something has been so; ``the gains of the past decade`` measures nothing.
    """
    inside = [n for n in numbers if any(p.first <= n.start and n.end <= p.last for p in periods)]
    outside = [n for n in numbers if n not in inside]
    if outside or not patterns()["lasted"].regex.search(text):
        return outside
    return [n for n in inside if not _SHORT.match(text, n.end)]


def _continues(sentence: _Sentence, context: _Context) -> bool:
    """True for a sentence that goes on with the one before it, at the head of which a period stands for both."""
    if same_time(sentence.text):
        return True
    new = subjects.actor_of(sentence.text, sentence.names) or subjects.topic_of(sentence.text, sentence.names)
    return context.last_leads and new is None and not turns(sentence.text)


def _tells_nothing(indicator: str) -> bool:
    return not re.search("[A-Za-z]{4,}", indicator)


def _qualifier(text: str, number: Number) -> str | None:
    before = patterns()["qualifier"].regex.search(text, max(0, number.start - 60), number.start)
    behind = patterns()["comparison behind"].regex.search(number.follows(text))
    found = [m["words"].strip().lower() for m in (before,) if m]
    if behind:
        found.append(behind["words"].strip())
    return "; ".join(found) or None
