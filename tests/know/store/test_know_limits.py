"""Limits of queries, with queries that do exceed them: each ends in one line, and the next one is answered."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from know_sample import whole_graph
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, QueryTriples, Store, parse_query_results

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.graph import nquads_lines, write_nquads
from pkgraph.know.store import EmbeddedStore, LimitedStore, Limits, staging
from pkgraph.know.store.worker import written
from pkgraph.namespaces import XSD
from pkgraph.read.model import Reading

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?c ?f ?i"
COUNTLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?c) < STR(?f)) }"
EVERYTHING = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def graph(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("limits") / "graph"
    with staging(path) as new:
        write_nquads([nquads_lines(whole_graph(reading))], new.nquads)
        EmbeddedStore.create(new.path, [new.nquads])
    return path


@pytest.fixture
def store(graph: Path) -> Iterator[LimitedStore]:
    opened = LimitedStore(str(graph), Limits(seconds=20, rows=50, characters=20_000))
    yield opened
    opened.close()


@pytest.mark.parametrize("query", [ENDLESS, COUNTLESS])
@pytest.mark.parametrize("way", ["query", "foreign"])
def test_an_endless_query_is_ended_and_the_next_is_answered(graph: Path, query: str, way: str) -> None:
    store = LimitedStore(str(graph), Limits(seconds=0.5))
    try:
        with pytest.raises(QueryError, match=r"the query takes longer than 0\.5 s; ask for less"):
            getattr(store, way)(query)
        assert bool(store.query("ASK { ?s ?p ?o }"))
    finally:
        store.close()


def test_a_query_that_needs_too_much_memory_is_ended(graph: Path) -> None:
    store = LimitedStore(str(graph), Limits(seconds=60, memory=64 << 20))
    try:
        with pytest.raises(QueryError, match="needs more memory than 64 MiB"):
            store.foreign(ENDLESS)
        assert bool(store.query("ASK { ?s ?p ?o }"))
    finally:
        store.close()


def test_foreign_answers_are_cut_and_say_so(store: LimitedStore) -> None:
    whole = store.query(EVERYTHING)
    assert isinstance(whole, QuerySolutions)
    assert len(list(whole)) > 50
    for query, rows, count in ((EVERYTHING, None, 50), (EVERYTHING, 7, 7), (EVERYTHING, 500, 50)):
        found = store.foreign(query, rows)
        assert isinstance(found.answer, QuerySolutions)
        assert (len(list(found.answer)), found.truncated) == (count, True)
    exact = store.foreign(EVERYTHING + " LIMIT 7", 7)
    assert isinstance(exact.answer, QuerySolutions)
    assert (len(list(exact.answer)), exact.truncated) == (7, False)
    triples = store.foreign("CONSTRUCT WHERE { ?s ?p ?o }", 7)
    assert isinstance(triples.answer, QueryTriples)
    assert (len(list(triples.answer)), triples.truncated) == (7, True)


def test_long_values_are_cut_by_rows_never_within(store: LimitedStore) -> None:
    repeated = 'SELECT ?n ?long { VALUES ?n { 1 2 3 4 5 6 } BIND(REPLACE("%s", "a", "bcdefghij") AS ?long) }' % (
        "a" * 600
    )
    found = store.foreign(repeated)
    assert isinstance(found.answer, QuerySolutions)
    assert [len(row["long"].value) for row in found.answer] == [5400] * 3  # type: ignore[union-attr]
    assert found.truncated


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * WHERE {", "not a SPARQL query"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
    ],
)
def test_what_a_foreign_query_may_not_do_is_told(store: LimitedStore, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        store.foreign(query)
    assert bool(store.query("ASK { ?s ?p ?o }"))


def test_answers_are_those_of_the_store_itself(store: LimitedStore, graph: Path) -> None:
    direct = EmbeddedStore.open(graph)
    ordered = EVERYTHING + " ORDER BY ?s ?p ?o"
    one, other = store.query(ordered), direct.query(ordered)
    assert one.serialize(format=QueryResultsFormat.CSV) == other.serialize(format=QueryResultsFormat.CSV)
    assert list(store.quads()) == list(direct.quads())


def test_a_place_without_a_graph_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="build one with"):
        LimitedStore(str(tmp_path))


def test_a_process_that_ended_is_told_and_replaced(graph: Path) -> None:
    store = LimitedStore(str(graph))
    try:
        process = store._workers[0].start()
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        assert bool(store.query("ASK { ?s ?p ?o }"))
    finally:
        store.close()


def test_threads_ask_at_once_and_get_their_own_answers(graph: Path) -> None:
    store = LimitedStore(str(graph), workers=2)
    found: dict[int, int] = {}

    def ask(number: int) -> None:
        answer = store.query(f"SELECT ({number} AS ?n) {{}}")
        assert isinstance(answer, QuerySolutions)
        found[number] = int(next(answer)["n"].value)  # type: ignore[union-attr]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        store.close()
    assert found == {number: number for number in range(8)}


TERMS = st.one_of(
    st.text(st.characters(codec="utf-8")).map(Literal),
    st.text(st.characters(codec="utf-8")).map(lambda text: Literal(text, language="en")),
    st.integers().map(lambda number: Literal(str(number), datatype=NamedNode(XSD + "integer"))),
    st.just(NamedNode("http://example.org/é?a=b#c")),
    st.none(),
)


@given(st.lists(st.tuples(TERMS, TERMS), max_size=5))
def test_terms_come_through_as_they_are(rows: list[tuple[Literal | NamedNode | None, ...]]) -> None:
    data = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    answer = Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {data} }} }}")
    header, body = written(answer, rows=100, characters=None)
    found = parse_query_results(body, QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    assert [(row["a"], row["b"]) for row in found] == rows
    assert header == {"kind": "results", "truncated": False}
