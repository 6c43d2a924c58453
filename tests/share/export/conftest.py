"""The small graph with what is hard to write in any form, and the files of every form, written once."""

from __future__ import annotations

from pathlib import Path

import pytest
from odd import ODD
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, ONTOLOGY, PK, RDF, RDFS, XSD
from pkgraph.share.export import FORMATS, export


@pytest.fixture(scope="session")
def odd(small: EmbeddedStore) -> EmbeddedStore:
    """The small graph, with literals of every kind, nodes without names, and names and quotes of odd characters."""
    subject, graph = NamedNode(BASE + "mission/UNMISS"), NamedNode(BASE + "graph/ontology")
    values = [
        Literal(ODD),
        Literal(ODD, language="en"),
        Literal("01", datatype=NamedNode(XSD + "integer")),
        Literal("1.50", datatype=NamedNode(XSD + "decimal")),
        Literal("2024-05", datatype=NamedNode(XSD + "gYearMonth")),
        Literal("true", datatype=NamedNode(XSD + "boolean")),
        Literal('["a", 1]', datatype=NamedNode(RDF + "JSON")),
        Literal(""),
        BlankNode("here"),
        NamedNode(BASE + "actor/%22odd%22"),
    ]
    note = NamedNode(PK + "note")
    quads = [Quad(subject, note, each, graph) for each in values]
    quads.append(Quad(BlankNode("here"), note, BlankNode("there"), graph))
    quads.append(Quad(NamedNode(ONTOLOGY), NamedNode(RDFS + "label"), Literal(ODD), NamedNode(BASE + "graph/build")))
    mission, label = NamedNode(BASE + "mission/MINUSMA"), NamedNode(RDFS + "label")
    quads.append(Quad(mission, label, Literal(ODD), graph))
    others = [quad for quad in small.quads() if (quad.subject, quad.predicate) != (mission, label)]
    return EmbeddedStore.in_memory([*others, *quads])


@pytest.fixture(scope="session")
def written(odd: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the odd graph in every form, each under the form's name."""
    folder = tmp_path_factory.mktemp("written")
    for form in FORMATS:
        export(odd, form, folder / form)
    return folder
