"""References that lead nowhere for certain, kept as they stand."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Unresolved


def state(scope: Scope, node: NamedNode, fact: Unresolved) -> None:
    """The words, what they would have been, and why they were left open."""
    scope.out.say(node, terms.pk("surface"), terms.words(fact.surface))
    scope.out.say(node, terms.pk("mentionKind"), terms.words(fact.kind))
    scope.out.say(node, terms.pk("reason"), terms.words(fact.reason))


KIND = Kind(Unresolved, "unresolved", "UnresolvedMention", state, lambda fact: fact.surface)
