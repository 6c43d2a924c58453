"""One source, from its file to its statements: what is done for each alone, here or in another process."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, fields

from pyoxigraph import Quad, RdfFormat, parse

from pkgraph import symbols
from pkgraph.catalog import CatalogEntry
from pkgraph.errors import SourceError
from pkgraph.know.graph import nquads_lines, quads_of
from pkgraph.pipeline.summary import DocumentSummary
from pkgraph.read import read_document
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography
from pkgraph.read.text.reader import SourceText, read_text
from pkgraph.read.text.sources import Source
from pkgraph.vocabulary import Vocabulary, load_vocabulary

_QUICK = 1
"""How hard gzip tries: N-Quads shrink to a tenth at once, and to little less with much more time."""


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be read."""

    source: Source
    catalogued: Bibliography
    """what the catalogue says of it"""
    text: SourceText | None = None
    """its text, where it was kept and the file is not to be opened"""

    @property
    def size(self) -> int:
        """About how much there is to read."""
        if self.text:
            return len(self.text.text)
        try:
            return self.source.path.stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one document, packed: sorted N-Quads lines."""

    packed: bytes

    @classmethod
    def of(cls, quads: list[Quad]) -> Statements:
        """These statements."""
        return cls(gzip.compress(b"".join(nquads_lines(quads)), _QUICK, mtime=0))

    @property
    def checksum(self) -> str:
        """SHA-256 of the packed statements, in hexadecimal."""
        return hashlib.sha256(self.packed).hexdigest()

    def lines(self) -> list[bytes]:
        """One N-Quads line for each statement, sorted by bytes."""
        return gzip.decompress(self.packed).splitlines(keepends=True)

    def quads(self) -> Iterator[Quad]:
        """The statements."""
        return parse(gzip.decompress(self.packed), format=RdfFormat.N_QUADS)


@dataclass(frozen=True, slots=True)
class Stated:
    """A source that was read, and what is stated of it."""

    text: str
    sha256: str
    """of the source's bytes, in hexadecimal"""
    statements: Statements
    summary: DocumentSummary


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task."""

    stated: Stated | None
    failure: str = ""
    """why the source could not be read, for people"""
    cpu_elsewhere: float = 0.0
    """seconds of processor time that it took in another process"""


class SourceReader:
    """Reads sources and states what they say, with vocabularies that are loaded once."""

    def __init__(self, base: str, vocabulary: Vocabulary | None = None) -> None:
        self._base = base
        self._vocabulary = vocabulary or load_vocabulary()
        self._finder = MissionFinder.of(self._vocabulary.missions.values())

    def __call__(self, task: Task) -> Outcome:
        """Reads one source; that it cannot be read is an outcome too, be it by a fault of pkgraph's own.

        With ``PKGRAPH_DEBUG`` in the environment such a fault is raised.
        """
        try:
            return Outcome(self._state(task))
        except SourceError as error:
            return Outcome(None, str(error))
        except Exception as error:  # whatever one source brings to light, the others are read and it is named
            if os.environ.get("PKGRAPH_DEBUG"):
                raise
            return Outcome(None, str(_fault(task, error)))

    def _state(self, task: Task) -> Stated:
        text = task.text or read_text(task.source)
        reading = read_document(
            task.source.name, text.text, text.sha256, task.catalogued, self._vocabulary, self._finder
        )
        statements = Statements.of(quads_of(reading, self._base))
        return Stated(text.text, text.sha256, statements, DocumentSummary.of(reading))


def _fault(task: Task, error: Exception) -> SourceError:
    """The line for a source that pkgraph fails on."""
    return SourceError(
        f"pkgraph fails on it, which is no fault of the file ({type(error).__name__}: {error})",
        where=str(task.source.path),
        mend="report it with the file; PKGRAPH_DEBUG=1 shows where",
    )


def bibliography(entry: CatalogEntry | None) -> Bibliography:
    """What the catalogue says of a document, its symbol in canonical form; nothing where it has no entry."""
    if entry is None:
        return Bibliography()
    known = {field.name: getattr(entry, field.name) for field in fields(Bibliography)}
    known["issued"] = entry.issued.isoformat() if entry.issued else entry.issued_partly
    known["symbol"] = symbols.canonical(entry.symbol) or entry.symbol if entry.symbol else None
    return Bibliography(**known)
