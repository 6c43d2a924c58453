"""Networks in the JSON of Cytoscape and Cytoscape.js (``.cyjs``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.network import network
from pkgraph.share.export.views import DEFAULT, Construct


def write_cytoscape(store: Store, of: Construct | None, path: Path) -> None:
    """Writes a view with every attribute."""
    graph = network(store, of or DEFAULT)
    nodes: list[dict[str, Any]] = [
        {"data": {"id": iri, **data, "name": data.get("name", data["label"])}} for iri, data in graph.nodes(data=True)
    ]
    edges: list[dict[str, Any]] = [
        {"data": {"id": f"e{at}", "source": one, "target": other, **data}}
        for at, (one, other, data) in enumerate(graph.edges(data=True))
    ]
    content = {
        "format_version": "1.0",
        "generated_by": "pkgraph",
        "target_cytoscapejs_version": "~3",
        "data": {"name": graph.name},
        "elements": {"nodes": nodes, "edges": edges},
    }
    path.write_text(json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n", encoding="utf-8")
