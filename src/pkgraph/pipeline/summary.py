"""What a build did, as plain records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pkgraph.know.validation import ValidationReport
from pkgraph.read.model import Reading


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

    @classmethod
    def of(cls, reading: Reading) -> DocumentSummary:
        """The summary of a reading."""
        document = reading.document
        counts = Counter(type(fact).__name__ for fact in reading.facts)
        return cls(
            key=document.key,
            source=document.source,
            title=document.catalogued.title or document.front.title,
            family=document.family,
            parts=len(document.parts),
            facts=dict(sorted(counts.items())),
            notices=tuple(notice.message for notice in document.notices),
        )


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did."""

    graph: Path
    documents: tuple[DocumentSummary, ...]
    """those that were read"""
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
    """of this process and of those that read for it"""
    kept: int = 0
    """how many documents were taken as they were read before"""
    removed: tuple[str, ...] = ()
    """keys of the documents that were taken out"""
