"""The process in which queries with limits run: it reads one request a line, answers it, and is killed by the
kernel's alarm when a query takes too long.

A request is a JSON object; the reply is a JSON object on one line and, after it, as many bytes as that says. An answer
that is asked for in a form of its own and is not short is said to be in pieces: each has its length before it, in
four bytes; after the last, whose length is zero, a JSON object on one line says how it ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from pkgraph.errors import GraphError, PkgraphError, QueryError
from pkgraph.know.store.cut import SILENT, write_answer
from pkgraph.know.store.embedded import Dataset, EmbeddedStore
from pkgraph.know.store.guard import check_reach, check_read_only, chosen_graphs, no_query
from pkgraph.know.store.limited import NO_MEMORY
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Answer, Store
from pkgraph.know.store.syntax import shorten
from pkgraph.namespaces import XSD

Header = dict[str, Any]

PIECE = 1 << 16
"""bytes of a piece, about"""
HELD = 1 << 18
"""bytes up to which an answer is sent as one, with its length and what became of it said before it"""
HELD_SECONDS = 0.5
"""after which what there is of an answer is sent"""


def serve(place: str, memory: int, often: bool, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answers requests about the graph at ``place`` until there are no more; there will be many if ``often``.

    The first reply, to no request, says whether the graph could be opened.
    """
    try:
        store = open_store(place)
        if often and isinstance(store, EmbeddedStore):
            store.settle()
    except PkgraphError as error:
        _reply(replies, _told(error), b"")
        return
    _limit_memory(memory)
    _reply(replies, {"kind": "ready"}, b"")
    for line in requests:
        request = json.loads(line)
        with _alarm(request["seconds"]):
            try:
                if "forms" in request:
                    _reply_in_form(replies, store, request)
                else:
                    _reply(replies, *answered(store, request))
            except PkgraphError as error:
                _reply(replies, _told(error), b"")


def answered(store: Store, request: Header) -> tuple[Header, bytes]:
    """The reply to one request: its header and its body."""
    answer = foreign(store, request["text"]) if request["foreign"] else store.query(request["text"])
    return written(answer, request["rows"], request["characters"])


def foreign(store: Store, text: str, dataset: Dataset | None = None) -> Answer:
    """The answer to a query from outside.

    Raises:
        QueryError: it reaches beyond the graph, or is no query.
        GraphError: the graph cannot be reached or read.
    """
    if not isinstance(store, EmbeddedStore):
        check_read_only(text)
        if dataset:
            raise QueryError("the graphs of a remote endpoint cannot be chosen", mend="use GRAPH to choose one")
        return store.query(text)
    parsed = check_reach(text, store.graphs())
    if parsed and dataset is None and (chosen := chosen_graphs(text)):
        dataset = Dataset(*chosen)
    try:
        return store.query(text, dataset)
    except QueryError as error:
        raise no_query(text, error) from error


def _reply_in_form(replies: BinaryIO, store: Store, request: Header) -> None:
    chosen = request["dataset"] and Dataset(*map(tuple, request["dataset"]))
    answer = foreign(store, request["text"], chosen)
    kind = "triples" if isinstance(answer, QueryTriples) else "results"
    form = request["forms"][kind]
    if form is None:
        _reply(replies, {"kind": "unwanted", "answer": kind}, b"")
        return
    reply = _Pieces(replies, kind, held=request["size"] if form in SILENT else HELD)
    try:
        reply.end({"truncated": write_answer(answer, form, request["rows"], request["size"], reply.send)})
    except (OSError, ValueError, RuntimeError) as error:  # what the engine says while it answers
        reply.end(_told(GraphError(f"the query cannot be answered: {shorten(str(error))}", where=store.place)))


