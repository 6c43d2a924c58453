"""Why a statement is in the graph: found by any wording, explained down to words that stand in the texts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from pkgraph.api import Graph
from pkgraph.ask.explain import Explanation, explain
from pkgraph.errors import QueryError
from pkgraph.know.inference.trace import INFERRED, trace
from pkgraph.know.store import EmbeddedStore, GraphFolder
from pkgraph.namespaces import BASE, OA, OWL, PK, RDF, RDFS

EVIDENCE = {PK + "evidence", PK + "inDocument"}


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("UNMISS", "host", "South Sudan"),
        ("United Nations Mission in South Sudan", "pk:host", "SSD"),
        (f"<{BASE}mission/UNMISS>", f"{PK}host", f"{BASE}state/SSD"),
        ("unmiss", "HOST", "south sudan"),
    ],
)
def test_any_wording_finds_the_statement(subject: str, predicate: str, object_: str, small: EmbeddedStore) -> None:
    found = explain(small, subject, predicate, object_)
    assert (found.subject.iri, found.object.iri) == (BASE + "mission/UNMISS", BASE + "state/SSD")
    assert [source.text for source in found.sources] == ["the ontology and its vocabularies"]
    assert not (found.inferred or found.rule or found.premises)


@pytest.mark.parametrize("written", ["3", '"3"'])
def test_a_literal_is_named_by_its_value(written: str, small: EmbeddedStore) -> None:
    assert explain(small, "A4P+ priority 3", "number", written).object.text == "3"


def test_a_fact_is_explained_by_its_words(small: EmbeddedStore) -> None:
    found = explain(small, f"{BASE}document/S/2023/646/para/2/citation/142-165", "cited document", "resolution 2690")
    (source,) = found.sources
    assert source.text == "document S/2023/646"
    (words,) = source.words
    assert (words.part, words.start, words.end) == ("para 2", 100, 166)
    assert "resolution 2690 (2023)" in str(words.quote)


def test_a_part_is_explained_by_its_place(small: EmbeddedStore) -> None:
    (source,) = explain(small, "S/2023/646, para 2", "number", "2").sources
    assert [(words.part, words.start, words.end, words.quote) for words in source.words] == [("para 2", 100, 166, None)]


def test_what_the_catalogue_says_is_told_as_such(small: EmbeddedStore) -> None:
    (source,) = explain(small, "S/2023/646", "issued", "2023-09-01").sources
    assert (source.text, source.words) == ("the catalogue and the build record", ())


def test_what_was_inferred_is_explained_by_rule_and_premises(small: EmbeddedStore) -> None:
    found = explain(small, "UNMISS", "a", "mission")
    assert (found.inferred, found.rule, found.sources) == (True, "cax-sco", ())
    assert [premise.text for premise in found.premises] == [
        "peacekeeping operation – sub class of – mission",
        "UNMISS – type – peacekeeping operation",
    ]
    data = json.loads(json.dumps(found.as_json()))
    assert data["premises"][0]["sources"][0]["graph"] == BASE + "graph/ontology"


def test_what_no_rule_gives_is_not_made_up(small: EmbeddedStore) -> None:
    found = explain(small, "UNMISS", "cited in connection with", "S/RES/2690(2023)")
    assert (found.inferred, found.rule, found.premises) == (True, None, ())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("UNMIS", "host", "x"), "nothing is called 'UNMIS'; did you mean UNMISS"),
        (("UNMISS", "hosts", "x"), "mission/UNMISS> has no 'hosts'; it has: host"),
        (
            ("UNMISS", "host", "Mali"),
            "not in the graph: <https://w3id.org/pkgraph/id/mission/UNMISS> has no host 'Mali'",
        ),
        (("UNMISS", "host", "Mali"), "; it has: South Sudan"),
        (("http://[", "host", "x"), "not an IRI: http://["),
        ((f"{BASE}mission/NONE", "host", "x"), "nothing is known of <"),
        (("UNMISS", "host", '" } #'), "has no host '\" } #'"),
    ],
)
def test_what_is_not_in_the_graph_is_told(words: tuple[str, str, str], message: str, small: EmbeddedStore) -> None:
    with pytest.raises(QueryError) as caught:
        explain(small, *words)
    assert message in str(caught.value)


def leaves(found: Explanation) -> Iterator[Explanation]:
    if not found.premises:
        yield found
    for premise in found.premises:
        yield from leaves(premise)


def is_inferred(quad: Quad) -> bool:
    return str(quad.graph_name.value).endswith(INFERRED)


def asked(graph: Graph, triple: Triple) -> Explanation:
    return graph.explain(*(str(term) for term in (triple.subject, triple.predicate, triple.object)))


def test_everything_inferred_from_the_seeds_leads_back_to_what_is_stated(graph: Graph) -> None:
    quads = list(graph.store.quads())
    inferred = [quad.triple for quad in quads if is_inferred(quad)]
    assert len(inferred) > 10_000
    traced = trace(graph.store, inferred)
    assert [each for each in inferred if each not in traced.steps] == []
    proved = {quad.triple for quad in quads if not is_inferred(quad)}
    nameless = {each for step in traced.steps.values() for each in step.premises if not traced.graphs[each]}
    proved |= nameless | {
        each for each, graphs in traced.graphs.items() if not any(g.endswith(INFERRED) for g in graphs)
    }
    waiting = dict(traced.steps)
    while waiting:
        new = {each for each, step in waiting.items() if proved.issuperset(step.premises)}
        assert new, f"{len(waiting)} rest on themselves"
        proved |= new
        waiting = {each: step for each, step in waiting.items() if each not in new}


def test_each_kind_of_inferred_statement_ends_in_what_is_stated_and_words_of_the_texts(
    graph: Graph, seed_graph: Path
) -> None:
    kinds: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in graph.store.quads():
        if is_inferred(quad):
            kinds[quad.predicate].append(quad.triple)
    assert len(kinds) > 10
    quoted = 0
    for triples in kinds.values():
        for triple in triples[:: max(1, len(triples) // 4)]:
            found = asked(graph, triple)
            assert found.inferred and found.rule and found.premises
            for leaf in leaves(found):
                assert leaf.sources and not leaf.inferred
                quoted += words_stand_in_the_text(leaf, seed_graph)
    assert quoted > 20


def test_each_kind_of_statement_of_a_fact_ends_in_words_of_the_text(graph: Graph, seed_graph: Path) -> None:
    quads = list(graph.store.quads())
    facts = {quad.subject for quad in quads if quad.predicate.value == PK + "evidence"}
    kinds: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in quads:
        if quad.subject in facts and not is_inferred(quad) and quad.predicate.value not in EVIDENCE:
            kinds[quad.predicate].append(quad.triple)
    assert len(kinds) > 40
    for triples in kinds.values():
        for triple in triples[:: max(1, len(triples) // 3)]:
            found = asked(graph, triple)
            assert found.text and words_stand_in_the_text(found, seed_graph) > 0, found.text


def words_stand_in_the_text(found: Explanation, folder: Path) -> int:
    """How many quotes there are, each of them at its place."""
    quotes = [words for source in found.sources for words in source.words if words.quote is not None]
    for words in quotes:
        text = GraphFolder(folder).read_text(words.document)
        assert text[words.start : words.end] == words.quote
    return len(quotes)


def test_evidence_itself_is_explained_by_its_words(graph: Graph, seed_graph: Path) -> None:
    exact = next(quad.triple for quad in graph.store.quads() if quad.predicate.value == OA + "exact")
    assert words_stand_in_the_text(asked(graph, exact), seed_graph) > 0
    kind = Triple(exact.subject, NamedNode(RDF + "type"), NamedNode(OA + "TextQuoteSelector"))
    assert words_stand_in_the_text(asked(graph, kind), seed_graph) > 0


def test_a_definition_is_told_in_words() -> None:
    head = f"@prefix pk: <{PK}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . @base <{BASE}> . "
    text = """
    <graph/ontology> {
        [] owl:intersectionOf ( [ owl:onProperty pk:agreement ; owl:hasValue "none" ] pk:AgreementStatement ) ;
            rdfs:subClassOf [ owl:onProperty pk:reportedMission ; owl:allValuesFrom pk:MissionWithoutAgreement ] .
        <mission/UNMIK> pk:acronym "UNMIK" ; rdfs:label "UNMIK" ; a pk:Mission .
        <fact> a pk:AgreementStatement ; pk:agreement "none" ; pk:reportedMission <mission/UNMIK> .
    }
    <graph/inferred> { <mission/UNMIK> a pk:MissionWithoutAgreement . }
    """
    store = EmbeddedStore.in_memory(parse((head + text).encode(), format=RdfFormat.TRIG))
    found = explain(store, "UNMIK", "a", "pk:MissionWithoutAgreement")
    (definition,) = (premise for premise in found.premises if premise.subject.iri is None)
    assert definition.subject.text == "((agreement value none) and agreement statement)"
    assert definition.object.text == "(reported mission only mission without agreement)"
    assert len(found.premises) == 4
