"""Builds a graph, or adds to one: every step in its order."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from pkgraph import symbols
from pkgraph.ask.catalogue import suggestion
from pkgraph.ask.search import make_index
from pkgraph.catalog import Catalogs, load_catalogs
from pkgraph.errors import GraphError, SourceError
from pkgraph.know.graph import (
    absent_quads,
    build_quads,
    clock_quads,
    comparison_quads,
    nquads_lines,
    ontology_quads,
    write_nquads,
)
from pkgraph.know.inference import Reasoner, reason
from pkgraph.know.store import EmbeddedStore, GraphFolder, staging
from pkgraph.know.validation import ValidationReport, check_graph, revalidate, validate
from pkgraph.namespaces import BASE
from pkgraph.pipeline.examples import example_quads
from pkgraph.pipeline.memory import Member, Memory, Remembered, recall, recall_findings, remember, remember_findings
from pkgraph.pipeline.source import Task, bibliography
from pkgraph.pipeline.summary import BuildSummary
from pkgraph.pipeline.workers import read_all
from pkgraph.progress import Progress, Silent
from pkgraph.read.model import Bibliography
from pkgraph.read.text.sources import Source, find_sources


def build(
    sources: Sequence[Path],
    graph: Path,
    *,
    base: str = BASE,
    reasoner: Reasoner = "rules",
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildSummary:
    """Builds the graph of ``sources`` in the folder ``graph``, in place of what was there.

    The old graph stays until the new one is whole. A source that cannot be read is left out and named in
    the summary; if none can be read there is no graph.

    Args:
        sources: files and folders.
        graph: the folder.
        base: base IRI of the data.
        reasoner: ``rules`` or ``owlrl``, see ``know.inference``.
        jobs: how many sources to read at once, in processes of their own where there are many. A program that
            asks for more than one keeps its own start behind ``if __name__ == "__main__":``.
        progress: told how far the work is.

    Raises:
        SourceError: there are no sources, none can be read, or a catalogue cannot be used.
        GraphError: the folder cannot be written or holds something else.
    """
    work = _Work(graph, base, reasoner, jobs, progress or Silent())
    found = find_sources(sources)
    catalogs = load_catalogs(found)
    with staging(graph) as folder:
        members, failed = work.read([Task(source, _catalogued(catalogs, source)) for source in found])
        _check_any(members, failed)
        return work.join(folder, members, (), failed, catalogs.warnings)


def add(
    sources: Sequence[Path],
    graph: Path,
    *,
    remove: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildSummary:
    """Adds ``sources`` to the graph in the folder ``graph``, which becomes what a build of all its sources is.

    Only sources that are new or have changed are read, with their catalogue as it is now; those that are not
    named are taken as they were, whatever became of their files. One that was known and cannot be read now is taken
    as it was, too. The graph's base and reasoner stay.

    Args:
        sources: files and folders; may be none.
        graph: the folder.
        remove: keys of documents to take out first, with all their sources.
        jobs: as in ``build``.
        progress: told how far the work is.

    Raises:
        SourceError: a source is not there, none of them can be read, or a catalogue cannot be used.
        GraphError: there is no graph, it has no document of a key in ``remove``, or it cannot be written.
    """
    old = GraphFolder.open(graph)
    found = find_sources(sources) if sources else ()
    with staging(graph) as folder:
        memory = recall(old)
        removed = _keys(remove, memory, graph)
        work = _Work(graph, memory.base, memory.reasoner, jobs, progress or Silent())
        standing = {known.source.path: known for known in memory.sources if known.key not in removed}
        named = [_with_longest_name(source, standing) for source in found]
        catalogs = load_catalogs(named)
        tasks = [Task(source, _catalogued(catalogs, source)) for source in named]
        changed = {_place(task.source): task for task in tasks if not _stands(task, standing)}
        stale = [_again(known) for path, known in standing.items() if path not in changed and not known.stated]
        fresh, failed = work.read([*changed.values(), *stale])
        if len(changed) == len(named) and not removed:
            _check_any(fresh, failed)
        read = {member.source.path for member in fresh}
        unread = [known for path, known in standing.items() if path not in read]
        again, failed_again = work.read([_again(known) for known in unread if not known.stated and known.text])
        kept = [Member(known.source, known.catalogued, known.stated) for known in unread if known.stated]
        summary = work.join(folder, [*fresh, *again], kept, [*failed, *failed_again], catalogs.warnings, old)
    return replace(summary, removed=tuple(sorted(removed)))


class _Work:
    """What building and adding share: reading sources, and joining what was read to a graph."""

    def __init__(self, graph: Path, base: str, reasoner: Reasoner, jobs: int, watch: Progress) -> None:
        self._graph, self._base, self._reasoner, self._jobs, self._watch = graph, base, reasoner, jobs, watch
        self._started, self._cpu, self._cpu_elsewhere = datetime.now(UTC), time.process_time(), 0.0

    def read(self, tasks: Sequence[Task]) -> tuple[list[Member], list[str]]:
        """The sources that could be read, and a line for each that could not."""
        if not tasks:
            return [], []
        outcomes = read_all(tasks, self._base, self._jobs, self._watch)
        self._cpu_elsewhere += sum(outcome.cpu_elsewhere for outcome in outcomes)
        members = [
            Member(Source(_place(task.source), task.source.name), task.catalogued, outcome.stated)
            for task, outcome in zip(tasks, outcomes, strict=True)
            if outcome.stated
        ]
        return members, [outcome.failure for outcome in outcomes if not outcome.stated]

    def join(
        self,
        folder: GraphFolder,
        fresh: Sequence[Member],
        kept: Sequence[Member],
        failed: Sequence[str],
        warnings: Sequence[str],
        old: GraphFolder | None = None,
    ) -> BuildSummary:
        """Fills ``folder`` with the graph of all sources: those read now and those kept from the ``old`` one."""
        members = sorted((*fresh, *kept), key=lambda member: member.source.path.as_posix())
        documents, duplicates = _first_of_each(members)
        for key, member in documents.items():
            folder.keep_text(key, member.stated.text)
        remember(folder, self._graph.resolve().parent, members, self._base, self._reasoner)
        stated = list(chain.from_iterable(member.stated.statements.quads() for member in documents.values()))
        common = ontology_quads(self._base) + example_quads(self._base) + build_quads(self._base, documents)
        common += absent_quads(self._base, stated)
        compared = comparison_quads(self._base, stated)
        quads = [*common, *stated, *compared]
        self._watch.step("Inferring")
        reasoned = reason(quads, self._base, self._reasoner)
        inferred = reasoned.inferred
        quads += inferred
        self._watch.advance()
        runs = [nquads_lines(common), nquads_lines(compared), nquads_lines(inferred)]
        runs += [member.stated.statements.lines() for member in documents.values()]
        lines = sorted(chain.from_iterable(runs))
        self._watch.step("Validating")
        shacl = _validated(quads, lines, old)
        report = check_graph(quads, folder.read_text, shacl, reasoned.contradictions)
        self._watch.advance()
        self._watch.step("Writing and loading")
        written = write_nquads([lines], folder.nquads)
        write_nquads([nquads_lines(clock_quads(self._base, self._started, datetime.now(UTC)))], folder.build_record)
        remember_findings(folder, shacl)
        EmbeddedStore.create(folder.path, [folder.nquads, folder.build_record])
        self._watch.advance()
        self._watch.step("Indexing")
        states = {key: member.stated.statements.checksum for key, member in documents.items()}
        with closing(EmbeddedStore.open(folder.path)) as store:
            make_index(store, folder.index, states, old.index if old else None)
        self._watch.advance()
        now = {member.source.path for member in fresh}
        return BuildSummary(
            graph=self._graph,
            documents=tuple(each.stated.summary for each in documents.values() if each.source.path in now),
            kept=sum(each.source.path not in now for each in documents.values()),
            quads=written,
            inferred=len(inferred),
            report=report,
            failed=tuple(failed),
            duplicates=duplicates,
            warnings=tuple(warnings),
            cpu_seconds=time.process_time() - self._cpu + self._cpu_elsewhere,
        )


def _validated(quads: Sequence[Quad], lines: Sequence[bytes], old: GraphFolder | None) -> ValidationReport:
    """What the shapes say of a graph, found from what they said of the old one where that is known.

    Args:
        quads: the graph.
        lines: the same as N-Quads.
        old: the graph that it was before, if any.
    """
    before = recall_findings(old) if old else None
    if old is None or before is None:
        return validate(quads)
    changed = set(old.nquads.read_bytes().splitlines(keepends=True)).symmetric_difference(lines)
    return revalidate(before, parse(b"".join(sorted(changed)), format=RdfFormat.N_QUADS), quads)


def _first_of_each(members: Sequence[Member]) -> tuple[dict[str, Member], tuple[str, ...]]:
    """The first source of each document, by key, and a line for each further one."""
    first: dict[str, Member] = {}
    further: list[str] = []
    for member in members:
        read = first.setdefault(member.key, member)
        if read is not member:
            further.append(f"{member.source.name} is {member.key} like {read.source.name}, which was read")
    return dict(sorted(first.items())), tuple(further)


def _check_any(members: Sequence[Member], failed: Sequence[str]) -> None:
    if failed and not members:
        raise SourceError(
            f"no source could be read: {failed[0]}"
            if len(failed) == 1
            else f"none of {len(failed)} sources could be read, the first because: {failed[0]}"
        )


def _keys(written: Sequence[str], memory: Memory, graph: Path) -> frozenset[str]:
    """Keys of documents of a graph, also where a symbol is not written as UN usage has it."""
    known = {source.key for source in memory.sources}
    keys = {key: key if key in known else symbols.canonical(key) for key in written}
    for key, found in keys.items():
        if found not in known:
            mend = suggestion(key, sorted(known), "its documents are")
            raise GraphError(f"there is no document '{key}' in this graph", where=str(graph), mend=mend)
    return frozenset(found for found in keys.values() if found)


def _with_longest_name(source: Source, standing: Mapping[Path, Remembered]) -> Source:
    """A source with the longest name that it was ever named by, as ``find_sources`` chooses."""
    known = standing.get(_place(source))
    if known is None or len(known.source.name) <= len(source.name):
        return source
    return known.source


def _stands(task: Task, standing: Mapping[Path, Remembered]) -> bool:
    """True if a source, and all that reading it depends on, is what it was."""
    known = standing.get(_place(task.source))
    return (
        known is not None
        and known.stated is not None
        and (known.source.name, known.catalogued) == (task.source.name, task.catalogued)
        and known.sha256 == _checksum(task.source.path)
    )


def _again(known: Remembered) -> Task:
    return Task(known.source, known.catalogued, known.source_text)


def _catalogued(catalogs: Catalogs, source: Source) -> Bibliography:
    return bibliography(catalogs.entries.get(source.path))


def _place(source: Source) -> Path:
    """Where a source's file is, all links followed: what tells it from others."""
    return source.path.resolve()


def _checksum(path: Path) -> str | None:
    """SHA-256 of a file; None where it cannot be read, which reading it will tell."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
