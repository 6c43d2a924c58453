"""Property paths of SHACL, written as SPARQL writes them (SHACL, section 2.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pkgraph.namespaces import SH

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_SIGNS = {"inversePath": "^{}", "zeroOrMorePath": "{}*", "oneOrMorePath": "{}+", "zeroOrOnePath": "{}?"}


def sparql_path(graph: rdflib.Graph, path: Node) -> str:
    """The path that ``path`` describes in ``graph``: ``<http://...>/^<http://...>``."""
    import rdflib

    if isinstance(path, rdflib.URIRef):
        return f"<{path}>"
    for name, pattern in _SIGNS.items():
        inner = graph.value(path, rdflib.URIRef(SH + name))
        if inner is not None:
            return pattern.format(sparql_path(graph, inner))
    choices = graph.value(path, rdflib.URIRef(SH + "alternativePath"))
    steps = [sparql_path(graph, step) for step in graph.items(path if choices is None else choices)]
    return f"({('/' if choices is None else '|').join(steps)})"
