"""RDF files of any syntax, read for validation without fetching anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.know.graph.ontology import ontology_quads
from pkgraph.know.inference.contradiction import contradictions
from pkgraph.know.validation.contradictory import findings_of
from pkgraph.know.validation.plausibility import check_plausibility
from pkgraph.know.validation.report import ValidationReport
from pkgraph.know.validation.shacl import validate
from pkgraph.namespaces import BASE

_SYNTAXES = ".ttl, .trig, .nt, .nq, .rdf, .jsonld or .n3"


def validate_files(paths: Sequence[Path], base: str = BASE) -> ValidationReport:
    """Validates RDF files together, with the ontology: against pkgraph's shapes, and for contradictions.

    Args:
        paths: files whose suffix tells the syntax.
        base: what relative IRIs in them are relative to.

    Raises:
        SourceError: a file cannot be read or is not RDF.
    """
    read = [_in_file(quad, path) for path in paths for quad in read_rdf(path, base)]
    quads = [*ontology_quads(base), *read]
    found = (*check_plausibility(quads), *findings_of(contradictions(quads)))
    return ValidationReport.of((*validate(quads).results, *found))


def _in_file(quad: Quad, path: Path) -> Quad:
    """A statement in the graph that the file gives it, or in one that the file's name gives."""
    if not isinstance(quad.graph_name, DefaultGraph):
        return quad
    return Quad(quad.subject, quad.predicate, quad.object, NamedNode(path.absolute().as_uri()))


def read_rdf(path: Path, base: str = BASE) -> Iterator[Quad]:
    """The statements of an RDF file; remote JSON-LD contexts are an error.

    Raises:
        SourceError: the file cannot be read, or is not RDF in the syntax that its suffix tells.
    """
    syntax = RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if syntax is None:
        raise SourceError(f"no syntax of RDF ends in '{path.suffix}'", where=str(path), mend=f"name it {_SYNTAXES}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(error.strerror or "cannot be read", where=str(path), mend="check the name") from error
    try:
        yield from parse(content, format=syntax, base_iri=base, rename_blank_nodes=True)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}, line {line}" if line else str(path)
        what = str(error.args[0])
        if "LoadDocumentCallback" in what:
            what, mend = "its JSON-LD context is elsewhere, and nothing is fetched", "put the context into the file"
        else:
            what, mend = f"not {syntax.name}: {what}", "correct the file"
        raise SourceError(what, where=where, mend=mend) from error
