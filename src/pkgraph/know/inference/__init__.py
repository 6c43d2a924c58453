"""What follows from the graph by OWL 2 RL, kept apart from what was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pyoxigraph import Quad

from pkgraph.know.graph.iris import graph_iri

Reasoner = Literal["rules", "owlrl"]


def infer(quads: Iterable[Quad], base: str, reasoner: Reasoner = "rules") -> list[Quad]:
    """Statements that follow from ``quads`` and are not among them, in ``graph/inferred``, sorted.

    Trivial ones (``inference.trivial``) are left out; ``quads`` may be a pyoxigraph store, and is not changed.

    Args:
        quads: what is asserted, the ontology included, in any graphs.
        base: base IRI of the data.
        reasoner: ``rules`` runs the rules in ``rules/``; ``owlrl`` the library of that name, much slower.
    """
    from pkgraph.know.inference import engine, reference

    triples = engine.conclusions(quads) if reasoner == "rules" else reference.conclusions(quads)
    graph = graph_iri(base, "inferred")
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in sorted(triples, key=str)]
