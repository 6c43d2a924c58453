"""Everything about one thing, found by any of its names."""

from __future__ import annotations

import json

import pytest

from pkgraph.ask.show import show
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore

BASE = "https://w3id.org/pkgraph/id/"

NAMES = {
    "UNMISS": "mission/UNMISS",
    "unmiss": "mission/UNMISS",
    "United Nations Mission in South Sudan": "mission/UNMISS",
    "UN Mission in Mali": "mission/MINUSMA",
    "S/2023/646": "document/S/2023/646",
    "S_2023_646": "document/S/2023/646",
    "resolution 2690": "document/S/RES/2690(2023)",
    "S/RES/2690 (2023)": "document/S/RES/2690(2023)",
    "A4P-test": "document/A4P-test",
    "S/2023/646,  para 2": "document/S/2023/646/para/2",
    "S/PV.9389": "document/S/PV.9389",
    "SSD": "state/SSD",
    "Capabilities and mindsets": "priority/A4P-plus/3",
    f"<{BASE}mission/UNAMA>": "mission/UNAMA",
    f"{BASE}meeting/S/PV.9389": "meeting/S/PV.9389",
}


@pytest.mark.parametrize(("name", "path"), NAMES.items())
def test_any_name_finds_it(name: str, path: str, small: EmbeddedStore) -> None:
    assert show(small, name).iri == BASE + path


def test_a_mission(small: EmbeddedStore) -> None:
    found = show(small, "UNMISS")
    assert (found.label, found.name) == ("UNMISS", "United Nations Mission in South Sudan")
    assert found.types == ("peacekeeping operation",), "no wider class beside it"
    properties = {each.name: each for each in found.properties}
    assert [value.text for value in properties["host"].values] == ["South Sudan"]
    connected = properties["cited in connection with"]
    assert [(value.text, value.inferred) for value in connected.values] == [
        ("A/75/19", True),
        ("S/RES/2690(2023)", True),
    ]
    kinds = {kind: len(rows) for kind, rows in found.facts}
    assert kinds == {"agreement status": 1, "citation": 2, "mention of a mission": 1}
    citation = dict(found.facts)["citation"][0]
    assert citation["context mission"] == ["MINUSMA", "UNMISS"]
    assert (citation["document"], citation["part"], citation["start"]) == ("S/2023/646", "para 2", 100)


def test_a_document_shows_what_was_read_from_it_and_who_cites_it(small: EmbeddedStore) -> None:
    assert {kind for kind, _ in show(small, "S/2023/646").facts} == {"citation", "mention of a mission"}
    cited = show(small, "S/RES/2690(2023)")
    assert [row["part"] for row in dict(cited.facts)["citation"]] == ["para 2"]


def test_a_fact_shows_itself(small: EmbeddedStore) -> None:
    fact = show(small, f"{BASE}document/S/2023/646/fn/1/citation/300-307")
    assert dict(fact.facts)["citation"][0]["pinpoint"] == "para. 92"


def test_it_is_plain_data_too(small: EmbeddedStore) -> None:
    data = json.loads(json.dumps(show(small, "UNMISS").as_json()))
    assert data["facts"][0]["quote"]
    assert {"iri", "label", "name", "types", "properties", "facts"} == set(data)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("UNMIS", "nothing is called 'UNMIS'; did you mean UNMISS"),
        ("zzzzzzz", "nothing is called 'zzzzzzz'; name it by symbol, acronym, name or IRI"),
        (f"{BASE}mission/NONE", "nothing is known of <"),
        ("http://[", "not an IRI"),
        ('x" } #', "nothing is called 'x\" } #'"),
    ],
)
def test_what_is_not_known_is_told(name: str, message: str, small: EmbeddedStore) -> None:
    with pytest.raises(QueryError) as caught:
        show(small, name)
    assert message in str(caught.value)


def test_a_name_of_several_things_is_not_guessed() -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store = EmbeddedStore.in_memory(Quad(NamedNode(f"urn:{each}"), label, Literal("Same")) for each in "ab")
    with pytest.raises(QueryError, match="'same' names 2 resources: <urn:a>, <urn:b>; show one of them by its IRI"):
        show(store, "same")
