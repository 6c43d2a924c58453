"""A built graph, taken apart for what compares and checks inference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from pyoxigraph import BlankNode, Quad, RdfFormat, Triple, parse

from pkgraph.know.inference import engine, reference
from pkgraph.know.inference.trace import INFERRED, trace
from pkgraph.know.store import EmbeddedStore, GraphFolder

_DOCUMENT = "/graph/document/"


def quads_of(graph: Path) -> list[Quad]:
    """The statements in a graph's folder as they were written."""
    return list(parse(GraphFolder.open(graph).nquads.read_bytes(), format=RdfFormat.N_QUADS))


def asserted(quads: Sequence[Quad]) -> list[Quad]:
    """The statements that were not inferred."""
    return [quad for quad in quads if not _name(quad).endswith(INFERRED)]


def alone(quads: Sequence[Quad]) -> Mapping[str, list[Quad]]:
    """What is asserted for each document as if there were no other, by key."""
    stated = asserted(quads)
    common = [quad for quad in stated if _DOCUMENT not in _name(quad)]
    names = sorted({_name(quad) for quad in stated} - {_name(quad) for quad in common})
    return {
        name.partition(_DOCUMENT)[2]: [*common, *(quad for quad in stated if _name(quad) == name)] for name in names
    }


def difference(quads: Sequence[Quad]) -> tuple[list[Triple], list[Triple]]:
    """What the rules alone infer, and what owlrl alone does; sorted."""
    by_rules, by_owlrl = set(engine.conclusions(quads)), set(reference.conclusions(quads))
    return sorted(by_rules - by_owlrl, key=str), sorted(by_owlrl - by_rules, key=str)


def unexplained(quads: Sequence[Quad]) -> tuple[list[Triple], int]:
    """The inferred statements of a graph that nothing asserted leads to, and how many are inferred in all.

    Raises:
        ValueError: explanations rest on themselves.
    """
    inferred = [quad.triple for quad in quads if _name(quad).endswith(INFERRED)]
    traced = trace(EmbeddedStore.in_memory(quads), inferred)
    try:
        order = list(TopologicalSorter({each: step.premises for each, step in traced.steps.items()}).static_order())
    except CycleError as error:
        raise ValueError(f"an explanation rests on itself: {error.args[1]}") from error
    founded: set[Triple] = set()
    for statement in order:
        step = traced.steps.get(statement)
        graphs = traced.graphs.get(statement, ())
        is_stated = any(not graph.endswith(INFERRED) for graph in graphs)
        nameless = any(isinstance(term, BlankNode) for term in statement)  # an axiom that cannot be asked for
        if is_stated or nameless or (step and founded.issuperset(step.premises)):
            founded.add(statement)
    return [statement for statement in inferred if statement not in founded], len(inferred)


def _name(quad: Quad) -> str:
    return str(getattr(quad.graph_name, "value", ""))
