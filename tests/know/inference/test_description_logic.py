"""The ontology is OWL 2 DL and OWL 2 RL; it and the seeds' graph are consistent, and no class must be empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from know_sample import sample_reading, whole_graph
from pyoxigraph import Quad, RdfFormat, parse

from pkgraph.know.graph import ontology_quads
from pkgraph.namespaces import BASE, OWL, PK, RDFS, XSD
from tools.comparison import asserted, quads_of
from tools.description_logic import Checked, check, unavailable

PREFIXES = f"@prefix pk: <{PK}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . @prefix xsd: <{XSD}> ."
BROKEN = {
    "disjoint": "<x:a> a pk:Resolution , pk:PeacekeepingOperation .",
    "empty": f"pk:Nowhere a owl:Class ; rdfs:subClassOf pk:Document , pk:Mission ; rdfs:isDefinedBy <{PK}> .",
    "undeclared": "<x:a> pk:undeclared <x:b> .",
    "beyond DL": "pk:within a owl:FunctionalProperty .",
    "beyond RL": "pk:Mission rdfs:subClassOf [ a owl:Restriction ; owl:onProperty pk:host ; owl:minCardinality 1 ] .",
    "beyond the map": 'pk:until rdfs:range xsd:date . <x:a> pk:until "2023-06-30"^^xsd:date , "2023"^^xsd:gYear .',
    "not its value": '<x:a> pk:newIncidents "many"^^xsd:integer .',
}


@pytest.fixture(scope="module")
def checked(seed_graph: Path) -> dict[str, Checked]:
    """The ontology, graphs and broken ontologies, all looked at at once, for starting Java takes long."""
    reason = unavailable()
    if reason:
        pytest.skip(reason)
    ontology = ontology_quads(BASE)
    graphs = {"ontology": ontology, "sample": whole_graph(sample_reading()), "seeds": asserted(quads_of(seed_graph))}
    graphs |= {name: [*ontology, *turtle(text)] for name, text in BROKEN.items()}
    return dict(zip(graphs, check(list(graphs.values())), strict=True))


def turtle(text: str) -> list[Quad]:
    return list(parse(f"{PREFIXES} {text}".encode(), format=RdfFormat.TURTLE))


@pytest.mark.parametrize("name", ["ontology", "sample", "seeds"])
def test_it_is_dl_and_rl_and_consistent(checked: dict[str, Checked], name: str) -> None:
    found = checked[name]
    assert (found.dl, found.rl) == ((), ())
    assert found.consistent
    assert found.unsatisfiable == ()
    assert found.axioms > 5_000


def test_more_axioms_are_seen_of_a_graph_than_of_the_ontology(checked: dict[str, Checked]) -> None:
    assert checked["ontology"].axioms < checked["sample"].axioms < checked["seeds"].axioms


def test_what_breaks_a_disjointness_is_inconsistent(checked: dict[str, Checked]) -> None:
    assert not checked["disjoint"].consistent


@pytest.mark.parametrize(("name", "why"), [("not its value", "malformed"), ("beyond DL", "Non-simple property")])
def test_what_cannot_be_reasoned_about_is_not_said_to_be_consistent(
    checked: dict[str, Checked], name: str, why: str
) -> None:
    assert why in checked[name].refused
    assert not checked[name].consistent


def test_a_class_of_nothing_is_told(checked: dict[str, Checked]) -> None:
    assert checked["empty"].consistent
    assert checked["empty"].unsatisfiable == (PK + "Nowhere",)


@pytest.mark.parametrize("name", ["undeclared", "beyond DL"])
def test_breaches_of_dl_are_told(checked: dict[str, Checked], name: str) -> None:
    assert checked[name].dl


def test_breaches_of_rl_alone_are_told(checked: dict[str, Checked]) -> None:
    assert checked["beyond RL"].dl == ()
    assert checked["beyond RL"].rl


def test_dates_are_left_out_and_counted(checked: dict[str, Checked]) -> None:
    assert checked["beyond the map"].left_out == checked["ontology"].left_out + 3
    assert checked["beyond the map"].dl == ()
