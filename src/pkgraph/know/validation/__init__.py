"""Is the graph as it should be: shapes, evidence, contradictions, and what the sources lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import Quad

from pkgraph.know.inference.contradiction import Contradiction, contradictions
from pkgraph.know.validation.change import revalidate
from pkgraph.know.validation.contradictory import findings_of
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
    quads: Sequence[Quad],
    text_of: Callable[[str], str],
    shacl: ValidationReport | None = None,
    contradictory: Sequence[Contradiction] | None = None,
) -> ValidationReport:
    """Every check of a built graph in one report: SHACL, evidence against the kept texts, and contradictions.

    Notices, what the sources lack, are among the warnings that the shapes give.

    Args:
        quads: the whole graph, as it was written.
        text_of: the kept text of the document with this key, as ``GraphFolder.read_text`` gives it.
        shacl: what the shapes say of it, where that is known already.
        contradictory: what contradicts itself in it, where that is known already.

    Raises:
        SourceError: the shapes cannot be used.
    """
    shacl = validate(quads) if shacl is None else shacl
    clashes = contradictions(quads) if contradictory is None else contradictory
    return ValidationReport.of((*shacl.results, *check_evidence(quads, text_of), *findings_of(clashes)))
