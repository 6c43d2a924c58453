"""Validation of a graph that differs a little from one whose report is known.

What a shape says of a focus node depends on the statements that its paths lead to, and on none else. So where no
such statement has come or gone the old findings hold, and only the other nodes are validated, on the part of
the graph that can be reached from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from pkgraph.know.validation.report import ValidationReport
from pkgraph.know.validation.shacl import validate
from pkgraph.know.validation.shapes import load_shapes
from pkgraph.namespaces import OA, PK, RDF, RDFS, SH

if TYPE_CHECKING:
    import rdflib

_TYPE, _SUBCLASS = RDF + "type", RDFS + "subClassOf"
_FOR_QUOTES = frozenset({PK + "evidence", PK + "otherEvidence", OA + "hasSelector", OA + "exact", RDFS + "label"})
"""what a finding's quotes and label are found by, whatever the shapes say"""
_FAR_SEEING = ("closed", "inversePath", "js", "parameter", "rule", "sparql", "target")
"""terms of SHACL that let a shape see more than its paths lead to"""

Node = NamedNode | BlankNode | Literal | Triple


def revalidate(
    before: ValidationReport, changed: Iterable[Quad], quads: Sequence[Quad], shapes: rdflib.Graph | None = None
) -> ValidationReport:
    """What ``validate`` says of ``quads``, found from what it said before.

    Args:
        before: what it said of the graph as it was, by the same shapes.
        changed: the statements that are in one of the two graphs alone.
        quads: the graph as it is.
        shapes: as in ``validate``.

    Raises:
        SourceError: the shapes are no valid SHACL.
    """
    shapes = load_shapes() if shapes is None else shapes
    seen = _seen(shapes)
    news = [quad for quad in changed if quad.predicate.value in seen]
    if _see_far(shapes) or any(quad.predicate.value == _SUBCLASS for quad in news):
        return validate(quads, shapes)
    edges = [quad for quad in quads if quad.predicate.value in seen]
    classes = {edge.object for edge in edges if edge.predicate.value == _TYPE}
    if any(quad.subject in classes for quad in news):
        return validate(quads, shapes)
    focus = _touched(news, edges)
    names = {_name(node) for node in focus}
    kept = [finding for finding in before.results if finding.focus not in names]
    found = validate(_around(focus, edges), shapes) if focus else ValidationReport(())
    return ValidationReport.of([*kept, *(finding for finding in found.results if finding.focus in names)])


def _seen(shapes: rdflib.Graph) -> frozenset[str]:
    """The properties that any shape can speak of, and perhaps some more: all IRIs that stand in the shapes."""
    return frozenset(str(value) for value in shapes.objects()) | _FOR_QUOTES | {_TYPE, _SUBCLASS}


def _see_far(shapes: rdflib.Graph) -> bool:
    import rdflib

    of_classes = (None, rdflib.URIRef(SH + "targetObjectsOf"), rdflib.URIRef(_TYPE))
    return of_classes in shapes or any((None, rdflib.URIRef(SH + name), None) in shapes for name in _FAR_SEEING)


def _touched(news: Sequence[Quad], edges: Sequence[Quad]) -> set[Node]:
    """The nodes that new or lost statements are about or lead to, and all from which paths lead to the former."""
    sources: dict[Node, list[Node]] = {}
    for edge in edges:
        if not isinstance(edge.object, Literal) and edge.predicate.value != _TYPE:
            sources.setdefault(edge.object, []).append(edge.subject)
    about = _closure({quad.subject for quad in news}, sources)
    return about | {quad.object for quad in news if quad.predicate.value != _TYPE}


def _around(focus: set[Node], edges: Sequence[Quad]) -> list[Quad]:
    """All statements that paths from these nodes can lead to, those that make them targets, and the classes."""
    values: dict[Node, list[Node]] = {}
    for edge in edges:
        if not isinstance(edge.object, Literal):
            values.setdefault(edge.subject, []).append(edge.object)
    reached = _closure(focus, values)
    return [
        edge for edge in edges if edge.subject in reached or edge.object in focus or edge.predicate.value == _SUBCLASS
    ]


def _closure(start: set[Node], steps: dict[Node, list[Node]]) -> set[Node]:
    reached, waiting = set(start), list(start)
    while waiting:
        new = [node for node in steps.get(waiting.pop(), ()) if node not in reached]
        reached.update(new)
        waiting += new
    return reached


def _name(node: Node) -> str:
    """A node as findings write it."""
    return str(node) if isinstance(node, Triple) else node.value
