"""Queries from outside, and counts."""

from __future__ import annotations

import pytest

from pkgraph.api import Graph
from pkgraph.ask.sparql import rows_of, run_sparql
from pkgraph.ask.stats import statistics
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore


def test_select_ask_and_construct_are_rows(small: EmbeddedStore) -> None:
    select = rows_of(run_sparql(small, 'SELECT ?s WHERE { ?s <https://w3id.org/pkgraph/ontology#acronym> "UNAMA" }'))
    assert list(select) == [{"s": "https://w3id.org/pkgraph/id/mission/UNAMA"}]
    assert list(rows_of(run_sparql(small, "ASK { ?s ?p 345 }"))) == [{"answer": True}]
    made = rows_of(
        run_sparql(small, "CONSTRUCT { ?s a <urn:x> } WHERE { ?s <https://w3id.org/pkgraph/ontology#iso3> ?o }")
    )
    assert made.columns == ("subject", "predicate", "object")
    assert made[0]["object"] == "urn:x"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * WHERE {",
    ],
)
def test_what_reaches_elsewhere_writes_or_is_no_query_is_refused(query: str, small: EmbeddedStore) -> None:
    with pytest.raises(QueryError):
        run_sparql(small, query)


def test_the_python_interface_gives_the_natural_type(small: EmbeddedStore) -> None:
    import rdflib

    graph = Graph(small)
    assert graph.sparql("ASK { ?s ?p 345 }") is True
    made = graph.sparql("CONSTRUCT WHERE { ?s <https://w3id.org/pkgraph/ontology#iso3> ?o }")
    assert isinstance(made, rdflib.Graph)
    assert [str(triple[2]) for triple in made] == ["SSD"]
    assert graph.query("citations", cited="2690")[0]["cited"] == "S/RES/2690(2023)"
    assert graph.show("UNAMA").label == "UNAMA"


def test_counts(small: EmbeddedStore) -> None:
    counted = statistics(small)
    assert counted.statements == len(list(small.quads()))
    classes = {row["label"]: row["resources"] for row in counted.classes if row["label"]}
    assert classes["resolution"] == 1, "named in two graphs, counted once"
    assert classes["citation"] == 3
    assert counted.as_json()["statements"] == counted.statements
