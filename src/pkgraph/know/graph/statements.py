"""Statements of one named graph, collected in the order they are made and each only once."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad


class Statements:
    """A growing set of quads, all in one named graph."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._quads: dict[Quad, None] = {}

    def say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        """Adds a statement; none where there is no value."""
        if value is not None:
            self._quads[Quad(subject, predicate, value, self.graph)] = None

    def quads(self) -> list[Quad]:
        """All statements, in the order they were first made."""
        return list(self._quads)
