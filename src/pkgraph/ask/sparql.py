"""Queries from outside: checked to be read-only, then run."""

from __future__ import annotations

from pyoxigraph import QueryBoolean, QueryTriples

from pkgraph.ask.rows import Row, Rows, plain, value
from pkgraph.know.store.guard import check_read_only
from pkgraph.know.store.protocol import Answer, Store

TRIPLE = ("subject", "predicate", "object")


def run_sparql(store: Store, text: str) -> Answer:
    """The answer to any SPARQL 1.1 query that only reads this graph.

    Raises:
        QueryError: it cannot be parsed, or would write, or would reach elsewhere (SERVICE, LOAD, FROM).
        GraphError: the graph cannot be reached or read.
    """
    check_read_only(text)
    return store.query(text)


def rows_of(answer: Answer) -> Rows:
    """An answer as rows: solutions, triples (columns subject, predicate, object) or a truth (column answer)."""
    if isinstance(answer, QueryBoolean):
        return Rows(("answer",), ({"answer": bool(answer)},))
    if isinstance(answer, QueryTriples):
        triples: list[Row] = [
            {"subject": value(triple.subject), "predicate": value(triple.predicate), "object": value(triple.object)}
            for triple in answer
        ]
        return Rows(TRIPLE, tuple(sorted(triples, key=_order)))
    columns, solutions = plain(answer)
    return Rows(columns, tuple(solutions))


def _order(row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in TRIPLE)
