"""Floors of recall and precision for events on the seeds. They only rise."""

from __future__ import annotations

from gold.worded import measured

from pkgraph.api import Graph

RECALL, PRECISION = 0.88, 0.8


def test_events(graph: Graph) -> None:
    found = measured(graph, "event", "events", "event", dated=True)
    assert found.gold == 108
    assert found.recall >= RECALL, found.missed
    assert found.precision >= PRECISION, found.wrong
