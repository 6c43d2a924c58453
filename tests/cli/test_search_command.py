"""``pkgraph search``: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

COLUMNS = ["document", "part", "start", "end", "quote", "highlights", "entities", "score"]


def test_hits_as_json(run: Run) -> None:
    result = run("search", "resolution", "2690", "--format", "json")
    assert (result.code, result.err) == (0, "")
    (hit,) = json.loads(result.out)
    assert list(hit) == COLUMNS
    assert [hit[name] for name in COLUMNS[:4]] == ["S/2023/646", "para 2", 100, 165]
    assert [hit["quote"][start:end] for start, end in hit["highlights"]] == ["resolution 2690 (2023)"]
    assert {"iri": "https://w3id.org/pkgraph/id/mission/UNMISS", "label": "UNMISS"} in hit["entities"]
    assert hit["score"] > 0


def test_hits_for_people_and_sheets(run: Run) -> None:
    table = run("search", "drawdown").out
    assert "S/2023/646, para 2 [100-165]" in table and "1 row" in table
    (row,) = csv.DictReader(io.StringIO(run("search", "drawdown", "--format", "csv").out))
    assert list(row) == COLUMNS
    assert (row["highlights"], row["entities"]) == ("26-34", "MINUSMA; S/RES/2690(2023); UNMISS")
    assert run("search", "drawdown", "--format", "md").out.startswith("| rank | entities | evidence |")
    assert run("search", "drawdown", "--format", "tsv").out.startswith("document\tpart\tstart")


def test_filters_and_limit(run: Run) -> None:
    found = json.loads(run("search", "A/75/19", "OR", "drawdown", "--format", "json").out)
    assert [hit["part"] for hit in found] == ["para 2", "fn 1"] or [hit["part"] for hit in found] == ["fn 1", "para 2"]
    limited = run("search", "A/75/19", "OR", "drawdown", "--limit", "1", "--format", "json")
    assert json.loads(limited.out) == found[:1]
    chosen = ("search", "drawdown", "--mission", "UNMISS", "--document", "S/2023/646", "--since", "2023-09-01")
    assert len(json.loads(run(*chosen, "--format", "json").out)) == 1
    assert json.loads(run(*chosen, "--until", "2023-08", "--format", "json").out) == []


def test_no_hits_are_said_and_are_no_error(run: Run) -> None:
    result = run("search", "zebra")
    assert (result.code, result.out) == (0, "no rows\n")
    assert run("search", "zebra", "--format", "json").out == "[]\n"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_that_only_some_words_were_found_is_said_beside_the_answer(form: str, run: Run) -> None:
    result = run("search", "zebra", "drawdown", "--format", form)
    assert (result.code, "drawdown" in result.out) == (0, True)
    assert result.err == "pkgraph: no passage holds all the words; these hold some of them\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "nothing to search for; write words"),
        (["?", "*"], "nothing to search for; write words"),
        (["UNMISS", "--mission", "NOWHERE"], "nothing in this graph is called 'NOWHERE'"),
        (["UNMISS", "--document", "S/2023/64"], "no document 'S/2023/64' was read into this graph; did you mean"),
        (["UNMISS", "--since", "soon"], "'soon' is not a date"),
        (["word " * 65], "more than 64 words"),
        (["UNMISS", "--limit", "0"], "Invalid value for '--limit'"),
        ([], "Missing argument 'WORDS...'"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], message: str, run: Run) -> None:
    result = run("search", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err and result.err.count("\n") == 1
