"""Every fact of the seeds, against those of the last release: what a change gained and lost stands in its diff.

``pytest tests/golden --rewrite-golden`` writes ``facts.txt`` anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pkgraph.api import Graph

GOLDEN = Path(__file__).with_name("facts.txt")
_SHOWN = 40
_DERIVED = (
    "agreements", "citation-chains", "citation-counts", "compare-documents", "document-counts", "documents", "extremes",
    "indicator-series", "mission-briefers", "mission-counts", "mission-dates", "mission-profile", "mission-successions",
    "missions-by-facts", "missions-citing-resolutions", "observation-changes", "observation-sums", "passages",
    "states-by-meetings",
)  # fmt: skip
"""queries that only arrange what the others tell"""


def facts(graph: Graph) -> list[str]:
    """One line a row of each query: its name, where the words stand, and what it says."""
    from pkgraph.ask.catalogue import catalogue

    lines: list[str] = []
    for name in catalogue().names():
        if name in _DERIVED:
            continue
        for row in graph.query(name):
            place = f"{row['document']} {row['start']}-{row['end']}"
            said = {
                k: v
                for k, v in row.items()
                if k not in ("document", "part", "start", "end", "quote") and v not in (None, [])
            }
            lines.append(f"{name}\t{place}\t{json.dumps(said, ensure_ascii=False, sort_keys=True)}")
    return sorted(lines)


def test_facts_are_those_of_the_last_release(graph: Graph, pytestconfig: pytest.Config) -> None:
    now = facts(graph)
    if pytestconfig.getoption("--rewrite-golden"):
        GOLDEN.write_text("\n".join(now) + "\n", encoding="utf-8")
    before = GOLDEN.read_text(encoding="utf-8").splitlines()
    gained, lost = sorted(set(now) - set(before)), sorted(set(before) - set(now))
    report = [f"+ {line}" for line in gained[:_SHOWN]] + [f"- {line}" for line in lost[:_SHOWN]]
    assert not gained and not lost, f"{len(gained)} facts gained, {len(lost)} lost:\n" + "\n".join(report)


def test_the_golden_facts_are_many_and_of_every_kind(graph: Graph) -> None:
    kinds = {line.partition("\t")[0] for line in GOLDEN.read_text(encoding="utf-8").splitlines()}
    assert len(kinds) >= 14
    assert len(facts(graph)) > 2000
