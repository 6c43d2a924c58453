"""The graph as rdflib objects, for programs that work with rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_KEPT = 100_000
"""terms remembered, since most stand in many statements"""


def dataset_of(quads: Iterable[Quad]) -> rdflib.Dataset:
    """The statements as a dataset with the same named graphs; its default graph is their union."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    graphs: dict[NamedNode | BlankNode | DefaultGraph, rdflib.Graph] = {}

    def each() -> Iterator[tuple[Node, Node, Node, rdflib.Graph]]:
        for quad in quads:
            if quad.graph_name not in graphs:
                graphs[quad.graph_name] = _graph(dataset, quad.graph_name)
            yield (term(quad.subject), term(quad.predicate), term(quad.object), graphs[quad.graph_name])

    dataset.addN(each())
    return dataset


def graph_of(triples: Iterable[Triple]) -> rdflib.Graph:
    """The statements as a graph."""
    import rdflib

    from pkgraph.namespaces import PREFIXES

    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


@lru_cache(maxsize=_KEPT)
def term(node: NamedNode | BlankNode | Literal | Triple) -> Node:
    """The same term in rdflib, a literal's characters as they are."""
    import rdflib

    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, Triple):
        raise ValueError(f"rdflib has no term for a quoted triple: {node}")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = node.datatype.value
    plain = datatype == str(rdflib.XSD.string)
    return rdflib.Literal(node.value, datatype=None if plain else rdflib.URIRef(datatype), normalize=False)


def _graph(dataset: rdflib.Dataset, name: NamedNode | BlankNode | DefaultGraph) -> rdflib.Graph:
    import rdflib

    if isinstance(name, DefaultGraph):
        default: rdflib.Graph = dataset.default_graph
        return default
    graph: rdflib.Graph = dataset.graph(
        rdflib.URIRef(name.value) if isinstance(name, NamedNode) else rdflib.BNode(name.value)
    )
    return graph
