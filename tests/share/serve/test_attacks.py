"""What hostile clients try: each is told no, or gets nothing, and the server goes on answering."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pkgraph.errors import GraphError
from pkgraph.know.store.remote import RemoteStore
from pkgraph.share.serve import connection
from pkgraph.share.serve.headers import HEADERS
from pkgraph.share.serve.site import Settings
from pkgraph.share.serve.sparql import TRUNCATED

CASES = Path(__file__).parents[2] / "know" / "store" / "queries"
ROWS = 500
SETTINGS = Settings(seconds=1.0, rows=ROWS, size=2_000_000, memory=256 << 20, workers=2, waiting=4)
DIGITS = "VALUES ?%s { 0 1 2 3 4 5 6 7 8 9 }"
MANY = "SELECT ?a ?h { " + " ".join(DIGITS % name for name in "abcdefgh") + " }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(DIGITS % name for name in "abcdefghijkl") + " }"
GREEDY = "SELECT * { " + " ".join(DIGITS % name for name in "abcdefghi") + " } ORDER BY ?a"


class _Listener(BaseHTTPRequestHandler):
    """A server that nobody may reach through this one."""

    reached: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.reached.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Listener) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def running(serve_with: Callable[[Settings], Any]) -> Iterator[Any]:
    with serve_with(SETTINGS) as server:
        yield server


@pytest.fixture
def server(running: Any) -> Iterator[Any]:
    """The server, which must answer after each test as before."""
    yield running
    assert running.ask("ASK { ?s ?p ?o }").json["boolean"] is True


def raw(server: Any, sent: bytes, *, finished: bool = True) -> bytes:
    """What comes back for some bytes."""
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=30)) as client:
        received = b""
        try:
            client.sendall(sent)
            if finished:
                client.shutdown(socket.SHUT_WR)
            while data := client.recv(65536):
                received += data
        except OSError:  # the server has hung up
            pass
        return received


def foreign_queries() -> list[Any]:
    files = [file for folder in ("service", "update", "invalid") for file in sorted((CASES / folder).glob("*.rq"))]
    return [pytest.param(file.read_bytes().decode(), id=f"{file.parent.name}-{file.stem}") for file in files]


@pytest.mark.parametrize("query", foreign_queries())
def test_whatever_reaches_further_is_refused(server: Any, query: str) -> None:
    reply = server.ask(query)
    assert (reply.status, reply.media) == (400, "application/json")
    assert reply.json["error"]


def test_no_other_server_is_reached(server: Any, elsewhere: int) -> None:
    address = f"http://127.0.0.1:{elsewhere}/x"
    queries = [
        f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }} }}",
        f"PREFIX e: <http://127.0.0.1:{elsewhere}/> SELECT * {{ sErViCe e:x {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(<{address}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"ASK {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
        f"LOAD <{address}>",
        f"LOAD SILENT <{address}>",
        f"DESCRIBE <{address}>",
        f"CONSTRUCT {{ <{address}> a ?o }} WHERE {{ ?s a ?o }}",
    ]
    for query in queries:
        assert server.ask(query).status in (200, 400)
    for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri", "graph", "url", "service"):
        assert server.get(("query", "ASK {}"), (name, address)).status == 200
        reply = server.get(("query", "SELECT * { ?s ?p ?o }"), ("default-graph-uri", "file:///etc/passwd"))
        assert reply.json["results"]["bindings"] == []
    assert _Listener.reached == []


def test_a_runaway_query_is_stopped_while_others_are_answered(server: Any) -> None:
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(server.ask(ENDLESS)))
    thread.start()
    assert server.ask("ASK { ?s ?p ?o } # beside it").status == 200
    thread.join()
    assert found[0].status == 503
    assert "takes longer than 1 s" in found[0].json["error"]


def test_a_greedy_query_is_stopped(serve_with: Callable[[Settings], Any]) -> None:
    with serve_with(Settings(seconds=30.0, memory=128 << 20, workers=1)) as server:
        reply = server.ask(GREEDY)
        assert (reply.status, reply.json["error"]) == (
            503,
            "the query needs more memory than 128 MiB; ask for less at a time",
        )
        assert server.ask("ASK { ?s ?p ?o }").status == 200


@pytest.mark.parametrize(
    ("accept", "count", "mark"),
    [
        ("application/sparql-results+json", b'"a":{', b'"truncated":"the answer goes on beyond 500 rows"'),
        ("application/sparql-results+xml", b"<result>", b"<!-- truncated: the answer goes on beyond 500 rows -->"),
        ("text/csv", b"\r\n", b""),
        ("text/tab-separated-values", b"\n", b""),
    ],
)
def test_long_answers_are_cut_between_rows_and_say_so(server: Any, accept: str, count: bytes, mark: bytes) -> None:
    reply = server.ask(MANY, Accept=accept)
    heading = not mark
    assert (reply.status, reply.body.count(count)) == (200, ROWS + heading)
    assert reply.headers[TRUNCATED.lower()] == "500 rows"
    assert mark in reply.body
    if "json" in accept:
        assert len(reply.json["results"]["bindings"]) == ROWS


@pytest.mark.parametrize(
    ("accept", "mark"), [("text/turtle", b"# truncated"), ("application/rdf+xml", b"<!-- truncated")]
)
def test_long_graphs_are_cut_and_say_so(server: Any, accept: str, mark: bytes) -> None:
    values = " ".join(DIGITS % name for name in "abc")
    query = (
        f'CONSTRUCT {{ ?s <urn:p> 1 }} WHERE {{ {values} BIND(IRI(CONCAT("urn:", STR(?a), STR(?b), STR(?c))) AS ?s) }}'
    )
    reply = server.ask(query, Accept=accept)
    assert (reply.status, reply.headers[TRUNCATED.lower()]) == (200, "500 triples")
    assert mark in reply.body


HUGE = 'SELECT ?x ?n { VALUES ?n { 1 2 3 4 5 6 7 8 9 } BIND(REPLACE("_", "a", "~") AS ?x) }'
HUGE = HUGE.replace("_", "a" * 1000).replace("~", "b" * 500)


def test_answers_of_too_many_bytes_are_cut_or_broken_off(server: Any) -> None:
    reply = server.ask(HUGE)
    rows = reply.json["results"]["bindings"]
    assert 0 < len(rows) < 9
    assert {len(row["x"]["value"]) for row in rows} == {500_000}
    assert reply.json["truncated"] == "the answer goes on beyond 2000000 bytes"
    held = server.ask(HUGE, Accept="text/csv")
    assert held.headers[TRUNCATED.lower()] == "2000000 bytes"


def test_the_first_rows_come_before_the_last(serve_with: Callable[[Settings], Any]) -> None:
    with serve_with(Settings(seconds=0.8, rows=10**9, size=10**12, workers=1)) as server:
        target = "/sparql?query=" + MANY.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D")
        received = raw(server, f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode(), finished=False)
        head, _, body = received.partition(b"\r\n\r\n")
        assert b" 200 " in head.splitlines()[0]
        assert b"transfer-encoding: chunked" in head.lower()
        assert len(body) > 1_000_000
        assert not body.endswith(b"0\r\n\r\n"), "an answer that was not ended does not look whole"
        with closing(socket.create_connection(("127.0.0.1", server.port))) as idle:
            idle.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            wait_until(lambda: not server.application.state.pool._free)
            assert server.ask("ASK {}").status == 200, "who takes nothing holds no process for long"


def test_who_comes_when_too_many_wait_is_sent_away(server: Any) -> None:
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(server.ask(ENDLESS))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = sorted(reply.status for reply in found)
    assert statuses == [429] * 4 + [503] * 6
    assert {reply.headers.get("retry-after") for reply in found if reply.status == 429} == {"1"}


def test_clients_that_leave_keep_nothing(serve_with: Callable[[Settings], Any]) -> None:
    """The limit of time is beyond what the test waits: a query that nobody waits for is ended before it."""
    asked = b"GET /sparql?query=" + ENDLESS.replace(" ", "+").encode() + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    with serve_with(Settings(seconds=600.0, workers=2, waiting=4)) as server:
        pool = server.application.state.pool
        clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(6)]
        for client in clients:
            client.sendall(asked)
        wait_until(lambda: len(pool._waiting) == 4)
        for client in clients:
            client.close()
        wait_until(lambda: not pool._waiting and len(pool._free) == 2)


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


DEEP = [
    "SELECT * " + "{" * 5000 + "}" * 5000,
    "SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "SELECT * { FILTER(" + "!" * 20000 + "true) }",
    "SELECT * { FILTER(" + "-" * 20000 + "1 = 1) }",
    "SELECT * { ?s " + "^" * 20000 + "a ?o }",
    "SELECT * { ?s " + "a/" * 20000 + "a ?o }",
    "SELECT * { FILTER(1 " + "+ 1 " * 20000 + "= 1) }",
    "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o " * 39 + "}" * 39 + " }",
    "SELECT * { " + "{ ?s ?p ?o } UNION " * 5000 + "{} }",
    "ASK { ?s ?p '" + "a" * 60000 + "' }",
    "ASK { ?s ?p " + '"""' + "\\u0041" * 5000 + '""" }',
    "#" * 60000,
    "SELECT * { SERVICE " + "{" * 39 + "(" * 39,
    "ASK { FILTER REGEX('" + "a" * 40 + "!', '(a+)+$') }",
]


@pytest.mark.parametrize("query", DEEP, ids=[f"{query[:24]}-{number}" for number, query in enumerate(DEEP)])
def test_deep_and_long_queries_end(server: Any, query: str) -> None:
    reply = server.send("POST", "/sparql", query.encode(), Content_Type="application/sparql-query")
    assert reply.status in (200, 400, 503)


RAW = {
    "nothing": b"",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
    "no version": b"GET /sparql\r\n\r\n",
    "an unknown method": b"FETCH /sparql HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path upwards": b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path upwards, escaped": b"GET /id/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path upwards, escaped twice": b"GET /static/%252e%252e/%252e%252e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path with NUL": b"GET /sparql%00.html HTTP/1.1\r\nHost: x\r\n\r\n",
    "a path that is no UTF-8": b"GET /id/%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
    "another server's address": b"GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n",
    "a tunnel": b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n",
    "a file": b"GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "a broken host": b"GET /sparql HTTP/1.1\r\nHost: a b<c>\r\n\r\n",
    "no host": b"GET /sparql HTTP/1.0\r\n\r\n",
    "a line break in a header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\rSet-Cookie: b\r\n\r\n",
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK {}",
    "a length and chunks": (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "a negative length": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "a vast length": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "broken chunks": b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
    "a vast header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "headers without end": b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X: aaaaaaaaaaaaaaaaaaaaaa\r\n" * 10_000,
    "a vast address": b"GET /sparql?query=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "an upgrade": b"GET /sparql HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
    "many parameters": b"GET /sparql?" + b"&a=b" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a vast Accept": b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: x\r\nAccept: " + b"a/b;q=0.1," * 5000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
def test_malformed_requests_get_no_more_than_an_error(server: Any, name: str) -> None:
    received = raw(server, RAW[name])
    assert b"root:" not in received
    assert b"Traceback" not in received
    assert b"\nset-cookie" not in received.lower()
    if received:
        assert received.startswith(b"HTTP/1.")
        assert int(received[9:12]) < 500, received[:200]


def test_who_dribbles_is_cut_off(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.3)
    head = raw(server, b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: x\r\nX-Slow: ", finished=False)
    assert head.startswith(b"HTTP/1.1 408 ")
    monkeypatch.setattr("pkgraph.share.serve.asked.BODY_SECONDS", 0.3)
    sent = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n\r\nASK"
    assert raw(server, sent, finished=False).startswith(b"HTTP/1.1 408 ")


def test_many_idle_connections_leave_room(server: Any) -> None:
    clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        assert server.ask("ASK { ?s ?p ?o } # among idle ones").status == 200
    finally:
        for client in clients:
            client.close()


def test_names_are_data_and_never_markup_or_headers(server: Any) -> None:
    query = "SELECT ?name { <http://example.org/evil> ?p ?name }"
    for accept in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/html, */*;q=0.1",
    ):
        reply = server.ask(query, Accept=accept)
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in reply.headers
        if "ml" in accept:
            assert b"<script>alert" not in reply.body
    told = server.ask("SELECT </script><script>alert(1)</script>")
    assert (told.status, told.media) == (400, "application/json")
    page = server.ask("SELECT </script><script>alert(1)</script>", Accept="text/html")
    assert b"<script>alert" not in page.body


def test_every_response_carries_the_headers(server: Any) -> None:
    for reply in (
        server.ask("ASK {}"),
        server.ask("nonsense"),
        server.send("GET", "/nowhere"),
        server.send("PATCH", "/sparql"),
        server.send("GET", "/healthz"),
        server.send("OPTIONS", "/sparql"),
        server.get(),
    ):
        for name, value in HEADERS.items():
            assert reply.headers[name.lower()] == value


def test_too_long_a_body_is_refused(server: Any) -> None:
    reply = server.send("POST", "/sparql", b" " * 1_000_001, Content_Type="application/sparql-query")
    assert reply.status == 413


PIECES = st.sampled_from(
    [
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "WHERE",
        "*",
        "?a",
        "?b",
        "<urn:x>",
        "<http://127.0.0.1:9/>",
        "'x'",
        '"""',
        "1",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        ";",
        ",",
        "|",
        "/",
        "^",
        "!",
        "=",
        "&",
        "SERVICE",
        "SILENT",
        "FROM",
        "NAMED",
        "GRAPH",
        "UNION",
        "OPTIONAL",
        "MINUS",
        "FILTER",
        "EXISTS",
        "BIND",
        "AS",
        "VALUES",
        "UNDEF",
        "LOAD",
        "INSERT",
        "DELETE",
        "DATA",
        "PREFIX",
        "BASE",
        "a:",
        "\\u0053ERVICE",
        "#",
        "\n",
        "\r",
        "é",
        "😀",
        "LIMIT",
        "OFFSET",
        "ORDER",
        "BY",
        "GROUP",
        "HAVING",
        "COUNT",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=60)))
def test_made_up_queries_are_answered_or_told(running: Any, query: str) -> None:
    reply = running.send("POST", "/sparql", query.encode("utf-8", "replace"), Content_Type="application/sparql-query")
    assert reply.status in (200, 400, 503), reply.body
    if reply.status == 400:
        assert json.loads(reply.body)["error"]


def test_another_pkgraph_does_not_take_a_cut_answer_for_whole(server: Any) -> None:
    remote = RemoteStore(server.address)
    letters = " ".join(DIGITS % name for name in "abcdef")
    for query in (f"SELECT ?a ?f {{ {letters} }}", MANY.replace("?a ?h", "*"), f"SELECT * {{ {letters} }}"):
        with pytest.raises(GraphError, match=r"incomplete|breaks off"):
            remote.query(query)
    bound = f'{letters} BIND(IRI(CONCAT("urn:", STR(?a), STR(?b), STR(?c), STR(?d))) AS ?s)'
    with pytest.raises(GraphError, match="incomplete"):
        remote.query(f"CONSTRUCT {{ ?s <urn:p> 1 }} WHERE {{ {bound} }}")
