"""Statements as JSON-LD, with as much of the context as they need: nothing is fetched to read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pkgraph.namespaces import RDF, XSD
from pkgraph.share.linked.context import context, name, used

_TYPE = RDF + "type"
_INTEGER = re.compile("0|-?[1-9][0-9]{0,14}")
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_TRUTH = {"true": True, "false": False}


def write_jsonld(triples: Iterable[Triple]) -> bytes:
    """Statements as a JSON-LD document: a node for each subject, in the order of the statements."""
    nodes: dict[str, dict[str, Any]] = {}
    names: set[str] = set()
    for triple in triples:
        subject = _reference(triple.subject)
        node = nodes.setdefault(subject, {"@id": subject})
        if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode):
            key, value = "@type", name(triple.object.value)
            names.add(value)
        else:
            key = name(triple.predicate.value)
            value = _value(triple.object, key)
            names.add(key)
            if isinstance(value, dict) and "@type" in value:
                names.add(value["@type"])
        node.setdefault(key, []).append(value)
    graph = [{key: _only(values) for key, values in node.items()} for node in nodes.values()]
    lines = ",\n".join(map(_lines, graph))
    return f'{{"@context": {_lines(used(names))},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _lines(node: Mapping[str, Any]) -> str:
    """An object with a line for each of its members: the encoder that indents more is many times slower."""
    members = ",\n  ".join(f"{_JSON(key)}: {_JSON(value)}" for key, value in node.items())
    return f"{{ {members} }}"


def _reference(node: NamedNode | BlankNode | Triple) -> str:
    assert not isinstance(node, Triple)
    return f"_:{node.value}" if isinstance(node, BlankNode) else node.value


def _value(node: NamedNode | BlankNode | Literal | Triple, key: str) -> Any:
    """A value as short as the definition of its property allows."""
    definition = context().get(key)
    coerced = definition["@type"] if isinstance(definition, dict) else None
    if not isinstance(node, Literal):
        reference = _reference(node)
        return reference if coerced == "@id" else {"@id": reference}
    if node.language:
        return {"@value": node.value, "@language": node.language}
    datatype = node.datatype.value
    if coerced == name(datatype):
        return node.value
    if datatype == XSD + "string":
        return {"@value": node.value} if coerced else node.value
    if coerced is None and datatype == XSD + "integer" and _INTEGER.fullmatch(node.value):
        return int(node.value)
    if coerced is None and datatype == XSD + "boolean" and node.value in _TRUTH:
        return _TRUTH[node.value]
    return {"@value": node.value, "@type": name(datatype)}


def _only(values: Any) -> Any:
    return values[0] if isinstance(values, list) and len(values) == 1 else values
