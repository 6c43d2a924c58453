"""Networks as GraphML (http://graphml.graphdrawing.org/specification.html), with labels that yEd shows."""

from __future__ import annotations

import re
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.attributes import colours, columns, short, typed
from pkgraph.share.export.network import network
from pkgraph.share.export.views import DEFAULT, Construct

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "http://graphml.graphdrawing.org/xmlns"
_Y = "http://www.yworks.com/xml/graphml"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_NO_TOKEN = re.compile(r"[^\w.-]")
_HEIGHT, _WIDTH_OF_LETTER, _ROOM = 30, 7, 60


def write_graphml(store: Store, of: Construct | None, path: Path) -> None:
    """Writes a view with every attribute; for yEd, nodes have shape, label and place (on a circle) as well.

    A node's id is a number, since the schema takes no IRI for one (``xs:NMTOKEN``); the IRI is an attribute.
    """
    from lxml import etree

    graph = network(store, of or DEFAULT)
    root = etree.Element(f"{{{_NS}}}graphml", nsmap={None: _NS, "y": _Y})
    told = [{"iri": iri, **data} for iri, data in graph.nodes(data=True)]
    nodes = _keys(root, "node", columns(told))
    edges = _keys(root, "edge", columns(data for *_, data in graph.edges(data=True)))
    for kind in ("node", "edge"):
        etree.SubElement(root, f"{{{_NS}}}key", {"id": f"y{kind}", "for": kind, "yfiles.type": f"{kind}graphics"})
    top = etree.SubElement(root, f"{{{_NS}}}graph", {"id": _NO_TOKEN.sub("-", graph.name), "edgedefault": "directed"})
    palette = colours(data["type"] for data in told)
    radius = round(graph.number_of_nodes() * _ROOM / (2 * pi))
    ids = {data["iri"]: f"n{at}" for at, data in enumerate(told)}
    for at, data in enumerate(told):
        node = _with_data(etree.SubElement(top, f"{{{_NS}}}node", id=ids[data["iri"]]), nodes, data)
        angle = 2 * pi * at / graph.number_of_nodes()
        place = (round(radius * cos(angle)), round(radius * sin(angle)))
        _shape(node, short(data["label"]), palette[data["type"]][1], place)
    for source, target, data in graph.edges(data=True):
        edge = _with_data(etree.SubElement(top, f"{{{_NS}}}edge", source=ids[source], target=ids[target]), edges, data)
        _line(edge, data["interaction"])
    etree.ElementTree(root).write(str(path), encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _keys(root: _Element, of: str, kinds: dict[str, type]) -> dict[str, tuple[str, type]]:
    """Declares attributes; gives for each the key and the type."""
    from lxml import etree

    keys = {name: (f"{of}{at}", kind) for at, (name, kind) in enumerate(kinds.items())}
    for name, (key, kind) in keys.items():
        declared = {"id": key, "for": of, "attr.name": name, "attr.type": _TYPES[kind]}
        etree.SubElement(root, f"{{{_NS}}}key", declared)
    return keys


def _with_data(element: _Element, keys: dict[str, tuple[str, type]], data: dict[str, Any]) -> _Element:
    from lxml import etree

    for name, value in data.items():
        key, kind = keys[name]
        etree.SubElement(element, f"{{{_NS}}}data", key=key).text = typed(value, kind)
    return element


def _shape(node: _Element, label: str, colour: str, place: tuple[int, int]) -> None:
    from lxml import etree

    data = etree.SubElement(node, f"{{{_NS}}}data", key="ynode")
    shape = etree.SubElement(data, f"{{{_Y}}}ShapeNode")
    size = {"width": str(_HEIGHT + _WIDTH_OF_LETTER * len(label)), "height": str(_HEIGHT)}
    etree.SubElement(shape, f"{{{_Y}}}Geometry", x=f"{place[0]}.0", y=f"{place[1]}.0", **size)
    etree.SubElement(shape, f"{{{_Y}}}Fill", color=colour, transparent="false")
    etree.SubElement(shape, f"{{{_Y}}}NodeLabel").text = label
    etree.SubElement(shape, f"{{{_Y}}}Shape", type="roundrectangle")


def _line(edge: _Element, label: str) -> None:
    from lxml import etree

    data = etree.SubElement(edge, f"{{{_NS}}}data", key="yedge")
    line = etree.SubElement(data, f"{{{_Y}}}PolyLineEdge")
    etree.SubElement(line, f"{{{_Y}}}Arrows", source="none", target="standard")
    etree.SubElement(line, f"{{{_Y}}}EdgeLabel").text = short(label)
