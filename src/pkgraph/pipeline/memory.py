"""What a graph remembers of its sources, so that the next one need not read them again.

``sources/index.json`` names them; each has its text and its statements in files beside it that are named by
their own checksum. Paths are relative to the folder that holds the graph's. ``sources/findings.json`` is what the
shapes say of the graph.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

from pkgraph.errors import GraphError
from pkgraph.know.inference import Reasoner
from pkgraph.know.store import GraphFolder
from pkgraph.know.validation import Finding, ValidationReport
from pkgraph.pipeline.program import fingerprint
from pkgraph.pipeline.source import Stated, Statements
from pkgraph.pipeline.summary import DocumentSummary
from pkgraph.read.model import Bibliography
from pkgraph.read.text.reader import SourceText
from pkgraph.read.text.sources import Source

_INDEX, _FINDINGS, _TEXT, _STATEMENTS = "index.json", "findings.json", ".txt", ".nq.gz"


@dataclass(frozen=True, slots=True)
class Member:
    """A source whose document is in the graph, or is a second one of a document that is."""

    source: Source
    """where the file was, all links followed, and its name"""
    catalogued: Bibliography
    stated: Stated

    @property
    def key(self) -> str:
        """The document's."""
        return self.stated.summary.key


@dataclass(frozen=True, slots=True)
class Remembered:
    """A source as the graph remembers it."""

    source: Source
    catalogued: Bibliography
    key: str
    """the document's, as it was read then"""
    sha256: str
    text: str | None
    """None where the kept text was lost"""
    stated: Stated | None
    """None where it must be read again: what was kept was lost, or pkgraph reads otherwise by now"""

    @property
    def source_text(self) -> SourceText | None:
        """The kept text, to be read again."""
        return None if self.text is None else SourceText(self.source, self.text, self.sha256)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a graph was made of, and how."""

    base: str
    reasoner: Reasoner
    sources: tuple[Remembered, ...]


def remember(folder: GraphFolder, beside: Path, members: Sequence[Member], base: str, reasoner: Reasoner) -> None:
    """Writes what is known of the sources into a graph's folder.

    Args:
        folder: the new graph's, still elsewhere.
        beside: the folder in which the graph will be.
        members: its sources, in order.
        base: base IRI of the data.
        reasoner: the one that inferred.
    """
    folder.sources.mkdir()
    index = {
        "program": fingerprint(),
        "base": base,
        "reasoner": reasoner,
        "sources": [_entry(folder.sources, beside, member) for member in members],
    }
    (folder.sources / _INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="ascii")


def recall(folder: GraphFolder) -> Memory:
    """What a graph was made of.

    Raises:
        GraphError: it does not say so, or not in a form that is understood.
    """
    file = folder.sources / _INDEX
    mend = "build it again from its sources with: pkgraph build"
    try:
        index = json.loads(file.read_bytes())
        same = index["program"] == fingerprint()
        sources = tuple(_remembered(folder, entry, same) for entry in index["sources"])
        reasoner = index["reasoner"]
        if reasoner not in get_args(Reasoner):
            raise ValueError(reasoner)
        return Memory(str(index["base"]), cast(Reasoner, reasoner), sources)
    except FileNotFoundError as error:
        raise GraphError("this graph does not tell its sources", where=str(folder.path), mend=mend) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GraphError("damaged: not what pkgraph wrote", where=str(file), mend=mend) from error


def remember_findings(folder: GraphFolder, report: ValidationReport) -> None:
    """Writes what the shapes say of a graph, whose statements are written already, into its folder."""
    known = {
        "program": fingerprint(),
        "graph": hashlib.sha256(folder.nquads.read_bytes()).hexdigest(),
        "findings": [asdict(finding) for finding in report.results],
    }
    (folder.sources / _FINDINGS).write_text(json.dumps(known, indent=1) + "\n", encoding="ascii")


def recall_findings(folder: GraphFolder) -> ValidationReport | None:
    """What the shapes say of a graph; None where it has changed since, or pkgraph has, or nobody knows."""
    try:
        known = json.loads((folder.sources / _FINDINGS).read_bytes())
        same = known["graph"] == hashlib.sha256(folder.nquads.read_bytes()).hexdigest()
        if not same or known["program"] != fingerprint():
            return None
        return ValidationReport(tuple(Finding(**finding) for finding in known["findings"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _entry(folder: Path, beside: Path, member: Member) -> dict[str, Any]:
    return {
        "path": os.path.relpath(member.source.path, beside),
        "name": member.source.name,
        "sha256": member.stated.sha256,
        "catalogued": {name: value for name, value in _plain(member.catalogued) if value is not None},
        "text": _keep(folder, member.stated.text.encode("utf-8"), _TEXT),
        "statements": _keep(folder, member.stated.statements.packed, _STATEMENTS),
        "summary": asdict(member.stated.summary),
    }


def _remembered(folder: GraphFolder, entry: dict[str, Any], same: bool) -> Remembered:
    path = Path(os.path.normpath(folder.path.parent / entry["path"]))
    summary = DocumentSummary(**{**entry["summary"], "notices": tuple(entry["summary"]["notices"])})
    text = _kept(folder.sources, entry["text"], _TEXT)
    packed = _kept(folder.sources, entry["statements"], _STATEMENTS)
    words = None if text is None else text.decode("utf-8")
    sha256 = str(entry["sha256"])
    stated = None
    if same and words is not None and packed is not None:
        stated = Stated(words, sha256, Statements(packed), summary)
    return Remembered(
        Source(path, str(entry["name"])), _bibliography(entry["catalogued"]), summary.key, sha256, words, stated
    )


def _keep(folder: Path, content: bytes, suffix: str) -> str:
    """Writes a file that is named by its checksum."""
    checksum = hashlib.sha256(content).hexdigest()
    (folder / f"{checksum}{suffix}").write_bytes(content)
    return checksum


def _kept(folder: Path, checksum: str, suffix: str) -> bytes | None:
    """What ``_keep`` wrote; None where it is not there or not that."""
    try:
        content = (folder / f"{checksum}{suffix}").read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == checksum else None


def _plain(known: Bibliography) -> Iterable[tuple[str, str | None]]:
    for field in fields(known):
        value = getattr(known, field.name)
        yield field.name, value.isoformat() if isinstance(value, date) else value


def _bibliography(plain: dict[str, str]) -> Bibliography:
    hints = get_type_hints(Bibliography)
    days = {name for name, hint in hints.items() if date in get_args(hint)}
    return Bibliography(
        **{name: date.fromisoformat(value) if name in days else value for name, value in plain.items()}  # type: ignore[arg-type]
    )
