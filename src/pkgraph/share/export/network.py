"""Views of the graph as a network: nodes and edges with plain attributes, each edge with evidence."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QuerySolutions

from pkgraph.ask.called import Called, called
from pkgraph.ask.catalogue import suggestion
from pkgraph.ask.rows import Row, plain
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.protocol import Store

if TYPE_CHECKING:
    import networkx

VIEWS = Path(__file__).parent / "views"


class View(StrEnum):
    """What of the graph is seen as a network; each is a query in ``views/``."""

    WHOLE = "whole"
    """documents and all that their facts name, and whom facts are about with what else they name"""
    MISSIONS = "missions"
    """missions with documents cited in connection with them; documents with what they cite, and what they name of
    missions and priorities"""
    CITATIONS = "citations"
    """documents with the documents that they cite"""
    ACTORS = "actors"
    """documents with the actors that they name"""


INTERACTIONS = "; "
"""between the interactions of an edge that has several"""


# Characters that XML 1.0 (section 2.2) has no place for.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(store: Store, view: View | str = View.MISSIONS) -> networkx.DiGraph[str]:
    """A view as a directed network; its nodes are IRIs, in alphabetical order.

    Nodes have ``label``, ``type`` and, where it is known, ``name``. Edges have ``interaction`` (several are joined by
    ``; ``), ``count`` (the facts that say so) and the first fact's evidence: ``document``, ``part``, ``start``,
    ``end``, ``quote``.

    Raises:
        QueryError: there is no such view.
        GraphError: the graph cannot be read.
    """
    import networkx

    if view not in list(View):
        raise QueryError(f"no view '{view}'", mend=suggestion(view, View, "the views are"))
    answer = store.query((VIEWS / f"{view}.rq").read_text(encoding="utf-8"))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    rows = plain(answer)[1]
    types = {row[end]: row[f"{end}_type"] for row in rows for end in ("source", "target")}
    names = called(store, types)
    graph: networkx.DiGraph[str] = networkx.DiGraph(name=str(view))
    for iri, kind in sorted(types.items()):
        own = names.get(iri, Called())
        graph.add_node(iri, **_scalars({"label": own.label or iri, "name": own.name, "type": kind}))
    documents = {row["document"] for row in rows}
    keys = {iri: names[iri].label if iri in names else iri for iri in documents}
    for row in sorted(rows, key=lambda each: _order(each, keys)):
        _join(graph, {**row, "document": keys[row["document"]]})
    return graph


def _order(row: Row, keys: dict[str, str | None]) -> tuple[str, str, str, str, int, int]:
    return row["source"], row["target"], row["interaction"], str(keys[row["document"]]), row["start"], row["end"]


def _join(graph: networkx.DiGraph[str], row: Row) -> None:
    """Adds an edge, or counts one that is there already."""
    source, target = row["source"], row["target"]
    if graph.has_edge(source, target):
        edge = graph.edges[source, target]
        edge["count"] += 1
        if row["interaction"] not in edge["interaction"].split(INTERACTIONS):
            edge["interaction"] += INTERACTIONS + row["interaction"]
        return
    evidence = {name: row[name] for name in ("document", "part", "start", "end", "quote")}
    graph.add_edge(source, target, interaction=row["interaction"], count=1, **_scalars(evidence))


def _scalars(attributes: Row) -> dict[str, Any]:
    """The attributes that have a value, texts without characters that XML has no place for."""
    return {
        name: _ILLEGAL.sub("�", value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }
