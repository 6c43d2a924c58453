"""Serialised answers, cut between two rows where a limit is reached, so that what is sent stays well-formed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Triple, serialize

from pkgraph.know.store.protocol import Answer
from pkgraph.namespaces import PREFIXES

RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
"""forms of SELECT and ASK"""
GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "n-triples": RdfFormat.N_TRIPLES,
    "rdf-xml": RdfFormat.RDF_XML,
    "json-ld": RdfFormat.JSON_LD,
}
"""forms of CONSTRUCT and DESCRIBE"""

Send = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows stand in a form: after ``head``, with ``between`` between two of them.

    Neither can be part of a value: quotes, angle brackets and line ends are escaped in values, but in CSV.
    """

    head: bytes
    between: bytes
    kept: int
    """how many bytes of ``between`` belong to the row before it"""


_ROWS = {
    "json": _Rows(b'"bindings":[', b'},{"', 1),
    "xml": _Rows(b"<results>", b"</result><result>", 9),
    "csv": _Rows(b"\n", b"\n", 1),
    "tsv": _Rows(b"\n", b"\n", 1),
}
# What is written after an answer that was cut; CSV, TSV and JSON-LD have no place for a remark.
_ENDS = {
    "json": ']},"truncated":"the answer goes on beyond %s"}',
    "xml": "</results><!-- truncated: the answer goes on beyond %s --></sparql>",
    "turtle": "# truncated: the answer goes on beyond %s\n",
    "n-triples": "# truncated: the answer goes on beyond %s\n",
    "rdf-xml": "\n<!-- truncated: the answer goes on beyond %s -->",
}
SILENT = frozenset({*RESULTS, *GRAPHS} - _ENDS.keys())
"""forms in which an answer cannot say that it was cut"""


class _Enough(Exception):  # noqa: N818 - not a fault
    """No more is wanted: a limit is reached."""


def write_answer(answer: Answer, form: str, rows: int, size: int, send: Send) -> str | None:
    """Serialises an answer, or as much of its beginning as the limits allow.

    Args:
        answer: what is written.
        form: a name in ``RESULTS`` or, for triples, in ``GRAPHS``.
        rows: most solutions or triples.
        size: most bytes; of triples to within a few buffers' length.
        send: takes the bytes, piece by piece.

    Returns:
        the limit that was reached, as in "10 rows"; None if all was written.
    """
    if isinstance(answer, QueryBoolean):
        send(answer.serialize(format=RESULTS[form]) or b"")
        return None
    if isinstance(answer, QueryTriples):
        reached = _write_triples(answer, form, rows, size, send)
    else:
        writer = _Cutter(_ROWS[form], rows, size, send, quoted=form == "csv")
        try:
            answer.serialize(writer, RESULTS[form])  # type: ignore[arg-type]
            writer.finish()
        except _Enough:
            pass
        reached = writer.reached
    if reached and form in _ENDS:
        send((_ENDS[form] % reached).encode())
    return reached


def _write_triples(answer: QueryTriples, form: str, rows: int, size: int, send: Send) -> str | None:
    counter = _Counter(send)
    reached: list[str] = []

    def first() -> Iterator[Triple]:
        for number, triple in enumerate(answer):
            if number == rows or counter.size > size:
                reached.append(f"{rows} triples" if number == rows else f"{size} bytes")
                return
            yield triple

    serialize(first(), counter, GRAPHS[form], prefixes=PREFIXES)  # type: ignore[arg-type]
    return reached[0] if reached else None


class _Counter:
    """A file for the engine that knows how much went through it."""

    def __init__(self, send: Send) -> None:
        self.size = 0
        self._send = send

    def write(self, data: bytes) -> int:
        """Hands some bytes on."""
        self.size += len(data)
        self._send(data)
        return len(data)

    def flush(self) -> None:
        """Does nothing: what is written is handed on at once."""


class _Cutter(_Counter):
    """A file for the engine that hands on whole rows, and no more than are allowed."""

    def __init__(self, form: _Rows, rows: int, size: int, send: Send, quoted: bool) -> None:
        super().__init__(send)
        self.reached: str | None = None
        self._form = form
        self._rows, self._most = rows, size
        self._quoted = quoted
        self._rest = bytearray()
        """what follows the last place where the answer may be cut"""
        self._read = 0
        """how much of the rest holds no such place"""
        self._cuts = 0
        """places passed: the end of the head, then of each row"""
        self._open = False
        """True within quotation marks, at the end of what was read"""

    def write(self, data: bytes) -> int:
        """Takes some bytes, and hands on the rows that they complete."""
        self._rest += data
        last = 0
        while self._cuts <= self._rows and (place := self._next_place()):
            if self._cuts > 1 and self.size + place > self._most:
                self._hand_on(last)
                self._stop(f"{self._most} bytes")
            last = place
        self._hand_on(last)
        if self._cuts > self._rows and self._rest:
            self._stop(f"{self._rows} rows")
        if self._cuts and self.size + len(self._rest) > self._most:
            self._stop(f"{self._most} bytes")
        return len(data)

    def finish(self) -> None:
        """Hands on what is left."""
        self._hand_on(len(self._rest))

    def _next_place(self) -> int:
        """The next offset in the rest at which the answer may be cut; 0 if none is known yet."""
        mark = self._form.between if self._cuts else self._form.head
        while True:
            found = self._rest.find(mark, self._read)
            if found < 0:
                if not self._quoted:
                    self._read = max(self._read, len(self._rest) - len(mark) + 1)
                return 0
            if self._quoted:
                self._open ^= self._rest.count(b'"', self._read, found) % 2 == 1
            if not self._open:
                self._read = found + (self._form.kept if self._cuts else len(mark))
                self._cuts += 1
                return self._read
            self._read = found + 1

    def _hand_on(self, end: int) -> None:
        if end:
            super().write(bytes(self._rest[:end]))
            del self._rest[:end]
            self._read -= end

    def _stop(self, limit: str) -> None:
        self.reached = limit
        raise _Enough
