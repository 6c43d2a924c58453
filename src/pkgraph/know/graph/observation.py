"""Observations: measured numbers, with what they measure, of what and when."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import NamedNode

from pkgraph.know.graph import cube, iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.observation import Observation


def state(scope: Scope, node: NamedNode, fact: Observation) -> None:
    """The value with unit and qualifier, the indicator, subject and period, missions beside it, and its data set."""
    out, pk = scope.out, terms.pk
    out.say(node, cube.DATA_SET, cube.data_set(scope.base, fact))
    out.say(node, pk("firstCharacter"), terms.integer(fact.mention.start))
    if isinstance(fact.value, Decimal):
        out.say(node, pk("numericValue"), terms.number(fact.value))
    else:
        out.say(node, pk("cellValue"), terms.words(fact.value))
    out.say(node, pk("unit"), terms.words(fact.unit))
    out.say(node, pk("qualifier"), terms.words(fact.qualifier))
    out.say(node, pk("indicatorLabel"), terms.words(fact.indicator))
    if fact.concept is not None:
        out.say(node, pk("indicator"), iris.indicator_iri(scope.base, fact.concept))
    out.say(node, pk("subjectName"), terms.words(fact.subject))
    out.say(node, pk("about"), _subject(scope, fact))
    if fact.subject_kind == "whole":
        out.say(node, pk("saidOf"), terms.words(fact.subject))
    out.say(node, pk("observedFrom"), terms.partial_date(fact.period_start))
    out.say(node, pk("observedUntil"), terms.partial_date(fact.period_end))
    out.say(node, pk("periodNote"), terms.words(fact.period_note))
    for mission in fact.missions:
        out.say(node, pk("namesMission"), iris.mission_iri(scope.base, mission))


def _subject(scope: Scope, fact: Observation) -> NamedNode | None:
    """The IRI of a mission or State; None where the subject is known by its name alone."""
    if fact.subject_key is None:
        return None
    make = {"mission": iris.mission_iri, "state": iris.state_iri}[fact.subject_kind or ""]
    return make(scope.base, fact.subject_key)


def about(fact: Observation) -> str:
    """``UNMISS: civilians killed: 12 count``."""
    value = f"{fact.value:f}" if isinstance(fact.value, Decimal) else fact.value
    return ": ".join(filter(None, (fact.subject, fact.indicator, f"{value} {fact.unit}")))


KIND = Kind(Observation, "observation", "Observation", state, about)
