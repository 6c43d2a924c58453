"""Words, and which facts and parts hold them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, QuerySolutions, RdfFormat, parse

from pkgraph.api import Graph
from pkgraph.ask.lookup import below, holding, stems
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore

HEADED = """
@prefix pk: <https://w3id.org/pkgraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:doc> pk:key "A/1/1" ; dcterms:title "Budget" .
<urn:head> a pk:Part ; pk:partLabel "Safety" ; dcterms:title "Safety and security of peacekeepers" ;
  pk:within <urn:doc> .
<urn:para> a pk:Part ; pk:partLabel "para 36" ; pk:text "Patrols met no petrol." ; pk:within <urn:head> , <urn:doc> .
<urn:more> a pk:Part ; pk:partLabel "para 361" ; pk:text "Policing follows the policy." ; pk:within <urn:doc> .
<urn:fact> a pk:Event ; rdfs:label "A/1/1, para 36: 2020" ; pk:eventWords "Patrols met" ;
  prov:wasDerivedFrom <urn:para> ;
  pk:inDocument <urn:doc> ; pk:evidence <urn:evidence> ; pk:reportedMission <urn:mission> .
<urn:evidence> oa:hasSelector [ oa:exact "Patrols met no petrol in United Nations vehicles." ] .
<urn:mission> rdfs:label "UNXYZ" .
"""

QUOTES = """
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?fact ?quote WHERE { ?fact a pk:Mechanism ; pk:evidence/oa:hasSelector/oa:exact ?quote }
"""


@pytest.fixture(scope="module")
def headed() -> EmbeddedStore:
    """One fact below a heading."""
    return EmbeddedStore.in_memory(Quad(*triple) for triple in parse(HEADED.encode(), format=RdfFormat.TRIG))


FOUND = [
    ("patrolling", True),
    ("meets patrol", False),
    ("met patrol", True),
    ("pet", False),
    ("petrol of UNXYZ", True),
    ("patrol in the safety section", False),
    ("security for peacekeeping", True),
    ("units", False),
    ("united nations", True),
    ("budget", False),
    ("2020", False),
    ("36", True),
    ("3", False),
]


@pytest.mark.parametrize(("words", "found"), FOUND)
def test_a_fact_is_found_by_its_words_headings_and_names(words: str, found: bool, headed: EmbeddedStore) -> None:
    assert [str(node) for node in holding(headed, words, "Event")] == (["<urn:fact>"] if found else [])


def test_parts_are_found_by_their_text_and_headings(headed: EmbeddedStore) -> None:
    assert [str(node) for node in holding(headed, "peacekeeper patrol", "Part")] == ["<urn:para>"]
    assert [str(node) for node in holding(headed, "policies", "Part")] == ["<urn:more>"]
    assert not holding(headed, "police patrol", "Part")


PLACES = [
    ("para 36", ["<urn:para>"]),
    ("Paragraph 36", ["<urn:para>"]),
    ("para. 361", ["<urn:more>"]),
    ("safety and security", ["<urn:head>", "<urn:para>"]),
    ("security", []),
    ("para 3", []),
    ("?", []),
]


@pytest.mark.parametrize(("name", "parts"), PLACES)
def test_parts_are_found_by_the_beginning_of_a_label_or_heading(
    name: str, parts: list[str], headed: EmbeddedStore
) -> None:
    assert [str(node) for node in below(headed, name)] == parts


def test_spellings_and_forms_have_one_stem() -> None:
    assert stems("organisations organising").keys() == stems("organization").keys()
    assert stems("women").keys() == stems("woman").keys()
    assert not stems("police").keys() & stems("policy policies").keys()


@pytest.mark.parametrize("words", ["the of", "?!", "_"])
def test_words_that_tell_nothing_are_told(words: str, headed: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no word to look for"):
        holding(headed, words, "Event")


@given(st.text())
def test_all_forms_begin_with_the_beginning(text: str) -> None:
    for stem, beginning in stems(text).items():
        assert stem.startswith(beginning) or beginning.startswith(stem)


@settings(deadline=None)  # one of the queries copies the graph into memory
@given(data=st.data())
def test_any_words_of_a_quote_find_its_fact(data: st.DataObject, graph: Graph) -> None:
    answer = graph.store.query(QUOTES)
    assert isinstance(answer, QuerySolutions)
    facts = sorted((str(row["fact"]), row["quote"].value) for row in answer)
    fact, quote = data.draw(st.sampled_from(facts))
    words = data.draw(st.lists(st.sampled_from(re.findall(r"[^\W_]+", quote)), min_size=1, max_size=4))
    if stems(" ".join(words)):
        assert fact in map(str, holding(graph.store, " ".join(words), "Mechanism"))
