"""Facts read from a document: one module a kind, listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pkgraph.read.facts.activity import read_activities
from pkgraph.read.facts.actor import read_actors
from pkgraph.read.facts.adoption import read_adoptions
from pkgraph.read.facts.agreement import read_agreements
from pkgraph.read.facts.citation import read_citations
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.event import read_events
from pkgraph.read.facts.inconsistency import read_inconsistencies
from pkgraph.read.facts.mandate import read_mandates
from pkgraph.read.facts.mechanism import read_mechanisms
from pkgraph.read.facts.meeting import read_meetings
from pkgraph.read.facts.mission import read_missions
from pkgraph.read.facts.observation import read_observations
from pkgraph.read.facts.outcome import read_outcomes
from pkgraph.read.facts.position import read_positions
from pkgraph.read.facts.priority import read_priorities
from pkgraph.read.facts.provision import read_provisions
from pkgraph.read.facts.recommendation import read_recommendations
from pkgraph.read.facts.speakers import is_conduct
from pkgraph.read.facts.speech import read_speeches
from pkgraph.read.facts.vote import read_votes
from pkgraph.read.model import Fact

READERS: tuple[Callable[[Context], Iterator[Fact]], ...] = (
    read_citations,
    read_missions,
    read_agreements,
    read_priorities,
    read_activities,
    read_positions,
    read_observations,
    read_actors,
    read_meetings,
    read_adoptions,
    read_outcomes,
    read_mandates,
    read_mechanisms,
    read_events,
    read_recommendations,
    read_provisions,
    read_speeches,
    read_votes,
    read_inconsistencies,
)

_OF_WHAT_IS_SAID = (read_observations, read_recommendations)
"""readers that the conduct of a meeting is nothing for"""


def read_facts(context: Context) -> tuple[Fact, ...]:
    """All facts of a document, in the order of their places."""
    facts = [
        fact
        for reader in READERS
        for fact in reader(context)
        if reader not in _OF_WHAT_IS_SAID or not is_conduct(context, fact.evidence)
    ]
    order = sorted(range(len(facts)), key=lambda n: (facts[n].evidence.span, facts[n].mention, n))
    return tuple(facts[n] for n in order)
