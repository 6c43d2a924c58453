"""The same conclusions by owlrl, the reference the rules are compared with; slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Triple

from pkgraph.know.graph.convert import oxigraph_term, rdflib_graph
from pkgraph.know.inference.trivial import is_trivial
from pkgraph.namespaces import OWL

if TYPE_CHECKING:
    from rdflib.term import Node

_HAS_KEY = OWL + "hasKey"


def conclusions(quads: Iterable[Quad]) -> list[Triple]:
    """What follows from ``quads`` by owlrl, is not among them and not trivial.

    ``owl:hasKey`` is kept from owlrl, which merges things whose last key differs (7.6.2).
    """
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = rdflib_graph(quad for quad in quads if quad.predicate.value != _HAS_KEY)
    asserted = set(graph)
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return [triple for triple in _triples(set(graph) - asserted) if not is_trivial(triple)]


def _triples(statements: set[tuple[Node, Node, Node]]) -> Iterator[Triple]:
    for statement in statements:
        try:
            subject, predicate, value = (oxigraph_term(term) for term in statement)
        except ValueError:  # owlrl's own error messages and malformed terms
            continue
        if isinstance(predicate, NamedNode) and not isinstance(subject, Literal):
            yield Triple(subject, predicate, value)
