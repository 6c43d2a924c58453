"""The network page: a view as a picture, and the same edges in a table for whom a picture does not serve."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode, Triple

from pkgraph.ask.called import Called, called
from pkgraph.ask.rows import value
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import RDF
from pkgraph.share.export.network import EVIDENCE, network_of
from pkgraph.share.export.views import View, construct, view
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import marked, rendered

SCRIPT = "network.js"
MOST = 250
"""rows of the table"""
FACTS = 12
"""facts behind an edge that are shown"""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which edges the table shows; empty is any."""

    kind: str = ""
    """of one of the two ends"""
    document: str = ""
    """key of a document that says so"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The nodes and edges of a view, without addresses."""

    view: str
    nodes: tuple[Data, ...]
    """with ``id``, ``label``, ``type`` and, where it is known, ``name``"""
    edges: tuple[Data, ...]
    """with ``id``, ``source``, ``target``, ``interaction``, ``count``, ``documents`` (the keys of all that say so) and
    ``facts``: the first of them, each with document, part, start, end and quote"""


def drawn(store: Store, name: str) -> Drawn:
    """A view, read from the graph.

    Raises:
        QueryError: there is no such view.
        GraphError: the graph cannot be reached or read.
    """
    of = view(name)
    triples = construct(store, of)
    graph = network_of(store, of.name, triples)
    facts = _facts(store, triples)
    nodes = tuple({"id": iri, **data} for iri, data in graph.nodes(data=True))
    edges = tuple(
        {
            "id": f"edge-{number}",
            "source": source,
            "target": target,
            "interaction": data["interaction"],
            "count": data["count"],
            "documents": sorted({fact["document"] for fact in facts[source, target]}),
            "facts": facts[source, target][:FACTS],
        }
        for number, (source, target, data) in enumerate(graph.edges(data=True), 1)
    )
    return Drawn(of.name, nodes, edges)


def elements(seen: Drawn, links: Links) -> Data:
    """A view in Cytoscape's JSON, each node and fact with its address: what the viewer reads."""
    nodes = [{"data": {**node, "href": links.page(node["id"])}} for node in seen.nodes]
    edges = [{"data": {**edge, "facts": [_placed(fact, links) for fact in edge["facts"]]}} for edge in seen.edges]
    return {"elements": {"nodes": nodes, "edges": edges}}


def network_page(seen: Drawn, links: Links, wanted: Wanted, *, whole: bool = False) -> str:
    """The page of a view.

    Args:
        seen: the view.
        links: the addresses of the site.
        wanted: which edges its table shows.
        whole: whether the page holds all that its picture is drawn from, since nobody answers it.
    """
    nodes = {node["id"]: {"name": "", **node, "href": links.page(node["id"])} for node in seen.nodes}
    edges = [
        {**edge, "from": nodes[edge["source"]], "to": nodes[edge["target"]]}
        for edge in seen.edges
        if _is_wanted(edge, nodes, wanted)
    ]
    edges.sort(key=lambda edge: (edge["from"]["label"], edge["to"]["label"], edge["id"]))
    rows = [{**edge, "facts": [_read(fact, links) for fact in edge["facts"][:1]]} for edge in edges[:MOST]]
    return rendered(
        "network.html",
        links,
        view=view(seen.view),
        views=[view(each) for each in View],
        wanted=wanted,
        kinds=sorted({node["type"] for node in seen.nodes}),
        documents=sorted({key for edge in seen.edges for key in edge["documents"]}),
        rows=rows,
        nodes=len(nodes),
        edges=len(edges),
        script=links.asset(SCRIPT) if SCRIPT in assets() else "",
        inside=_inside(seen, links) if whole else "",
    )


def _inside(seen: Drawn, links: Links) -> Markup:
    """What the picture is drawn from, as it may stand in a page: no sign of it ends a script."""
    return Markup(json.dumps(elements(seen, links), ensure_ascii=False).replace("<", "\\u003c"))


def _facts(store: Store, triples: list[Triple]) -> Mapping[tuple[str, str], list[Data]]:
    """What says so, by the two ends of an edge, in the order of the documents' texts."""
    said: dict[Any, dict[str, Any]] = defaultdict(dict)
    for triple in triples:
        said[triple.subject].setdefault(triple.predicate.value, triple.object)
    statements = [own for own in said.values() if own.get(RDF + "type") == NamedNode(RDF + "Statement")]
    documents = {term.value for own in statements for term in own.values() if isinstance(term, NamedNode)}
    names = called(store, documents)
    found: dict[tuple[str, str], list[Data]] = defaultdict(list)
    for own in statements:
        fact = dict(_evidence(own, names))
        ends = (str(own[RDF + "subject"].value), str(own[RDF + "object"].value))
        if fact.keys() == set(EVIDENCE.values()) and fact not in found[ends]:
            found[ends].append(fact)
    for facts in found.values():
        facts.sort(key=lambda fact: (fact["document"], fact["start"], fact["end"]))
    return found


def _evidence(said: Mapping[str, Any], names: Mapping[str, Called]) -> Iterator[tuple[str, Any]]:
    for predicate, name in EVIDENCE.items():
        term = said.get(predicate)
        if isinstance(term, Literal):
            yield name, value(term)
        elif isinstance(term, NamedNode):
            yield name, names.get(term.value, Called()).label or term.value


def _placed(fact: Data, links: Links) -> Data:
    return {**fact, "href": links.reader(fact["document"], fact["start"], fact["end"])}


def _read(fact: Data, links: Links) -> Data:
    """A fact for the table, its quote cut to what fits."""
    return {**_placed(fact, links), "quote": marked(fact["quote"])}


def _is_wanted(edge: Data, nodes: Mapping[str, Data], wanted: Wanted) -> bool:
    kinds = {nodes[edge[end]]["type"] for end in ("source", "target")}
    return (not wanted.kind or wanted.kind in kinds) and (not wanted.document or wanted.document in edge["documents"])
