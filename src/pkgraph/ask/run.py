"""Runs a query of the catalogue on a store."""

from __future__ import annotations

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.binding import Values, bind, several
from pkgraph.ask.catalogue import Catalogue, CatalogueQuery, catalogue
from pkgraph.ask.lookup import below, holding
from pkgraph.ask.parameters import LOOKED_UP, ParameterType, term
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
    answer = store.query(bind(query, values or {}, looked_up(store, query, values or {})))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=f"{query.path.parent.name}/{query.path.name}")
    return answer


def looked_up(store: Store, query: CatalogueQuery, values: Values) -> dict[str, list[NamedNode]]:
    """The resources that the values of a query's words and parts stand for, by parameter.

    Raises:
        QueryError: a value holds no word.
        GraphError: the graph cannot be reached or read.
    """
    found: dict[str, list[NamedNode]] = {}
    for parameter in query.parameters:
        given = several(values.get(parameter.name, parameter.default))
        if given and parameter.type in LOOKED_UP:
            texts = [term(each, parameter.type, parameter.name).value for each in given]
            nodes = [
                holding(store, text, parameter.of) if parameter.type is ParameterType.WORDS else below(store, text)
                for text in texts
            ]
            found[parameter.name] = sorted({node for some in nodes for node in some}, key=str)
    return found
