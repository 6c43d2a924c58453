"""What documents say differently of the same thing: found over the statements of all of them, as nodes of their own.

Two numbers are only held against each other where nothing tells that they are of different things: the same
indicator, subject, unit and period, a period that the text itself gives, no word such as "about", one number a document
(or a place), and sentences that share their words. Dates of meetings are compared as they stand.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.statements import Statements
from pkgraph.namespaces import OA, PK, PROV, RDF, RDFS
from pkgraph.read.facts.inconsistency.model import patterns

_ALIKE_INDICATOR = 0.5
"""share of their words that two sentences on one indicator of the vocabulary have in common"""
_ALIKE_WORDS = 0.8
"""the same of sentences whose indicator is but their own words"""
_ROUND = 2
"""zeros at the end of a number from which on it may be rounded"""
_HALF = Decimal("0.5")
_PAIR = 2
"""places of one document that can be told to speak of one thing"""
_OWN = (
    *("about", "adoptedAt", "adoptedOn", "evidence", "inDocument", "indicator", "indicatorLabel", "key", "meetingDate"),
    *("numericValue", "observedFrom", "observedUntil", "periodNote", "qualifier", "record", "reportedMeeting"),
    *("saidOf", "subjectName", "unit"),
)
_WANTED = frozenset(
    [PK + name for name in _OWN]
    + [OA + "exact", OA + "hasSelector", OA + "start", PROV + "wasDerivedFrom", RDFS + "label"]
)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one place says of something."""

    fact: NamedNode
    key: Key
    """of what: the same for all that can be compared"""
    value: Literal
    subject: str
    indicator: str
    document: str
    part: NamedNode
    evidence: NamedNode
    start: int
    quote: str
    leads: bool = False
    """the others are judged by it"""

    @property
    def order(self) -> tuple[str, int, str]:
        """Its place among all."""
        return self.document, self.start, self.fact.value


class _Facts:
    """Values of the facts that are compared."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[NamedNode, dict[str, list[NamedNode | Literal]]] = {}
        self.of_type: dict[str, dict[NamedNode, None]] = {"Observation": {}, "MeetingReport": {}, "Adoption": {}}
        for quad in quads:
            subject, name, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                continue
            if name in _WANTED:
                values = self._values.setdefault(subject, {}).setdefault(name, [])
                if value not in values:
                    values.append(value)
            elif name == RDF + "type" and value.value.startswith(PK):
                self.of_type.get(value.value.removeprefix(PK), {})[subject] = None

    def one(self, node: NamedNode | Literal | None, name: str) -> NamedNode | Literal | None:
        """The value of a property, where there is exactly one."""
        values = self._values.get(node, {}).get(name, []) if isinstance(node, NamedNode) else []
        return values[0] if len(values) == 1 else None

    def text(self, node: NamedNode | Literal | None, name: str) -> str:
        """The same as words; none where there is none."""
        value = self.one(node, name)
        return "" if value is None else value.value

    def said(
        self, fact: NamedNode, key: Key, value: Literal, subject: str, indicator: str, *, leads: bool = False
    ) -> _Said | None:
        """What a fact says, with its evidence; None where that is not complete."""
        evidence, part = self.one(fact, PK + "evidence"), self.one(fact, PROV + "wasDerivedFrom")
        document = self.text(self.one(fact, PK + "inDocument"), PK + "key")
        if not isinstance(evidence, NamedNode) or not isinstance(part, NamedNode) or not document:
            return None
        selectors = self._values.get(evidence, {}).get(OA + "hasSelector", [])
        quote = "".join(self.text(each, OA + "exact") for each in selectors)
        start = "".join(self.text(each, OA + "start") for each in selectors)
        return _Said(fact, key, value, subject, indicator, document, part, evidence, int(start or 0), quote, leads)


def comparison_quads(base: str, quads: Iterable[Quad]) -> list[Quad]:
    """A ``pk:Inconsistency`` for each number and date that another place contradicts, in ``graph/comparison``.

    Args:
        base: base IRI of the data.
        quads: the statements of all documents; the same statements give the same quads.
    """
    facts = _Facts(quads)
    out = Statements(iris.graph_iri(base, "comparison"))
    for here, there in sorted(_different_dates(facts), key=lambda pair: (pair[0].order, pair[1].order)):
        _state(out, base, "date", here, there)
    for here, there in sorted(_different_values(facts), key=lambda pair: (pair[0].order, pair[1].order)):
        _state(out, base, "value", here, there)
    return out.quads()


def _state(out: Statements, base: str, kind: str, here: _Said, there: _Said) -> None:
    told_by = hashlib.sha256(f"{here.fact.value} {there.fact.value}".encode()).hexdigest()[:16]
    node, pk = iris.inconsistency_iri(base, kind, told_by), terms.pk
    subject = ": ".join(filter(None, (here.subject, here.indicator)))
    out.say(node, terms.TYPE, pk("Inconsistency"))
    out.say(
        node,
        terms.LABEL,
        terms.words(f"{subject}: {here.value.value} in {here.document}, {there.value.value} in {there.document}"),
    )
    out.say(node, pk("inconsistencyKind"), terms.words(kind))
    out.say(node, pk("disputedSubject"), terms.words(here.subject))
    out.say(node, pk("disputedIndicator"), terms.words(here.indicator))
    out.say(node, pk("printedValue"), here.value)
    out.say(node, pk("expectedValue"), there.value)
    if kind == "value":
        out.say(node, pk("difference"), terms.number(Decimal(here.value.value) - Decimal(there.value.value)))
    said_here = f"{here.indicator or 'the number'} is given as {here.value.value}"
    note = f"{said_here}, and as {there.value.value} in {there.document}"
    out.say(node, pk("inconsistencyNote"), terms.words(note))
    for said in (here, there):
        out.say(node, pk("compares"), said.fact)
    out.say(node, pk("inDocument"), iris.document_iri(base, here.document))
    out.say(node, terms.DERIVED_FROM, here.part)
    out.say(node, pk("evidence"), here.evidence)
    out.say(node, pk("otherPart"), there.part)
    out.say(node, pk("otherEvidence"), there.evidence)


def _grouped(said: Iterable[_Said | None]) -> Iterator[list[_Said]]:
    """What can be compared, a list a thing, in order."""
    groups: dict[Key, list[_Said]] = {}
    for each in said:
        if each is not None:
            groups.setdefault(each.key, []).append(each)
    for group in groups.values():
        yield sorted(group, key=lambda each: each.order)


# Dates of meetings


def _different_dates(facts: _Facts) -> Iterator[tuple[_Said, _Said]]:
    """Days of one meeting that differ, but for those of meetings that were resumed on another day."""
    said = [*_dates(facts, "MeetingReport", "reportedMeeting", "meetingDate")]
    said += _dates(facts, "Adoption", "adoptedAt", "adoptedOn")
    for group in _grouped(said):
        once = [each for each in group if not patterns()["resumed"].regex.search(each.quote)]
        first = next((each for each in once if each.leads), None) or _most_said(once)
        yield from ((each, first) for each in once if first is not None and each.value != first.value)


def _dates(facts: _Facts, kind: str, meeting: str, day: str) -> Iterator[_Said | None]:
    """The days that facts of a kind give for meetings; a meeting's own record is the one to go by."""
    for fact in facts.of_type[kind]:
        held, value = facts.one(fact, PK + meeting), facts.one(fact, PK + day)
        if isinstance(held, NamedNode) and isinstance(value, Literal):
            own = facts.one(held, PK + "record") == facts.one(fact, PK + "inDocument")
            name = facts.text(held, RDFS + "label")
            yield facts.said(fact, (held.value,), value, name, "date of the meeting", leads=own)


