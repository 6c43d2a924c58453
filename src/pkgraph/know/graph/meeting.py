"""Meetings of the Security Council, as documents report them."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.document import state_meeting
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Meeting


def state(scope: Scope, node: NamedNode, fact: Meeting) -> None:
    """The meeting with its record, and what the document says of it."""
    out = scope.out
    out.say(node, terms.pk("reportedMeeting"), state_meeting(scope, fact.record))
    out.say(node, terms.pk("meetingDate"), terms.day(fact.date))
    out.say(node, terms.pk("topic"), terms.words(fact.topic))
    out.say(node, terms.pk("briefers"), terms.in_order(fact.briefers))


KIND = Kind(Meeting, "meeting-report", "MeetingReport", state, lambda fact: fact.record)
