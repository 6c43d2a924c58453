"""Looks at the rows of one query for what bears out a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pkgraph.ask.question import evidence
from pkgraph.ask.question.asking import Asked
from pkgraph.ask.question.evidence import Fact, Table
from pkgraph.ask.question.frame import Frame, Term
from pkgraph.ask.question.meaning import Meaning
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.operators import expressed, said_by
from pkgraph.ask.question.periods import Period
from pkgraph.ask.question.roles import other_place
from pkgraph.ask.question.words import denials, haystack, phrase_in, stem, stems_of, tokens, wordings

ENOUGH = 0.66
"""how much of a question the rows of an answer must bear out"""
WORDED = 0.7
"""how near to one of its own wordings a question must be to be a query's beyond doubt"""
NEAR = 0.97
"""rows that are this near to the best one belong to the answer"""
JOINED = 0.88
"""rows of the same words that are this near belong to the answer of a question with 'and'"""
BESIDE = 0.55
"""rows of the same paragraph that are this near may add what the best one lacks"""
DIRECT = 0.75
"""how near to the best rows those must be whose number stands right before what is counted"""
LOOKED_AT = 60
"""rows of a query whose paragraphs are looked at"""
MAY_LACK = 0.2
"""the part of a question's words that rows may lack altogether"""
_EXACT = 0.1
"""the same where a number or a date is asked for"""
_LOST = 0.75
"""what rows that lack more are worth"""
_LIGHT = 0.02
"""what the words that only frame a question count, all together"""
NAMES_APART = ("mission_name", "mission_type", "surface")
"""columns that only name the mission of the row again"""

