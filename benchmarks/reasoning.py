"""Inference and validation by pkgraph, against owlrl and pySHACL with the shapes as they stand."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from pyoxigraph import Quad

from pkgraph.know.inference import infer, reason
from pkgraph.know.validation import ValidationReport, validate
from pkgraph.namespaces import BASE
from pkgraph.pipeline import build
from pkgraph.resources import resource
from tools.comparison import asserted, quads_of

GOAL = 0.1
"""share of the reference's processor time"""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one way found, and the processor time that it took."""

    inferred: list[Quad]
    report: ValidationReport
    inference: float
    validation: float

    @property
    def seconds(self) -> float:
        """Both together."""
        return self.inference + self.validation


def by_pkgraph(quads: Sequence[Quad]) -> Outcome:
    """As ``build`` does it, contradictions included."""
    inferred, inference = _timed(lambda: reason(quads, BASE).inferred)
    report, validation = _timed(lambda: validate([*quads, *inferred]))
    return Outcome(inferred, report, inference, validation)


def by_reference(quads: Sequence[Quad]) -> Outcome:
    """By owlrl, and by pySHACL with each shape where it stands."""
    inferred, inference = _timed(lambda: infer(quads, BASE, "owlrl"))
    with patch("pkgraph.know.validation.shacl.in_bulk", lambda shapes: shapes):
        report, validation = _timed(lambda: validate([*quads, *inferred]))
    return Outcome(inferred, report, inference, validation)


def run(sources: Path | None = None) -> bool:
    """Prints both ways' times on the graph of some sources, the seeds by default; True if they found the same."""
    with tempfile.TemporaryDirectory() as folder:
        build([sources or resource("seeds")], Path(folder) / "graph")
        quads = asserted(quads_of(Path(folder) / "graph"))
    validate(quads[:1])  # so that no import and no reading of shapes is timed
    ours, theirs = by_pkgraph(quads), by_reference(quads)
    same = ours.inferred == theirs.inferred and ours.report == theirs.report
    share = ours.seconds / theirs.seconds
    print(f"  {len(quads):,} statements, {len(ours.inferred):,} inferred, {len(ours.report.results):,} findings")
    print("  processor time in seconds       inference  validation    together")
    for name, way in (("pkgraph", ours), ("owlrl and plain pySHACL", theirs)):
        print(f"  {name:<30}{way.inference:>11.2f}{way.validation:>12.2f}{way.seconds:>12.2f}")
    print(f"  share {share:.3f}, goal under {GOAL}: {'reached' if share < GOAL else 'missed'}")
    print(f"  results {'are the same' if same else 'DIFFER'}")
    return same


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started