def _most_said(group: Sequence[_Said]) -> _Said | None:
    """The first of those that give the value that most give."""
    counts = Counter(each.value for each in group)
    return max(group, key=lambda each: counts[each.value], default=None)


# Numbers


def _different_values(facts: _Facts) -> Iterator[tuple[_Said, _Said]]:
    for group in _grouped(_number(facts, fact) for fact in facts.of_type["Observation"]):
        by_document: dict[str, list[_Said]] = {}
        for each in group:
            by_document.setdefault(each.document, []).append(each)
        single = [said[0] for said in by_document.values() if len({each.value for each in said}) == 1]
        for said in (single, *by_document.values()):
            first = _most_said(said) if said is single or len(said) == _PAIR else None
            yield from ((each, first) for each in said if first is not None and _contradict(each, first))


def _number(facts: _Facts, fact: NamedNode) -> _Said | None:
    """The number that an observation gives for a time that its text tells."""
    value = facts.one(fact, PK + "numericValue")
    subject = facts.text(fact, PK + "about") or facts.text(fact, PK + "saidOf")
    times = facts.text(fact, PK + "observedFrom"), facts.text(fact, PK + "observedUntil")
    doubtful = facts.text(fact, PK + "qualifier") or facts.text(fact, PK + "periodNote")
    if not isinstance(value, Literal) or not subject or not all(times) or doubtful:
        return None
    label = facts.text(fact, PK + "indicatorLabel")
    indicator = facts.text(fact, PK + "indicator") or label.lower()
    key = (indicator, subject, facts.text(fact, PK + "unit"), *times)
    return facts.said(fact, key, value, facts.text(fact, PK + "subjectName"), label)


def _contradict(one: _Said, other: _Said) -> bool:
    """True for two numbers of one thing that no rounding explains, in two places."""
    if one.part == other.part or _agree(Decimal(one.value.value), Decimal(other.value.value)):
        return False
    known = "/" in one.key[0]
    return _alike(one.quote, other.quote) >= (_ALIKE_INDICATOR if known else _ALIKE_WORDS)


def _agree(one: Decimal, other: Decimal) -> bool:
    """True if one may be the other rounded."""
    return abs(one - other) <= max(_slack(one), _slack(other)) if one != other else True


def _slack(value: Decimal) -> Decimal:
    """Half a step of the last digit that may have been rounded; none for a whole number with other digits."""
    text = f"{value:f}"
    decimals = len(text.partition(".")[2])
    zeros = len(text) - len(text.rstrip("0")) if not decimals else 0
    if decimals or zeros >= _ROUND:
        return _HALF * Decimal(10) ** (zeros or -decimals)
    return Decimal(0)


def _alike(one: str, other: str) -> float:
    """The share of the words of two sentences that stand in both."""
    first, second = ({word.lower() for word in re.findall(r"[^\W\d_]{3,}", text)} for text in (one, other))
    return len(first & second) / len(first | second) if first | second else 0.0
