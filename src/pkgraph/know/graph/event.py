"""Events: what happened or is foreseen, when, where and to which missions."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.event import Event

_OPEN = ".."


def state(scope: Scope, node: NamedNode, fact: Event) -> None:
    """The words, the kind, the first and last date, the missions and the place."""
    out = scope.out
    begins, _, ends = (fact.date or "").partition("/")
    last = None if ends == _OPEN else ends or begins or None
    out.say(node, terms.pk("eventWords"), terms.words(fact.event))
    out.say(node, terms.pk("eventType"), terms.words(fact.type))
    out.say(node, terms.pk("eventFrom"), terms.partial_date(begins or None))
    out.say(node, terms.pk("eventUntil"), terms.partial_date(last))
    out.say(node, terms.pk("eventNote"), terms.words(fact.date_note))
    out.say(node, terms.pk("eventPlace"), terms.words(fact.place))
    for mission in fact.missions:
        out.say(node, terms.pk("reportedMission"), iris.mission_iri(scope.base, mission))


KIND = Kind(Event, "event", "Event", state, lambda fact: f"{fact.type or 'event'}, {fact.date or 'undated'}")
