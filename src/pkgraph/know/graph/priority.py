"""Priorities and themes, where they are named."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import PriorityMention


def state(scope: Scope, node: NamedNode, fact: PriorityMention) -> None:
    """Which priority is named, and how it is worded."""
    scope.out.say(node, terms.pk("mentionedPriority"), iris.priority_iri(scope.base, fact.priority))
    scope.out.say(node, terms.pk("surface"), terms.words(fact.label))


KIND = Kind(PriorityMention, "priority", "PriorityMention", state, lambda fact: fact.priority)
