"""Votes of verbatim records."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph import symbols
from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.document import cited_document, state_meeting
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.vote import Vote


def state(scope: Scope, node: NamedNode, fact: Vote) -> None:
    """What was voted on at which meeting, who voted how, and what came of it."""
    out = scope.out
    out.say(node, terms.pk("votedAt"), state_meeting(scope, fact.meeting))
    if fact.draft:
        out.say(node, terms.pk("votedOn"), cited_document(scope, fact.draft, symbols.kind(fact.draft)))
    out.say(node, terms.pk("voteResult"), terms.words(fact.result))
    if fact.resolution:
        out.say(node, terms.pk("resultedIn"), cited_document(scope, fact.resolution, "resolution"))
    out.say(node, terms.pk("votesInFavour"), terms.integer(fact.in_favour))
    out.say(node, terms.pk("votesAgainst"), terms.integer(fact.against))
    out.say(node, terms.pk("abstentions"), terms.integer(fact.abstentions))
    sides = (
        (terms.pk("inFavour"), terms.pk("namesInFavour"), fact.states_in_favour),
        (terms.pk("against"), terms.pk("namesAgainst"), fact.states_against),
        (terms.pk("abstaining"), terms.pk("namesAbstaining"), fact.states_abstaining),
    )
    for took, names, states in sides:
        out.say(node, names, terms.in_order([voter.name for voter in states]))
        for voter in states:
            out.say(node, took, iris.state_iri(scope.base, voter.code))
    out.say(node, terms.pk("itemOfAgenda"), terms.words(fact.topic))


KIND = Kind(Vote, "vote", "Vote", state, lambda fact: fact.draft or fact.result or "vote")
