"""All statements as Turtle (W3C RDF 1.1 Turtle), sorted, with the project's prefixes."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PREFIXES


def write_turtle(store: Store, path: Path) -> None:
    """Writes every statement once, whatever graphs it stands in: the same graph gives the same bytes.

    Raises:
        OSError: the file cannot be written.
        GraphError: the graph cannot be read.
    """
    triples: set[Triple] = {quad.triple for quad in store.quads()}
    with path.open("wb") as file:
        serialize(sorted(triples, key=str), file, format=RdfFormat.TURTLE, prefixes=PREFIXES)
