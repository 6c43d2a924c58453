"""The one thing asking and sharing need of a graph: that it answers SPARQL 1.1 queries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

Answer = QuerySolutions | QueryBoolean | QueryTriples


class Store(Protocol):
    """A graph that can be queried. The default graph is the union of all named graphs."""

    place: str
    """where the graph is, for people: a folder or an endpoint's address"""

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL 1.1 query.

        Raises:
            QueryError: the query cannot be parsed or is refused.
            GraphError: the graph cannot be reached or read.
        """
        ...

    def quads(self) -> Iterator[Quad]:
        """Every statement with the name of its graph."""
        ...

    def close(self) -> None:
        """Lets go of files and connections."""
        ...
