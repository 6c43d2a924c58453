"""The page of the shapes: for each file a table of what is asked of what, how gravely, and what people are told."""

from __future__ import annotations

from html import escape
from pathlib import Path

from rdflib import RDF, RDFS, SH, Graph, Literal
from rdflib.collection import Collection
from rdflib.term import BNode, Node

from tools.reference.html import page, table
from tools.reference.model import short

_TARGETS = (
    (SH.targetClass, ""),
    (SH.targetSubjectsOf, "what has "),
    (SH.targetObjectsOf, "values of "),
    (SH.targetNode, ""),
)
_SAID = {SH.severity, SH.message, SH.path, SH.property, SH.name, SH.description, SH.order, SH.group, RDF.type}
_SAID |= {RDFS.isDefinedBy, RDFS.label, RDFS.comment, *(target for target, _ in _TARGETS)}
_PATHS = {SH.inversePath: "^{}", SH.zeroOrMorePath: "{}*", SH.oneOrMorePath: "{}+", SH.zeroOrOnePath: "{}?"}


def shapes_page(folder: Path) -> str:
    """The page."""
    files = sorted(folder.glob("*.ttl"))
    body = [
        "<h1>pkgraph shapes</h1>",
        "<p>What <code>pkgraph validate</code> asks of a graph (SHACL). A violation is pkgraph’s own fault and ends a "
        "build with exit code 1; a warning is what the source lacks or gets wrong.</p>",
        "<p>Written from <code>shapes/</code> by <code>make docs</code>. See also the "
        '<a href="index.html">ontology</a>.</p>',
        "<nav><ul>",
        *[f'<li><a href="#{file.stem}">{file.stem}</a></li>' for file in files],
        "</ul></nav>",
    ]
    for file in files:
        graph = Graph(bind_namespaces="none").parse(file)
        about = file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#").strip()
        heads = ("target", "what is asked", "severity", "message")
        body += [f'<h2 id="{file.stem}">{file.stem}</h2>', f"<p>{escape(about)}</p>", table(heads, _rows(graph))]
    return page("pkgraph shapes", body)


def _rows(graph: Graph) -> list[tuple[str, str, str, str]]:
    rows = []
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        target = ", ".join(
            sorted(
                before + _words(graph, value)
                for predicate, before in _TARGETS
                for value in graph.objects(shape, predicate)
            )
        )
        for asked in [shape, *graph.objects(shape, SH.property)]:
            told = _asked(graph, asked)
            if told:
                rows.append((target, *told))
    return sorted(tuple(escape(cell, quote=False) for cell in row) for row in rows)  # type: ignore[misc]


def _asked(graph: Graph, shape: Node) -> tuple[str, str, str] | None:
    """What a shape asks, its severity and its message; None for one that only gathers others."""
    asked = [
        _constraint(graph, predicate, value)
        for predicate, value in graph.predicate_objects(shape)
        if predicate not in _SAID
    ]
    path = graph.value(shape, SH.path)
    if not asked:
        return None
    severity = short(graph, graph.value(shape, SH.severity) or SH.Violation).partition(":")[2]
    messages = sorted(str(message) for message in graph.objects(shape, SH.message))
    messages += sorted(str(m) for part in graph.objects(shape, SH.sparql) for m in graph.objects(part, SH.message))
    before = f"{_path(graph, path)}: " if path is not None else ""
    return before + "; ".join(sorted(asked)), severity, " ".join(messages)


def _constraint(graph: Graph, predicate: Node, value: Node) -> str:
    name = short(graph, predicate).partition(":")[2]
    return "a query" if name == "sparql" else f"{name} {_words(graph, value)}"


def _words(graph: Graph, node: Node) -> str:
    if isinstance(node, Literal):
        return str(node)
    if not isinstance(node, BNode):
        return short(graph, node)
    if (node, RDF.first, None) in graph:
        return "(" + ", ".join(_words(graph, member) for member in Collection(graph, node)) + ")"
    inner = [_constraint(graph, p, v) for p, v in graph.predicate_objects(node) if p not in _SAID or p == SH["class"]]
    path = graph.value(node, SH.path)
    return (f"{_path(graph, path)}: " if path is not None else "") + "; ".join(sorted(inner))


def _path(graph: Graph, node: Node) -> str:
    if not isinstance(node, BNode):
        return short(graph, node)
    if (node, RDF.first, None) in graph:
        return "/".join(_path(graph, member) for member in Collection(graph, node))
    for predicate, form in _PATHS.items():
        if (inner := graph.value(node, predicate)) is not None:
            return form.format(_path(graph, inner))
    choices = graph.value(node, SH.alternativePath)
    if choices is None:
        return "?"
    return "(" + "|".join(_path(graph, member) for member in Collection(graph, choices)) + ")"
