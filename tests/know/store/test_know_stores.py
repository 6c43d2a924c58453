"""One suite for every store: the same questions, the same answers, the same errors."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from know_sample import KEY, pk, whole_graph
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, parse

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.graph import nquads_lines, write_nquads
from pkgraph.know.inference import infer
from pkgraph.know.store import EmbeddedStore, GraphFolder, RemoteStore, Store, embedded, staging
from pkgraph.know.store.embedded import SMALL
from pkgraph.know.store.selftest import check_engine
from pkgraph.namespaces import BASE, PK, RDFS
from pkgraph.read.model import Reading

OXIGRAPH = shutil.which("oxigraph", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}")
CLOCK = Quad(
    NamedNode(BASE + "activity/build"),
    NamedNode("http://www.w3.org/ns/prov#startedAtTime"),
    Literal("2099-01-01"),
    NamedNode(BASE + "graph/build"),
)


@pytest.fixture(scope="module")
def graph(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stores") / "graph"
    quads = whole_graph(reading)
    with staging(path) as new:
        write_nquads([nquads_lines([*quads, *infer(quads, BASE)])], new.nquads)
        write_nquads([nquads_lines([CLOCK])], new.build_record)
        EmbeddedStore.create(new.path, [new.nquads, new.build_record])
    return path


@pytest.fixture(scope="module", params=["disk", "memory", "fallback", "server", "server without union"])
def store(request: pytest.FixtureRequest, graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    kind = str(request.param)
    if kind.startswith("server"):
        options = ["--union-default-graph"] if kind == "server" else []
        with_server = serve(graph, tmp_path_factory.mktemp("server"), options)
        opened: Store = RemoteStore(next(with_server))
        yield opened
        opened.close()
        next(with_server, None)
        return
    if kind == "disk":
        opened = EmbeddedStore.open(graph)
    elif kind == "memory":
        opened = EmbeddedStore.in_memory(read_quads(graph))
    else:
        bare = tmp_path_factory.mktemp("bare") / "graph"
        shutil.copytree(graph, bare, ignore=shutil.ignore_patterns("store"))
        opened = EmbeddedStore.open(bare)
    yield opened
    opened.close()


def test_a_store_that_is_asked_often_is_asked_in_memory(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    often = 3
    monkeypatch.setattr(embedded, "OFTEN", often)
    text = "SELECT * { GRAPH ?g { ?s a ?o } } ORDER BY ?g ?s ?o"
    opened = EmbeddedStore.open(graph)
    answers = [[str(row) for row in opened.query(text)] for _ in range(often + 1)]  # type: ignore[union-attr]
    assert len({str(answer) for answer in answers}) == 1 and answers[0]
    opened.close()
    with pytest.raises(GraphError):
        opened.query(text)
    for most, moved in ((SMALL, True), (0, False)):
        monkeypatch.setattr(embedded, "SMALL", most)
        opened = EmbeddedStore.open(graph)
        engines = [(opened.query(text), opened._engine)[1] for _ in range(often + 1)]
        assert len(set(map(id, engines[: often - 1]))) == 1
        assert (engines[often - 1] is not engines[0]) == moved
        assert engines[often] is engines[often - 1]


def serve(graph: Path, place: Path, options: list[str]) -> Iterator[str]:
    """A real SPARQL endpoint while the generator lives."""
    if OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed")
    folder = GraphFolder(graph)
    load = [OXIGRAPH, "load", "-l", str(place), "-f", str(folder.nquads), "-f", str(folder.build_record)]
    subprocess.run(load, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [OXIGRAPH, "serve-read-only", "-l", str(place), "-b", f"127.0.0.1:{port}", *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the server ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def read_quads(graph: Path) -> list[Quad]:
    folder = GraphFolder(graph)
    files = (folder.nquads, folder.build_record)
    return [quad for file in files for quad in parse(path=str(file), format=RdfFormat.N_QUADS)]


def test_select_sees_the_union_of_all_graphs(store: Store) -> None:
    answer = store.query(
        f"""SELECT ?cited ?label WHERE {{ ?mission <{PK}citedInConnectionWith> ?cited ; <{PK}acronym> "UNMISS" .
            ?cited <{RDFS}label> ?label }} ORDER BY ?label"""  # inferred, vocabulary and document
    )
    assert isinstance(answer, QuerySolutions)
    assert [variable.value for variable in answer.variables] == ["cited", "label"]
    assert [(row["cited"], row["label"]) for row in answer] == [
        (NamedNode(f"{BASE}document/{symbol}"), Literal(symbol)) for symbol in ("S/RES/2690(2023)", "S/RES/2747(2024)")
    ]


def test_graphs_keep_their_names(store: Store) -> None:
    answer = store.query(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?d <{PK}wasRead> true }} }}")
    assert isinstance(answer, QuerySolutions)
    assert [row["g"] for row in answer] == [NamedNode(f"{BASE}graph/document/{KEY}")]


def test_unbound_variables_and_typed_values(store: Store) -> None:
    answer = store.query(
        f"""SELECT ?n ?date ?none ?name WHERE {{ ?d <{PK}characters> ?n ; <http://purl.org/dc/terms/issued> ?date
            OPTIONAL {{ ?d <{PK}nothing> ?none }} BIND("nom"@fr AS ?name) }}"""
    )
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert row["date"] == Literal("2099-01-02", datatype=NamedNode(xsd + "date"))
    assert isinstance(row["n"], Literal) and row["n"].datatype == NamedNode(xsd + "integer")
    assert row["none"] is None
    assert row["name"] == Literal("nom", language="fr")


def test_ask(store: Store) -> None:
    answers = [store.query(f"ASK {{ ?d <{PK}{name}> true }}") for name in ("wasRead", "wasNever")]
    assert [isinstance(answer, QueryBoolean) and bool(answer) for answer in answers] == [True, False]


def test_construct(store: Store) -> None:
    query = f"CONSTRUCT {{ ?d <http://example.org/is> ?key }} WHERE {{ ?d <{PK}wasRead> true ; <{PK}key> ?key }}"
    answer = store.query(query)
    assert isinstance(answer, QueryTriples)
    assert [str(triple) for triple in answer] == [f'<{BASE}document/{KEY}> <http://example.org/is> "{KEY}"']


def test_a_query_that_is_no_query_is_an_error_with_its_place(store: Store) -> None:
    with pytest.raises(QueryError, match=r"query, line 2, column \d+: not a SPARQL query"):
        store.query("SELECT * WHERE {\n ?s ?p }")


def test_all_statements_come_out(store: Store, graph: Path) -> None:
    expected = [quad for quad in read_quads(graph) if quad.predicate.value.startswith((PK, RDFS + "label"))]
    found = [quad for quad in store.quads() if quad.predicate.value.startswith((PK, RDFS + "label"))]
    assert len(found) == len(set(found))
    assert set(found) == set(expected)


def test_a_folder_s_statements_come_out_as_they_were_written(graph: Path) -> None:
    store = EmbeddedStore.open(graph)
    assert set(store.quads()) == set(read_quads(graph))
    assert [quad for quad in store.quads() if str(quad.object).endswith("#nonNegativeInteger>")]


def test_a_closed_store_says_so(graph: Path) -> None:
    store = EmbeddedStore.open(graph)
    store.close()
    with pytest.raises(GraphError, match="the graph is closed"):
        store.query("ASK {}")
    with pytest.raises(GraphError, match="the graph is closed"):
        store.quads()


def test_several_processes_open_one_graph_at_once(graph: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from pkgraph.know.store import EmbeddedStore
store = EmbeddedStore.open(Path({str(graph)!r}))
print(bool(store.query("ASK {{ ?s ?p ?o }}")), flush=True)
sys.stdin.read()
"""
    start = [sys.executable, "-c", program]
    running = [subprocess.Popen(start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        assert [process.stdout and process.stdout.readline() for process in running] == ["True\n"] * 3
        assert EmbeddedStore.open(graph).query("ASK { ?s ?p ?o }")
    finally:
        for process in running:
            process.communicate("", timeout=20)


def test_a_folder_that_is_no_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="pkgraph build -g"):
        EmbeddedStore.open(tmp_path)


def test_statements_that_are_none_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "pkgraph.nq").write_text("nonsense")
    with pytest.raises(GraphError, match=r"pkgraph\.nq: cannot be read"):
        EmbeddedStore.open(tmp_path)
    with pytest.raises(GraphError, match="the store cannot be made"):
        EmbeddedStore.create(tmp_path, [tmp_path / "pkgraph.nq"])


def test_a_query_that_is_no_unicode_is_an_error(graph: Path) -> None:
    with pytest.raises((QueryError, GraphError)):
        EmbeddedStore.open(graph).query('SELECT * { ?s ?p "\udcff" }')


class WrongEngine:
    """An engine with the fault of pyoxigraph before 0.5.12."""

    def query(self, query: str) -> bool:
        return False


def test_an_engine_that_computes_wrongly_is_refused() -> None:
    with pytest.raises(GraphError, match="computes wrongly"):
        check_engine(WrongEngine())  # type: ignore[arg-type]


def test_the_union_reaches_what_was_read_in_memory() -> None:
    quad = Quad(NamedNode("http://example.org/a"), pk("key"), Literal("a"), NamedNode("http://example.org/g"))
    assert EmbeddedStore.in_memory([quad]).query(f'ASK {{ ?a <{PK}key> "a" }}')
