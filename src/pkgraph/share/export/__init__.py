"""The graph in other forms, each written whole or not at all. docs/export.md shows them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.share.export.csv_files import write_csv
from pkgraph.share.export.cytoscape import write_cytoscape
from pkgraph.share.export.dot import write_dot
from pkgraph.share.export.excel import write_excel
from pkgraph.share.export.gexf import write_gexf
from pkgraph.share.export.graphml import write_graphml
from pkgraph.share.export.html import write_html
from pkgraph.share.export.jsonld import write_jsonld
from pkgraph.share.export.neo4j import write_neo4j
from pkgraph.share.export.rdf import write_nquads, write_rdfxml, write_trig, write_turtle
from pkgraph.share.export.views import Construct


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which the graph is written."""

    shows: str
    """what it is, for people"""
    write: Callable[[Store, Construct | None, Path], None]
    """writes the graph, or a view of it, to a new file or into an empty folder"""
    text: bool = True
    """whether it is one text, which may go to standard output"""
    folder: bool = False
    """whether it is several files: a folder, or an archive where the place ends in ``.zip``"""
    views: bool = True
    """whether it can be of a view"""


FORMATS: dict[str, Format] = {
    "turtle": Format("all statements, or a view's, as Turtle", write_turtle),
    "trig": Format("the same in their named graphs, as TriG", write_trig),
    "nquads": Format("the same as N-Quads", write_nquads),
    "jsonld": Format("the same as JSON-LD, with its context", write_jsonld),
    "rdfxml": Format("all statements as RDF/XML", write_rdfxml),
    "graphml": Format("a view as GraphML, for yEd, igraph, networkx", write_graphml),
    "gexf": Format("a view as GEXF 1.3, for Gephi and its timeline", write_gexf),
    "cytoscape": Format("a view as .cyjs, for Cytoscape and Cytoscape.js", write_cytoscape),
    "dot": Format("a view in the DOT language, for Graphviz", write_dot),
    "html": Format("a view as one page to look around in, for any browser", write_html),
    "neo4j-csv": Format("a view as CSV and Cypher, for Neo4j; FILE is a folder or a .zip", write_neo4j, False, True),
    "csv": Format("the catalogue's answers as CSV; FILE is a folder or a .zip", write_csv, False, True, False),
    "excel": Format("the catalogue's answers as one workbook (.xlsx)", write_excel, False, False, False),
}
"""name of a format to what writes it"""

ARCHIVE = ".zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def export(store: Store, form: str, path: Path, view: Construct | None = None) -> None:
    """Writes the graph to a file, or a folder, in one of ``FORMATS``; a failure leaves what was at ``path`` before.

    Args:
        store: the graph.
        form: the format's name.
        path: the file; of a form of several files the folder, or an archive that ends in ``.zip``.
        view: what of the graph; none for all statements, or for the default view.

    Raises:
        GraphError: the place cannot be written, or the graph cannot be read.
        QueryError: the view is a query that is refused.
    """
    place = path.absolute()
    if not place.name:
        raise GraphError("names no file", where=str(path), mend="choose another file")
    unfinished = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        if FORMATS[form].folder:
            unfinished.mkdir()
            FORMATS[form].write(store, view, unfinished)
            _put(unfinished, place)
        else:
            FORMATS[form].write(store, view, unfinished)
            unfinished.replace(place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphError(f"cannot be written: {reason}", where=str(path), mend="choose another file") from error
    finally:
        _delete(unfinished)


def _put(folder: Path, path: Path) -> None:
    """Puts a new folder, or an archive of it, in its place; what it takes the place of holds the same files.

    Raises:
        GraphError: a folder is there that holds other files.
    """
    if path.suffix.lower() == ARCHIVE:
        archive = _archived(folder)
        archive.replace(path)
        return
    if path.is_dir():
        names = {each.name for each in folder.iterdir()}
        others = sorted(each.name for each in path.iterdir() if each.name not in names)
        if others:
            what = f"holds other files: {', '.join(others[:3])}"
            raise GraphError(what, where=str(path), mend="choose an empty or a new folder")
        old = folder.with_suffix(".old")
        path.rename(old)
        folder.rename(path)
        _delete(old)
    else:
        folder.rename(path)


def _archived(folder: Path) -> Path:
    """A zip archive of a folder's files, inside it; the same files give the same bytes."""
    path = folder / ARCHIVE
    with ZipFile(path, "w") as archive:
        for each in sorted(folder.iterdir()):
            if each != path:
                info = ZipInfo(each.name, _LONG_AGO)
                info.compress_type = ZIP_DEFLATED
                with each.open("rb") as source, archive.open(info, "w") as entry:
                    shutil.copyfileobj(source, entry)
    return path


def _delete(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
