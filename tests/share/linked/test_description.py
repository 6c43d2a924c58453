"""The data on a resource: what is said of it, what leads to it, its words."""

from __future__ import annotations

from collections import defaultdict

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from pkgraph.api import Graph
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, DCTERMS, FOAF, OA, ONTOLOGY, PK, RDFS, VOID
from pkgraph.share.linked.description import MOST, Description, base_of, describe, known
from pkgraph.share.linked.iris import Places

PLACES = Places(address="http://127.0.0.1:8000/")
LABEL = RDFS + "label"


def described(store: EmbeddedStore | Graph, name: str) -> Description:
    found = describe(store.store if isinstance(store, Graph) else store, BASE + name, PLACES)
    assert found is not None
    return found


def values(found: Description, property_: str, subject: str | None = None) -> list[str]:
    wanted = NamedNode(subject or found.iri)
    return [t.object.value for t in found.triples if t.subject == wanted and t.predicate.value == property_]  # type: ignore[union-attr]


def test_all_that_is_said_of_a_mission_and_what_leads_to_it(small: EmbeddedStore) -> None:
    found = described(small, "mission/UNMISS")
    node = NamedNode(found.iri)
    said = {quad.triple for quad in small.quads() if quad.subject == node}
    leading = {quad.triple for quad in small.quads() if quad.object == node}
    assert said and leading
    assert said | leading <= set(found.triples)
    assert known(small, [f"{BASE}mission/NONE", found.iri]) == found.iri
    assert found.left_out == ()


def test_everything_that_is_named_has_its_label(small: EmbeddedStore) -> None:
    found = described(small, "mission/UNMISS")
    labels: dict[NamedNode, set[Literal]] = defaultdict(set)
    for quad in small.quads():
        if quad.predicate.value == LABEL:
            labels[quad.subject].add(quad.object)  # type: ignore[index, arg-type]
    named = {node for triple in found.triples for node in triple if node in labels}
    assert len(named) > 3
    for node in named:
        assert {t.object for t in found.triples if t.subject == node and t.predicate.value == LABEL} == labels[node]


def test_a_fact_comes_with_its_words(graph: Graph) -> None:
    (fact, *_) = [q.subject.value for q in graph.store.quads() if q.object == NamedNode(PK + "Citation")]  # type: ignore[union-attr]
    found = describe(graph.store, fact, PLACES)
    assert found is not None
    (evidence,) = values(found, PK + "evidence")
    selectors = values(found, OA + "hasSelector", evidence)
    (quote,) = [words for each in selectors for words in values(found, OA + "exact", each)]
    (start,) = [int(number) for each in selectors for number in values(found, OA + "start", each)]
    (end,) = [int(number) for each in selectors for number in values(found, OA + "end", each)]
    assert quote
    assert end - start == len(quote)


def test_statements_are_those_of_the_graph_to_the_letter(graph: Graph) -> None:
    found = described(graph, "document/S/2023/646/para/36")
    nodes = {NamedNode(found.iri), *(NamedNode(each) for each in values(found, OA + "hasSelector"))}
    written = {quad.triple for quad in graph.store.quads() if quad.subject in nodes}
    assert any("nonNegativeInteger" in str(triple) for triple in written)
    assert written <= set(found.triples)


def test_a_part_comes_with_its_words(graph: Graph) -> None:
    found = described(graph, "document/S/2023/646/para/36")
    (span,) = values(found, OA + "hasSelector")
    (quote,) = values(found, OA + "refinedBy", span)
    (words,) = values(found, OA + "exact", quote)
    assert words.startswith("The safety and security of peacekeepers")


