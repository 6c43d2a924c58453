"""The words behind resources that a foreign query has found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.binding import filled
from pkgraph.ask.called import called
from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.rows import Rows, plain
from pkgraph.ask.show import said
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store

_QUERY = Path(__file__).parent / "entity" / "evidence.rq"


def words_behind(store: Store, iris: Sequence[str]) -> Rows:
    """The evidence of those resources that are facts, and the words of those that are parts.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    columns = ("resource", *EVIDENCE)
    if not iris:
        return Rows(columns, ())
    text = _QUERY.read_text(encoding="utf-8")
    answer = store.query(filled(text, {"resource": [NamedNode(iri) for iri in iris]}, where=_QUERY.name))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    rows = plain(answer)[1]
    names = called(store, [row["document"] for row in rows])
    return Rows(columns, tuple({**row, "document": said(row["document"], names)} for row in rows))
