"""Gold facts that people paraphrased, found in rows by the words that both have."""

from __future__ import annotations

import json
import re
from pathlib import Path

from gold.measure import GOLD, KEYS, Fact, Gold, Measure, Row, plain
from samples import SEEDS

from pkgraph.api import Graph

SHARE = 0.3
"""of the longer words of the shorter text"""


def shared_words(one: object, other: object) -> float:
    """Share of the longer words of the shorter text that both have."""
    first, second = ({word for word in plain(text).split() if len(word) > 2} for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def begins_alike(fact: Fact, row: Row) -> bool:
    """True if the row's date begins as the fact's, where that has one."""
    return str(row["date"] or "").startswith(str(fact.get("date") or "").split("/")[0][:7])


def measured(graph: Graph, kind: str, query: str, column: str, *, dated: bool = False) -> Measure:
    """The facts of ``more/KIND.jsonl`` against the rows of a query."""
    keys = {Path(row["source"]).stem: row["document"] for row in graph.query("documents")}
    texts = {stem: (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8") for stem in keys}
    gold, facts = Gold(texts, keys), []
    for line in (GOLD / "more" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        stem = KEYS[fact["doc"]]
        places = [m.span() for m in re.finditer(re.escape(fact["quote"]), texts[stem])]
        assert places, fact["id"]
        facts.append({**fact, "key": keys[stem], "places": places})
        gold.covered.add((keys[stem], gold.line(keys[stem], places[0][0])))
    rows = [dict(row) for row in graph.query(query)]
    return gold.measure(
        facts,
        rows,
        lambda f, r: shared_words(f["label"], r[column]) >= SHARE and (not dated or begins_alike(f, r)),
    )
