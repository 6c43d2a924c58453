"""Outcomes: what is reported on agreements with host States and on freedom of movement."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.outcome import Outcome


def state(scope: Scope, node: NamedNode, fact: Outcome) -> None:
    """Of which mission it is said, the words, their kind and date."""
    out = scope.out
    scope.say_of(node, fact.mission, known=fact.named)
    out.say(node, terms.pk("outcomeWords"), terms.words(fact.outcome))
    out.say(node, terms.pk("outcomeType"), terms.words(fact.type))
    out.say(node, terms.pk("outcomeDate"), terms.partial_date(fact.date))
    out.say(node, terms.pk("outcomeNote"), terms.words(fact.date_note))


KIND = Kind(Outcome, "outcome", "Outcome", state, lambda fact: fact.mission, several=True)
