"""Floors of recall and precision on the seeds. They only rise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gold.measure import Fact, Gold, Measure, Row, plain, symbol
from samples import SEEDS

from pkgraph.api import Graph

FLOORS = {
    "citations": (1.0, 1.0),
    "missions-citing-resolutions": (1.0, 1.0),
    "mission-mentions": (1.0, 0.98),
    "priorities": (0.95, 0.98),
}
MISSIONS_EXACT = 1.0


@pytest.fixture(scope="module")
def gold(graph: Graph) -> Gold:
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    return Gold({stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in keys}, keys)


def rows(graph: Graph, name: str) -> list[Row]:
    return [dict(row) for row in graph.query(name)]


def above(measure: Measure, name: str) -> None:
    recall, precision = FLOORS[name]
    assert measure.recall >= recall, measure.missed
    assert measure.precision >= precision, measure.wrong


def with_symbol(gold: Gold) -> list[Fact]:
    """Documents cited by a symbol or number, not by title or in other words."""
    return [
        f for f in gold.facts if f["kind"] == "citation" and not f.get("no_symbol") and f.get("explicit") is not False
    ]


def test_the_gold_is_all_placed(gold: Gold) -> None:
    kinds = {kind: sum(1 for f in gold.facts if f["kind"] == kind) for kind in ("citation", "mission", "priority")}
    assert kinds == {"citation": 37, "mission": 189, "priority": 249}


def same_document(fact: Fact, row: Row) -> bool:
    return symbol(row["cited"]) in {symbol(c) for c in (fact["cited"], *(fact.get("accept") or []))}


def test_citations(graph: Graph, gold: Gold) -> None:
    cited = [row for row in rows(graph, "citations") if row["cited_type"] != "title"]
    everything = [f for f in gold.facts if f["kind"] == "citation"]
    found = gold.measure(with_symbol(gold), cited, same_document)
    assert found.recall >= FLOORS["citations"][0], found.missed
    judged = gold.measure(everything, cited, same_document)
    assert judged.precision >= FLOORS["citations"][1], judged.wrong


def test_the_missions_of_a_citation_are_exact(graph: Graph, gold: Gold) -> None:
    def exact(fact: Fact, row: Row) -> bool:
        return symbol(fact["cited"]) == symbol(row["cited"]) and set(fact["missions"]) == set(row["missions"])

    found = gold.measure(with_symbol(gold), rows(graph, "citations"), exact)
    assert found.recall >= MISSIONS_EXACT, found.missed


def test_missions_citing_resolutions(graph: Graph, gold: Gold) -> None:
    pairs = [{**fact, "mission": mission} for fact in with_symbol(gold) for mission in fact["missions"]]

    def says(fact: Fact, row: Row) -> bool:
        return same_document(fact, row) and fact["mission"] == row["mission"]

    above(gold.measure(pairs, rows(graph, "missions-citing-resolutions"), says), "missions-citing-resolutions")


def test_mission_mentions(graph: Graph, gold: Gold) -> None:
    facts = [f for f in gold.facts if f["kind"] == "mission"]
    found = gold.measure(
        facts, rows(graph, "mission-mentions"), lambda f, r: f["mission"] == r["mission"], by_line=True
    )
    above(found, "mission-mentions")


def test_priorities(graph: Graph, gold: Gold) -> None:
    facts = [f for f in gold.facts if f["kind"] == "priority" and not f.get("mission")]

    def says(fact: Fact, row: Row) -> bool:
        numbered = fact.get("number") is not None and (fact["scheme"], fact["number"]) == (row["scheme"], row["number"])
        return plain(fact["label"]) == plain(row["label"]) or numbered

    above(gold.measure(facts, rows(graph, "priorities"), says), "priorities")


def test_every_cell_of_the_sofa_table(graph: Graph, gold: Gold) -> None:
    columns = {
        "new incidents": "new_incidents",
        "total incidents": "total_incidents",
        "impact civilian movement": "impact_civilian_movement",
        "impact uniformed movement": "impact_uniformed_movement",
        "impact mandated tasks": "impact_mandated_tasks",
    }
    statuses = {"None": "none", "Under Validation": "under validation"}
    table = {row["mission"]: row for row in rows(graph, "sofa-status")}
    facts = [
        f
        for f in gold.facts
        if f["kind"] == "sofa" and "table SOFA/SOMA incidents" in f["loc"] and f["measure"] in columns
    ]
    assert len(facts) == 50
    for fact in facts:
        row, want = table[fact["mission"]], fact["value"]
        have = row[columns[fact["measure"]]]
        if want == "No SOFA/SOMA":
            assert (row["agreement"], row["status"], have) == ("none", "no agreement", None), fact
        elif want in statuses and fact["measure"] == "total incidents":
            assert (row["status"], have) == (statuses[want], 0 if want == "None" else None), fact
        elif isinstance(want, int) or want == "None":
            assert have == (0 if want == "None" else want), fact
        else:
            assert have is None, fact


def test_meetings(graph: Graph, gold: Gold) -> None:
    told = {row["record"]: row["date"] for row in rows(graph, "meetings")}
    facts = [f for f in gold.facts if f["kind"] == "meeting"]
    assert len(facts) == 4
    assert all(told.get(f["record"]) == f["date"] for f in facts), told


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        ("citations", 0.97),
        ("missions-citing-resolutions", 0.97),
        ("citations: missions exact", 0.93),
        ("mission-mentions", 0.97),
        ("sofa-status", 1.0),
        ("meetings", 1.0),
    ],
)
def test_the_score_of_the_shared_gold(score: dict[str, dict[str, Any]], measure: str, floor: float) -> None:
    assert score[measure]["recall"] >= floor
    assert score[measure].get("precision", 1.0) >= min(floor, 0.97)
    assert score["evidence"]["wrong_or_missing_offsets"] == 0


@pytest.fixture(scope="module")
def score(shared: Path, seed_graph: Path) -> dict[str, dict[str, Any]]:
    """What ``score.py`` beside the project prints for the built seeds."""
    import json

    run = f"{sys.executable} -m pkgraph query {{name}} -g {seed_graph} --format json"
    command = [
        sys.executable,
        str(shared / "gold" / "score.py"),
        "--gold",
        str(shared / "gold"),
        "--texts",
        str(shared / "seeds"),
    ]
    printed = subprocess.run([*command, "--run", run, "--json"], capture_output=True, text=True, check=True).stdout
    return dict(json.loads(printed))


def test_official_links_of_other_documents(shared: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    akn = shared / "corpus" / "akn"
    subprocess.run(
        [sys.executable, "-m", "pkgraph", "build", str(akn), "-g", str(graph)], check=True, capture_output=True
    )
    run = f"{sys.executable} -m pkgraph query citations -g {graph} --format json"
    command = [
        sys.executable,
        str(shared / "corpus" / "score_links.py"),
        "--links",
        str(akn / "links.jsonl"),
        "--run",
        run,
    ]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    recall = re.search(r"recall ([\d.]+)", printed)
    assert recall is not None
    assert float(recall[1]) >= 0.997, printed
