"""No term is used undeclared, and none is declared that nothing uses, unless an editorial note says why."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from pkgraph.know.graph import ontology_quads
from pkgraph.namespaces import BASE, ONTOLOGY, PK, RDF, RDFS, SKOS

WRITERS = Path(__file__).parents[2] / "src" / "pkgraph" / "know" / "graph"
NOTE = SKOS + "editorialNote"


@cache
def ontology() -> tuple[Quad, ...]:
    return tuple(ontology_quads(BASE))


@pytest.fixture(scope="module")
def statements(seed_graph: Path) -> list[Quad]:
    return list(parse(path=seed_graph / "pkgraph.nq", format=RdfFormat.N_QUADS))


def declared() -> set[str]:
    """All that the ontology says it defines."""
    own = NamedNode(ONTOLOGY)
    return {
        str(quad.subject.value)
        for quad in ontology()
        if quad.predicate.value == RDFS + "isDefinedBy" and quad.object == own and isinstance(quad.subject, NamedNode)
    }


def named(quads: list[Quad]) -> set[str]:
    """The terms of the namespace that stand anywhere in statements."""
    terms = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode)
    }
    return {term for term in terms if term.startswith(PK)}


def said(quads: list[Quad]) -> set[str]:
    """The terms by which something is said: properties, and classes of things."""
    used = {quad.predicate.value for quad in quads}
    used |= {
        str(quad.object.value)
        for quad in quads
        if quad.predicate.value == RDF + "type" and isinstance(quad.object, NamedNode)
    }
    return {term for term in used if term.startswith(PK)}


def written() -> set[str]:
    """The terms that the writers of the graph name."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(WRITERS.glob("*.py")))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {PK + node.value for node in nodes if isinstance(node.value, str)}


def test_every_term_in_the_graph_is_declared(statements: list[Quad]) -> None:
    assert len(named(statements)) > 200
    assert named(statements) - declared() == set()


def test_every_term_that_is_declared_is_used(statements: list[Quad]) -> None:
    noted = {
        str(quad.subject.value)
        for quad in ontology()
        if quad.predicate.value == NOTE and isinstance(quad.subject, NamedNode)
    }
    used = said(statements) | written()
    assert declared() - used - noted == set()
    assert noted & used == set(), "a note that a term is not used is true"
