"""Looks at the rows of one query for what bears out a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pkgraph.ask.question import evidence
from pkgraph.ask.question.evidence import Fact, Table
from pkgraph.ask.question.frame import Frame, Term
from pkgraph.ask.question.meaning import Meaning
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.periods import Period
from pkgraph.ask.question.words import denials, haystack, stems_of

ENOUGH = 0.72
"""how much of a question the rows of an answer must bear out"""
WORDED = 0.7
"""how near to one of its own wordings a question must be to be a query's beyond doubt"""
NEAR = 0.97
"""rows that are this near to the best one belong to the answer"""
JOINED = 0.88
"""rows of the same words that are this near belong to the answer of a question with 'and'"""
BESIDE = 0.55
"""rows of the same paragraph that are this near may add what the best one lacks"""
LOOKED_AT = 60
"""rows of a query whose paragraphs are looked at"""
_LIGHT = 0.02
"""what the words that only frame a question count, all together"""
NAMES_APART = ("mission_name", "mission_type", "surface")
"""columns that only name the mission of the row again"""

Around = Callable[[Iterable[tuple[str, str]]], Mapping[tuple[str, str], str]]
"""gives the texts around parts"""
Columns = tuple[tuple[str, ...], ...]
"""for each thing that is asked, the columns that hold it"""


@dataclass(slots=True)
class Found:
    """What one query has for a question."""

    meaning: Meaning
    columns: Columns
    bound: Mapping[str, str]
    """the parameters that its rows were asked with"""
    facts: tuple[Fact, ...]
    score: float
    """how much of the question the rows bear out, from 0 to 1"""
    near: float
    """how near the question is to the query's own wordings, from 0 to 1"""
    missing: tuple[str, ...]
    """words that no row has"""
    of: int
    """rows that were looked at"""
    support: int = 0
    """queries that give the same values"""

    def values(self) -> frozenset[str]:
        """The values of the answer."""
        columns = self.columns[0] if self.columns else self.meaning.columns
        return frozenset(str(value) for fact in self.facts for each in columns for value in values(fact.row.get(each)))


