"""Mandates: the tasks that a mission has or lacks, and what is decided on the mission."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import cited_document
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.mandate import Mandate


def state(scope: Scope, node: NamedNode, fact: Mandate) -> None:
    """Whose task it is, its words and types, source and polarity; what is decided, until when and how large."""
    out = scope.out
    scope.say_of(node, fact.mission, known=fact.named)
    out.say(node, terms.pk("task"), terms.words(fact.task))
    for task in fact.types:
        out.say(node, terms.pk("taskType"), iris.mandate_task_iri(scope.base, task))
    out.say(node, terms.pk("polarity"), terms.words(fact.polarity))
    if fact.instrument:
        out.say(node, terms.pk("instrument"), cited_document(scope, fact.instrument, "resolution"))
    out.say(node, terms.pk("verb"), terms.words(fact.verb))
    out.say(node, terms.pk("action"), terms.words(fact.action))
    out.say(node, terms.pk("until"), terms.partial_date(fact.until))
    out.say(node, terms.pk("untilNote"), terms.words(fact.until_note))
    out.say(node, terms.pk("effective"), terms.partial_date(fact.effective))
    out.say(node, terms.pk("interval"), terms.words(fact.interval))
    out.say(node, terms.pk("ceiling"), terms.integer(fact.ceiling))
    out.say(node, terms.pk("ceilingOf"), terms.words(fact.ceiling_of))
    out.say(node, terms.pk("ceilingNote"), terms.words(fact.ceiling_note))


KIND = Kind(Mandate, "mandate", "Mandate", state, lambda fact: fact.mission, several=True)
