"""The adoption of a resolution, said of the fact and of the document itself."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import cited_document
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.adoption import Adoption


def state(scope: Scope, node: NamedNode, fact: Adoption) -> None:
    """Body, day and, where it is named, the meeting with its record."""
    out = scope.out
    out.say(node, terms.pk("adoptedBy"), terms.words(fact.body))
    meeting = None
    if fact.record:
        meeting = iris.meeting_iri(scope.base, fact.record)
        scope.name(meeting, "Meeting", fact.record)
        out.say(meeting, terms.pk("record"), cited_document(scope, fact.record, "meeting record"))
    for subject in (node, scope.iri):
        out.say(subject, terms.pk("adoptedAt"), meeting)
        out.say(subject, terms.pk("adoptedOn"), terms.day(fact.date))


KIND = Kind(Adoption, "adoption", "Adoption", state, lambda fact: fact.date.isoformat())
