"""Floors of recall and precision for observations on the seeds, by what is compared. They only rise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from gold.measure import GOLD, KEYS, Fact, Gold, Measure, Row, plain
from gold.worded import shared_words
from samples import SEEDS

from pkgraph.api import Graph

PRECISION = 0.95
FLOORS = {"value": 0.95, "unit": 0.95, "period": 0.83, "subject": 0.83, "indicator": 0.85}
UNITS = {"USD/year": "USD per year", "ton": "tonne"}


def period(fact: Fact) -> tuple[str, str] | None:
    start, _, end = str(fact["period"] or "").partition("/")
    return (start, end or start) if start else None


def agrees(fact: Fact, row: Row, what: str) -> bool:
    if what == "unit":
        return plain(UNITS.get(fact["unit"], fact["unit"])) == plain(row["unit"])
    if what in ("subject", "indicator"):
        return plain(fact[what]) == plain(row[what]) or bool(shared_words(fact[what], row[what]) >= 0.5)
    wanted, told = period(fact), row["period_start"] and (row["period_start"], row["period_end"] or row["period_start"])
    if wanted is None or told is None:
        return wanted is told
    return all(a[: len(b)] == b[: len(a)] for a, b in zip(wanted, told, strict=True))


def same_value(fact: Fact, row: Row) -> bool:
    if isinstance(fact["value"], int | float) and isinstance(row["value"], int | float):
        return float(fact["value"]) == float(row["value"])
    return plain(fact["value"]) == plain(row["value"])


@pytest.fixture(scope="module")
def placed(graph: Graph) -> tuple[Gold, list[Fact], list[Row]]:
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    texts = {stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in keys}
    gold, facts = Gold(texts, keys), []
    for line in (GOLD / "more" / "observation.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        stem = KEYS[fact["doc"]]
        places = [m.span() for m in re.finditer(re.escape(fact["quote"]), texts[stem])]
        assert places, fact["id"]
        facts.append({**fact, "key": keys[stem], "places": places})
        gold.covered.add((keys[stem], gold.line(keys[stem], places[0][0])))
    return gold, facts, [dict(row) for row in graph.query("observations")]


def measured(placed: tuple[Gold, list[Fact], list[Row]], what: str) -> Measure:
    gold, facts, rows = placed
    return gold.measure(facts, rows, lambda f, r: same_value(f, r) and (what == "value" or agrees(f, r, what)))


@pytest.mark.parametrize("what", FLOORS)
def test_recall(placed: tuple[Gold, list[Fact], list[Row]], what: str) -> None:
    found = measured(placed, what)
    assert found.gold == 260
    assert found.recall >= FLOORS[what], found.missed


def test_precision(placed: tuple[Gold, list[Fact], list[Row]]) -> None:
    found = measured(placed, "value")
    assert found.judged >= 240
    assert found.precision >= PRECISION, found.wrong


def test_series_hold_two_or_more_values(graph: Graph) -> None:
    rows = graph.query("indicator-series")
    named = [(row["indicator"], row["unit"]) for row in rows]
    assert {"women among uniformed personnel", "patrols with female presence"} <= {name for name, _ in named}
    documents: dict[str, set[str]] = {}
    for row in rows:
        documents.setdefault(str(row["indicator"]), set()).add(str(row["document"]))
    assert sum(len(found) > 1 for found in documents.values()) >= 5, "indicators that more than one document measures"
