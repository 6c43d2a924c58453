"""Provisions: what the operative paragraphs of a resolution do."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.provision import Provision


def state(scope: Scope, node: NamedNode, fact: Provision) -> None:
    """The paragraph's number, the verb, its words, whom it addresses, and the missions that it names."""
    out = scope.out
    out.say(node, terms.pk("paragraphNumber"), terms.words(fact.number))
    out.say(node, terms.pk("verb"), terms.words(fact.verb))
    out.say(node, terms.pk("provisionWords"), terms.words(fact.words))
    out.say(node, terms.pk("addressee"), terms.words(fact.addressee))
    for mission in fact.missions:
        out.say(node, terms.pk("namesMission"), iris.mission_iri(scope.base, mission))


KIND = Kind(Provision, "provision", "Provision", state, lambda fact: fact.verb)
