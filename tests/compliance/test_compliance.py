"""One suite for every way to a graph: whatever is asked, embedded and remote stores give the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from endpoints import ISQL, VIRTUOSO, oxigraph, virtuoso
from pyoxigraph import BlankNode, RdfFormat, Store

from pkgraph.api import Graph, Rows, View
from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.errors import QueryError
from pkgraph.know.store import GraphFolder, LimitedStore, Limits
from pkgraph.know.store.remote import RemoteStore
from pkgraph.namespaces import BASE
from pkgraph.share.export import export

PREFIX = "PREFIX pk: <https://w3id.org/pkgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
SERVERS = ("oxigraph", "oxigraph without union", "virtuoso")
PLACES = ("memory", "limited", *SERVERS)

DIFFERENT: Mapping[str, Mapping[str, str]] = {
    "virtuoso": {"citations mission": "a parameter is not seen by the filter within EXISTS"},
}
"""Queries with the parameter that an engine answers wrongly, and why; each is tested to differ still."""

LARGE = {"mission-profile": {"mission": "UNMISS"}}
"""Queries some of whose answers take long: what alone is asked of them."""

BEYOND: Mapping[str, frozenset[str]] = {
    "virtuoso": frozenset(
        {
            "agreements",
            "citation-chains",
            "compare-documents",
            "document-counts",
            "extremes",
            "mission-counts",
            "mission-profile",
            "missions-by-facts",
            "observation-changes",
            "observation-sums",
            "states-by-meetings",
        }
    )
}
"""Queries that an engine cannot evaluate (Virtuoso 7.2.5: errors of its compiler, its memory pool or its row length, or
rows that it loses), which is why they are not asked of it; of the others it is asked without parameters."""

Values = dict[str, str]
PATIENCE = 600
"""seconds that a place may take for an answer: how long it takes is nothing to these tests"""


@pytest.fixture(scope="module")
def files(seed_graph: Path) -> list[Path]:
    folder = GraphFolder(seed_graph)
    return [folder.nquads, folder.build_record]


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    """What kind of place the graph is in."""
    if request.param == "virtuoso" and not (VIRTUOSO and ISQL):
        pytest.skip("no Virtuoso here (virtuoso-t, isql-vt): its answers are not compared")
    return str(request.param)


@pytest.fixture(scope="module")
def other(place: str, seed_graph: Path, files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The seeds' graph in that place."""
    folder = tmp_path_factory.mktemp("place")
    if place == "memory":
        shutil.copytree(seed_graph, folder / "graph", ignore=shutil.ignore_patterns("store"))
        with Graph.open(folder / "graph") as graph:
            yield graph
    elif place == "limited":
        with Graph(LimitedStore(str(seed_graph), Limits(seconds=PATIENCE))) as graph:
            yield graph
    elif place == "virtuoso":
        with virtuoso(files, folder) as address, Graph(RemoteStore(address, PATIENCE)) as graph:
            yield graph
    else:
        options = ["--union-default-graph"] if place == "oxigraph" else []
        with oxigraph(files, folder, *options) as address, Graph(RemoteStore(address, PATIENCE)) as graph:
            yield graph


def named(query: CatalogueQuery) -> str:
    return query.name


def asked(query: CatalogueQuery) -> list[Values]:
    """The query as it stands, and with each of its parameters."""
    if query.name in LARGE:
        return [LARGE[query.name]]
    return [{}, *({each.name: each.example} for each in query.parameters)]


@pytest.fixture(scope="module")
def expected(graph: Graph) -> Callable[[str, Values], Rows]:
    """The embedded store's rows, each asked for once."""

    @cache
    def rows(name: str, values: tuple[tuple[str, str], ...]) -> Rows:
        return graph.query(name, **dict(values))

    return lambda name, values: rows(name, tuple(values.items()))


@pytest.mark.parametrize("query", list(catalogue()), ids=named)
def test_every_query_gives_the_same_rows(
    query: CatalogueQuery, place: str, other: Graph, expected: Callable[[str, Values], Rows]
) -> None:
    if query.name in BEYOND.get(place, ()):
        pytest.skip(f"beyond what {place} can evaluate")
    for values in asked(query) if place in SERVERS and place != "virtuoso" else asked(query)[:1]:
        wanted, found = expected(query.name, values), other.query(query.name, **values)
        assert found.columns == wanted.columns
        if place == "virtuoso":  # it has an order of its own for values of several types
            assert sorted(map(str, found)) == sorted(map(str, wanted)), values
        else:
            assert found.rows == wanted.rows, values


def test_what_is_known_to_differ_still_does(place: str, other: Graph, expected: Callable[[str, Values], Rows]) -> None:
    for name in DIFFERENT.get(place, {}):
        query, *parameters = name.split()
        values = {each: catalogue().get(query).parameter(each).example for each in parameters} or LARGE.get(query, {})
        found = other.query(query, **values)
        same = sorted(map(str, found)) == sorted(map(str, expected(query, values)))
        assert not same, f"{name}: take it out of the list"


