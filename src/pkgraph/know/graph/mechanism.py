"""Mechanisms of coordination and support."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.mechanism import Mechanism


def state(scope: Scope, node: NamedNode, fact: Mechanism) -> None:
    """Whose mechanism it is, what it is called, its state and what it brings."""
    out = scope.out
    scope.say_of(node, fact.mission, known=fact.named)
    out.say(node, terms.pk("mechanismName"), terms.words(fact.mechanism))
    out.say(node, terms.pk("mechanismStatus"), terms.words(fact.status))
    out.say(node, terms.pk("contribution"), terms.words(fact.contribution))
    out.say(node, terms.pk("mechanismNote"), terms.words(fact.note))


KIND = Kind(Mechanism, "mechanism", "Mechanism", state, lambda fact: fact.mission, several=True)
