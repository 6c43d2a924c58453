"""Runs a query of the catalogue on a store."""

from __future__ import annotations

from pyoxigraph import QuerySolutions

from pkgraph.ask.binding import Values, bind
from pkgraph.ask.catalogue import Catalogue, CatalogueQuery, catalogue
from pkgraph.ask.rows import Rows, fold, plain
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store


def run_query(store: Store, name: str, values: Values | None = None, *, queries: Catalogue | None = None) -> Rows:
    """The rows that a catalogue query gives.

    Args:
        store: the graph.
        name: the query's name.
        values: parameter to value, or to several values of which one must hold.
        queries: the catalogue; that of this pkgraph if none is given.

    Raises:
        QueryError: the name, a parameter or a value is wrong.
        GraphError: the graph cannot be reached or read.
    """
    query = (queries or catalogue()).get(name)
    columns, solutions = plain(solve(store, query, values))
    rows = fold(columns, solutions, query.lists)
    return Rows(columns, rows, focus=query.focus, aside=query.aside, note=query.limits)


def solve(store: Store, query: CatalogueQuery, values: Values | None = None) -> QuerySolutions:
    """The solutions of a catalogue query, as the store gives them."""
    answer = store.query(bind(query, values or {}))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=f"{query.path.parent.name}/{query.path.name}")
    return answer
