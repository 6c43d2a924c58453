"""Actors against the gold facts: each found in its document by name or acronym, with its type. Floors only rise."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from gold.measure import KEYS, Row, plain
from samples import SEEDS

from pkgraph.api import Graph
from pkgraph.ask.rows import Rows

RECALL, TYPED, PRECISION = 0.89, 0.87, 0.85
FORMS = 6
GOLD = [json.loads(line) for line in (Path(__file__).parent / "more" / "actor.jsonl").open(encoding="utf-8")]


def names_of(row: Row) -> set[str]:
    return {plain(n) for n in (row["actor"], row["acronym"], *(row["also_known_as"] or ())[:FORMS]) if n}


def by_name(graph: Graph) -> dict[tuple[str, str], list[Row]]:
    stems = {row["document"]: Path(row["source"]).stem for row in graph.query("documents")}
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in map(dict, graph.query("actors")):
        for name in names_of(row):
            found[stems[row["document"]], name].append(row)
    return found


def test_actors_are_found_with_their_type(graph: Graph) -> None:
    rows = by_name(graph)
    assert len(GOLD) == 288
    missed, untyped = [], []
    for fact in GOLD:
        stem = KEYS[fact["doc"]]
        hits = [r for n in (fact["name"], fact.get("acronym")) if n for r in rows.get((stem, plain(n)), [])]
        if not hits:
            missed.append(fact["name"])
        elif not any(plain(fact["type"]) in plain(r["type"]) for r in hits):
            untyped.append(f"{fact['name']}: {hits[0]['type']}")
    assert len(missed) <= (1 - RECALL) * len(GOLD), missed
    assert len(missed) + len(untyped) <= (1 - TYPED) * len(GOLD), untyped


def test_rows_in_sentences_of_gold_actors_are_right(graph: Graph) -> None:
    """Where somebody marked actors, what else is told there is mostly an actor that somebody marked."""
    wanted = {plain(n) for fact in GOLD for n in (fact["name"], fact.get("acronym")) if n}
    texts = {stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in KEYS.values()}
    lines = {
        (KEYS[f["doc"]], texts[KEYS[f["doc"]]].count("\n", 0, texts[KEYS[f["doc"]]].find(f["quote"]))) for f in GOLD
    }
    stems = {row["document"]: Path(row["source"]).stem for row in graph.query("documents")}
    judged = [
        row
        for row in map(dict, graph.query("actors"))
        if (stems[row["document"]], texts[stems[row["document"]]].count("\n", 0, row["start"])) in lines
    ]
    wrong = [row["actor"] for row in judged if not names_of(row) & wanted]
    assert len(judged) > 250
    assert len(wrong) <= (1 - PRECISION) * len(judged), wrong


def test_an_actor_has_one_row_a_document_and_one_node_over_all(graph: Graph) -> None:
    rows = [dict(row) for row in graph.query("actors")]
    assert len({(r["document"], r["actor"]) for r in rows}) == len(rows)
    nodes = graph.sparql("""
        PREFIX pk: <https://w3id.org/pkgraph/ontology#>
        SELECT DISTINCT ?actor
        WHERE { ?f a pk:ActorMention ; pk:actorName "Security Council" ; pk:mentionedActor ?actor }
    """)
    assert isinstance(nodes, Rows)
    assert len(nodes) == 1
