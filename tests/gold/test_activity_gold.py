"""Floors for activities under priorities, positions of States and documents cited by title. They only rise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from gold.measure import GOLD, Fact, Gold, Row, plain, symbol
from samples import SEEDS

from pkgraph.api import Graph

ACTIVITY = (0.97, 0.88)
"""recall and precision"""
POSITIONS = 1.0
TITLES = 1.0


@pytest.fixture(scope="module")
def gold(graph: Graph) -> Gold:
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    return Gold({stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in keys}, keys)


def overlap(one: object, other: object) -> float:
    """Share of the longer words of the shorter text that both have."""
    first, second = ({word for word in plain(text).split() if len(word) > 2} for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def rows(graph: Graph, name: str) -> list[Row]:
    return [dict(row) for row in graph.query(name)]


def test_priority_activity(graph: Graph, gold: Gold) -> None:
    facts = [f for f in gold.facts if f["kind"] == "priority" and f.get("mission")]
    assert len(facts) == 201

    def says(fact: Fact, row: Row) -> bool:
        numbered = fact.get("number") is not None and (fact["scheme"], fact["number"]) == (row["scheme"], row["number"])
        return fact["mission"] == row["mission"] and (numbered or overlap(fact["label"], row["priority"]) >= 0.5)

    found = gold.measure(facts, rows(graph, "priority-activity"), says, by_line=True)
    assert found.recall >= ACTIVITY[0], found.missed
    assert found.precision >= ACTIVITY[1], found.wrong


def test_activities_keep_the_words_of_the_gold(graph: Graph, gold: Gold) -> None:
    """Where the gold words an activity, some activity of that mission in that line has half of its words."""
    facts = [
        f
        for f in gold.facts
        if f["kind"] == "priority" and f.get("mission") and "see kind" not in str(f.get("activity"))
    ]
    found = gold.measure(
        facts,
        rows(graph, "priority-activity"),
        lambda f, r: (
            f["mission"] == r["mission"] and overlap(f.get("activity") or f.get("assessment"), r["activity"]) >= 0.5
        ),
        by_line=True,
    )
    assert found.recall >= 0.8, found.missed


def test_positions(graph: Graph, gold: Gold) -> None:
    stem = "Repertoire-2023-24"
    text = (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8")
    facts = [json.loads(line) for line in (GOLD / "more" / "position.jsonl").read_text(encoding="utf-8").splitlines()]
    held = [{**fact, "state": state, "key": stem} for fact in facts for state in fact["states"]]
    assert len(held) == 10
    for fact in held:
        quotes = [quote for quote in (fact["quote"], fact.get("quote_topic")) if quote]
        fact["places"] = [m.span() for quote in quotes for m in re.finditer(re.escape(quote), text)]

    def says(fact: Fact, row: Row) -> bool:
        same = fact["state"] == row["state"] and symbol(fact["meeting"]) == symbol(row["meeting"])
        return same and overlap(fact["topic"], row["topic"]) >= 0.3

    found = gold.measure(held, rows(graph, "positions"), says)
    assert found.recall >= POSITIONS, found.missed


def test_every_state_that_a_footnote_lists_is_there(graph: Graph) -> None:
    """Counted in the text itself: names in brackets behind ``Ibid.`` or a record."""
    text = (SEEDS / "Repertoire-2023-24.txt").read_bytes().decode("utf-8")
    lists = re.findall(r"^[⁰-⁹¹²³]+ (?:Ibid\.|See \[S/PV\.\d+\]\(#\)), \((.+)\)\.$", text, flags=re.MULTILINE)
    assert len(lists) == 10
    names = [name for words in lists for name in re.split(r", | and ", words)]
    assert sorted(row["state"] for row in rows(graph, "positions")) == sorted(names)


def test_documents_cited_by_title(graph: Graph, gold: Gold) -> None:
    facts = [f for f in gold.facts if f["kind"] == "citation" and (f.get("no_symbol") or f.get("explicit") is False)]
    assert len(facts) == 6

    def says(fact: Fact, row: Row) -> bool:
        by_title = row["cited_type"] == "title" and overlap(fact["cited"], row["cited"]) >= 0.6
        return by_title or symbol(row["cited"]) in {symbol(c) for c in (fact["cited"], *(fact.get("accept") or []))}

    found = gold.measure(facts, rows(graph, "citations"), says)
    assert found.recall >= TITLES, found.missed
