"""The answers to all questions of the catalogue, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.ask.rows import Row, Rows
from pkgraph.ask.run import run_query
from pkgraph.know.store.protocol import Store

CONTENTS = ("query", "title", "question", "rows", "documents", "limits")
"""columns of the table of contents"""


def answers(store: Store) -> Iterator[tuple[CatalogueQuery, Rows]]:
    """Each query with all its rows, in the order of their names.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    for query in catalogue():
        yield query, run_query(store, query.name)


def entry(query: CatalogueQuery, rows: Rows) -> Row:
    """A query's row of the table of contents."""
    documents = {row["document"] for row in rows if "document" in rows.columns}
    return {
        "query": query.name,
        "title": query.title,
        "question": query.question,
        "rows": len(rows),
        "documents": len(documents) or None,
        "limits": query.limits,
    }
