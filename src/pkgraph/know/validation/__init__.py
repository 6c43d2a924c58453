"""Is the graph as it should be: shapes, evidence, and what the sources lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import Quad

from pkgraph.know.validation.change import revalidate
from pkgraph.know.validation.evidence import check_evidence
from pkgraph.know.validation.files import validate_files
from pkgraph.know.validation.report import Finding, Severity, ValidationReport
from pkgraph.know.validation.shacl import validate

__all__ = [
    "Finding",
    "Severity",
    "ValidationReport",
    "check_evidence",
    "check_graph",
    "revalidate",
    "validate",
    "validate_files",
]


def check_graph(
    quads: Sequence[Quad], text_of: Callable[[str], str], shacl: ValidationReport | None = None
) -> ValidationReport:
    """Every check of a built graph in one report: SHACL, and evidence against the kept texts.

    Notices, what the sources lack, are among the warnings that the shapes give.

    Args:
        quads: the whole graph.
        text_of: the kept text of the document with this key, as ``GraphFolder.read_text`` gives it.
        shacl: what the shapes say of it, where that is known already.

    Raises:
        SourceError: the shapes cannot be used.
    """
    shacl = validate(quads) if shacl is None else shacl
    return ValidationReport.of((*shacl.results, *check_evidence(quads, text_of)))
