"""A reading as quads: every kind of fact, evidence, parts, and what stands in which graph."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass, replace

import pytest
from know_sample import KEY, TEXT, evidence, pk, sample_reading, span
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from pkgraph.know.graph import iris, quads_of
from pkgraph.know.graph.reading import KINDS, name_facts
from pkgraph.namespaces import BASE, DCTERMS, PREFIXES, RDFS
from pkgraph.read.model import Agreement, Citation, Evidence, Fact, Reading, Span

PREFIX = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items()) + f"BASE <{BASE}> "


def rows(quads: list[Quad], query: str) -> list[tuple[str | None, ...]]:
    store = Store()
    store.extend(quads)
    solutions = store.query(PREFIX + query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    found = [tuple(getattr(value, "value", None) for value in row) for row in solutions]
    return sorted(found, key=_order)


def _order(row: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(value or "" for value in row)


@pytest.fixture(scope="module")
def quads(reading: Reading) -> list[Quad]:
    return quads_of(reading, BASE)


def test_every_kind_of_fact_is_in_the_sample(reading: Reading) -> None:
    assert {type(fact) for fact in reading.facts} == {kind.fact for kind in KINDS}


def test_every_fact_has_its_class_its_part_and_its_words(quads: list[Quad], reading: Reading) -> None:
    found = rows(
        quads,
        """SELECT ?class ?part ?start ?end ?quote WHERE {
             ?fact pk:evidence ?e ; a ?class ; pk:inDocument ?d ; rdfs:label ?l ;
                prov:wasDerivedFrom/pk:partLabel ?part .
             ?e a oa:SpecificResource ; oa:hasSource ?d ; oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?quote ] ,
                [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] }""",
    )
    labels = {part.path: part.label for part in reading.document.parts}
    classes = {kind.fact: kind.class_name for kind in KINDS}
    expected = [
        (
            pk(classes[type(fact)]).value,
            labels[fact.evidence.part],
            str(fact.evidence.span.start),
            str(fact.evidence.span.end),
            fact.evidence.quote,
        )
        for fact in reading.facts
    ]
    assert found == sorted(expected)


def test_citations_say_what_they_cite(quads: list[Quad]) -> None:
    found = rows(
        quads,
        """SELECT ?cited ?title ?type ?class ?via ?pinpoint WHERE { ?c a pk:Citation ; pk:citedType ?type ; pk:via ?via
             OPTIONAL { ?c pk:pinpoint ?pinpoint } OPTIONAL { ?c pk:citedTitle ?title }
             OPTIONAL { ?c pk:citedDocument [ pk:symbol ?cited ; pk:key ?cited ; rdfs:label ?cited ;
                                             a pk:Document , ?class ]
                        FILTER(?class != pk:Document) } }""",
    )
    assert found == sorted(
        [
            ("S/RES/2690(2023)", None, "resolution", pk("Resolution").value, "text", None),
            ("S/RES/2747(2024)", None, "resolution", pk("Resolution").value, "text", "para. 3"),
            ("S/PV.9389", None, "meeting record", pk("MeetingRecord").value, "footnote", None),
            (None, "a \U0001f54a dove", "title", None, "footnote", None),
        ],
        key=_order,
    )


def test_a_declared_mission_stands_in_its_document_s_graph(quads: list[Quad]) -> None:
    mission, graph = iris.mission_iri(BASE, "UNXYZ"), iris.document_graph_iri(BASE, KEY)
    assert Quad(mission, pk("acronym"), Literal("UNXYZ"), graph) in quads
    assert any(quad.subject == mission and quad.object == pk("Mission") for quad in quads)
    assert not any(quad.subject == iris.mission_iri(BASE, "UNMISS") for quad in quads)


def test_a_row_on_agreements_keeps_numbers_words_and_doubt(quads: list[Quad]) -> None:
    (row,) = rows(
        quads,
        """SELECT ?new ?total ?status ?words ?civilian ?uniformed ?tasks ?note ?from ?to WHERE {
             ?s a pk:AgreementStatus ;
             pk:newIncidents ?new ; pk:totalIncidents ?total ; pk:totalStatus ?status ; pk:asPrinted ?words ;
             pk:impactOnCivilianMovement ?civilian ; pk:impactOnMandatedTasks ?tasks ; pk:impactNote ?note ;
             pk:periodStart ?from ; pk:periodEnd ?to OPTIONAL { ?s pk:impactOnUniformedMovement ?uniformed } }""",
    )
    printed = '["3", "14"]'
    assert row == ("3", "14", "counted", printed, "low", None, "high", "a glyph is lost", "2099-01-01", "2099-06-30")


def test_lists_keep_their_order(quads: list[Quad]) -> None:
    ((briefers,),) = rows(quads, "SELECT ?b WHERE { ?m pk:briefers ?b }")
    assert briefers is not None and json.loads(briefers) == ["B, A", "A"]


def test_the_catalogue_wins_and_stands_in_the_build_graph(quads: list[Quad]) -> None:
    titles = {(quad.object.value, quad.graph_name.value) for quad in quads if quad.predicate.value == DCTERMS + "title"}
    assert ("Title of the catalogue", BASE + "graph/build") in titles
    assert not any(title == "Title of the front" for title, _ in titles)
    front = {quad.graph_name.value for quad in quads if quad.predicate == pk("body")}
    assert front == {f"{BASE}graph/document/{KEY}"}


def test_a_key_that_is_a_file_s_stem_is_no_symbol() -> None:
    reading = sample_reading("a-report")
    document = replace(reading.document, front=replace(reading.document.front, symbol=None))
    node = iris.document_iri(BASE, "a-report")
    said = quads_of(replace(reading, document=document), BASE)
    assert not [quad for quad in said if quad.subject == node and quad.predicate == pk("symbol")]
    assert [quad for quad in said if quad.subject == node and quad.predicate == pk("key")]


def test_parts_lie_in_their_parents_and_marks_lead_to_footnotes(quads: list[Quad]) -> None:
    of = iris.document_iri(BASE, KEY).value
    found = rows(quads, "SELECT ?part ?parent WHERE { ?part pk:partOf ?parent ; pk:order ?n }")
    assert (f"{of}/para/1", f"{of}/section/1") in found
    assert (f"{of}/section/1", of) in found
    assert rows(quads, "SELECT ?p ?n WHERE { ?p pk:hasMark ?n }") == [(f"{of}/para/1", f"{of}/fn/1")]


def test_a_part_in_two_pieces_has_two_spans(quads: list[Quad], reading: Reading) -> None:
    found = rows(
        quads, "SELECT ?start ?end { <document/S/2099/1/para/1> oa:hasSelector [ oa:start ?start ; oa:end ?end ] }"
    )
    pieces = next(part.pieces for part in reading.document.parts if part.path == "para/1")
    assert {(int(start or 0), int(end or 0)) for start, end in found} == {(one.start, one.end) for one in pieces}


def test_notices_say_what_is_missing(quads: list[Quad]) -> None:
    found = rows(
        quads,
        """SELECT ?iri ?kind ?message ?quote WHERE { ?n a pk:Notice ; pk:noticeKind ?kind ; pk:message ?message
             BIND(STR(?n) AS ?iri) OPTIONAL { ?n oa:hasSelector/oa:exact ?quote } }""",
    )
    of = iris.document_iri(BASE, KEY).value
    place = span("Mission | New | Total")
    assert found == [
        (f"{of}/notice/missing-footnote/1", "missing-footnote", "Footnote 2 is not in the source", None),
        (f"{of}/notice/missing-footnote/2", "missing-footnote", "Footnote 3 is not in the source", None),
        (
            f"{of}/notice/unplaced-text/{place.start}-{place.end}",
            "unplaced-text",
            "A line belongs nowhere",
            "Mission | New | Total",
        ),
    ]


def test_everything_has_a_label(quads: list[Quad]) -> None:
    labelled = {quad.subject for quad in quads if quad.predicate.value == RDFS + "label"}
    assert {quad.subject for quad in quads} == labelled


def test_there_are_no_blank_nodes_and_nothing_is_said_twice(quads: list[Quad]) -> None:
    assert len(set(quads)) == len(quads)
    assert not [quad for quad in quads if BlankNode in (type(quad.subject), type(quad.object))]


def test_the_base_is_everywhere_and_never_the_ontology_s(reading: Reading) -> None:
    other = "https://example.org/x/"
    moved = [str(quad).replace(other, BASE) for quad in quads_of(reading, other)]
    assert moved == [str(quad) for quad in quads_of(reading, BASE)]


def test_the_same_reading_gives_the_same_quads(reading: Reading) -> None:
    again = pickle.loads(pickle.dumps(quads_of(reading, BASE)))
    assert again == quads_of(reading, BASE)


def test_facts_named_by_the_same_words_have_iris_of_their_own() -> None:
    whole, half = evidence("para/1", "UNMISS and UNMIK"), evidence("para/1", "UNMISS")
    place = span("UNMISS")
    facts: tuple[Fact, ...] = (
        Citation(whole, place, "S/1", "document", "it", "text"),
        Citation(whole, place, "S/2", "document", "it", "text"),
        Citation(half, place, "S/2", "document", "it", "text"),
        Citation(half, place, "S/2", "document", "it", "text", "para. 1"),
        Citation(half, place, "S/2", "document", "it", "text", "para. 1"),
        Agreement(half, place, "UNMIK", "none"),
    )
    named = name_facts(facts, BASE, KEY)
    assert len(named) == len(set(named.values())) == 5  # the fourth and the fifth are one fact
    at = f"{BASE}document/{KEY}/para/1"
    names = [node.value for node in named.values()]
    place_name, half_name = f"{place.start}-{place.end}", f"{half.span.start}-{half.span.end}"
    assert names[0] == f"{at}/citation/{place_name}/S/1"
    assert names[1] == f"{at}/citation/{place_name}/S/2/{whole.span.start}-{whole.span.end}"
    assert names[2].startswith(f"{at}/citation/{place_name}/S/2/{half_name}/")
    assert names[4] == f"{at}/agreement/{place_name}/UNMIK"


def test_names_do_not_depend_on_the_order_of_facts(reading: Reading) -> None:
    backwards = name_facts(reading.facts[::-1], BASE, KEY)
    assert backwards == name_facts(reading.facts, BASE, KEY)


def test_a_fact_on_a_part_that_is_not_there_is_an_error(reading: Reading) -> None:
    fact = Citation(Evidence("para/99", Span(0, 6), TEXT[:6]), Span(0, 6), "S/1", "document", "it", "text")
    with pytest.raises(ValueError, match="no part para/99"):
        quads_of(replace(reading, facts=(fact,)), BASE)


@dataclass(frozen=True, slots=True)
class Rumour(Fact):
    """A kind of fact that nobody has taught the graph."""


def test_an_unknown_kind_of_fact_is_an_error(reading: Reading) -> None:
    with pytest.raises(ValueError, match="no way to say a Rumour"):
        quads_of(replace(reading, facts=(Rumour(evidence("para/1", "UNMISS"), span("UNMISS")),)), BASE)


def test_a_file_name_that_is_not_unicode_does_no_harm(reading: Reading) -> None:
    document = replace(reading.document, source="S-\udcff.txt")
    said = quads_of(replace(reading, document=document), BASE)
    node = NamedNode(f"{BASE}document/{KEY}")
    assert [quad.object.value for quad in said if quad.subject == node and quad.predicate == pk("sourceFile")] == [
        "S-\\udcff.txt"
    ]
