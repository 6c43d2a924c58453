"""The network page: a view as a picture, and the same edges in a table for whom a picture does not serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.network import View, network
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

if TYPE_CHECKING:
    import networkx

DEFAULT = View.MISSIONS
SCRIPT = "network.js"
MOST = 250
"""rows of the table"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which edges the table shows; empty is any."""

    kind: str = ""
    """of one of the two ends"""
    document: str = ""
    """key of the document that says so"""


def network_page(store: Store, links: Links, view: str, wanted: Wanted) -> str:
    """The page of a view.

    Raises:
        QueryError: there is no such view.
        GraphError: the graph cannot be reached or read.
    """
    found = elements(store, links, view)
    nodes = {node["id"]: node for node in _data(found, "nodes")}
    edges = [
        {**edge, "from": nodes[edge["source"]], "to": nodes[edge["target"]]}
        for edge in _data(found, "edges")
        if _is_wanted(edge, nodes, wanted)
    ]
    return rendered(
        "network.html",
        links,
        view=view,
        views=list(View),
        wanted=wanted,
        kinds=sorted({node["type"] for node in nodes.values()}),
        documents=sorted({edge["document"] for edge in _data(found, "edges") if "document" in edge}),
        edges=sorted(edges, key=lambda edge: (edge["from"]["label"], edge["to"]["label"], edge["id"])),
        nodes=len(nodes),
        most=MOST,
        script=links.asset(SCRIPT) if SCRIPT in assets() else "",
    )


def elements(store: Store, links: Links, view: str) -> dict[str, Any]:
    """The nodes and edges of a view in Cytoscape's JSON, each with its address: what the viewer reads.

    Raises:
        QueryError: there is no such view.
        GraphError: the graph cannot be reached or read.
    """
    graph = network(store, view)
    nodes = [{"data": {"id": iri, **data, "href": links.page(iri)}} for iri, data in graph.nodes(data=True)]
    edges = [{"data": data} for data in _edges(graph, links)]
    return {"elements": {"nodes": nodes, "edges": edges}}


def _edges(graph: networkx.DiGraph[str], links: Links) -> list[dict[str, Any]]:
    return [
        {"id": f"edge-{number}", "source": source, "target": target, **data, "href": _read_at(data, links)}
        for number, (source, target, data) in enumerate(graph.edges(data=True), 1)
    ]


def _read_at(data: Mapping[str, Any], links: Links) -> str:
    """Where in the reader an edge's words stand; empty where it has none."""
    return (
        links.reader(data["document"], data["start"], data["end"])
        if {"document", "start", "end"} <= data.keys()
        else ""
    )


def _data(found: dict[str, Any], group: str) -> list[dict[str, Any]]:
    return [each["data"] for each in found["elements"][group]]


def _is_wanted(edge: dict[str, Any], nodes: Mapping[str, dict[str, Any]], wanted: Wanted) -> bool:
    kinds = {nodes[edge[end]]["type"] for end in ("source", "target")}
    return (not wanted.kind or wanted.kind in kinds) and (
        not wanted.document or wanted.document == edge.get("document")
    )
