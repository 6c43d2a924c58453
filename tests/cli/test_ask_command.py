"""``pkgraph ask``: what is printed for an answer and for none."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

ASKED = "According to the fifth A4P+ progress report: How many new SOFA incidents did UNIFL record?"


def test_json_has_the_answer_its_rows_and_its_query(run: Run, seed_graph: Path) -> None:
    result = run("ask", ASKED, "-g", seed_graph, "--format", "json")
    assert (result.code, result.err) == (0, "")
    answer = json.loads(result.out)
    assert set(answer) == {"question", "declined", "query", "params", "answer", "rows", "further", "candidates", "hits"}
    assert (answer["question"], answer["declined"], answer["query"]) == (ASKED, False, "sofa-status")
    assert [row["new_incidents"] for row in answer["rows"]] == [43]
    assert list(answer["rows"][0])[-5:] == ["document", "part", "start", "end", "quote"]


def test_people_see_the_answer_its_evidence_and_the_query_that_gives_it(run: Run, seed_graph: Path) -> None:
    shown = run("ask", ASKED, "-g", seed_graph)
    assert (shown.code, shown.err) == (0, "")
    first, second, *_ = shown.out.splitlines()
    assert first == "'UNIFL' was taken for 'UNIFIL'."
    assert second.startswith("43")
    assert "A4Pplus-5, " in shown.out
    (line,) = [line for line in shown.out.splitlines() if line.startswith("query ")]
    program, *arguments = shlex.split(line.removeprefix("query "))
    assert program == "pkgraph"
    again = run(*arguments, "-g", seed_graph, "--format", "json")
    assert [row["new_incidents"] for row in json.loads(again.out)] == [43]


def test_what_is_not_known_is_said_with_near_questions(run: Run, seed_graph: Path) -> None:
    shown = run("ask", "Which missions have a chess club?", "-g", seed_graph)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("I do not know: ")
    assert "pkgraph query " in shown.out


def test_passages_are_shown_where_nothing_is_known(run: Run, seed_graph: Path) -> None:
    question = "Why do unmanned aircraft systems matter to the chess club?"
    shown = run("ask", question, "-g", seed_graph).out
    _, _, passages = shown.partition("Passages with words of the question:\n")
    lines = passages.splitlines()
    answer = json.loads(run("ask", question, "-g", seed_graph, "--format", "json").out)
    assert [line.strip() for line in lines[::2]] == [f"{hit['document']}, {hit['part']}" for hit in answer["hits"]]
    assert "unmanned aircraft" in lines[1]


def test_tables_of_other_forms_hold_the_rows_alone(run: Run, seed_graph: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("ask", ASKED, "-g", seed_graph, "--format", "csv").out)))
    assert [row["mission"] for row in rows] == ["UNIFIL"]
    declined = run("ask", "Which missions have a chess club?", "-g", seed_graph, "--format", "csv")
    assert declined.code == 0
    assert "'chess'" in declined.err


def test_an_empty_question_is_no_error(run: Run) -> None:
    result = run("ask", "")
    assert result.code == 0
    assert "empty" in result.out


def test_no_question_at_all_is_wrong_use(run: Run) -> None:
    result = run("ask")
    assert result.code == 2
    assert result.out == ""
