"""Conclusions that are true of everything and tell nobody anything: both reasoners leave them out."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pkgraph.namespaces import OWL, RDF, RDFS, XSD

_BUILT_IN = (RDF, RDFS, OWL, XSD)
_REFLEXIVE = frozenset(
    {
        OWL + "sameAs",
        OWL + "equivalentClass",
        OWL + "equivalentProperty",
        RDFS + "subClassOf",
        RDFS + "subPropertyOf",
    }
)


def is_trivial(triple: Triple) -> bool:
    """True for statements about or with terms of RDF, RDFS, OWL and XML Schema themselves (every resource is
    an ``owl:Thing``), about literals and blank nodes (anonymous classes, lists), and that a thing is the same as,
    or below, itself."""
    subject, value = triple.subject, triple.object
    if not isinstance(subject, NamedNode) or isinstance(value, BlankNode | Triple):
        return True
    if subject == value and triple.predicate.value in _REFLEXIVE:
        return True
    if subject.value.startswith(_BUILT_IN) or triple.predicate.value.startswith(XSD):
        return True
    return not isinstance(value, Literal) and value.value.startswith(_BUILT_IN)
