"""The process in which queries with limits run: it reads one request a line, answers it, and is killed by the
kernel's alarm when a query takes too long.

A request is a JSON object; the reply is a JSON object on one line and, after it, as many bytes as that says.
"""

from __future__ import annotations

import json
import os
import signal
import sys
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

from pkgraph.errors import PkgraphError
from pkgraph.know.store.guard import check_read_only
from pkgraph.know.store.limited import NO_MEMORY
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Answer, Store
from pkgraph.namespaces import XSD

Header = dict[str, Any]


def serve(place: str, memory: int, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answers requests about the graph at ``place`` until there are no more.

    The first reply, to no request, says whether the graph could be opened.
    """
    try:
        store = open_store(place)
    except PkgraphError as error:
        _reply(replies, _told(error), b"")
        return
    _limit_memory(memory)
    _reply(replies, {"kind": "ready"}, b"")
    for line in requests:
        request = json.loads(line)
        with _alarm(request["seconds"]):
            try:
                _reply(replies, *answered(store, request))
            except PkgraphError as error:
                _reply(replies, _told(error), b"")


def answered(store: Store, request: Header) -> tuple[Header, bytes]:
    """The reply to one request: its header and its body."""
    if request["foreign"]:
        check_read_only(request["text"])
    return written(store.query(request["text"]), request["rows"], request["characters"])


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
    """Serves the graph that the first argument names; the second is how many bytes its queries may need."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no reply
    try:
        serve(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, replies)
    except MemoryError:
        os._exit(NO_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # who asked is gone


if __name__ == "__main__":
    main()