@dataclass(frozen=True, slots=True)
class Looker:
    """What looking at rows needs besides them."""

    asked: Frame
    names: Names
    weight: Mapping[str, float]
    around: Around

    def look(self, meaning: Meaning, columns: Columns, bound: Mapping[str, str], table: Table, near: float) -> Found:
        """The rows of a query that bear out the question best."""
        fit = [fact for fact in table.facts if self._fits(fact, columns, meaning)]
        facts: list[Fact] = []
        score, missing = 0.0, set(self._unmeant(meaning))
        for periods in _alternatives(self.asked.periods):
            these, its_score, its_missing = self._best(fit, periods, columns, meaning)
            if not these:
                facts, score = [], 0.0
                break
            score = min(score, its_score) if facts else its_score
            missing &= its_missing
            facts += [fact for fact in these if fact not in facts]
        order = {id(fact): index for index, fact in enumerate(table.facts)}
        facts.sort(key=lambda fact: order[id(fact)])
        lacking = tuple(term.text for term in self.asked.terms if term.stem in missing)
        return Found(meaning, columns, bound, tuple(facts), score, near, lacking, len(table.facts))

    def _terms(self, columns: Columns) -> list[Term]:
        """The words that rows are compared with: those of what is asked for too, where no column holds it."""
        return self.asked.terms if columns else [*self.asked.terms, *self.asked.nouns]

    def _unmeant(self, meaning: Meaning) -> list[str]:
        """The words of the question that rows must have."""
        meant = self._meant(meaning)
        return [term.stem for term in self.asked.terms if term.stem not in meant and not term.light]

    def _meant(self, meaning: Meaning) -> frozenset[str]:
        """The words that no row need have, since the query means them, unless the question asks for the very words."""
        return frozenset() if "explicit" in self.asked.operators else meaning.meant

    def _best(
        self, fit: Sequence[Fact], periods: Sequence[Period], columns: Columns, meaning: Meaning
    ) -> tuple[list[Fact], float, set[str]]:
        """The best rows for one reading of the dates, how good they are, and the words that none of them has."""
        apart, meant = self._apart(columns), self._meant(meaning)

        def credit(fact: Fact, text: str) -> tuple[float, frozenset[str]]:
            stands = evidence.slots(self.asked, fact, self.names, text)
            times = [evidence.period_stands(period, fact, text) for period in periods] if stands else []
            if not stands or not all(times):
                return 0.0, frozenset()
            own, nearby = evidence.own_words(fact, apart), haystack(text) if text else frozenset()
            got, total, had = evidence.SLOT * sum(times), evidence.SLOT * len(periods), set()
            light = [0.0]
            for term in self._terms(columns):
                worth = 1.0 if term.stem in meant else evidence.credit(term, fact, own, nearby)
                if worth > evidence.AROUND:
                    had.add(term.stem)
                if term.light:
                    light.append(worth)
                else:
                    got += self.weight.get(term.stem, 1.0) * worth
                    total += self.weight.get(term.stem, 1.0)
            score = got / total if total else 1.0
            return stands * score * (1 - _LIGHT + _LIGHT * sum(light) / len(light)), frozenset(had)

        first = [(self._first(fact, credit), -index) for index, fact in enumerate(fit)]
        top = [fit[-index] for _, index in sorted(first, reverse=True)[:LOOKED_AT]]
        texts = self.around(fact.place for fact in top)
        scored = [(*credit(fact, texts.get(fact.place, "")), fact) for fact in top]
        best = max((each[0] for each in scored), default=0.0)
        if not best:
            return [], 0.0, set()
        kept = [each for each in scored if each[0] >= best * NEAR]
        had: frozenset[str] = frozenset().union(*(each[1] for each in kept))
        if "parts" in self.asked.operators:
            kept = [each for each in scored if any(each[2].same_words(other[2]) for other in kept)]
        joining = r"\b(?:and|or)\b|," if any("number" in each.kinds for each in self.asked.asked) else r"\bor\b"
        if re.search(joining, self.asked.question):
            kept += [each for each in scored if each not in kept and each[0] >= best * JOINED and _joins(each[2], kept)]
            kept, had = _beside(kept, scored, had, best, self._unmeant(meaning))
            best = max(best, self._joined(had, periods))
        lacking = {term for term in self._unmeant(meaning) if term not in had} if best < ENOUGH else set()
        if len(kept) == len(top) < len(fit):
            return [fact for fact in fit if self._first(fact, credit) >= best * NEAR], best, lacking
        return [each[2] for each in kept], best, lacking

    def _apart(self, columns: Columns) -> set[str]:
        """Columns whose words bear out nothing: they only name the missions or States that are asked for."""
        pairs = zip(self.asked.asked, columns, strict=False)
        apart = {column for each, those in pairs if {"mission", "state"} & set(each.kinds) for column in those}
        return apart | set(NAMES_APART) if apart else apart

    @staticmethod
    def _first(fact: Fact, credit: Callable[[Fact, str], tuple[float, frozenset[str]]]) -> float:
        return credit(fact, "")[0]

    def _joined(self, had: frozenset[str], periods: Sequence[Period]) -> float:
        """How much of the question several rows of a paragraph bear out together."""
        total = sum(self.weight.values()) + evidence.SLOT * len(periods)
        got = sum(weight for stem, weight in self.weight.items() if stem in had) + evidence.SLOT * len(periods)
        return evidence.QUOTE * got / total if total else 0.0

    def _fits(self, fact: Fact, columns: Columns, meaning: Meaning) -> bool:
        """True if a row has what is asked for, of the kind and unit that is asked for, said or denied as is asked."""
        row = fact.row
        for each, those in zip(self.asked.asked, columns, strict=False):
            its_values = [value for column in those for value in values(row.get(column))]
            if not its_values:
                return False
            if "mission" in each.kinds:
                missions = {value for value in its_values if value in self.names.missions()}
                if not missions or missions <= set(self.asked.missions):
                    return False
            if "number" in each.kinds:
                if not any(isinstance(value, int | float) for value in its_values):
                    return False
                unit = row.get("unit")
                plain = _HOW_MANY.search(self.asked.question) is not None
                if unit is not None and (unit not in each.units if each.units else plain and unit in _NOT_COUNTED):
                    return False
            if each.typed and not set(each.typed) <= evidence.own_words(fact, ()):
                return False
        return "not" in meaning.means or self._said(fact, meaning)

    def _said(self, fact: Fact, meaning: Meaning) -> bool:
        """True if a row says or denies what the question asks it of."""
        if "not" in self.asked.operators:
            return all(fact.denies(stems_of(head)) for head in denials(self.asked.question))
        kinds = {kind for each in self.asked.asked for kind in each.kinds}
        if not kinds & {"mission", "state"} or "document" in kinds:
            return True
        wanted = self._unmeant(meaning)
        return not wanted or not fact.denies(wanted)


_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_NOT_COUNTED = ("percent", "flag", "USD")
"""units that a plain 'how many' does not ask for"""


def values(value: Any) -> list[Any]:
    """The values of a cell."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _joins(fact: Fact, kept: Sequence[tuple[float, frozenset[str], Fact]]) -> bool:
    """True if a row tells another number of the same words in the same unit."""
    return any(fact.same_words(each[2]) and fact.row.get("unit") == each[2].row.get("unit") for each in kept)


def _alternatives(periods: Sequence[Period]) -> list[list[Period]]:
    """The readings of the dates of a question, each to be answered: both ends of a span at once, others one by one."""
    if len(periods) < 2 or periods[0].lead in ("between", "from", "period"):
        return [list(periods)]
    return [[period] for period in periods]


def _beside(
    kept: list[tuple[float, frozenset[str], Fact]],
    scored: Sequence[tuple[float, frozenset[str], Fact]],
    had: frozenset[str],
    best: float,
    wanted: Iterable[str],
) -> tuple[list[tuple[float, frozenset[str], Fact]], frozenset[str]]:
    """Adds rows of the same paragraphs that have what the best ones lack: the other half of a question with 'and'."""
    places = {each[2].place for each in kept}
    lacking = set(wanted) - had
    adding = [each for each in scored if each[2].place in places and each[0] >= best * BESIDE and each[1] & lacking]
    if not adding:
        return kept, had
    top = max(each[0] for each in adding)
    adding = [each for each in adding if each[0] >= top * NEAR]
    return [*kept, *(each for each in adding if each not in kept)], had.union(*(each[1] for each in adding))
