"""Statements as JSON-LD 1.1, with the context of the ontology in the file: nothing is fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import RDF, XSD
from pkgraph.share.export.statements import statements
from pkgraph.share.export.views import Construct
from pkgraph.share.linked.context import context, name

_TYPE, _STRING = RDF + "type", XSD + "string"


def write_jsonld(store: Store, of: Construct | None, path: Path) -> None:
    """Writes all statements in their named graphs, or those of a view; a node a line.

    Literals keep their characters: numbers are written with their datatypes, and not as those of JSON.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_json(context())},\n"@graph": [')
        between = ""
        for graph, quads in groupby(statements(store, of, graphs=True), key=lambda quad: quad.graph_name):
            nodes = (_node(each) for _, each in groupby(quads, key=lambda quad: quad.subject))
            named = not isinstance(graph, DefaultGraph)
            if named:
                file.write(f'{between}\n{{"@id": {_json(_reference(graph))}, "@graph": [')
                between = ""
            for node in nodes:
                file.write(f"{between}\n{_json(node)}")
                between = ","
            if named:
                file.write("\n]}")
        file.write("\n]}\n")


def _node(quads: Iterable[Quad]) -> dict[str, Any]:
    """A node with what is said of it."""
    node: dict[str, Any] = {}
    for quad in quads:
        node.setdefault("@id", _reference(quad.subject))
        if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
            node.setdefault("@type", []).append(name(quad.object.value))
        else:
            key = name(quad.predicate.value)
            node.setdefault(key, []).append(_value(quad.object, key))
    return node


def _value(term: NamedNode | BlankNode | Literal | Triple, key: str) -> Any:
    """A value as the definition of its property allows."""
    definition = context().get(key)
    coerced = definition["@type"] if isinstance(definition, dict) else None
    if not isinstance(term, Literal):
        return _reference(term) if coerced == "@id" else {"@id": _reference(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if coerced is None and term.datatype.value == _STRING:
        return term.value
    datatype = name(term.datatype.value)
    return term.value if coerced == datatype else {"@value": term.value, "@type": datatype}


def _reference(node: Any) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _json(of: Any) -> str:
    return json.dumps(of, ensure_ascii=False, allow_nan=False)
