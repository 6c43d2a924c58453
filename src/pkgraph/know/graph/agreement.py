"""Status-of-forces and status-of-mission agreements: rows on incidents, and sentences on whether there is one."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Agreement, AgreementStatus


def state_status(scope: Scope, node: NamedNode, fact: AgreementStatus) -> None:
    """A row: the mission, its incidents in number and words, and their impact."""
    out, pk = scope.out, terms.pk
    out.say(node, pk("reportedMission"), iris.mission_iri(scope.base, fact.mission))
    out.say(node, pk("agreement"), terms.words(fact.agreement))
    out.say(node, pk("newIncidents"), terms.integer(fact.new_incidents))
    out.say(node, pk("totalIncidents"), terms.integer(fact.total_incidents))
    out.say(node, pk("totalStatus"), terms.words(fact.status))
    out.say(node, pk("asPrinted"), terms.in_order(fact.as_printed))
    out.say(node, pk("impactOnCivilianMovement"), terms.words(fact.impact_civilian_movement))
    out.say(node, pk("impactOnUniformedMovement"), terms.words(fact.impact_uniformed_movement))
    out.say(node, pk("impactOnMandatedTasks"), terms.words(fact.impact_mandated_tasks))
    out.say(node, pk("impactNote"), terms.words(fact.impact_note))
    out.say(node, pk("periodStart"), terms.day(fact.period_start))
    out.say(node, pk("periodEnd"), terms.day(fact.period_end))


def state_agreement(scope: Scope, node: NamedNode, fact: Agreement) -> None:
    """A sentence: the mission, and the agreement it has or lacks."""
    scope.out.say(node, terms.pk("reportedMission"), iris.mission_iri(scope.base, fact.mission))
    scope.out.say(node, terms.pk("agreement"), terms.words(fact.agreement))


STATUS = Kind(AgreementStatus, "agreement-status", "AgreementStatus", state_status, lambda fact: fact.mission)
AGREEMENT = Kind(Agreement, "agreement", "AgreementStatement", state_agreement, lambda fact: fact.mission, several=True)
