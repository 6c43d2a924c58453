"""Is the graph as it should be: shapes, evidence, completeness, contradictions, what the sources lack or get wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import Quad

from pkgraph.know.inference.contradiction import Contradiction, contradictions
from pkgraph.know.validation.change import revalidate
from pkgraph.know.validation.completeness import check_completeness
from pkgraph.know.validation.contradictory import findings_of
from pkgraph.know.validation.evidence import check_evidence
from pkgraph.know.validation.files import validate_files
from pkgraph.know.validation.plausibility import check_plausibility
from pkgraph.know.validation.report import Finding, Severity, ValidationReport
from pkgraph.know.validation.shacl import validate

__all__ = [
    "Finding",
    "Severity",
    "ValidationReport",
    "check_completeness",
    "check_evidence",
    "check_graph",
    "check_plausibility",
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
    """Every check of a built graph in one report: the shapes, the kept texts, the order of dates, contradictions.

    Notices and inconsistencies, what the sources lack and get wrong, are among the warnings that the shapes give.

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
    checked = (
        check_evidence(quads, text_of),
        check_completeness(quads, text_of),
        check_plausibility(quads),
        findings_of(clashes),
    )
    return ValidationReport.of((*shacl.results, *(finding for findings in checked for finding in findings)))
