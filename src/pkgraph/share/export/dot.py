"""Networks in the DOT language (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.attributes import colours, columns, short, typed
from pkgraph.share.export.network import network
from pkgraph.share.export.views import DEFAULT, Construct


def write_dot(store: Store, of: Construct | None, path: Path) -> None:
    """Writes a view with every attribute; a node leads to its IRI, an edge shows its words when pointed at."""
    graph = network(store, of or DEFAULT)
    kinds = columns(data for part in (graph.nodes, graph.edges) for *_, data in part(data=True))
    palette = colours(data["type"] for _, data in graph.nodes(data=True))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"digraph {_quoted(graph.name)} {{\n")
        file.write('  graph [overlap="false", splines="true", rankdir="LR"]\n')
        file.write('  node [shape="box", style="rounded,filled", fontname="Helvetica"]\n')
        file.write('  edge [fontname="Helvetica", fontsize="9", color="#777777"]\n')
        for iri, data in graph.nodes(data=True):
            look = {"URL": iri, "tooltip": data.get("name", data["label"]), "fillcolor": palette[data["type"]][1]}
            shown = {**data, "label": short(data["label"])}
            file.write(f"  {_quoted(iri)} [{', '.join(_listed({**shown, **look}, kinds))}]\n")
        for one, other, data in graph.edges(data=True):
            look = {"label": data["interaction"], "tooltip": data.get("quote", data["interaction"])}
            listed = ", ".join(_listed({**data, **look}, kinds))
            file.write(f"  {_quoted(one)} -> {_quoted(other)} [{listed}]\n")
        file.write("}\n")


_ESCAPED = ("label", "tooltip", "URL")
"""attributes in which a backslash has a meaning of its own"""


def _listed(attributes: Mapping[str, Any], kinds: Mapping[str, type]) -> Iterator[str]:
    for name, value in attributes.items():
        text = typed(value, kinds.get(name, str))
        escaped = text.replace("\\", "\\\\") if name in _ESCAPED else text
        yield f"{_quoted(name)}={_quoted(escaped)}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
