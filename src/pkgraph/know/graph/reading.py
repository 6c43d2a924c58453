"""A reading as quads: the document, its parts and every fact with its evidence."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from pyoxigraph import NamedNode, Quad

from pkgraph.know.graph import (
    activity,
    actor,
    adoption,
    agreement,
    citation,
    event,
    inconsistency,
    iris,
    mandate,
    mechanism,
    meeting,
    mission,
    observation,
    outcome,
    position,
    priority,
    provision,
    recommendation,
    speech,
    unresolved,
    vote,
)
from pkgraph.know.graph.document import catalogue_quads, state_document
from pkgraph.know.graph.evidence import support
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.notice import state_notices
from pkgraph.know.graph.part import state_marks, state_part
from pkgraph.know.graph.scope import Scope
from pkgraph.know.graph.statements import Statements
from pkgraph.read.model import Fact, Reading, Span

KINDS: tuple[Kind[Any], ...] = (
    citation.KIND,
    mission.MENTION,
    mission.DECLARATION,
    priority.KIND,
    activity.KIND,
    position.KIND,
    observation.KIND,
    actor.KIND,
    agreement.STATUS,
    agreement.AGREEMENT,
    meeting.KIND,
    adoption.KIND,
    outcome.KIND,
    mandate.KIND,
    mechanism.KIND,
    event.KIND,
    recommendation.KIND,
    provision.KIND,
    speech.KIND,
    vote.KIND,
    inconsistency.KIND,
    unresolved.KIND,
)


def quads_of(reading: Reading, base: str) -> list[Quad]:
    """All that one document adds to the graph, but for what is inferred.

    Its own statements are in ``graph/document/KEY``, the catalogue's in ``graph/build``. The same
    reading gives the same quads in the same order, whatever other documents there are.

    Raises:
        ValueError: a fact names a part that the document does not have, or is of an unknown type.
    """
    document = reading.document
    scope = Scope(
        base,
        document,
        {part.path: part for part in document.parts},
        Statements(iris.document_graph_iri(base, document.key)),
    )
    state_document(scope)
    for part in document.parts:
        state_part(scope, part)
    state_marks(scope)
    state_notices(scope)
    for fact, node in name_facts(reading.facts, base, document.key).items():
        _state_fact(scope, node, fact)
    return scope.out.quads() + catalogue_quads(document, base)


def name_facts(facts: tuple[Fact, ...], base: str, key: str) -> dict[Fact, NamedNode]:
    """Each fact with an IRI of its own, which depends on no order and no count.

    The part, the kind and the span name a fact; where others share them, what the fact is about is
    added, then the span of its evidence, then a digest of all that it says.
    """
    named: dict[Fact, NamedNode] = {}
    open_facts = list(dict.fromkeys(facts))
    for detail in range(4):
        names = {fact: _name(fact, base, key, detail) for fact in open_facts}
        uses = Counter(names.values())
        named |= {fact: node for fact, node in names.items() if uses[node] == 1}
        open_facts = [fact for fact in open_facts if uses[names[fact]] > 1]
    return {fact: named[fact] for fact in dict.fromkeys(facts)}


def _name(fact: Fact, base: str, key: str, detail: int) -> NamedNode:
    kind = _kind(fact)
    told_by = (kind.about(fact), _words(fact.evidence.span), hashlib.sha256(repr(fact).encode()).hexdigest()[:16])
    shown = max(detail, 1) if kind.several else detail
    return iris.fact_iri(base, key, fact.evidence.part, kind.name, fact.mention, *told_by[:shown])


def _kind(fact: Fact) -> Kind[Any]:
    for kind in KINDS:
        if type(fact) is kind.fact:
            return kind
    raise ValueError(f"no way to say a {type(fact).__name__} in RDF")


def _state_fact(scope: Scope, node: NamedNode, fact: Fact) -> None:
    kind = _kind(fact)
    place = scope.part(fact.evidence.part).label
    scope.name(node, kind.class_name, f"{scope.key}, {place}: {kind.about(fact)}")
    support(scope, node, fact.evidence)
    kind.state(scope, node, fact)


def _words(span: Span) -> str:
    return f"{span.start}-{span.end}"
