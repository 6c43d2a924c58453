"""The ontology and the shapes that this pkgraph came with, as data: what the IRIs of their terms stand for."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from pkgraph.namespaces import ONTOLOGY, OWL
from pkgraph.resources import resource
from pkgraph.share.linked.description import ordered


@cache
def ontology_triples() -> tuple[Triple, ...]:
    """All of ``ontology/*.ttl``, without the vocabularies, which are data."""
    return _folder("ontology")


@cache
def shapes_triples() -> tuple[Triple, ...]:
    """All of ``shapes/*.ttl``."""
    return _folder("shapes")


def ontology_versions() -> frozenset[str]:
    """The IRIs of the ontology as it is now: its own, and that of its version."""
    version = NamedNode(OWL + "versionIRI")
    found = {triple.object.value for triple in ontology_triples() if triple.predicate == version}  # type: ignore[union-attr]
    return frozenset({ONTOLOGY, *found})


def _folder(name: str) -> tuple[Triple, ...]:
    return ordered(
        quad.triple
        for file in sorted(resource(name).glob("*.ttl"))
        for quad in parse(path=str(file), format=RdfFormat.TURTLE, base_iri=ONTOLOGY, rename_blank_nodes=True)
    )
