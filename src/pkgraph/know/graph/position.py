"""Positions: views that a text attributes to a State."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import state_meeting
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.position import Position


def state(scope: Scope, node: NamedNode, fact: Position) -> None:
    """Who holds the view, its words, and the meeting at which it was expressed."""
    out = scope.out
    out.say(node, terms.pk("heldBy"), iris.state_iri(scope.base, fact.code))
    out.say(node, terms.pk("surface"), terms.words(fact.state))
    out.say(node, terms.pk("view"), terms.words(fact.topic))
    if fact.meeting:
        out.say(node, terms.pk("expressedAt"), state_meeting(scope, fact.meeting))


KIND = Kind(Position, "position", "Position", state, lambda fact: f"{fact.state}: {fact.topic}")
