"""Floors for outcomes on agreements, mandates and mechanisms against the gold facts. They only rise.

A row is a fact where both are said of one mission and have enough words in common: people paraphrased.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from gold.measure import GOLD, KEYS, Fact, Gold, Row, plain
from gold.worded import shared_words
from samples import SEEDS

from pkgraph.api import Graph
from pkgraph.read.facts.subject import PEACEKEEPING

FLOORS = [
    ("sofa-outcomes", "outcome", "value", "outcome", 0.3, 32, 1.0, 0.91),
    ("mandates", "mandate", "task", "task", 0.4, 27, 1.0, 0.9),
    ("mechanisms", "mechanism", "label", "mechanism", 0.4, 75, 1.0, 0.88),
]
"""query, file of gold facts, their words, the row's, share of words in common, how many facts, recall, precision"""


@pytest.fixture(scope="module")
def gold(graph: Graph) -> Gold:
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    return Gold({stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in keys}, keys)


def placed(kind: str, gold: Gold, keys: dict[str, str]) -> list[Fact]:
    """The facts of ``more/KIND.jsonl`` with their places; their lines are judged too."""
    facts: list[Fact] = []
    for line in (GOLD / "more" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        stem = KEYS[fact["doc"]]
        text = (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8")
        places = [m.span() for m in re.finditer(re.escape(fact["quote"]), text)]
        assert places, fact["id"]
        facts.append({**fact, "key": keys[stem], "places": places})
        gold.covered.add((keys[stem], gold.line(keys[stem], places[0][0])))
    return facts


def same_mission(fact: Fact, row: Row) -> bool:
    return plain(row["mission"]) == plain(fact["mission"]) or fact["mission"] == PEACEKEEPING


@pytest.mark.parametrize(
    ("query", "kind", "words", "column", "share", "count", "recall", "precision"), FLOORS, ids=[f[0] for f in FLOORS]
)
def test_floor(
    graph: Graph,
    gold: Gold,
    query: str,
    kind: str,
    words: str,
    column: str,
    share: float,
    count: int,
    recall: float,
    precision: float,
) -> None:
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    facts = placed(kind, gold, keys)
    assert len(facts) == count
    found = gold.measure(
        facts,
        [dict(row) for row in graph.query(query)],
        lambda f, r: same_mission(f, r) and shared_words(f[words], r[column]) >= share,
    )
    assert found.recall >= recall, found.missed
    assert found.precision >= precision, found.wrong
