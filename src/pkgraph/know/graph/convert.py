"""Quads as rdflib graphs, for what works on those: pySHACL, owlrl and users of rdflib.

Literals keep their lexical forms: nothing is rewritten to a canonical one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


class _Terms:
    """Makes rdflib terms, each only once."""

    def __init__(self) -> None:
        self._known: dict[NamedNode | BlankNode | Literal, Node] = {}

    def __call__(self, term: NamedNode | BlankNode | Literal | Triple) -> Node:
        if isinstance(term, Triple):
            raise TypeError("rdflib holds no triples as terms")
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = rdflib_term(term)
        return known


def rdflib_term(term: NamedNode | BlankNode | Literal) -> Node:
    """The rdflib term that says the same."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _XSD_STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def rdflib_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """The union of all graphs, in memory."""
    import rdflib

    graph, to = rdflib.Graph(), _Terms()
    for quad in quads:
        graph.store.add((to(quad.subject), to(quad.predicate), to(quad.object)), graph)
    return graph


def oxigraph_term(term: Node) -> NamedNode | BlankNode | Literal:
    """The pyoxigraph term that says the same as an rdflib term.

    Raises:
        ValueError: the term is none of RDF, or an IRI that is none.
    """
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype or _XSD_STRING)))
    raise ValueError(f"not a term of RDF: {term!r}")
