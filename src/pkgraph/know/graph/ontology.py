"""The ontology and its vocabularies as quads of ``graph/ontology``."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.know.graph.iris import graph_iri
from pkgraph.namespaces import ONTOLOGY
from pkgraph.resources import resource


def ontology_quads(base: str, folder: Path | None = None) -> list[Quad]:
    """What stands in ``ontology/*.ttl`` and, relative to ``base``, in ``ontology/vocabulary/*.ttl``.

    Blank nodes (lists, restrictions) are labelled by file and RDF Dataset Canonicalization
    (RDFC-1.0), so that the same files give the same labels.

    Args:
        base: base IRI of the data.
        folder: the ontology's folder; the one pkgraph came with by default.

    Raises:
        SourceError: a file is not Turtle.
    """
    folder = folder or resource("ontology")
    graph = graph_iri(base, "ontology")
    quads: dict[Quad, None] = {}
    for file in sorted(folder.glob("*.ttl")):
        quads |= dict.fromkeys(_file_quads(file, ONTOLOGY, graph))
    for file in sorted((folder / "vocabulary").glob("*.ttl")):
        quads |= dict.fromkeys(_file_quads(file, base, graph))
    return list(quads)


def _file_quads(file: Path, base: str, graph: NamedNode) -> list[Quad]:
    try:
        statements = Dataset(parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=base))
    except SyntaxError as error:
        place = f"{file}, line {error.lineno}" if error.lineno else str(file)
        raise SourceError(f"not Turtle: {error.msg}", where=place, mend="correct the file") from error
    statements.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [_placed(quad, file.stem, graph) for quad in statements]


def _placed(quad: Quad, stem: str, graph: NamedNode) -> Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, BlankNode):
        subject = BlankNode(f"{stem}-{subject.value}")
    if isinstance(value, BlankNode):
        value = BlankNode(f"{stem}-{value.value}")
    return Quad(subject, quad.predicate, value, graph)