@pytest.mark.parametrize(
    "question", ["Which States stressed the basic principles of peacekeeping?", "Which missions have a chess club?"]
)
def test_questions_are_answered_the_same(question: str, other: Graph, graph: Graph) -> None:
    assert other.ask(question).as_json() == graph.ask(question).as_json()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a ?name { ?m pk:acronym ?a OPTIONAL { ?m rdfs:comment ?name } } ORDER BY ?a LIMIT 20",
        "SELECT ?k (COUNT(?fact) AS ?n) { ?fact a ?k . ?k rdfs:subClassOf pk:Fact } GROUP BY ?k ORDER BY ?k",
        "SELECT DISTINCT ?g { GRAPH ?g { ?d pk:wasRead true } } ORDER BY ?g",
        'SELECT ?n { VALUES ?n { 5 1.5 true "2023-09-01"^^<http://www.w3.org/2001/XMLSchema#date> } }',
        'ASK { ?m pk:acronym "UNMISS" }',
        'ASK { ?m pk:acronym "XXX" }',
    ],
)
def test_sparql_gives_the_same(query: str, other: Graph, graph: Graph) -> None:
    expected, found = (each.sparql(f"{PREFIX} {query}") for each in (graph, other))
    if isinstance(expected, bool):
        assert found is expected
    else:
        assert list(found) == list(expected) and len(list(expected))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["CONSTRUCT WHERE", "DESCRIBE ?state WHERE"])
def test_graphs_come_out_the_same(form: str, other: Graph, graph: Graph) -> None:
    query = f'{PREFIX} {form} {{ ?state pk:iso3 "SSD" }}'
    (subject,) = graph.sparql(f'{PREFIX} SELECT ?s {{ ?s pk:iso3 "SSD" }}')  # type: ignore[misc]

    def described(of: Graph) -> set[Any]:
        answer = of.sparql(query)
        assert isinstance(answer, rdflib.Graph)
        return {(str(p), str(o)) for p, o in answer.predicate_objects(rdflib.URIRef(subject["s"]))}

    assert described(other) == described(graph) != set()


@pytest.mark.parametrize(
    "query", ["SELECT * WHERE {", "DELETE WHERE { ?s ?p ?o }", "SELECT * FROM <urn:x> { ?s ?p ?o }"]
)
def test_what_is_refused_is_refused_alike(query: str, other: Graph, graph: Graph) -> None:
    told = []
    for each in (graph, other):
        with pytest.raises(QueryError) as error:
            each.sparql(query)
        told.append(str(error.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "name", ["UNMISS", "S/2023/646", "S/2023/646, para 36", "South Sudan", "A4Pplus-5", "pk:Mission"]
)
def test_the_same_is_shown(name: str, other: Graph, graph: Graph) -> None:
    name = name.replace("pk:", "https://w3id.org/pkgraph/ontology#")
    assert other.show(name).as_json() == graph.show(name).as_json()


@pytest.mark.parametrize(
    "statement",
    [
        ("MINUSMA", "cited in connection with", "S/RES/2690(2023)"),
        ("S/2023/646", "cites", "A/75/19"),
        ("S/2023/646, para 36", "number", "36"),
        ("UNMISS", "a", "pk:Mission"),
    ],
)
def test_the_same_is_explained(statement: tuple[str, str, str], other: Graph, graph: Graph) -> None:
    assert other.explain(*statement).as_json() == graph.explain(*statement).as_json()


@pytest.mark.parametrize(
    "words", ["withdrawal of MINUSMA", '"freedom of movement" OR restrict*', "resolution 2690 (2023)"]
)
def test_the_same_passages_are_found(words: str, other: Graph, graph: Graph) -> None:
    assert other.search(words).as_json() == graph.search(words).as_json() != []


def test_errors_name_the_same(other: Graph, graph: Graph) -> None:
    told = []
    for each in (graph, other):
        with pytest.raises(QueryError) as error:
            each.show("UNMISSS")
        told.append((error.value.what, error.value.mend))
    assert told[0] == told[1]


def test_counts_are_the_same(other: Graph, graph: Graph, files: list[Path]) -> None:
    """An endpoint may hold other graphs beside ours, its own for example."""
    found, expected = other.stats(), graph.stats()
    assert {str(row) for row in found.classes} >= {str(row) for row in expected.classes if row["label"]}
    graphs = {row["graph"]: row["statements"] for row in expected.graphs}
    assert {row["graph"]: row["statements"] for row in found.graphs if row["graph"] in graphs} == graphs
    assert expected.statements == sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


@pytest.mark.parametrize("view", View)
def test_networks_are_the_same(view: View, other: Graph, graph: Graph) -> None:
    found, expected = other.to_networkx(view), graph.to_networkx(view)
    assert list(found.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(found.edges(data=True)) == list(expected.edges(data=True))


def test_the_exported_network_is_the_same(other: Graph, graph: Graph, tmp_path: Path) -> None:
    for name, each in (("other", other), ("graph", graph)):
        export(each.store, "graphml", tmp_path / name)
    assert (tmp_path / "other").read_bytes() == (tmp_path / "graph").read_bytes()


def test_the_exported_statements_are_the_same(place: str, other: Graph, graph: Graph, tmp_path: Path) -> None:
    """Of our own IRIs, in values: servers write literals anew (``1.50`` as ``1.5``, ``+00:00`` as ``Z``)."""

    def statements(of: Graph, name: str) -> set[tuple[str, str, str]]:
        export(of.store, "turtle", tmp_path / name)
        engine = Store()
        engine.bulk_load(path=str(tmp_path / name), format=RdfFormat.TURTLE)
        kept = (quad for quad in engine if not {type(quad.subject), type(quad.object)} & {BlankNode})
        spoken = (quad for quad in kept if str(quad.subject).startswith(f"<{BASE}"))
        return {(str(quad.subject), str(quad.predicate), _value(place, quad.object)) for quad in spoken}

    found, expected = statements(other, "other"), statements(graph, "graph")
    assert (found - expected, expected - found) == (set(), set())


def _value(place: str, term: Any) -> str:
    """A term; of Virtuoso's literals the characters alone, since it gives some types as others."""
    return term.value if place == "virtuoso" else str(term)
