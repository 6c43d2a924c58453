"""Any SPARQL 1.1 endpoint as a store, through SPARQLWrapper."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse_query_results,
)
from pyoxigraph import Store as Engine

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.guard import query_form
from pkgraph.know.store.protocol import Answer
from pkgraph.know.store.syntax import syntax_error

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_SECONDS = 60
_STATEMENTS = "SELECT ?g ?s ?p ?o WHERE { { GRAPH ?g { ?s ?p ?o } } }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
# One statement of a named graph that the default graph does not hold: then it is not the union.
_IS_NO_UNION = """
ASK { { SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!isBlank(?s) && !isBlank(?o)) } LIMIT 1 }
      FILTER NOT EXISTS { ?s ?p ?o } }
"""
_BROKEN = "the endpoint's answer cannot be read or breaks off"
_PIECE = 1 << 16
_FORBIDDEN = 403
_NEEDS_NAMES = "Virtuoso"
# How Virtuoso and pkgraph say that they stopped before the end; pkgraph in Turtle too.
_CUT = ("X-SQL-State", "Pkgraph-Truncated")
_REMARK = b"truncated: "
_GIVE_GRAPHS = ("CONSTRUCT", "DESCRIBE")
# Virtuoso writes blank nodes as it names them; labels have no colons and slashes (SPARQL 1.1, section 4.1.4).
_NAMED_NODE = re.compile(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://')
_MEND = "check the address and that the endpoint is running"


class RemoteStore:
    """A graph behind a SPARQL 1.1 Protocol endpoint.

    Where the endpoint's default graph is not the union of its named graphs, each query names them
    all as its dataset (SPARQL 1.1 Protocol, section 2.1.4); Virtuoso, whose default graph is, loses rows without.

    Args:
        endpoint: the address, ``http`` or ``https``.
        seconds: how long to wait for an answer.

    Raises:
        GraphError: it is no such address.
    """

    def __init__(self, endpoint: str, seconds: int = _SECONDS) -> None:
        if urlsplit(endpoint).scheme not in ("http", "https") or not urlsplit(endpoint).netloc:
            raise GraphError("not the address of an endpoint", where=endpoint, mend="give an http or https address")
        self.place = endpoint
        self._seconds = seconds
        self._dataset: list[str] | None = None
        self._needs_names = False

    def query(self, text: str) -> Answer:
        """The answer of the endpoint to a SPARQL 1.1 query, complete; see ``Store.query``."""
        if self._dataset is None:
            is_no_union = bool(self._send(_IS_NO_UNION, []))
            self._dataset = self._named_graphs() if is_no_union or self._needs_names else []
        return self._send(text, self._dataset)

    def quads(self) -> Iterator[Quad]:
        """Every statement in a named graph."""
        solutions = self._send(_STATEMENTS, [])
        assert isinstance(solutions, QuerySolutions)
        for solution in solutions:
            graph, subject, predicate, value = (solution[name] for name in ("g", "s", "p", "o"))
            assert isinstance(predicate, NamedNode) and isinstance(graph, NamedNode | BlankNode | DefaultGraph)
            assert isinstance(subject, NamedNode | BlankNode) and isinstance(value, NamedNode | BlankNode | Literal)
            yield Quad(subject, predicate, value, graph)

    def close(self) -> None:
        """Does nothing: each query is a connection of its own."""

    def _named_graphs(self) -> list[str]:
        solutions = self._send(_GRAPHS, [])
        assert isinstance(solutions, QuerySolutions)
        return [str(solution["g"].value) for solution in solutions if isinstance(solution["g"], NamedNode)]

    def _send(self, text: str, dataset: list[str]) -> Answer:
        form = query_form(text)
        wrapper = self._wrapper(text, form, dataset)
        until = time.monotonic() + self._seconds
        try:
            response = wrapper.query().response
            body = _read(response, until)
            marked = any(name in response.headers for name in _CUT) or body.rpartition(b"\n# ")[2].startswith(_REMARK)
            self._needs_names = response.headers.get("Server", "").startswith(_NEEDS_NAMES)
        except _failures() as error:
            raise self._error(error) from error
        if marked:
            raise GraphError("the endpoint's answer is incomplete", where=self.place, mend="ask for less at a time")
        try:
            if form in _GIVE_GRAPHS:
                return graph_answer(body)
            return _truth(body) if form == "ASK" else _answer(body)
        except (SyntaxError, ValueError) as error:
            raise GraphError(_BROKEN, where=self.place, mend=_MEND) from error

    def _wrapper(self, text: str, form: str, dataset: list[str]) -> SPARQLWrapper:
        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

        wrapper = SPARQLWrapper(self.place)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(self._seconds)
        wrapper.setQuery(text)
        wrapper.queryType = form  # SPARQLWrapper takes words of comments for it
        wrapper.setReturnFormat(TURTLE if form in _GIVE_GRAPHS else JSON)
        for graph in dataset:
            wrapper.addParameter("default-graph-uri", graph)
            wrapper.addParameter("named-graph-uri", graph)
        return wrapper

    def _error(self, error: Exception) -> GraphError | QueryError:
        from http.client import IncompleteRead
        from urllib.error import HTTPError, URLError

        from SPARQLWrapper.SPARQLExceptions import (
            EndPointNotFound,
            QueryBadFormed,
            SPARQLWrapperException,
            Unauthorized,
        )

        if isinstance(error, QueryBadFormed):
            return syntax_error(_said(error))
        if isinstance(error, EndPointNotFound):
            return GraphError("no SPARQL endpoint at this address (HTTP 404)", where=self.place, mend=_MEND)
        if isinstance(error, Unauthorized) or (isinstance(error, HTTPError) and error.code == _FORBIDDEN):
            mend = "use an endpoint that asks for no name and password"
            return GraphError("the endpoint refuses access", where=self.place, mend=mend)
        if isinstance(error, IncompleteRead):
            return GraphError(_BROKEN, where=self.place, mend=_MEND)
        if isinstance(error, HTTPError):
            return GraphError(f"the endpoint answers HTTP {error.code} {error.reason}", where=self.place, mend=_MEND)
        if isinstance(error, SPARQLWrapperException):
            return GraphError(f"the endpoint fails: {_said(error)}", where=self.place, mend=_MEND)
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            what = f"no answer within {self._seconds} s"
            return GraphError(what, where=self.place, mend="ask for less, or wait longer")
        return GraphError(f"cannot be reached: {reason}", where=self.place, mend=_MEND)


def _failures() -> tuple[type[Exception], ...]:
    from http.client import HTTPException

    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    return (SPARQLWrapperException, HTTPException, OSError, ValueError)


def _read(response: Any, until: float) -> bytes:
    """The whole body of a response; an endpoint that sends it too slowly is not waited for without end."""
    from http.client import IncompleteRead

    pieces: list[bytes] = []
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:
        raise IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _said(error: Exception) -> str:
    """What the endpoint itself said, out of SPARQLWrapper's message."""
    message = str(error.args[0] if error.args else error)
    return " ".join(message.rpartition("Response:")[2].strip().removeprefix("b").strip("'\"").split())[:300]


def _truth(body: bytes) -> Answer:
    """The answer to ASK; Virtuoso gives one row for true and none for false."""
    answer = _answer(body)
    if isinstance(answer, QueryBoolean):
        return answer
    truth = b"true" if any(True for _ in answer) else b"false"
    return parse_query_results(b'{"head": {}, "boolean": %b}' % truth, QueryResultsFormat.JSON)


def _answer(body: bytes) -> QuerySolutions | QueryBoolean:
    body = _NAMED_NODE.sub(rb"\1", body)
    solutions = parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(solutions, QuerySolutions):
        for _ in solutions:  # the parser is lazy: an answer that breaks off must not look like a short one
            pass
        return parse_query_results(body, QueryResultsFormat.JSON)
    return solutions


def graph_answer(body: bytes) -> Answer:
    """Triples in Turtle or N-Triples as the answer to a query.

    Raises:
        SyntaxError: they are neither.
    """
    engine = Engine()
    engine.load(body, format=RdfFormat.TURTLE)
    return engine.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
