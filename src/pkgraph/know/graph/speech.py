"""Speeches of verbatim records."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import state_meeting
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.speech import Speech


def state(scope: Scope, node: NamedNode, fact: Speech) -> None:
    """Who spoke at which meeting, for whom, in which role and language, on what."""
    out = scope.out
    out.say(node, terms.pk("spokenAt"), state_meeting(scope, fact.meeting))
    out.say(node, terms.pk("speaker"), terms.words(fact.speaker))
    if fact.code:
        out.say(node, terms.pk("spokeFor"), iris.state_iri(scope.base, fact.code))
    out.say(node, terms.pk("surface"), terms.words(fact.state))
    out.say(node, terms.pk("speakerPost"), terms.words(fact.post))
    out.say(node, terms.pk("speakerRole"), terms.words(fact.role))
    out.say(node, terms.pk("spokenIn"), terms.words(fact.language))
    out.say(node, terms.pk("itemOfAgenda"), terms.words(fact.topic))


KIND = Kind(Speech, "speech", "Speech", state, lambda fact: fact.speaker)
