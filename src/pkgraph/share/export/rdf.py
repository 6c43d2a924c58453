"""Statements in the forms of RDF, with the project's prefixes.

Turtle and RDF/XML hold every statement once, whatever graphs it stands in; TriG and N-Quads keep the named graphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PREFIXES
from pkgraph.share.export.network import ILLEGAL, UNKNOWN
from pkgraph.share.export.statements import statements
from pkgraph.share.export.views import Construct

if TYPE_CHECKING:
    from typing_extensions import Buffer


def write_turtle(store: Store, of: Construct | None, path: Path) -> None:
    """Writes RDF 1.1 Turtle."""
    _write((quad.triple for quad in statements(store, of, graphs=False)), path, RdfFormat.TURTLE)


def write_trig(store: Store, of: Construct | None, path: Path) -> None:
    """Writes RDF 1.1 TriG."""
    _write(statements(store, of, graphs=True), path, RdfFormat.TRIG)


def write_nquads(store: Store, of: Construct | None, path: Path) -> None:
    """Writes RDF 1.1 N-Quads."""
    _write(statements(store, of, graphs=True), path, RdfFormat.N_QUADS)


def write_rdfxml(store: Store, of: Construct | None, path: Path) -> None:
    """Writes RDF 1.1 XML; of a character that XML has no place for, U+FFFD stands in its place."""
    triples = (_without_illegal(quad.triple) for quad in statements(store, of, graphs=False))
    with path.open("wb") as file:
        serialize(triples, _KeepsReturns(file), format=RdfFormat.RDF_XML, prefixes=PREFIXES)


def _write(of: Iterable[Quad] | Iterable[Triple], path: Path, form: RdfFormat) -> None:
    with path.open("wb") as file:
        serialize(of, file, format=form, prefixes=PREFIXES)


def _without_illegal(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal) or not ILLEGAL.search(value.value):
        return triple
    text = ILLEGAL.sub(UNKNOWN, value.value)
    kept = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, kept)


class _KeepsReturns(BytesIO):
    """A file in which carriage returns are references, since XML readers take bare ones for line feeds."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file

    def write(self, piece: Buffer, /) -> int:
        self._file.write(bytes(piece).replace(b"\r", b"&#xD;"))
        return len(bytes(piece))
