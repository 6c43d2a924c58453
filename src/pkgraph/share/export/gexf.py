"""Networks as GEXF 1.3 (https://gexf.net), with dates for the timeline of Gephi.

An edge is there from the day on which the first document that says so was issued to that of the last. A node is there
from its own start (of a mission, or the day on which a document was issued) to its own end where it has one, and for
as long as one of its edges is. Offsets in the text are called ``quote_start`` and ``quote_end``, since ``start`` and
``end`` are dates here.
"""

from __future__ import annotations

from calendar import monthrange
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.attributes import colours, columns, typed
from pkgraph.share.export.network import network
from pkgraph.share.export.views import DEFAULT, Construct

if TYPE_CHECKING:
    import networkx
    from lxml.etree import _Element

NS = "http://gexf.net/1.3"
VIZ = NS + "/viz"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_BEGINS, _ENDS = ("startDate", "issued"), ("endDate",)
_RENAMED = {"start": "quote_start", "end": "quote_end"}

Interval = dict[str, str]
"""``start`` and ``end``, days, where there are any"""


def write_gexf(store: Store, of: Construct | None, path: Path) -> None:
    """Writes a view with every attribute, its type and its dates."""
    from lxml import etree

    graph = network(store, of or DEFAULT)
    whens = {(one, other): _said(data) for one, other, data in graph.edges(data=True)}
    dated = any(whens.values()) or any(_day(data, _BEGINS, first=True) for _, data in graph.nodes(data=True))
    root = etree.Element(f"{{{NS}}}gexf", version="1.3", nsmap={None: NS, "viz": VIZ})
    etree.SubElement(etree.SubElement(root, f"{{{NS}}}meta"), f"{{{NS}}}creator").text = "pkgraph"
    form = {"mode": "dynamic", "timeformat": "date"} if dated else {"mode": "static"}
    top = etree.SubElement(root, f"{{{NS}}}graph", defaultedgetype="directed", **form)
    nodes = _declared(top, "node", [data for _, data in graph.nodes(data=True)], without=("label",))
    edges = _declared(top, "edge", [data for *_, data in graph.edges(data=True)])
    palette = colours(data["type"] for _, data in graph.nodes(data=True))
    listed = etree.SubElement(top, f"{{{NS}}}nodes", count=str(graph.number_of_nodes()))
    for iri, data in graph.nodes(data=True):
        node = etree.SubElement(listed, f"{{{NS}}}node", id=iri, label=data["label"], **_there(graph, iri, whens))
        _values(node, nodes, data)
        red, green, blue = (str(int(palette[data["type"]][0][at : at + 2], 16)) for at in (1, 3, 5))
        etree.SubElement(node, f"{{{VIZ}}}color", r=red, g=green, b=blue)
    listed = etree.SubElement(top, f"{{{NS}}}edges", count=str(graph.number_of_edges()))
    for at, (one, other, data) in enumerate(graph.edges(data=True)):
        ends = {"id": str(at), "source": one, "target": other, "label": data["interaction"]}
        edge = etree.SubElement(listed, f"{{{NS}}}edge", weight=str(data["count"]), **ends, **whens[one, other])
        _values(edge, edges, data)
    etree.ElementTree(root).write(str(path), encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _declared(
    top: _Element, of: str, rows: list[dict[str, Any]], without: tuple[str, ...] = ()
) -> dict[str, tuple[str, type]]:
    """Declares attributes; gives for each the identifier and the type."""
    from lxml import etree

    kinds = {name: kind for name, kind in columns(rows).items() if name not in without}
    found = {name: (str(at), kind) for at, (name, kind) in enumerate(kinds.items())}
    # Attributes are static: it is nodes and edges that come and go.
    attributes = etree.SubElement(top, f"{{{NS}}}attributes", {"class": of, "mode": "static"})
    for name, (key, kind) in found.items():
        title = _RENAMED.get(name, name) if of == "edge" else name
        etree.SubElement(attributes, f"{{{NS}}}attribute", id=key, title=title, type=_TYPES[kind])
    return found


def _values(element: _Element, keys: dict[str, tuple[str, type]], data: dict[str, Any]) -> None:
    from lxml import etree

    values = etree.SubElement(element, f"{{{NS}}}attvalues")
    for name, value in data.items():
        if name in keys:
            key, kind = keys[name]
            etree.SubElement(values, f"{{{NS}}}attvalue", {"for": key, "value": typed(value, kind)})


def _said(edge: dict[str, Any]) -> Interval:
    first, last = _day(edge, ("first_date",), first=True), _day(edge, ("last_date",), first=False)
    return {"start": first, "end": last} if first and last else {}


def _there(graph: networkx.DiGraph[str], node: str, whens: dict[tuple[str, str], Interval]) -> Interval:
    """When a node is there: an edge lies within the time of its nodes."""
    joined = [whens[edge] for edge in [*graph.in_edges(node), *graph.out_edges(node)]]
    own = graph.nodes[node]
    start, end = _day(own, _BEGINS, first=True), _day(own, _ENDS, first=False)
    found = {}
    if start and all(joined):
        found["start"] = min([start, *(each["start"] for each in joined)])
    if end and all(joined):
        found["end"] = max([end, *(each["end"] for each in joined)])
    return found


def _day(data: dict[str, Any], names: tuple[str, ...], *, first: bool) -> str | None:
    """The first or last day of a date that may be a month or a year."""
    text = next((data[name] for name in names if isinstance(data.get(name), str)), "")
    pieces = text.split("-")
    if not all(piece.isdigit() for piece in pieces) or len(pieces) > 3 or len(pieces[0]) != 4:
        return None
    year = int(pieces[0])
    month = int(pieces[1]) if len(pieces) > 1 else 1 if first else 12
    if not 1 <= month <= 12 or not year:
        return None
    day = int(pieces[2]) if len(pieces) > 2 else 1 if first else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"
