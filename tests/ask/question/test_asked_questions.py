"""Questions in other words than the catalogue's, asked of the seeds: how many are answered right, wrong or declined."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from judging import holds

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.question import Answer
from pkgraph.ask.rows import Row

ASKED = json.loads((Path(__file__).parent / "asked.json").read_text(encoding="utf-8"))
UNANSWERABLE = "cannot be answered"

RIGHT = {"tuned": 0.95, "held": 0.88}
"""floors of the questions answered right, which only rise"""
WRONG = {"tuned": 0.0, "held": 0.0}
"""ceilings of the questions answered wrong, which only fall"""


@cache
def answer_of(graph: Graph, question: str) -> Answer:
    """The answer, asked once."""
    return graph.ask(question)


@cache
def verdicts(graph: Graph, which: str) -> Counter[str]:
    """How the questions of one set were answered."""
    told: Counter[str] = Counter()
    for case in ASKED:
        if case["set"] != which:
            continue
        answer = answer_of(graph, case["question"])
        if case["answer"] == UNANSWERABLE:
            told["declined rightly" if answer.declined else "invented"] += 1
        elif answer.declined:
            told["declined"] += 1
        else:
            told["right" if holds(case["answer"], answer.rows.rows) else "wrong"] += 1
    return told


@pytest.mark.parametrize("which", sorted(RIGHT))
def test_most_questions_are_answered_right_and_few_wrong(which: str, graph: Graph) -> None:
    told = verdicts(graph, which)
    answerable = told["right"] + told["wrong"] + told["declined"]
    assert told["right"] >= RIGHT[which] * answerable, told
    assert told["wrong"] <= WRONG[which] * answerable, told


@pytest.mark.parametrize("which", sorted(RIGHT))
def test_questions_that_the_graph_cannot_answer_are_declined(which: str, graph: Graph) -> None:
    told = verdicts(graph, which)
    assert told["declined rightly"] and not told["invented"], told


def test_the_queries_and_their_parameters_give_the_rows(graph: Graph) -> None:
    for case in ASKED:
        answer = answer_of(graph, case["question"])
        if answer.declined:
            continue
        queries = [(answer.query or "", answer.params), *((each.query, each.params) for each in answer.further)]
        given = [(name, row) for name, params in queries for row in graph.query(name, **params)]
        for row in answer.rows:
            assert any(_gives(name, each, row) for name, each in given), (case["question"], row)


def _gives(query: str, given: Row, row: Row) -> bool:
    """True if a row of a query is a row of an answer, or the passage that it was read from."""
    if query == "passages" and "quote" in row:
        return all(given[each] == row[each] for each in ("document", "part"))
    return all(given.get(column) == value for column, value in row.items() if value is not None)


def test_what_the_catalogue_asks_leads_to_its_own_query_or_to_none(graph: Graph) -> None:
    """A catalogue question becomes the query that it stands in; where the seeds have no such facts it is declined."""
    other = [
        f"{wording} -> {answer.query}, not {query.name}"
        for query in catalogue()
        for wording in (query.question, *query.also)
        if not (answer := graph.ask(wording)).declined and answer.query != query.name
    ]
    assert len(other) <= 0.06 * sum(1 + len(query.also) for query in catalogue()), other
