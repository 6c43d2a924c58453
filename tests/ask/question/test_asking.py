"""Asking: the answer, its rows and query, what is declined and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pkgraph.api import Graph
from pkgraph.ask.question import Asker
from pkgraph.know.store.embedded import EmbeddedStore

KEYS = {"question", "declined", "query", "params", "answer", "rows", "further", "candidates", "hits"}


@pytest.mark.parametrize("question", ["", "   ", "?!"])
def test_an_empty_question_is_declined_with_what_to_do(question: str, small: EmbeddedStore) -> None:
    answer = Asker(small).ask(question)
    assert answer.declined
    assert "empty" in answer.answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("According to S/2031/999: How many peacekeepers were killed?", "S/2031/999"),
        ("Which missions does S/RES/9999(2031) name?", "S/RES/9999(2031)"),
        ("How many new SOFA incidents did UNPROFOR report?", "UNPROFOR"),
        ("Which missions have a chess club?", "'chess'"),
        ("How many SOFA incidents did MINUSCA record in 1994?", "1994"),
        ("Why did MINUSMA leave?", "'why'"),
        ("According to S/2021/1042: Which missions are named?", "not read"),
    ],
)
def test_what_cannot_be_answered_is_declined_with_the_reason(question: str, reason: str, graph: Graph) -> None:
    answer = graph.ask(question)
    assert answer.declined
    assert reason.casefold() in answer.answer.casefold()
    assert not answer.rows
    assert answer.query is None


def test_passages_are_shown_where_there_is_no_answer(graph: Graph, seed_graph: Path) -> None:
    answer = graph.ask("According to S/2023/646: Why do unmanned aircraft systems matter to the chess club?")
    assert answer.declined
    text = (seed_graph / "texts" / "S-2023-646.txt").read_bytes().decode()
    hits = answer.as_json()["hits"]
    assert 0 < len(hits) <= 3
    for hit in hits:
        assert hit["document"] == "S/2023/646"
        assert text[hit["start"] : hit["end"]] == hit["quote"]
    assert "unmanned" in hits[0]["quote"].casefold()


def test_no_passages_are_shown_beside_an_answer(graph: Graph) -> None:
    answer = graph.ask("Which States stressed the basic principles of peacekeeping?")
    assert not answer.declined
    assert not answer.hits


def test_a_misspelt_mission_is_corrected_and_said(graph: Graph) -> None:
    answer = graph.ask("According to the fifth A4P+ progress report: How many new SOFA incidents did UNIFL record?")
    assert [row["new_incidents"] for row in answer.rows] == [43]
    assert answer.notes == ("'UNIFL' was taken for 'UNIFIL'.",)
    assert answer.as_json()["answer"].startswith(answer.notes[0])


def test_a_misspelt_word_is_corrected_and_said(graph: Graph) -> None:
    answer = graph.ask("Which States stressed the basic prinicples of peacekeeping?")
    assert {row["state"] for row in answer.rows} == {"Brazil", "China", "Ecuador", "Russian Federation"}
    assert "principles" in answer.notes[0]


def test_no_other_question_is_answered_than_was_asked(graph: Graph) -> None:
    """The year, the mission, the 'not' and the thing counted each make the difference."""
    asked = "According to A/74/532: How many fatalities due to acts of violence were there in {}?"
    assert {row["value"] for row in graph.ask(asked.format("2018")).rows} == {27}
    assert graph.ask(asked.format("1999")).declined
    assert graph.ask(asked.format("UNAMID in 2018")).declined
    assert graph.ask("According to A/74/532: How many tanks were lost in 2018?").declined


def test_the_noun_behind_a_number_tells_what_it_counts(graph: Graph) -> None:
    """One sentence counts two things that endorsed the same."""
    asked = "According to A/74/532: How many {} endorsed the Declaration of Shared Commitments?"
    assert [row["value"] for row in graph.ask(asked.format("Member States")).rows] == [152]
    assert [row["value"] for row in graph.ask(asked.format("partner organizations")).rows] == [4]


@pytest.mark.parametrize(
    ("document", "question", "column", "told"),
    [
        ("A/74/532", "How many commitments stand in the Declaration?", "value", {45}),
        ("the fifth A4P+ progress report", "How many women head peacekeeping operations now?", "value", {3}),
        ("the fifth A4P+ progress report", "What share of all posts in DPO-led missions do women hold?", "value", {37}),
        ("S/2023/646", "How many individuals got support from the trust fund, and what was its budget?", "value",
          {1224, 1736145}),
        ("S/2023/646", "Where has Unite Aware been piloted?", "mission", {"UNFICYP"}),
        ("A/74/532", "Which General Assembly resolutions does it cite, and in which paragraphs?", "part",
         {"Summary > ¶1", "para 4", "para 18"}),
    ],
)  # fmt: skip
def test_what_is_told_is_what_was_asked(
    document: str, question: str, column: str, told: set[object], graph: Graph
) -> None:
    """The noun behind the number, the present and not the past, each of two numbers, the mission as the place."""
    answer = graph.ask(f"According to {document}: {question}")
    assert {row[column] for row in answer.rows} == told, answer.answer


def test_the_day_of_a_meeting_is_the_day_of_what_was_said_there(graph: Graph) -> None:
    asked = "According to the Repertoire for 2023: Which Council members spoke of misinformation on {}?"
    assert {row["meeting"] for row in graph.ask(asked.format("28 July")).rows} == {"S/PV.9389"}
    assert graph.ask(asked.format("29 July")).declined


def test_a_month_is_not_that_of_another_year(graph: Graph) -> None:
    asked = "According to the fifth A4P+ progress report: What happened in {}?"
    assert not graph.ask(asked.format("January 2024")).declined
    assert graph.ask(asked.format("March 2019")).declined


def test_what_cannot_be_told_of_two_things_is_not_told_of_one(graph: Graph) -> None:
    asked = "According to the Repertoire for 2023: Who briefed the Council on 14 November 2023{}?"
    assert not graph.ask(asked.format("")).declined
    assert graph.ask(asked.format(", and on what")).declined


def test_everyday_verbs_of_a_question_need_not_stand_in_the_text(graph: Graph) -> None:
    asked = "According to A/74/532: How many fatalities due to acts of violence were {} in 2018?"
    plain = [row["value"] for row in graph.ask(asked.format("there")).rows]
    assert [row["value"] for row in graph.ask(asked.format("suffered")).rows] == plain == [27]
    assert graph.ask(asked.format("prevented")).declined


def test_yes_and_no_are_opposites(graph: Graph) -> None:
    asked = "According to the fifth A4P+ progress report: Which missions have {} SOFA?"
    having = {row["mission"] for row in graph.ask(asked.format("a")).rows}
    lacking = {row["mission"] for row in graph.ask(asked.format("no")).rows}
    assert lacking == {"UNMIK", "UNMOGIP", "UNTSO"}
    assert not having & lacking


def test_a_question_of_what_the_document_has_none_of_is_answered_none(graph: Graph) -> None:
    answer = graph.ask("According to the fifth A4P+ progress report: Which Security Council meetings does it report?")
    assert not answer.declined
    assert not answer.rows
    assert answer.answer.startswith("None")


def test_the_same_question_gets_the_same_answer_whatever_was_asked_before(graph: Graph) -> None:
    question = "According to S/2023/646: How many units were generated between January 2022 and April 2023?"
    graph.ask("Which missions use unmanned aircraft systems?")
    assert graph.ask(question).as_json() == Asker(graph.store).ask(question).as_json()


WORDS = (
    *("which", "missions", "how", "many", "States", "no", "not", "both", "and", "or", "before", "after", "2018"),
    *("UNMISS", "S/2023/646", "resolution", "2690", "(", ")", "?", ":", "according", "to", "the", "report", "killed"),
    *("with", "without", "most", "in", "of", "para", "36", "cycle", "5"),
)


@pytest.fixture(scope="module")
def asker(small: EmbeddedStore) -> Asker:
    """Asks the small graph."""
    return Asker(small)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_text_is_answered_or_declined(text: str, asker: Asker) -> None:
    answer = asker.ask(text).as_json()
    assert set(answer) == KEYS
    assert answer["declined"] is (answer["query"] is None)
    json.dumps(answer)
