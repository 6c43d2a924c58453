"""Questions that people asked of the seeds: the catalogue's query, its parameters, and the values that answer them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue

CASES = [
    case
    for path in sorted(Path(__file__).parent.glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["question"]))
def test_a_column_of_the_rows_holds_the_answer(case: dict[str, Any], graph: Graph) -> None:
    values = [row[case["column"]] for row in graph.query(case["query"], **case["params"])]
    found = {each for value in values for each in (value if isinstance(value, list) else [value]) if each is not None}
    assert found == set(case["expected"])


def test_no_query_serves_one_question_alone() -> None:
    """What a query is asked here it is asked by parameters, so that it answers others by other values."""
    asked = {case["query"] for case in CASES}
    assert all(catalogue().get(name).parameters for name in asked)
    assert all(case["params"] for case in CASES)
