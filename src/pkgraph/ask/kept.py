"""Answers that a graph has given before: an embedded graph does not change while it is open."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from pkgraph.ask.rows import Row
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store

ROOM = 16_000_000
"""bytes of answers that are kept a graph; the oldest go first"""

OFTEN = 4
"""questions with values after which all rows of a query are kept, from which those with a value are picked"""

_KEPT: WeakKeyDictionary[EmbeddedStore, Kept] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows must hold, in capitals or not."""

    columns: tuple[str, ...]
    values: tuple[str, ...]
    """one of which stands in one of the columns"""
    whole: bool = True
    """as all that the column holds, or one of what it holds; else a piece of that is enough"""


class Table:
    """All rows of a query, found by the values of their columns."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = [marshal.dumps(row) for row in rows]
        self.size = sum(map(len, self._rows))
        """bytes of the rows"""
        self._at: dict[str, dict[str, set[int]]] = {}
        for at, row in enumerate(rows):
            for column, value in row.items():
                for each in value if isinstance(value, list) else [value]:
                    if isinstance(each, str):
                        self._at.setdefault(column, {}).setdefault(each.lower(), set()).add(at)

    def where(self, wanted: Iterable[Wanted]) -> tuple[Row, ...]:
        """The rows that hold all that is wanted, in their order."""
        found = set(range(len(self._rows)))
        for each in wanted:
            found &= {at for column in each.columns for at in self._holding(self._at.get(column, {}), each)}
        return tuple(marshal.loads(self._rows[at]) for at in sorted(found))

    def _holding(self, at: Mapping[str, set[int]], wanted: Wanted) -> Iterator[int]:
        for value in map(str.lower, wanted.values):
            if wanted.whole:
                yield from at.get(value, ())
            else:
                yield from (place for text, places in at.items() if value in text for place in places)


class Kept:
    """Rows by the question that they answer. What is given is a copy, so that nobody changes what others get."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self.size = 0
        """bytes that are kept"""
        self._answers: dict[str, bytes] = {}
        self._asked: Counter[str] = Counter()
        self._tables: dict[str, Table | None] = {}
        self._tabled = 0
        self._lock = Lock()

    def rows(self, question: str, ask: Callable[[], tuple[Row, ...]]) -> tuple[Row, ...]:
        """The rows that are kept for a question, or those that asking it gives, which are kept from now on."""
        kept = self._answers.get(question)
        if kept is not None:
            rows: tuple[Row, ...] = marshal.loads(kept)
            return rows
        rows = ask()
        self._keep(question, marshal.dumps(rows))
        return rows

    def table(self, question: str, ask: Callable[[], tuple[Row, ...]]) -> Table | None:
        """All rows of a query that is asked often, which asking it without values gives; None while they are not kept.

        Those of all queries take as much room as the answers at most.
        """
        with self._lock:
            self._asked[question] += 1
            if self._asked[question] < OFTEN:
                return None
        if question not in self._tables:
            table = Table(ask())
            with self._lock:
                if question not in self._tables:
                    fits = self._tabled + table.size <= self._room
                    self._tables[question] = table if fits else None
                    self._tabled += table.size if fits else 0
        return self._tables[question]

    def _keep(self, question: str, rows: bytes) -> None:
        size = len(question) + len(rows)
        with self._lock:
            if size > self._room or question in self._answers:
                return
            self.size += size
            while self.size > self._room:
                oldest = next(iter(self._answers))
                self.size -= len(oldest) + len(self._answers.pop(oldest))
            self._answers[question] = rows


def kept(store: Store) -> Kept | None:
    """What is kept of a graph's answers; None where the graph may change, as behind an endpoint, or is closed."""
    return _KEPT.setdefault(store, Kept()) if isinstance(store, EmbeddedStore) and not store.closed else None
