"""Citations: documents named by a document."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import cited_document
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Citation


def state(scope: Scope, node: NamedNode, fact: Citation) -> None:
    """What is cited, how, and the missions named beside it."""
    out = scope.out
    if fact.cited_type == "title":
        out.say(node, terms.pk("citedTitle"), terms.words(fact.cited))
        if fact.work:
            out.say(node, terms.pk("citedWork"), iris.work_iri(scope.base, fact.work))
    else:
        out.say(node, terms.pk("citedDocument"), cited_document(scope, fact.cited, fact.cited_type))
    out.say(node, terms.pk("citedType"), terms.words(fact.cited_type))
    out.say(node, terms.pk("surface"), terms.words(fact.surface))
    out.say(node, terms.pk("via"), terms.words(fact.via))
    out.say(node, terms.pk("pinpoint"), terms.words(fact.pinpoint))
    for mission in fact.missions:
        out.say(node, terms.pk("contextMission"), iris.mission_iri(scope.base, mission))


KIND = Kind(Citation, "citation", "Citation", state, lambda fact: fact.cited)
