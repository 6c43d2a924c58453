"""What follows from the graph by OWL 2 RL, kept apart from what was read, and what in it contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pyoxigraph import Quad, Triple

from pkgraph.know.graph.iris import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pkgraph.know.inference.contradiction import Contradiction

Reasoner = Literal["rules", "owlrl"]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What reasoning found."""

    inferred: list[Quad]
    contradictions: list[Contradiction]


def infer(quads: Iterable[Quad], base: str, reasoner: Reasoner = "rules") -> list[Quad]:
    """Statements that follow from ``quads`` and are not among them, in ``graph/inferred``, sorted.

    Trivial ones (``inference.trivial``) are left out; ``quads`` may be a pyoxigraph store, and is not changed.

    Args:
        quads: what is asserted, the ontology included, in any graphs.
        base: base IRI of the data.
        reasoner: ``rules`` runs the rules in ``rules/``; ``owlrl`` the library of that name, much slower.
    """
    from pkgraph.know.inference import engine, reference

    return _placed(engine.conclusions(quads) if reasoner == "rules" else reference.conclusions(quads), base)


def reason(quads: Sequence[Quad], base: str, reasoner: Reasoner = "rules") -> Reasoned:
    """What ``infer`` infers, and what contradicts itself; the latter by the rules in either case.

    Args:
        quads: what is asserted, as it was written: from the builder or a parser, not from a store.
        base: base IRI of the data.
        reasoner: as for ``infer``.
    """
    from pkgraph.know.inference import reference
    from pkgraph.know.inference.contradiction import contradictions
    from pkgraph.know.inference.engine import Closure

    closure = Closure.of(quads)
    triples = closure.conclusions if reasoner == "rules" else reference.conclusions(quads)
    return Reasoned(_placed(triples, base), contradictions(quads, closure))


def _placed(triples: Iterable[Triple], base: str) -> list[Quad]:
    graph = graph_iri(base, "inferred")
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in sorted(triples, key=str)]
