"""The JSON-LD context (W3C JSON-LD 1.1), made from the ontology: its terms by their own names, all others by prefix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from pkgraph.namespaces import FOAF, OWL, PK, PREFIXES, RDF, RDFS, SH, VOID, XSD
from pkgraph.share.linked.terms import ontology_triples, shapes_triples

NAMESPACES = {**PREFIXES, "foaf": FOAF, "void": VOID}
"""prefixes of the data in every form"""

Context = dict[str, Any]
"""prefix to namespace, and term to its definition"""

_TERMS = {OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
_NATIVE = {*(XSD + datatype for datatype in ("string", "integer", "decimal", "boolean")), RDFS + "Literal"}
"""datatypes that JSON's own values stand for, some or all, and what tells no datatype"""


@cache
def context() -> Context:
    """The whole context, in one order.

    A value of a property that leads to things is an IRI, and a value of one with a datatype (by the ontology, or by all
    shapes of the property) has that datatype, where the data do not say otherwise.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, set[str]] = defaultdict(set)
    for triple in ontology_triples():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.predicate.value == RDF + "type" and triple.object.value in _TERMS:
                kinds[triple.subject.value].add(triple.object.value)
            elif triple.predicate.value == RDFS + "range":
                ranges[triple.subject.value].add(triple.object.value)
    for property_, datatypes in _datatypes_of_shapes().items():
        ranges[property_] |= datatypes
    terms = {_prefixed(iri).removeprefix("pk:"): _definition(iri, kinds[iri], ranges[iri]) for iri in kinds}
    return {**NAMESPACES, **{key: terms[key] for key in sorted(terms) if terms[key] is not None}}


@lru_cache(maxsize=4096)
def name(iri: str) -> str:
    """What the context calls a term: ``acronym``, ``rdfs:label``, or the whole IRI.

    >>> name("https://w3id.org/pkgraph/ontology#acronym"), name("http://www.w3.org/2000/01/rdf-schema#label")
    ('acronym', 'rdfs:label')
    """
    local = iri.removeprefix(PK)
    return local if iri.startswith(PK) and local not in NAMESPACES and local in context() else _prefixed(iri)


def used(names: Iterable[str]) -> Context:
    """As much of the context as these names need."""
    whole, wanted = context(), set(names)
    prefixes = {each.partition(":")[0] for each in wanted}
    prefixes |= {
        part.partition(":")[0]
        for each in wanted & whole.keys()
        for part in (whole[each] if isinstance(whole[each], dict) else {"": whole[each]}).values()
    }
    return {key: value for key, value in whole.items() if key in wanted or (key in NAMESPACES and key in prefixes)}


def _prefixed(iri: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        rest = iri.removeprefix(namespace)
        if iri.startswith(namespace) and rest and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return iri


def _definition(iri: str, kinds: set[str], ranges: set[str]) -> Any:
    """How a term is defined; None where its prefix alone says all."""
    if OWL + "ObjectProperty" in kinds:
        return {"@id": _prefixed(iri), "@type": "@id"}
    if len(ranges) == 1 and not ranges & _NATIVE and OWL + "DatatypeProperty" in kinds:
        return {"@id": _prefixed(iri), "@type": _prefixed(min(ranges))}
    return _prefixed(iri) if iri.startswith(PK) else None


def _datatypes_of_shapes() -> dict[str, set[str]]:
    """The datatypes that the shapes of each property name."""
    paths: dict[Any, str] = {}
    datatypes: dict[Any, set[str]] = defaultdict(set)
    for triple in shapes_triples():
        if isinstance(triple.object, NamedNode | Literal):
            if triple.predicate.value == SH + "path":
                paths[triple.subject] = triple.object.value
            elif triple.predicate.value == SH + "datatype":
                datatypes[triple.subject].add(triple.object.value)
    found: dict[str, set[str]] = defaultdict(set)
    for shape, property_ in paths.items():
        found[property_] |= datatypes[shape]
    return found