_MISSIONS = ("mission", "successor", "subject", "missions")
"""columns that hold other things besides missions"""
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
    shown: tuple[str, ...] = ()
    """for each thing that is asked, the column that holds it in these rows"""
    support: int = 0
    """queries that give the same values"""
    second: float = 0.0
    """the score of the best row that is not among them"""

    def values(self) -> frozenset[str]:
        """The values of the answer."""
        columns = self.shown[:1] or self.meaning.columns
        return frozenset(str(value) for fact in self.facts for each in columns for value in values(fact.row.get(each)))


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and how much of the question it bears out."""

    score: float
    had: frozenset[str]
    """the words that it has, and not only its surroundings"""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Looker:
    """What looking at rows needs besides them."""

    asked: Frame
    names: Names
    weight: Mapping[str, float]
    around: Around
    bound: Mapping[str, str]
    """the parameters with which the rows were asked"""

    def look(self, meaning: Meaning, columns: Columns, table: Table, near: float) -> Found:
        """The rows of a query that bear out the question best."""
        means = expressed(meaning.query.name, self.bound)
        fit = [fact for fact in table.facts if self._fits(fact, columns)]
        if "not" not in means:
            fit = [fact for fact in fit if self._said(fact, meaning)]
        facts: list[Fact] = []
        score, second, missing = 0.0, 0.0, set(self._unmeant(meaning))
        for periods in _alternatives(self.asked.periods):
            these, its_score, its_second, its_missing = self._best(fit, periods, columns, meaning)
            if not these:
                facts, score = [], 0.0
                break
            score = min(score, its_score) if facts else its_score
            second = max(second, its_second)
            missing &= its_missing
            facts += [fact for fact in these if fact not in facts]
        order = {id(fact): index for index, fact in enumerate(table.facts)}
        facts.sort(key=lambda fact: order[id(fact)])
        lacking = tuple(term.text for term in self.asked.terms if term.stem in missing)
        shown = tuple(self._column(facts, those) for those in columns)
        found = Found(meaning, columns, self.bound, tuple(facts), score, near, lacking, len(table.facts), shown)
        found.second = second
        return found

    def _column(self, facts: Sequence[Fact], columns: Sequence[str]) -> str:
        """The first column that tells of every row what is asked for, else the first that tells of some."""
        missions = self.names.missions() - set(self.asked.missions)

        def told(fact: Fact, column: str) -> bool:
            its_values = values(fact.row.get(column))
            plain = column not in _MISSIONS or not self._asks("mission")
            return bool(its_values) and (plain or any(value in missions for value in its_values))

        full = [column for column in columns if all(told(fact, column) for fact in facts)]
        some = [column for column in columns if any(told(fact, column) for fact in facts)]
        return (full or some or list(columns))[0]

    def _terms(self, columns: Columns) -> list[Term]:
        """The words that rows are compared with: those of what is asked for too, where no column holds it."""
        return self.asked.terms if columns else [*self.asked.terms, *self.asked.nouns]

    def _unmeant(self, meaning: Meaning) -> list[str]:
        """The words of the question that rows must have."""
        meant = self._meant(meaning)
        return [term.stem for term in self.asked.terms if not term.light and not self._means(term, meant)]

    @staticmethod
    def _means(term: Term, meant: frozenset[str]) -> bool:
        """True if a query means a word, or what it stands for as an abbreviation."""
        short = wordings().short.get(term.text.casefold())
        return term.stem in meant or (short is not None and meant.issuperset(short))

    def _meant(self, meaning: Meaning) -> frozenset[str]:
        """The words that no row need have, since the query means them or was asked with them, unless the question asks
        for the very words."""
        if "explicit" in self.asked.operators:
            return frozenset()
        meant = meaning.meant | said_by(expressed(meaning.query.name, self.bound) & set(self.asked.operators))
        if "quote" not in meaning.columns and any(str(each.type) == "words" for each in meaning.query.parameters):
            return meant.union(term.stem for term in self.asked.terms)
        return meant

    def _best(
        self, fit: Sequence[Fact], periods: Sequence[Period], columns: Columns, meaning: Meaning
    ) -> tuple[list[Fact], float, float, set[str]]:
        """The best rows for one reading of the dates, how good they and the next are, and the words that none has."""

        def judged(fact: Fact, text: str) -> Judged:
            return self._judged(fact, text, periods, columns, meaning)

        first = [judged(fact, "") for fact in fit]
        top = [first[index].fact for index in sorted(range(len(fit)), key=lambda at: -first[at].score)[:LOOKED_AT]]
        texts = self.around(fact.place for fact in top)
        scored = [judged(fact, texts.get(fact.place, "")) for fact in top]
        beside, scored = scored, self._of_now(self._direct(scored))
        best = max((each.score for each in scored), default=0.0)
        if not best:
            return [], 0.0, 0.0, set()
        kept = [each for each in scored if each.score >= best * NEAR]
        if "parts" in self.asked.operators:
            kept = [each for each in scored if any(each.fact.same_words(other.fact) for other in kept)]
        if re.search(r"\b(?:and|or)\b|," if self._asks("number") else r"\bor\b", self.asked.question):
            kept = self._joined(kept, scored, best, self._unmeant(meaning))
            kept += self._units_lacking(kept, beside)
            had = frozenset[str]().union(*(each.had for each in kept))
            best = max(best, self._together(had, meaning))
        else:
            had = frozenset[str]().union(*(each.had for each in kept))
        lacking = {term for term in self._unmeant(meaning) if term not in had} if best < ENOUGH else set()
        if len(kept) == len(top) < len(fit):
            return [each.fact for each in first if each.score >= best * NEAR], best, best, lacking
        second = max((each.score for each in scored if each not in kept), default=0.0)
        return [each.fact for each in kept], best, second, lacking

    def _judged(self, fact: Fact, text: str, periods: Sequence[Period], columns: Columns, meaning: Meaning) -> Judged:
        """How much of the question a row bears out, given the text around it."""
        exact, dated = self._asks("number", "date"), self._asks("date")
        stands = evidence.slots(self.asked, fact, self.names, text, exact=exact)
        times = (
            [evidence.period_stands(period, fact, text, self.names.meetings) for period in periods] if stands else []
        )
        if not stands or not all(times) or (text and not self._called(fact, text)):
            return Judged(0.0, frozenset(), fact)
        apart, meant = self._apart(columns), self._meant(meaning)
        own, nearby = evidence.own_words(fact, apart), haystack(text) if text else frozenset()
        far = evidence.worth_around(text, exact=exact)
        got, total, had, light, lost = 0.0, 0.0, set(), [0.0], 0.0
        for term in self._terms(columns):
            worth = 1.0 if self._means(term, meant) else evidence.credit(term, fact, own, nearby, far)
            if worth >= evidence.PART * evidence.ALIKE:
                had.add(term.stem)
            if term.light:
                light.append(worth)
                continue
            weight = self.weight.get(term.stem, 1.0)
            got, total = got + weight * worth, total + weight
            if term.stem not in wordings().soft:
                lost += weight if worth <= (evidence.FAR if dated else 0) else 0
        score = got / total if total else 1.0
        score *= stands * (sum(times) / len(times) if times else 1) * (1 - _LIGHT + _LIGHT * sum(light) / len(light))
        return Judged(score * (_LOST if lost > total * (_EXACT if exact else MAY_LACK) else 1), frozenset(had), fact)

    def _called(self, fact: Fact, text: str) -> bool:
        """True if a row or the text around it has the noun that is asked for, where that is a column of many things."""
        nouns = {word for each in self.asked.asked if not each.kinds for word in each.noun} & _OF_ANYTHING
        return not nouns or not nouns.isdisjoint(fact.quote | fact.part | haystack(text))

    def _direct(self, scored: list[Judged]) -> list[Judged]:
        """The rows whose number stands right before what is counted, where those that are best count something else and
        these are about as good."""
        counted = [term.stem for term in self.asked.terms if term.counted]
        if self.asked.counted not in counted:
            return scored
        nouns = counted[: counted.index(self.asked.counted) + 1]
        best = max((each.score for each in scored), default=0.0)
        told = [(each, evidence.counts(each.fact.row.get("value"), nouns, each.fact)) for each in scored]
        other = all(counts is False for each, counts in told if each.score >= best * NEAR)
        top = [each for each in scored if each.score >= best * NEAR]
        direct = [
            each
            for each, counts in told
            if counts
            and each.score >= best * (DIRECT if all(each.fact.same_words(one.fact) for one in top) else JOINED)
        ]
        return direct if other and direct else scored

    def _of_now(self, scored: list[Judged]) -> list[Judged]:
        """The rows without those that another row of the same words gives as what it was before: of a question of one
        number and without a date."""
        asked_once = sum(1 for _ in _HOW_MANY.finditer(self.asked.question)) < 2
        if self.asked.periods or "parts" in self.asked.operators or not (asked_once and self._asks("number")):
            return scored
        best = max((each.score for each in scored), default=0.0)
        top = [each for each in scored if each.score >= best * NEAR]
        if not top or not all(each.fact.same_words(top[0].fact) for each in top):
            return scored
        now = [each for each in scored if any(evidence.was_before(one.fact, each.fact) for one in top)]
        past = [each for each in scored if any(evidence.was_before(each.fact, one.fact) for one in now)]
        return [replace(each, score=best) if each in now else each for each in scored if each not in past]

    def _asks(self, *kinds: str) -> bool:
        return any(kind in each.kinds for each in self.asked.asked for kind in kinds)

    def _apart(self, columns: Columns) -> set[str]:
        """Columns whose words bear out nothing: they only name the missions or States that are asked for."""
        pairs = zip(self.asked.asked, columns, strict=False)
        apart = {column for each, those in pairs if {"mission", "state"} & set(each.kinds) for column in those}
        return apart | set(NAMES_APART) if apart else apart

    def _joined(self, kept: list[Judged], scored: Sequence[Judged], best: float, wanted: Iterable[str]) -> list[Judged]:
        """Adds what a question with 'and' or 'or' asks as well: other numbers of the same words in the same unit, and
        rows of the same paragraphs that have what the best ones lack."""
        kept = [*kept, *(e for e in scored if e not in kept and e.score >= best * JOINED and _same_unit(e.fact, kept))]
        places = {each.fact.place for each in kept}
        lacking = set(wanted).difference(*(each.had for each in kept))
        adding = [e for e in scored if e.fact.place in places and e.score >= best * BESIDE and e.had & lacking]
        top = max((each.score for each in adding), default=0.0)
        kept = [*kept, *(each for each in adding if each.score >= top * NEAR and each not in kept)]
        return kept

    def _units_lacking(self, kept: Sequence[Judged], scored: Sequence[Judged]) -> list[Judged]:
        """Of each unit that a question asks for as well and that no row has, the one number of the same words."""
        told = {each.fact.row.get("unit") for each in kept}
        found = []
        for asked in self.asked.asked:
            if "number" in asked.kinds and told.isdisjoint(asked.units):
                beside = [each for each in scored if any(each.fact.same_words(one.fact) for one in kept)]
                those = [each for each in beside if each.fact.row.get("unit") in asked.units]
                found += those if len(those) == 1 else []
        return found

    def _together(self, had: frozenset[str], meaning: Meaning) -> float:
        """How much of the question several rows of a paragraph bear out together."""
        terms, meant = [term for term in self.asked.terms if not term.light], self._meant(meaning)
        total = sum(self.weight[term.stem] for term in terms)
        got = sum(self.weight[term.stem] for term in terms if term.stem in had or self._means(term, meant))
        return evidence.QUOTE * got / total if total else 0.0

    def _fits(self, fact: Fact, columns: Columns) -> bool:
        """True if a row has what is asked for, of the kind and unit that is asked for."""
        row = fact.row
        if _CHANGE.search(self.asked.question) and not evidence.changes(fact):
            return False
        numbers = [each for each in self.asked.asked if "number" in each.kinds]
        if numbers and not any(self._is_number(fact, each, alone=len(numbers) == 1) for each in numbers):
            return False
        for each, those in zip(self.asked.asked, columns, strict=False):
            its_values = [value for column in those for value in values(row.get(column))]
            if not its_values:
                return False
            if "place" in each.kinds and all(value in self.asked.missions for value in its_values):
                return False
            if (
                "place" in each.kinds
                and each.noun
                and any(other_place(each.noun[-1], str(value), str(row.get("quote") or "")) for value in its_values)
            ):
                return False
            if each.kinds == ("mission",):
                missions = {value for value in its_values if value in self.names.missions()}
                if not missions or missions <= set(self.asked.missions):
                    return False
            if "date" in each.kinds and not any(len(str(value)) >= _precise(each) for value in its_values):
                return False
            if "number" in each.kinds and not any(isinstance(value, int | float) for value in its_values):
                return False
            if self.asked.excluded and set(self.asked.excluded) <= evidence.own_words(fact, ()):
                return False
            if each.typed and not set(each.typed) <= evidence.own_words(fact, ()):
                return False
        return True

    def _is_number(self, fact: Fact, asked: Asked, *, alone: bool) -> bool:
        """True if a row has a number in a unit that is asked for and of what is counted, unless its unit tells it from
        others that are asked."""
        return self._counts(fact.row.get("unit"), asked) and (self._counted(fact) or (not alone and bool(asked.units)))

    def _counts(self, unit: str | None, asked: Asked) -> bool:
        """True if a number's unit is one that is asked for: of a plain 'how many', what is counted."""
        if unit is None:
            return True
        if asked.units:
            return unit in asked.units
        said = {term.stem for term in self.asked.terms if term.counted}
        plain = _HOW_MANY.search(self.asked.question) is None
        share = unit == "percent" and phrase_in("how many of the", self.asked.question)
        return plain or share or unit.startswith("count") or bool(said & {token.stem for token in tokens(unit)})

    def _counted(self, fact: Fact) -> bool:
        """True if nothing else of the same words is what a plain 'how many' counts."""
        noun = self.asked.counted
        return noun is None or evidence.counted_stands(fact.row.get("value"), noun, fact)

    def _said(self, fact: Fact, meaning: Meaning) -> bool:
        """True if a row says or denies what the question asks it of."""
        if "not" in self.asked.operators:
            return all(fact.denies(stems_of(head)) for head in denials(self.asked.question))
        kinds = {kind for each in self.asked.asked for kind in each.kinds}
        if not kinds & {"mission", "state"} or "document" in kinds:
            return True
        wanted = self._unmeant(meaning)
        return not wanted or not fact.denies(wanted)


_OF_ANYTHING = frozenset(map(stem, ("indicator", "unit")))
"""stems of nouns that are columns of what any number may be of"""
_CHANGE = re.compile(r"\bfrom what to what\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)


def _precise(asked: Asked) -> int:
    """How long a date must be that is as precise as is asked."""
    return next((length for noun, length in (("month", 7), ("day", 10)) if noun in asked.noun), 0)


def values(value: Any) -> list[Any]:
    """The values of a cell."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _same_unit(fact: Fact, kept: Sequence[Judged]) -> bool:
    """True if a row tells another number of the same words in the same unit."""
    return any(fact.same_words(each.fact) and fact.row.get("unit") == each.fact.row.get("unit") for each in kept)


def _alternatives(periods: Sequence[Period]) -> list[list[Period]]:
    """The readings of the dates of a question, each to be answered: both ends of a span at once, others one by one."""
    if len(periods) < 2 or periods[0].lead in ("between", "from", "period"):
        return [list(periods)]
    return [[period] for period in periods]
