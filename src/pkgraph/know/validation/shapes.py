"""The shapes: ``shapes/*.ttl``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.know.graph.convert import rdflib_graph
from pkgraph.namespaces import SH
from pkgraph.resources import resource

if TYPE_CHECKING:
    import rdflib

_TARGETS = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")


def load_shapes(folder: Path | None = None) -> rdflib.Graph:
    """All shapes of a folder in one graph; those that pkgraph came with by default.

    Raises:
        SourceError: a file is not Turtle, or there are no shapes.
    """
    folder = folder or resource("shapes")
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise SourceError("no shapes here", where=str(folder), mend="install pkgraph again")
    return rdflib_graph(quad for file in files for quad in _quads(file))


def _quads(file: Path) -> Iterator[Quad]:
    try:
        # Blank nodes of different files may bear the same label.
        yield from parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=SH, rename_blank_nodes=True)
    except SyntaxError as error:
        where = f"{file}, line {error.lineno}" if error.lineno else str(file)
        raise SourceError(f"not Turtle: {error.msg}", where=where, mend="correct the file") from error


def in_bulk(shapes: rdflib.Graph) -> rdflib.Graph:
    """The same shapes in a form that pySHACL checks about three times faster: it gives the same results.

    pySHACL visits the property shapes of a node shape for one focus node at a time, but a shape with
    targets for all of them at once. So the targets of a node shape are given to its property shapes
    themselves (SHACL, section 2.1.3), unless other shapes refer to it or it is deactivated.
    """
    import rdflib

    bulk = rdflib.Graph()
    bulk += shapes
    targets = tuple(rdflib.URIRef(SH + name) for name in _TARGETS)
    for shape in set(shapes.subjects(rdflib.URIRef(SH + "property"))):
        aims = [(target, aim) for target in targets for aim in shapes.objects(shape, target)]
        referred = next(shapes.triples((None, None, shape)), None)
        deactivated = (shape, rdflib.URIRef(SH + "deactivated"), None) in shapes
        implicit = (shape, rdflib.RDF.type, rdflib.RDFS.Class) in shapes
        parts = list(shapes.objects(shape, rdflib.URIRef(SH + "property")))
        sound = not any(isinstance(part, rdflib.Literal) for part in parts)
        if aims and sound and not referred and not deactivated and not implicit:
            for part in parts:
                bulk.remove((shape, rdflib.URIRef(SH + "property"), part))
                for target, aim in aims:
                    bulk.add((part, target, aim))
    return bulk
