"""Counts: how many resources of each class, how many statements in each graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import QuerySolutions

from pkgraph.ask.rows import Rows, plain
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store

QUERIES = Path(__file__).parent / "counts"


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a graph holds, counted."""

    place: str
    classes: Rows
    """class, label, resources; the most frequent first"""
    graphs: Rows
    """graph, statements"""

    @property
    def statements(self) -> int:
        """Statements in all graphs; one that several graphs make counts once for each."""
        return sum(int(row["statements"]) for row in self.graphs)

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "place": self.place,
            "statements": self.statements,
            "classes": list(self.classes),
            "graphs": list(self.graphs),
        }


def statistics(store: Store) -> Statistics:
    """Counts what a graph holds.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return Statistics(store.place, _count(store, "classes"), _count(store, "graphs"))


def _count(store: Store, query: str) -> Rows:
    answer = store.query((QUERIES / f"{query}.rq").read_text(encoding="utf-8"))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=query)
    columns, rows = plain(answer)
    return Rows(columns, tuple(rows))
