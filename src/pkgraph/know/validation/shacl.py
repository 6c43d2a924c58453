"""SHACL validation by pySHACL, on an rdflib graph in memory: the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from pyoxigraph import Quad

from pkgraph.errors import SourceError
from pkgraph.know.graph.convert import rdflib_graph
from pkgraph.know.validation.path import sparql_path
from pkgraph.know.validation.report import MEND, Finding, Severity, ValidationReport
from pkgraph.know.validation.shapes import in_bulk, load_shapes
from pkgraph.namespaces import OA, PK, RDFS, SH, SHAPES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_NOTES = frozenset((PK + "message", PK + "inconsistencyNote"))
"""properties whose values say themselves what is wrong with a source"""


def validate(quads: Iterable[Quad], shapes: rdflib.Graph | None = None) -> ValidationReport:
    """Validates the union of ``quads`` against ``shapes``.

    Literals are seen as they are written, so quads must come from the builder or a parser, not from a
    store. Nothing is inferred and nothing is fetched; the class hierarchy is read from ``quads``.

    Args:
        quads: the data with the ontology.
        shapes: those that pkgraph came with by default.

    Raises:
        SourceError: the shapes are no valid SHACL.
    """
    import pyshacl

    data = rdflib_graph(quads)
    shapes = load_shapes() if shapes is None else shapes
    try:
        _, results, _ = pyshacl.validate(
            data,
            shacl_graph=in_bulk(shapes),
            inference="none",
            inplace=True,
            allow_infos=True,
            allow_warnings=True,
        )
    except RuntimeError as error:  # the family of pySHACL's own errors
        raise SourceError(f"the shapes cannot be used: {error}", where="shapes", mend="correct them") from error
    return ValidationReport.of(_findings(cast("rdflib.Graph", results), data, shapes))


def _findings(results: rdflib.Graph, data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Finding]:
    for result in results.subjects(_node(SH + "focusNode"), unique=True):
        focus = results.value(result, _node(SH + "focusNode"))
        severity = str(results.value(result, _node(SH + "resultSeverity"))).removeprefix(SH)
        path = results.value(result, _node(SH + "resultPath"))
        value = _text(results.value(result, _node(SH + "value")))
        value = None if path is None and value == str(focus) else value  # of a node shape: tells nothing more
        messages = sorted(str(message) for message in results.objects(result, _node(SH + "resultMessage")))
        if severity == "Warning" and str(path) in _NOTES and value:
            messages, value = [value], None  # a notice speaks for itself
        yield Finding(
            severity=cast(Severity, severity if severity in ("Warning", "Info") else "Violation"),
            focus=str(focus),
            path=None if path is None else _path(results, path),
            value=value,
            message="; ".join(messages) or "does not conform to the shape",
            shape=_shape(results, result),
            quote=_quote(data, focus, "evidence"),
            label=_label(data, focus),
            mend=_mend(shapes, results.value(result, _node(SH + "sourceShape"))),
            other_quote=_quote(data, focus, "otherEvidence"),
        )


def _node(iri: str) -> Node:
    import rdflib

    return rdflib.URIRef(iri)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


def _path(graph: rdflib.Graph, path: Node) -> str:
    """The IRI of a property; a longer path as SPARQL writes it."""
    import rdflib

    return str(path) if isinstance(path, rdflib.URIRef) else sparql_path(graph, path)


def _shape(results: rdflib.Graph, result: Node) -> str | None:
    """The shape's IRI; the constraint's kind where the shape is a blank node, which would tell nobody anything."""
    import rdflib

    shape = results.value(result, _node(SH + "sourceShape"))
    if not isinstance(shape, rdflib.URIRef):
        shape = results.value(result, _node(SH + "sourceConstraintComponent"))
    return _text(shape)


def _label(data: rdflib.Graph, focus: Node | None) -> str | None:
    """What people call a node: the first of its labels."""
    return min((str(label) for label in data.objects(focus, _node(RDFS + "label"))), default=None)


def _mend(shapes: rdflib.Graph, shape: Node | None) -> str | None:
    """What the shape says to do, or the shape that it is a part of, or all of them."""
    owner = shapes.value(None, _node(SH + "property"), shape)
    said = (shapes.value(node, _node(MEND)) for node in (shape, owner, _node(SHAPES.removesuffix("#"))))
    return next((str(mend) for mend in said if mend is not None), None)


def _quote(data: rdflib.Graph, focus: Node | None, evidence: str) -> str | None:
    """The words that a fact or a notice stands on."""
    holder = data.value(focus, _node(PK + evidence)) or (focus if evidence == "evidence" else None)
    for selector in data.objects(holder, _node(OA + "hasSelector")) if holder else ():
        exact = data.value(selector, _node(OA + "exact"))
        if exact is not None:
            return str(exact)
    return None
