"""What questions ask of a sentence: who makes something up, what it is for, who leads it; questions of two halves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pkgraph.api import Graph
from pkgraph.ask.question import Asker
from pkgraph.ask.question import roles as module
from pkgraph.ask.question.evidence import changes, table
from pkgraph.ask.question.frame import frame
from pkgraph.ask.question.halves import counts, halves
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.reading import read_out, sentences_of
from pkgraph.ask.question.roles import asks_for, other_place
from pkgraph.ask.rows import Rows

ROLES = tomllib.loads((Path(module.__file__).parent / "roles.toml").read_text(encoding="utf-8"))["role"]
CASES = [(role["name"], case) for role in ROLES for case in role["cases"]]


@pytest.fixture(scope="module")
def names(graph: Graph) -> Names:
    return Asker(graph.store).names


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_sentence_answers_what_is_asked_of_it_and_nothing_else(
    name: str, case: Mapping[str, Any], names: Names
) -> None:
    text = case["text"]
    assert name in {wanted.role.name for wanted in asks_for(case["question"])}
    read = read_out(
        lambda _: sentences_of(text, 0, "A/1", "para 1", text),
        lambda question: frame(question, names),
        case["question"],
        names,
    )
    assert (list(read.values) if read else []) == case["answer"]
    if read:
        start = read.sentence.start
        assert text[start : start + len(read.sentence.source)] == read.sentence.source
        assert all(value in read.sentence.source for value in read.values)


def test_every_role_has_cases_that_answer_and_cases_that_do_not() -> None:
    for role in ROLES:
        assert {bool(case["answer"]) for case in role["cases"]} == {True, False}, role["name"]


def test_two_sentences_that_say_different_things_answer_nothing(names: Names) -> None:
    text = "The panel, chaired by Ann Lee, met in May. In June, the panel, chaired by Juan Pérez, met again."
    for question, told in (("Who chaired the panel?", None), ("Who chaired the panel in June?", ("Juan Pérez",))):
        read = read_out(
            lambda _: sentences_of(text, 0, "A/1", "para 1", text), lambda each: frame(each, names), question, names
        )
        assert (read.values if read else None) == told


@pytest.mark.parametrize(
    ("noun", "text", "other"),
    [
        ("town", "teams in South Kivu and Ituri provinces", True),
        ("provinc", "teams in South Kivu and Ituri provinces", False),
        ("town", "teams in South Kivu", False),
        ("place", "teams in South Kivu province", False),
        ("town", "teams in South Kivu. The town grew", False),
        ("provinc", "teams in the town of South Kivu", True),
    ],
)
def test_a_place_that_is_called_something_else(noun: str, text: str, other: bool) -> None:
    assert other_place(noun, "South Kivu", text) is other


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("When and where was it held, and how many took part?", ("When and where was it held?", "how many took part?")),
        ("Which mission set it up, and what for?", ("Which mission set it up?", "what for?")),
        ("Which missions and bodies met?", None),
        ("When and where was it held?", None),
    ],
)
def test_questions_of_two_halves(question: str, both: tuple[str, str] | None) -> None:
    assert halves(question) == both
    framed = tuple(f"According to S/2023/646: {each}" for each in both) if both else None
    assert halves(f"According to S/2023/646: {question}") == framed


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Which mission trained members of community alert networks, and how many?", False),
        ("How many pledges were registered in the Peacekeeping Capability Readiness System, and how many died?", False),
        ("Which missions use unmanned aircraft systems, and how many?", True),
        ("How many pledges were registered in the Peacekeeping Capability Readiness System?", True),
    ],
)
def test_an_answer_to_one_of_two_things_is_none(question: str, answers: bool, graph: Graph) -> None:
    assert graph.ask(f"According to A/74/532: {question}").declined is not answers


def test_how_many_those_of_the_first_half_were() -> None:
    frame_ = "According to S/2023/646: "
    first = "In whose area were the UNTSO observers injured in May?"
    assert counts((frame_ + first, frame_ + "how many were they?")) == (
        f"{frame_}How many UNTSO observers were injured in May?"
    )
    assert counts((first, "how many were arrested?")) is None
    assert counts(("Who chaired the panel?", "how many were they?")) is None


def test_both_halves_give_their_rows_and_queries(graph: Graph) -> None:
    frame_ = "According to the fifth A4P+ progress report:"
    both = graph.ask(f"{frame_} When and where did UNMIK host the Kosovo Trust-building Forum, and how many took part?")
    first, second = both.rows.rows
    assert (first["date"], first["place"], second["value"]) == ("2023-11", "Thessaloniki, Greece", 190)
    assert (both.query, [each.query for each in both.further]) == ("events", ["observations"])
    lacking = "how many were arrested"
    assert graph.ask(f"{frame_} When did UNMIK host the Kosovo Trust-building Forum, and {lacking}?").declined


@pytest.mark.parametrize(
    ("value", "quote", "changed"),
    [
        (39, "waste has increased from 39 to 51 per cent", True),
        (51, "waste has increased from 39 per cent to 51 per cent", True),
        (58, "fatalities fell from 58 in 2017 to 27 in 2018", True),
        (12, "12 officers came from 3 to 5 camps", False),
        (2017, "fatalities fell from 58 in 2017 to 27 in 2018", False),
    ],
)
def test_numbers_between_which_something_changed(value: int, quote: str, changed: bool) -> None:
    (fact,) = table(Rows(("value", "quote"), ({"value": value, "quote": quote},))).facts
    assert changes(fact) is changed
