"""Endpoints that fail, each in its own way: one clear line."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pyoxigraph import BlankNode, QueryBoolean

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store import RemoteStore

NOTHING = b'{"head": {"vars": []}, "results": {"bindings": []}}'
NO = b'{"head": {}, "boolean": false}'


@dataclass
class Behaviour:
    """How an endpoint answers."""

    status: int = 200
    body: bytes = NOTHING
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    slow: bool = False
    asked: list[bytes] = field(default_factory=list)


@contextmanager
def endpoint(behaviour: Behaviour) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            behaviour.asked.append(content)
            if behaviour.hold:
                behaviour.hold.wait(20)
                return
            is_check = b"ASK" in content and b"FILTER+NOT+EXISTS" in content
            if "Server" in behaviour.headers:
                self.server_version, self.sys_version = behaviour.headers["Server"], ""
            self.send_response(behaviour.status)
            for name, value in {"Content-Type": "application/sparql-results+json", **behaviour.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if is_check and behaviour.status == 200 and behaviour.body != b"":
                self.wfile.write(NO)
                return
            with suppress(OSError):  # who asked has gone
                for number in range(len(behaviour.body) if behaviour.slow else 0):
                    self.wfile.write(behaviour.body[number : number + 1])
                    self.wfile.flush()
                    time.sleep(0.1)
                if not behaviour.slow:
                    self.wfile.write(behaviour.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        if behaviour.hold:
            behaviour.hold.set()
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("address", ["", "graph", "file:///etc/passwd", "ftp://example.org/", "http://"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(GraphError, match="not the address of an endpoint"):
        RemoteStore(address)


def test_queries_are_posted_as_they_are() -> None:
    behaviour = Behaviour()
    with endpoint(behaviour) as address:
        assert list(RemoteStore(address).query("SELECT * { ?s ?p 'a&b' }")) == []  # type: ignore[arg-type]
    assert behaviour.asked[-1].startswith(b"query=SELECT+%2A+%7B+%3Fs+%3Fp+%27a%26b%27+%7D")


def test_nobody_there() -> None:
    with endpoint(Behaviour()) as address:
        pass
    with pytest.raises(GraphError, match="cannot be reached"):
        RemoteStore(address).query("ASK {}")


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (Behaviour(404, b"nothing here"), "no SPARQL endpoint at this address"),
        (Behaviour(500, b"out of memory"), "the endpoint fails: out of memory"),
        (Behaviour(401, b"who are you?"), "the endpoint refuses access; use an endpoint that asks for no name"),
        (Behaviour(403, b"not you"), "the endpoint refuses access"),
        (Behaviour(503, b"later"), "the endpoint answers HTTP 503"),
        (Behaviour(200, b"<html>hello</html>"), "cannot be read or breaks off"),
        (Behaviour(200, b""), "cannot be read or breaks off"),
        (Behaviour(200, NOTHING[:-4]), "cannot be read or breaks off"),
        (Behaviour(200, NOTHING, {"X-SQL-State": "S1TAT"}), "the endpoint's answer is incomplete"),
    ],
)
def test_failures_are_told_in_one_line(behaviour: Behaviour, message: str) -> None:
    with endpoint(behaviour) as address, pytest.raises(GraphError, match=message) as told:
        RemoteStore(address).query("SELECT * { ?s ?p ?o }")
    assert str(told.value).startswith(address) and "\n" not in str(told.value)


def test_a_query_that_the_endpoint_cannot_parse_is_a_query_error() -> None:
    said, told = b"error at 1:8: expected WHERE", "query, line 1, column 8: not a SPARQL query: expected WHERE"
    with endpoint(Behaviour(400, said)) as address, pytest.raises(QueryError, match=told):
        RemoteStore(address).query("SELECT nonsense")


def test_an_endpoint_that_never_answers() -> None:
    silent = Behaviour(hold=threading.Event())
    with endpoint(silent) as address, pytest.raises(GraphError, match="no answer within 1 s"):
        RemoteStore(address, seconds=1).query("ASK {}")


@pytest.mark.parametrize("comment", ["tasks", "addressee", "removed", "load", "describe"])
def test_words_of_comments_are_no_form_of_query(comment: str) -> None:
    behaviour = Behaviour()
    with endpoint(behaviour) as address:
        RemoteStore(address).query(f"#+ one\n#+ {comment} of two\nSELECT * {{ ?s ?p ?o }}")
    assert behaviour.asked[-1].startswith(b"query=")


def test_virtuoso_is_told_the_graphs() -> None:
    row = b'{"g": {"type": "uri", "value": "urn:g"}}'
    graphs = b'{"head": {"vars": ["g"]}, "results": {"bindings": [' + row + b"]}}"
    behaviour = Behaviour(body=graphs, headers={"Server": "Virtuoso/07.20.3229"})
    with endpoint(behaviour) as address:
        RemoteStore(address).query("SELECT * { ?s ?p ?o }")
    assert b"default-graph-uri=urn%3Ag&" in behaviour.asked[-1]


@pytest.mark.parametrize(("rows", "truth"), [(b'{"__ask": {"type": "literal", "value": "1"}}', True), (b"", False)])
def test_a_truth_may_be_a_row(rows: bytes, truth: bool) -> None:
    body = b'{"head": {"vars": ["__ask"]}, "results": {"bindings": [' + rows + b"]}}"
    with endpoint(Behaviour(body=body)) as address:
        answer = RemoteStore(address).query("ASK { ?s ?p ?o }")
    assert isinstance(answer, QueryBoolean) and bool(answer) is truth


def test_blank_nodes_with_a_scheme_are_read() -> None:
    row = b'{ "x": { "type": "bnode", "value": "nodeID://b10021" }}'
    with endpoint(Behaviour(body=b'{"head": {"vars": ["x"]}, "results": {"bindings": [' + row + b"]}}")) as address:
        (solution,) = RemoteStore(address).query("SELECT ?x { ?s ?p ?x }")  # type: ignore[misc]
    assert solution["x"] == BlankNode("b10021")


def test_an_endpoint_that_answers_without_end() -> None:
    slow = Behaviour(body=b" " * 600 + NOTHING, slow=True)
    with endpoint(slow) as address, pytest.raises(GraphError, match="no answer within 1 s"):
        RemoteStore(address, seconds=1).query("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_an_answer_shorter_than_it_was_said_to_be(query: str) -> None:
    headers = {"Content-Type": "text/turtle", "Content-Length": "400"}
    with endpoint(Behaviour(200, b"<urn:a> <urn:b> <urn:c> .\n", headers)) as address:
        store = RemoteStore(address)
        store._dataset = []
        with pytest.raises(GraphError, match="breaks off"):
            store.query(query)


def test_results_that_break_off_in_the_middle_are_no_short_results() -> None:
    row = b'{"x": {"type": "literal", "value": "1"}}'
    body = b'{"head": {"vars": ["x"]}, "results": {"bindings": [' + row + b", " + row
    with endpoint(Behaviour(200, body)) as address, pytest.raises(GraphError, match="breaks off"):
        RemoteStore(address).query("SELECT ?x { ?s ?p ?x }")
