"""Questions taken apart: what is asked for, of what, and what changes the meaning."""

from __future__ import annotations

import pytest

from pkgraph.ask.question.frame import Frame, frame
from pkgraph.ask.question.names import Names, read_names
from pkgraph.know.store.embedded import EmbeddedStore


@pytest.fixture(scope="module")
def names(small: EmbeddedStore) -> Names:
    """The names of the small graph."""
    return read_names(small)


def kinds(asked: Frame) -> list[tuple[str, ...]]:
    """What a question asks for, by kind."""
    return [each.kinds for each in asked.asked]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which missions have a SOFA?", [("mission",)]),
        ("For which mission's renewal did it advise?", [("mission",)]),
        ("How many peacekeepers were killed?", [("number",)]),
        ("What share of police officers are women?", [("number",)]),
        ("When and where were the talks held?", [("date",), ("place", "mission")]),
        ("How many people got aid, and what was the budget?", [("number",), ("number",)]),
        ("Who spoke, and on what?", [("person", "state"), ()]),
        ("In which resolution did it welcome what peacekeeping does?", [("document",)]),
        ("What does footnote 2 say, that is, under which resolution?", [("document",)]),
        ("How did the deaths change from 2016 to 2018?", [("number",)]),
        ("Which Council members stressed it?", [("state",)]),
        ("Who briefed the Council?", [("person", "state")]),
        ("Which resolutions does it cite?", [("document",)]),
        ("Which armed groups are named?", [("actor",)]),
        ("Which submarines were used?", [()]),
        ("Tell me something", []),
    ],
)
def test_what_is_asked_for(question: str, asked: list[tuple[str, ...]], names: Names) -> None:
    assert kinds(frame(question, names)) == asked


def test_units_are_asked_for(names: Names) -> None:
    assert frame("What percentage of staff are women?", names).asked[0].units == ("percent",)
    assert frame("How many days did it take?", names).asked[0].units == ("days",)
    assert frame("How many people were trained?", names).asked[0].units == ()


@pytest.mark.parametrize(
    ("question", "operators"),
    [
        ("Which missions have no SOFA?", ["not"]),
        ("Which missions were furthest behind in 2019?", ["most"]),
        ("How many were killed before 2013?", ["before"]),
        ("How many were killed before the mission closed?", []),
        ("Which missions have more than 20 units?", ["compare"]),
        ("Which States appear at only one meeting?", ["only"]),
        ("Why did it close?", ["reason"]),
    ],
)
def test_what_changes_the_meaning(question: str, operators: list[str], names: Names) -> None:
    assert frame(question, names).operators == operators


def test_the_document_that_a_question_is_asked_of(names: Names) -> None:
    assert frame("According to S/2023/646: which missions are named?", names).documents == ["S/2023/646"]
    assert frame("Which missions are named in S/2023/646?", names).documents == ["S/2023/646"]


def test_a_document_that_is_not_there_is_told(names: Names) -> None:
    (reason,) = frame("According to S/2031/1: which missions are named?", names).reasons
    assert "S/2031/1" in reason
    (reason,) = frame("Which missions does A/99/1 name?", names).reasons
    assert "A/99/1" in reason


def test_missions_are_found_by_acronym_and_name(names: Names) -> None:
    assert frame("How many incidents did UNMISS report?", names).missions == ["UNMISS"]
    assert frame("Which mission is it?", names).missions == []


def test_parts_and_numbered_things(names: Names) -> None:
    asked = frame("Which resolutions does footnote 12 cite, and which plans have missions in cycle 5?", names)
    assert asked.parts == ["fn 12"]
    assert ("cycle", "5") in asked.numbered


def test_ends_that_ask_for_columns_or_counts_are_no_words(names: Names) -> None:
    words = [term.text for term in frame("Which States stressed prevention, and how many were they?", names).terms]
    assert words == ["stressed", "prevention"]
    words = [term.text for term in frame("Which agreements were signed, with their dates of signing?", names).terms]
    assert words == ["agreements", "signed"]


def test_words_on_both_sides_of_an_or_are_one(names: Names) -> None:
    (term,) = [each for each in frame("Which agreements or pacts are named?", names).terms if not each.light]
    assert (term.text, term.others) == ("agreements", ("pact",))


def test_what_an_answer_must_not_be(names: Names) -> None:
    assert frame("Which documents other than meeting records does it cite?", names).excluded == ("meet", "record")
