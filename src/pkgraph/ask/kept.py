"""Answers that a graph has given before: an embedded graph does not change while it is open."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from threading import Lock
from weakref import WeakKeyDictionary

from pkgraph.ask.rows import Row
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store

ROOM = 16_000_000
"""bytes of answers that are kept a graph; the oldest go first"""

_KEPT: WeakKeyDictionary[EmbeddedStore, Kept] = WeakKeyDictionary()


class Kept:
    """Rows by the question that they answer. What is given is a copy, so that nobody changes what others get."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self.size = 0
        """bytes that are kept"""
        self._answers: dict[str, bytes] = {}
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
