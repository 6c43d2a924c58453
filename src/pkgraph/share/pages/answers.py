"""Answers to the queries that pages ask for themselves, which stand in ``asked/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import QuerySolutions

from pkgraph.ask.binding import filled
from pkgraph.ask.parameters import Term
from pkgraph.ask.rows import Row, plain
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store

_QUERIES = Path(__file__).parent / "asked"


def answered(store: Store, name: str, terms: Mapping[str, Sequence[Term]] | None = None) -> list[Row]:
    """The rows of one of these queries.

    Args:
        store: the graph.
        name: the query's file, without its ending.
        terms: variable to the terms that it may be, of variables that the query declares.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    answer = store.query(filled(_text(name), terms, where=name) if terms else _text(name))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return plain(answer)[1]


@cache
def _text(name: str) -> str:
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")
