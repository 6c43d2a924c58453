"""The network of missions, documents and priorities as GraphML, for network programs."""

from __future__ import annotations

from pathlib import Path

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.network import network


def write_graphml(store: Store, path: Path) -> None:
    """Writes the default view as GraphML (http://graphml.graphdrawing.org/specification.html).

    Raises:
        OSError: the file cannot be written.
        GraphError: the graph cannot be read.
    """
    from networkx.readwrite.graphml import write_graphml_xml

    with path.open("wb") as file:
        write_graphml_xml(network(store), file)
