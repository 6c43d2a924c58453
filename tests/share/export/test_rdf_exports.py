"""RDF files: rdflib and Oxigraph read each back to the statements that were written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.compare import isomorphic

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, PK, XSD
from pkgraph.share.export import export
from pkgraph.share.export.rdflib_graph import dataset_of, graph_of
from pkgraph.share.export.statements import statements
from pkgraph.share.export.views import view
from pkgraph.share.linked.context import context

WITH_GRAPHS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
UNION = {"turtle": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML}
READERS = {"turtle": "turtle", "rdfxml": "xml", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def canonical(quads: list[Quad]) -> list[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


@pytest.mark.parametrize(("form", "syntax"), {**WITH_GRAPHS, **UNION}.items())
def test_oxigraph_reads_the_same_statements(form: str, syntax: RdfFormat, written: Path, odd: EmbeddedStore) -> None:
    read = list(parse(path=str(written / form), format=syntax))
    made = list(odd.quads()) if form in WITH_GRAPHS else [Quad(*quad.triple) for quad in odd.quads()]
    assert len(read) == len(set(made)), "each statement once"
    assert canonical(read) == canonical(made)


@pytest.mark.parametrize("form", UNION)
def test_rdflib_reads_the_same_graph(form: str, written: Path, odd: EmbeddedStore) -> None:
    read = rdflib.Graph().parse(written / form, format=READERS[form])
    made = graph_of(quad.triple for quad in odd.quads())
    assert isomorphic(_with_plain_literals(read), _with_plain_literals(made))


@pytest.mark.parametrize("form", WITH_GRAPHS)
def test_rdflib_reads_the_same_named_graphs(form: str, written: Path, odd: EmbeddedStore) -> None:
    read = rdflib.Dataset()
    read.parse(written / form, format=READERS[form])
    made = dataset_of(odd.quads())
    names = {str(graph.identifier) for graph in made.graphs() if len(graph) and "urn:x-rdflib" not in graph.identifier}
    assert {str(graph.identifier) for graph in read.graphs() if len(graph)} == names
    for name in names:
        one, other = (each.graph(rdflib.URIRef(name)) for each in (read, made))
        assert isomorphic(_with_plain_literals(one), _with_plain_literals(other)), name


def _with_plain_literals(graph: rdflib.Graph) -> rdflib.Graph:
    """rdflib writes some literals anew when it reads them: those are compared by their values."""
    kept = rdflib.Graph()
    for subject, predicate, value in graph:
        kept.add((subject, predicate, value.normalize() if isinstance(value, rdflib.Literal) else value))
    return kept


def test_turtle_has_the_prefixes(written: Path) -> None:
    assert "pk:PeacekeepingOperation" in (written / "turtle").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "syntax"), {**WITH_GRAPHS, **UNION}.items())
def test_a_view_is_what_its_query_constructs(
    form: str, syntax: RdfFormat, small: EmbeddedStore, tmp_path: Path
) -> None:
    of = view("citations")
    export(small, form, tmp_path / "view", of)
    read = {quad.triple for quad in parse(path=str(tmp_path / "view"), format=syntax)}
    assert read == set(small.query(of.text)) != set()
    assert any(triple.predicate == NamedNode(PK + "cites") for triple in read)


def test_many_statements_are_merged_from_files(odd: EmbeddedStore) -> None:
    twice = EmbeddedStore.in_memory([*odd.quads(), *odd.quads()][::-1])
    for graphs in (True, False):
        whole = list(statements(odd, None, graphs=graphs))
        assert list(statements(twice, None, graphs=graphs, run=7)) == whole
        assert len(whole) == len(set(whole)) > 100


def test_xml_holds_no_character_that_it_lacks(tmp_path: Path) -> None:
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:x#p"), Literal("a\x00b\x1b\uffffc", language="en"))
    export(EmbeddedStore.in_memory([quad]), "rdfxml", tmp_path / "graph.rdf")
    (value,) = rdflib.Graph().parse(tmp_path / "graph.rdf", format="xml").objects()
    assert value == rdflib.Literal("a\ufffdb\ufffd\ufffdc", lang="en")


def test_jsonld_keeps_a_datatype_that_the_context_does_not_expect(tmp_path: Path) -> None:
    expected = [key for key, each in context().items() if isinstance(each, dict) and each["@type"] != "@id"]
    assert expected
    predicate = NamedNode(PK + next(key for key in expected if ":" not in key))
    values = [Literal("x"), Literal("1", datatype=NamedNode(XSD + "byte")), Literal("y", language="en")]
    quads = [Quad(NamedNode("urn:s"), predicate, each) for each in values]
    export(EmbeddedStore.in_memory(quads), "jsonld", tmp_path / "graph.jsonld")
    read = parse(path=str(tmp_path / "graph.jsonld"), format=RdfFormat.JSON_LD)
    assert {quad.object for quad in read} == set(values)


def test_jsonld_speaks_in_the_terms_of_the_ontology(written: Path) -> None:
    read = json.loads((written / "jsonld").read_text(encoding="utf-8"))
    graph = next(each for each in read["@graph"] if each["@id"] == BASE + "graph/ontology")
    (mission,) = [each for each in graph["@graph"] if each["@id"] == BASE + "mission/UNMISS"]
    assert mission["acronym"] == ["UNMISS"] and mission["host"] == [BASE + "state/SSD"]
    assert "PeacekeepingOperation" in mission["@type"]
