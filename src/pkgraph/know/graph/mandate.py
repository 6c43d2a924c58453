"""Mandates: the tasks that a mission has or lacks."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import cited_document
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.mandate import Mandate


def state(scope: Scope, node: NamedNode, fact: Mandate) -> None:
    """Whose task it is, its words and their types, the resolution that gives it, and whether it is there or lacking."""
    out = scope.out
    scope.say_of(node, fact.mission, known=fact.named)
    out.say(node, terms.pk("task"), terms.words(fact.task))
    for task in fact.types:
        out.say(node, terms.pk("taskType"), iris.mandate_task_iri(scope.base, task))
    out.say(node, terms.pk("polarity"), terms.words(fact.polarity))
    if fact.instrument:
        out.say(node, terms.pk("instrument"), cited_document(scope, fact.instrument, "resolution"))


KIND = Kind(Mandate, "mandate", "Mandate", state, lambda fact: fact.mission, several=True)
