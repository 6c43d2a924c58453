"""VoID and DCAT: the counts are those of the statements, and the descriptions have what their vocabularies want."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, NamedNode, Triple
from rdflib import DCAT, VOID, Literal, URIRef

from pkgraph.api import Graph
from pkgraph.namespaces import BASE, PK, RDF, SKOS
from pkgraph.share.export.rdflib_graph import graph_of
from pkgraph.share.linked.dataset import Counts, Dump, count, dataset
from pkgraph.share.linked.iris import Places

HERE = Path(__file__).parent
PLACES = Places(address="http://127.0.0.1:8000/")
WHOLE = URIRef(PLACES.dataset)
DUMPS = [Dump("/dataset/pkgraph.nq", "application/n-quads", 12)]
PACKED = [Dump("dumps/pkgraph.nq.gz", "application/n-quads", 12)]


@pytest.fixture(scope="module")
def counts(graph: Graph) -> Counts:
    return count(graph.store)


@pytest.fixture(scope="module")
def described(counts: Counts) -> rdflib.Graph:
    return graph_of(dataset(counts, PLACES, DUMPS))


@pytest.fixture(scope="module")
def of_files(counts: Counts) -> rdflib.Graph:
    """The description of a site of files."""
    return graph_of(dataset(counts, PLACES, PACKED, services=False))


@pytest.fixture(scope="module")
def triples(graph: Graph) -> set[Triple]:
    return {quad.triple for quad in graph.store.quads()}


def number(described: rdflib.Graph, subject: URIRef, property_: URIRef) -> int:
    return int(str(described.value(subject, property_)))


def report(described: rdflib.Graph, kind: str) -> str:
    """What the shapes for all data sets, and for those of a kind, find; nothing if it conforms."""
    import pyshacl

    shapes = rdflib.Graph().parse(HERE / "dataset-shapes.ttl").parse(HERE / f"{kind}-shapes.ttl")
    conforms, _, text = pyshacl.validate(described, shacl_graph=shapes)
    return "" if conforms else str(text)


def test_it_conforms_to_its_vocabularies(described: rdflib.Graph, of_files: rdflib.Graph) -> None:
    assert (report(described, "endpoint"), report(of_files, "files")) == ("", "")


def test_one_kind_of_site_is_not_the_other(described: rdflib.Graph, of_files: rdflib.Graph) -> None:
    assert "sparqlEndpoint" in report(of_files, "endpoint")
    for wrong in ("sparqlEndpoint", "compressFormat", "dcat:service", "RDF_XML", "DataService"):
        assert wrong in report(described, "files"), wrong


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?dataset <http://purl.org/dc/terms/license> ?licence }",
        "DELETE WHERE { ?dataset void:sparqlEndpoint ?endpoint }",
        "DELETE WHERE { ?links void:linkPredicate ?property }",
        "DELETE WHERE { ?part void:property ?property }",
        "DELETE WHERE { ?agent a <http://xmlns.com/foaf/0.1/Agent> }",
        'DELETE { ?file dcat:mediaType ?old } INSERT { ?file dcat:mediaType "nq" } WHERE { ?file dcat:mediaType ?old }',
    ],
)
def test_the_shapes_find_what_is_missing(described: rdflib.Graph, update: str) -> None:
    broken = rdflib.Graph() + described
    broken.update(update, initNs={"void": VOID, "dcat": DCAT})
    assert len(broken) < len(described) or "INSERT" in update
    assert report(broken, "endpoint")


def test_the_counts_are_those_of_the_statements(described: rdflib.Graph, triples: set[Triple]) -> None:
    assert number(described, WHOLE, VOID.triples) == len(triples)
    assert number(described, WHOLE, VOID.distinctSubjects) == len({t.subject for t in triples})
    # The engine takes 12 as a position in a text and as another whole number for the same.
    objects = {str(t.object).replace("nonNegativeInteger", "integer") for t in triples}
    assert number(described, WHOLE, VOID.distinctObjects) == len(objects)
    typed = [t for t in triples if t.predicate.value == RDF + "type"]
    things = {t.subject for t in typed if isinstance(t.subject, NamedNode)}
    assert number(described, WHOLE, VOID.entities) == len(things)


def test_the_partitions_are_whole_and_true(described: rdflib.Graph, triples: set[Triple]) -> None:
    properties: dict[str, int] = defaultdict(int)
    classes: dict[str, set[object]] = defaultdict(set)
    for triple in triples:
        properties[triple.predicate.value] += 1
        if triple.predicate.value == RDF + "type" and not isinstance(triple.object, BlankNode):
            classes[triple.object.value].add(triple.subject)  # type: ignore[union-attr]
    parts = list(described.objects(WHOLE, VOID.propertyPartition))
    told = {str(described.value(p, VOID.property)): number(described, p, VOID.triples) for p in parts}  # type: ignore[arg-type]
    assert told == properties
    parts = list(described.objects(WHOLE, VOID.classPartition))
    told = {str(described.value(p, VOID["class"])): number(described, p, VOID.entities) for p in parts}  # type: ignore[arg-type]
    assert told == {name: len(things) for name, things in classes.items()}
    assert number(described, WHOLE, VOID.properties) == len(properties)
    assert number(described, WHOLE, VOID.classes) == len(classes)


def test_the_named_graphs_are_its_parts(described: rdflib.Graph, graph: Graph) -> None:
    sizes: dict[str, int] = defaultdict(int)
    for quad in graph.store.quads():
        sizes[quad.graph_name.value] += 1  # type: ignore[union-attr]
    parts = [part for part in described.objects(WHOLE, VOID.subset) if str(part).startswith(BASE)]
    assert {str(part): number(described, part, VOID.triples) for part in parts} == sizes  # type: ignore[arg-type]


def test_the_links_to_wikidata_are_counted(described: rdflib.Graph, triples: set[Triple]) -> None:
    (links,) = described.subjects(rdflib.RDF.type, VOID.Linkset)
    exact = [t for t in triples if t.predicate.value == SKOS + "exactMatch" and "wikidata" in t.object.value]  # type: ignore[union-attr]
    assert number(described, links, VOID.triples) == len(exact)  # type: ignore[arg-type]
    other = described.value(links, VOID.objectsTarget)
    assert described.value(other, VOID.uriSpace) == Literal("http://www.wikidata.org/entity/")


def test_where_it_is_found(described: rdflib.Graph, triples: set[Triple]) -> None:
    at = "http://127.0.0.1:8000/"
    assert described.value(WHOLE, VOID.sparqlEndpoint) == URIRef(f"{at}sparql")
    assert described.value(WHOLE, VOID.dataDump) == URIRef(f"{at}dataset/pkgraph.nq")
    assert described.value(WHOLE, VOID.uriSpace) == Literal(BASE)
    assert URIRef(PK) in set(described.objects(WHOLE, VOID.vocabulary))
    named = {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}
    assert {str(each) for each in described.objects(WHOLE, VOID.exampleResource)} <= named


def test_a_data_set_has_the_name_that_its_base_gives(counts: Counts) -> None:
    alone = graph_of(dataset(counts, Places("http://example.org/id/"), services=False))
    assert set(alone.subjects(rdflib.RDF.type, DCAT.Dataset)) == {URIRef("http://example.org/dataset")}