def test_what_leads_to_a_resource_is_bounded_and_the_rest_is_counted(graph: Graph) -> None:
    found = described(graph, "document/S/2023/646")
    node = NamedNode(found.iri)
    totals: dict[str, set[str]] = defaultdict(set)
    for quad in graph.store.quads():
        if quad.object == node:
            totals[quad.predicate.value].add(quad.subject.value)  # type: ignore[union-attr]
    assert max(map(len, totals.values())) > MOST
    for property_, subjects in totals.items():
        given = [t.subject.value for t in found.triples if t.object == node and t.predicate.value == property_]  # type: ignore[union-attr]
        own = [FOAF + "primaryTopic"]
        assert property_ in own or sorted(given) == sorted(subjects)[:MOST]
    assert {each.property: each.total for each in found.left_out} == {
        property_: len(subjects) for property_, subjects in totals.items() if len(subjects) > MOST
    }
    document = PLACES.document("/data/document/S/2023/646").value
    notes = values(found, RDFS + "comment", document)
    assert len(notes) == len(found.left_out)
    assert any(note.startswith(f"{len(totals[PK + 'inDocument']) - MOST} of ") for note in notes)


def test_the_document_says_what_it_is(small: EmbeddedStore) -> None:
    found = described(small, "mission/UNMISS")
    document = "http://127.0.0.1:8000/data/mission/UNMISS"
    assert values(found, FOAF + "isPrimaryTopicOf") == [document]
    assert values(found, FOAF + "page") == ["http://127.0.0.1:8000/page/mission/UNMISS"]
    assert values(found, FOAF + "primaryTopic", document) == [found.iri]
    assert values(found, VOID + "inDataset", document) == ["https://w3id.org/pkgraph/dataset"]
    assert values(found, DCTERMS + "license", document) == ["https://creativecommons.org/licenses/by/4.0/"]


def test_nodes_without_a_name_are_closed_over_in_one_order(graph: Graph) -> None:
    found = describe(graph.store, f"{ONTOLOGY}/cube/dated", PLACES)
    assert found is not None
    inner = {t.subject for t in found.triples if isinstance(t.subject, BlankNode)}
    assert len(inner) == 12
    assert {t.object for t in found.triples if isinstance(t.object, BlankNode)} == inner
    assert found == describe(graph.store, f"{ONTOLOGY}/cube/dated", PLACES)


def test_lists_are_followed_to_their_end() -> None:
    turtle = "<urn:x> <urn:p> ( 1 2 ( 3 ) ) . [] <urn:p> 4 ."
    store = EmbeddedStore.in_memory(parse(turtle, format=RdfFormat.TURTLE))
    found = describe(store, "urn:x", PLACES)
    assert found is not None
    numbers = sorted(t.object.value for t in found.triples if isinstance(t.object, Literal))
    assert numbers == ["1", "2", "3"]
    assert len(found.triples) == 1 + 2 * 3 + 2


def test_what_no_statement_names_is_nothing(small: EmbeddedStore) -> None:
    assert describe(small, f"{BASE}mission/NONE", PLACES) is None
    assert known(small, [f"{BASE}mission/NONE"]) is None


def test_a_named_graph_is_known_though_nothing_is_said_of_it(graph: Graph) -> None:
    found = described(graph, "graph/build")
    size = sum(1 for quad in graph.store.quads() if quad.graph_name == NamedNode(found.iri))
    assert values(found, VOID + "triples") == [str(size)]
    assert known(graph.store, [found.iri]) == found.iri


@pytest.mark.parametrize("name", ["mission/UNOSOM%20II", "actor/scheme", "activity/build", "cube/dated"])
def test_each_kind_of_resource_is_described(graph: Graph, name: str) -> None:
    found = described(graph, name)
    assert any(isinstance(triple, Triple) and triple.subject.value == found.iri for triple in found.triples)  # type: ignore[union-attr]


def test_the_base_is_that_of_the_build(graph: Graph, small: EmbeddedStore) -> None:
    assert base_of(graph.store) == BASE
    built = "<http://example.org/x/activity/build> a prov:Activity ; prov:wasAssociatedWith <urn:pkgraph> ."
    prefix = "@prefix prov: <http://www.w3.org/ns/prov#> . "
    assert base_of(EmbeddedStore.in_memory(parse(prefix + built, format=RdfFormat.TURTLE))) == "http://example.org/x/"
    assert base_of(EmbeddedStore.in_memory([])) is None
