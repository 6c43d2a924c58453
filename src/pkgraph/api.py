"""The Python interface: a graph opened once, asked in every way. docs/python.md shows its use.

>>> with Graph.open("graph") as graph:                           # doctest: +SKIP
...     for row in graph.query("citations", mission="UNMISS"):
...         print(row["cited"], row["document"], row["part"])
...     table = graph.query("citations").to_pandas()
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QueryTriples

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.explain import Explanation, explain
from pkgraph.ask.parameters import Value
from pkgraph.ask.question import Answer, Asker
from pkgraph.ask.rows import Rows
from pkgraph.ask.run import run_query
from pkgraph.ask.search import Hits, Index, search
from pkgraph.ask.show import Entity, show
from pkgraph.ask.sparql import rows_of, run_sparql
from pkgraph.ask.stats import Statistics, statistics
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Store
from pkgraph.share.export.views import View

if TYPE_CHECKING:
    import networkx
    import rdflib

__all__ = ["Entity", "Explanation", "Graph", "Rows", "Statistics", "View"]


class Graph:
    """A knowledge graph that answers questions. It is a context manager and closes its store in the end."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._index: Index | None = None

    def __repr__(self) -> str:
        return f"<Graph at {self.store.place}>"

    @classmethod
    def open(cls, place: str | Path = "graph") -> Graph:
        """The graph in a folder that ``pkgraph build`` made, or behind a SPARQL 1.1 endpoint's address.

        Raises:
            GraphError: there is none that can be read.
        """
        return cls(open_store(place))

    def queries(self) -> Rows:
        """The catalogue: each query's name, the question it answers, and its parameters."""
        rows = [
            {"name": each.name, "question": each.question, "parameters": [one.name for one in each.parameters]}
            for each in catalogue()
        ]
        return Rows(("name", "question", "parameters"), tuple(rows))

    def query(self, name: str, /, **values: Value | Sequence[Value]) -> Rows:
        """The rows of a catalogue query; a parameter with several values holds if one of them does.

        Raises:
            QueryError: the name, a parameter or a value is wrong.
            GraphError: the graph cannot be reached or read.
        """
        return run_query(self.store, name, values)

    def sparql(self, text: str) -> Rows | bool | rdflib.Graph:
        """The answer to any SPARQL 1.1 query that only reads this graph.

        Rows for SELECT, a truth for ASK, an rdflib graph for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: the query cannot be parsed or is refused.
            GraphError: the graph cannot be reached or read.
        """
        answer = run_sparql(self.store, text)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QueryTriples):
            from pkgraph.share.export.rdflib_graph import graph_of

            return graph_of(answer)
        return rows_of(answer)

    def ask(self, question: str) -> Answer:
        """The answer to a question in English: a sentence, its rows with evidence, the query that it became.

        A question that the graph does not answer is declined, with the reason and the nearest queries.

        Raises:
            GraphError: the graph cannot be reached or read.
        """
        return self._asker.ask(question)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self.store)

    def search(
        self,
        words: str,
        *,
        document: str | None = None,
        mission: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 10,
    ) -> Hits:
        """The passages that hold the words, the best first; where none holds all, those that hold some.

        Args:
            words: words in any form, ``"quoted phrases"``, ``begin*``, ``OR``, ``NOT``; names stand for all names
                that the graph knows of what they name.
            document: a symbol or key, to search in that document alone.
            mission: a mission that the facts of a passage speak of.
            since: a day, month or year; only documents issued then or later.
            until: likewise, then or earlier.
            limit: how many passages at most.

        Raises:
            QueryError: there is nothing to look for, or no such document, mission or date.
            GraphError: the graph cannot be reached or read.
        """
        self._index = self._index or Index.of(self.store)
        return search(self._index, words, document=document, mission=mission, since=since, until=until, limit=limit)

    def show(self, name: str) -> Entity:
        """All that is known of the resource with this symbol, acronym, name or IRI.

        Raises:
            QueryError: nothing or more than one thing has that name.
            GraphError: the graph cannot be reached or read.
        """
        return show(self.store, name)

    def explain(self, subject: str, predicate: str, object: str) -> Explanation:  # noqa: A002
        """Why a statement is in the graph: the words it was read from, or the rule and premises it follows from.

        Args:
            subject: a symbol, an acronym, a name or an IRI.
            predicate: the label or the IRI of a property.
            object: as the subject, or the value of a literal.

        Raises:
            QueryError: no such statement is in the graph, or a name is that of several things.
            GraphError: the graph cannot be reached or read.
        """
        return explain(self.store, subject, predicate, object)

    def to_rdflib(self) -> rdflib.Dataset:
        """All statements in their named graphs; the dataset's default graph is the union of them."""
        from pkgraph.share.export.rdflib_graph import dataset_of

        return dataset_of(self.store.quads())

    def to_networkx(self, view: View | str = View.MISSIONS) -> networkx.DiGraph[str]:
        """The network that a view shows, each edge with its evidence: see ``View``.

        Raises:
            QueryError: there is no such view.
            GraphError: the graph cannot be reached or read.
        """
        from pkgraph.share.export.network import network

        return network(self.store, view)

    def stats(self) -> Statistics:
        """What the graph holds, counted.

        Raises:
            GraphError: the graph cannot be reached or read.
        """
        return statistics(self.store)

    def close(self) -> None:
        """Lets go of the store's files and connections."""
        if self._index:
            self._index.close()
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
