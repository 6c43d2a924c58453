"""Missions: where they are named, and those that only the document declares."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import DeclaredMission, MissionMention


def state_mention(scope: Scope, node: NamedNode, fact: MissionMention) -> None:
    """Which mission is named, and by which words."""
    scope.out.say(node, terms.pk("mentionedMission"), iris.mission_iri(scope.base, fact.mission))
    scope.out.say(node, terms.pk("surface"), terms.words(fact.surface))


def state_declaration(scope: Scope, node: NamedNode, fact: DeclaredMission) -> None:
    """The mission that the words declare, and all that they tell of it."""
    mission = iris.mission_iri(scope.base, fact.mission)
    scope.out.say(node, terms.pk("declaredMission"), mission)
    scope.out.say(node, terms.pk("surface"), terms.words(fact.name))
    scope.name(mission, "Mission", fact.mission)
    scope.out.say(mission, terms.pk("acronym"), terms.words(fact.mission))
    scope.out.say(mission, terms.PREF_LABEL, terms.english(fact.name))


MENTION = Kind(MissionMention, "mission", "MissionMention", state_mention, lambda fact: fact.mission)
DECLARATION = Kind(
    DeclaredMission, "mission-declaration", "MissionDeclaration", state_declaration, lambda fact: fact.mission
)
