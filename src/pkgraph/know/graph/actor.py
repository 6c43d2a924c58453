"""Actors: where a document first names each, and what it tells of those that no vocabulary knows."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.actor import ActorMention

_CLASSES = {
    "UN entity": "UNEntity",
    "agreement": "Agreement",
    "armed group": "ArmedGroup",
    "organisation": "Organization",
    "place": "Place",
    "post": "Post",
    "programme": "Programme",
    "system": "System",
}
"""type of an actor, as it is told in words, to its class in the ontology"""


def state(scope: Scope, node: NamedNode, fact: ActorMention) -> None:
    """Which actor is named, under which name and which others."""
    out, pk = scope.out, terms.pk
    actor = iris.actor_iri(scope.base, fact.actor)
    out.say(node, pk("mentionedActor"), actor)
    out.say(node, pk("surface"), terms.words(fact.surface))
    out.say(node, pk("actorName"), terms.words(fact.name))
    out.say(node, pk("actorType"), terms.words(fact.type))
    out.say(node, pk("actorAcronym"), terms.words(fact.acronym))
    out.say(node, pk("alsoKnownAs"), terms.in_order(fact.also_known_as))
    if not fact.known:
        scope.name(actor, _CLASSES[fact.type], fact.name)
        out.say(actor, pk("acronym"), terms.words(fact.acronym))
        for name in fact.also_known_as:
            out.say(actor, terms.ALT_LABEL, terms.english(name))


KIND = Kind(ActorMention, "actor", "ActorMention", state, lambda fact: fact.name, several=True)
