"""Activities: what a mission, or peacekeeping as a whole, does or reports under a priority."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.activity import PriorityActivity

_ALL = "UN peacekeeping"


def state(scope: Scope, node: NamedNode, fact: PriorityActivity) -> None:
    """Who acts, under which priority as worded, and the words of the activity."""
    out = scope.out
    if fact.mission:
        out.say(node, terms.pk("reportedMission"), iris.mission_iri(scope.base, fact.mission))
    else:
        out.say(node, terms.pk("saidOf"), terms.words(_ALL))
    out.say(node, terms.pk("underPriority"), iris.priority_iri(scope.base, fact.priority))
    out.say(node, terms.pk("surface"), terms.words(fact.label))
    out.say(node, terms.pk("activity"), terms.words(fact.activity))


KIND = Kind(PriorityActivity, "activity", "PriorityActivity", state, lambda fact: fact.mission or _ALL, several=True)
