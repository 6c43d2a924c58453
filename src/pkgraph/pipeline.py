"""The whole way: sources to texts, documents, facts, graph, inference, validation and store."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Quad

from pkgraph import symbols
from pkgraph.catalog import CatalogEntry, load_catalogs
from pkgraph.errors import SourceError
from pkgraph.know.graph import build_quads, clock_quads, nquads_lines, ontology_quads, quads_of, write_nquads
from pkgraph.know.inference import Reasoner, infer
from pkgraph.know.store import EmbeddedStore, staging
from pkgraph.know.validation import ValidationReport, check_graph
from pkgraph.namespaces import BASE
from pkgraph.progress import Progress, Silent
from pkgraph.read import read_document
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography, Reading
from pkgraph.read.text.reader import read_text
from pkgraph.read.text.sources import Source, find_sources
from pkgraph.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read from one source."""

    key: str
    source: str
    title: str | None
    family: str
    parts: int
    facts: dict[str, int]
    """name of the kind of fact to how many"""
    notices: tuple[str, ...]
    """what could not be placed or is missing, a line each"""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did."""

    graph: Path
    documents: tuple[DocumentSummary, ...]
    quads: int
    inferred: int
    report: ValidationReport
    failed: tuple[str, ...]
    """a line for each source that could not be read"""
    duplicates: tuple[str, ...]
    """a line for each source that is a second one of its document, and was not read"""
    warnings: tuple[str, ...]
    """a line for each oddity of a catalogue"""
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class _Readings:
    readings: tuple[Reading, ...]
    failed: tuple[str, ...]
    duplicates: tuple[str, ...]


def build(
    sources: Sequence[Path],
    graph: Path,
    *,
    base: str = BASE,
    reasoner: Reasoner = "rules",
    progress: Progress | None = None,
) -> BuildSummary:
    """Builds the graph of ``sources`` in the folder ``graph``, in place of what was there.

    The old graph stays until the new one is whole. A source that cannot be read is left out and named in
    the summary; if none can be read there is no graph.

    Args:
        sources: files and folders.
        base: base IRI of the data.
        reasoner: ``rules`` or ``owlrl``, see ``know.inference``.

    Raises:
        SourceError: there are no sources, none can be read, or a catalogue cannot be used.
        GraphError: the folder cannot be written or holds something else.
    """
    watch = progress or Silent()
    started, cpu = datetime.now(UTC), time.process_time()
    found = find_sources(sources)
    catalogs = load_catalogs(found)
    vocabulary = load_vocabulary()
    with staging(graph) as folder:
        read = _read_all(found, {s: catalogs.entries.get(s.path) for s in found}, vocabulary, watch)
        for reading in read.readings:
            folder.keep_text(reading.document.key, reading.document.text)
        quads = _state_all(read.readings, base, watch)
        watch.step("Inferring")
        inferred = infer(quads, base, reasoner)
        quads += inferred
        watch.advance()
        watch.step("Validating")
        report = check_graph(quads, folder.read_text)
        watch.advance()
        watch.step("Writing and loading")
        written = write_nquads([nquads_lines(quads)], folder.nquads)
        write_nquads([nquads_lines(clock_quads(base, started, datetime.now(UTC)))], folder.build_record)
        EmbeddedStore.create(folder.path, [folder.nquads, folder.build_record])
        watch.advance()
    return BuildSummary(
        graph=graph,
        documents=tuple(_summary(reading) for reading in read.readings),
        quads=written,
        inferred=len(inferred),
        report=report,
        failed=read.failed,
        duplicates=read.duplicates,
        warnings=tuple(catalogs.warnings),
        cpu_seconds=time.process_time() - cpu,
    )


def _read_all(
    found: Sequence[Source], entries: dict[Source, CatalogEntry | None], vocabulary: Vocabulary, watch: Progress
) -> _Readings:
    """Every source that can be read, the first by path of each document."""
    finder = MissionFinder.of(vocabulary.missions.values())
    readings: dict[str, Reading] = {}
    failed: list[str] = []
    duplicates: list[str] = []
    watch.step("Reading", len(found))
    for source in found:
        try:
            text = read_text(source)
        except SourceError as error:
            failed.append(str(error))
        else:
            known = bibliography(entries[source])
            reading = read_document(source.name, text.text, text.sha256, known, vocabulary, finder)
            first = readings.setdefault(reading.document.key, reading)
            if first is not reading:
                duplicates.append(
                    f"{source.name} is {reading.document.key} like {first.document.source}, which was read"
                )
        watch.advance()
    if not readings:
        raise SourceError(
            f"no source could be read: {failed[0]}"
            if len(failed) == 1
            else f"none of {len(failed)} sources could be read, the first because: {failed[0]}"
        )
    return _Readings(tuple(readings[key] for key in sorted(readings)), tuple(failed), tuple(duplicates))


def bibliography(entry: CatalogEntry | None) -> Bibliography:
    """What the catalogue says of a document, its symbol in canonical form; nothing where it has no entry."""
    if entry is None:
        return Bibliography()
    known = {field.name: getattr(entry, field.name) for field in fields(Bibliography)}
    known["issued"] = entry.issued.isoformat() if entry.issued else entry.issued_partly
    known["symbol"] = symbols.canonical(entry.symbol) or entry.symbol if entry.symbol else None
    return Bibliography(**known)


def _state_all(readings: Sequence[Reading], base: str, watch: Progress) -> list[Quad]:
    watch.step("Stating", len(readings))
    quads = ontology_quads(base)
    for reading in readings:
        quads += quads_of(reading, base)
        watch.advance()
    return quads + build_quads(base, [reading.document.key for reading in readings])


def _summary(reading: Reading) -> DocumentSummary:
    document = reading.document
    counts = Counter(type(fact).__name__ for fact in reading.facts)
    return DocumentSummary(
        key=document.key,
        source=document.source,
        title=document.catalogued.title or document.front.title,
        family=document.family,
        parts=len(document.parts),
        facts=dict(sorted(counts.items())),
        notices=tuple(notice.message for notice in document.notices),
    )
