"""Floors of recall and precision for recommendations on the seeds. They only rise."""

from __future__ import annotations

from gold.worded import measured

from pkgraph.api import Graph

RECALL, PRECISION = 0.98, 0.9


def test_recommendations(graph: Graph) -> None:
    found = measured(graph, "recommendation", "recommendations", "recommendation")
    assert found.gold == 57
    assert found.recall >= RECALL, found.missed
    assert found.precision >= PRECISION, found.wrong
