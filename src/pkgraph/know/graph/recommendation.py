"""Recommendations: what is asked for, and of whom."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.recommendation import Recommendation


def state(scope: Scope, node: NamedNode, fact: Recommendation) -> None:
    """The words, and the addressee where the text names one."""
    scope.out.say(node, terms.pk("recommended"), terms.words(fact.recommendation))
    scope.out.say(node, terms.pk("addressee"), terms.words(fact.addressee))


KIND = Kind(
    Recommendation, "recommendation", "Recommendation", state, lambda fact: fact.addressee or "addressee not stated"
)