class _Pieces:
    """A reply that is held back while it may be short, and then handed on as it comes."""

    def __init__(self, replies: BinaryIO, kind: str, held: int) -> None:
        self._replies, self._kind = replies, kind
        self._held = held
        self._until = time.monotonic() + HELD_SECONDS
        self._pieces: list[bytes] = []
        self._size = 0
        self._begun = False

    def send(self, data: bytes) -> None:
        self._pieces.append(data)
        self._size += len(data)
        if self._size > self._held or (self._size > PIECE and time.monotonic() > self._until):
            if not self._begun:
                self._begun = True
                self._held = PIECE
                self._replies.write(json.dumps({"kind": self._kind, "pieces": True, "size": 0}).encode() + b"\n")
            self._flush()

    def end(self, how: Header) -> None:
        if not self._begun:
            body = b"" if "error" in how else b"".join(self._pieces)
            _reply(self._replies, {"kind": self._kind, **how}, body)
            return
        self._flush()
        self._replies.write(bytes(4) + json.dumps(how).encode() + b"\n")
        self._replies.flush()

    def _flush(self) -> None:
        data = b"".join(self._pieces)
        self._pieces, self._size = [], 0
        if data:
            self._replies.write(len(data).to_bytes(4, "big") + data)
            self._replies.flush()


def written(answer: Answer, rows: int | None, characters: int | None) -> tuple[Header, bytes]:
    """An answer, or as much of its beginning as the limits allow: SPARQL results as JSON, triples as N-Triples."""
    if isinstance(answer, QueryBoolean):
        return {"kind": "results", "truncated": False}, answer.serialize(format=QueryResultsFormat.JSON) or b""
    if isinstance(answer, QueryTriples):
        lines, truncated = _first((f"{triple} .\n" for triple in answer), rows, characters)
        return {"kind": "triples", "truncated": truncated}, "".join(lines).encode()
    if rows is None and characters is None:
        return {"kind": "results", "truncated": False}, answer.serialize(format=QueryResultsFormat.JSON) or b""
    names = [variable.value for variable in answer.variables]
    bindings, truncated = _first(_bindings(answer, names), rows, characters)
    head = json.dumps({"vars": names}, ensure_ascii=False)
    body = f'{{"head": {head}, "results": {{"bindings": [{", ".join(bindings)}]}}}}'
    return {"kind": "results", "truncated": truncated}, body.encode()


def _bindings(answer: QuerySolutions, names: list[str]) -> Iterator[str]:
    for solution in answer:
        bound = {name: _term(solution[name]) for name in names if solution[name] is not None}
        yield json.dumps(bound, ensure_ascii=False)


def _first(pieces: Iterator[str], count: int | None, characters: int | None) -> tuple[list[str], bool]:
    """The first pieces, and True if there are more of them."""
    kept: list[str] = []
    used = 0
    for piece in islice(pieces, count):
        used += len(piece)
        if characters is not None and used > characters:
            return kept, True
        kept.append(piece)
    return kept, next(pieces, None) is not None


def _term(term: Any) -> Header:
    """A term in the SPARQL 1.1 Query Results JSON Format, section 3.2.2."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    assert isinstance(term, Literal)
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain = term.datatype.value == XSD + "string"
    return {"type": "literal", "value": term.value, **({} if plain else {"datatype": term.datatype.value})}


def _told(error: PkgraphError) -> Header:
    said = {"what": error.what, "where": error.where, "mend": error.mend}
    return {"kind": "error", "error": type(error).__name__, **said}


def _reply(replies: BinaryIO, header: Header, body: bytes) -> None:
    replies.write(json.dumps({**header, "size": len(body)}).encode() + b"\n" + body)
    replies.flush()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Has the kernel end this process after so many seconds, whatever the engine is doing then."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(allowed: int) -> None:
    """Allows so many bytes more than are used now, where the system tells how many that is."""
    import resource

    used = Path("/proc/self/statm")
    if used.exists():
        pages = int(used.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + allowed
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Serves the graph that the first argument names; the second is how many bytes its queries may need, the third
    ``often`` for a graph that is asked often."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no reply
    try:
        serve(sys.argv[1], int(sys.argv[2]), "often" in sys.argv[3:], sys.stdin.buffer, replies)
    except MemoryError:
        os._exit(NO_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # who asked is gone


if __name__ == "__main__":
    main()
