"""Answers that are kept: the same rows as the graph's own, nobody else's to change, in bounded room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.kept import OFTEN, Kept, Table, Wanted, kept
from pkgraph.ask.rows import Row
from pkgraph.ask.run import answer, run_query
from pkgraph.errors import GraphError
from pkgraph.know.store import EmbeddedStore
from pkgraph.know.store.remote import RemoteStore

SMALL = Path(__file__).parent / "data" / "small.trig"


@pytest.fixture
def fresh() -> EmbeddedStore:
    """A graph that nobody has asked yet."""
    return EmbeddedStore.in_memory(parse(path=str(SMALL), format=RdfFormat.TRIG))


@pytest.mark.parametrize("name", ["citations", "documents", "sofa-status"])
def test_what_is_kept_is_what_the_graph_answers(name: str, fresh: EmbeddedStore) -> None:
    query = catalogue().get(name)
    first, second = run_query(fresh, name), run_query(fresh, name)
    assert first == second
    assert first.rows == answer(fresh, query, {})


def test_a_value_is_a_question_of_its_own(fresh: EmbeddedStore) -> None:
    every = run_query(fresh, "citations")
    for value in ("S/RES/2690(2023)", "A/75/19"):
        some = run_query(fresh, "citations", {"cited": value})
        assert some.rows == tuple(row for row in every if row["cited"] == value) != ()


def test_who_changes_rows_changes_them_alone(fresh: EmbeddedStore) -> None:
    before = run_query(fresh, "citations").rows
    changed = run_query(fresh, "citations").rows[0]
    changed["missions"].append("X")
    changed["document"] = "X"
    assert run_query(fresh, "citations").rows == before


def test_a_closed_graph_answers_nothing(fresh: EmbeddedStore) -> None:
    run_query(fresh, "citations")
    fresh.close()
    with pytest.raises(GraphError, match="closed"):
        run_query(fresh, "citations")


def test_nothing_is_kept_of_a_graph_that_may_change() -> None:
    assert kept(RemoteStore("http://127.0.0.1:1/sparql")) is None


def test_a_query_that_is_asked_often_is_asked_no_more(fresh: EmbeddedStore) -> None:
    every = run_query(fresh, "citations")
    cited = {row["document"] for row in every}
    assert len(cited) > 1
    for _ in range(OFTEN):
        run_query(fresh, "citations", {"document": "none such"})
    answers = kept(fresh)
    assert answers

    def asked() -> tuple[Row, ...]:
        raise AssertionError("asked again")

    table = answers.table(catalogue().get("citations").text, asked)
    assert table
    for document in sorted(cited):
        picked = run_query(fresh, "citations", {"document": [document.lower(), "none such"]})
        assert list(picked) == [row for row in every if row["document"] == document] != []


def test_a_table_without_room_is_not_kept() -> None:
    answers, rows = Kept(100), ({"of": "x" * 200},)
    assert [answers.table("question", lambda: rows) for _ in range(2 * OFTEN)] == [None] * 2 * OFTEN
    small = [answers.table("other", lambda: ({"of": "x"},)) for _ in range(OFTEN)]
    assert small[:-1] == [None] * (OFTEN - 1)
    assert small[-1]
    assert small[-1].where([Wanted(("of",), ("X",))]) == ({"of": "x"},)


def test_rows_hold_one_of_the_values_of_each_parameter() -> None:
    rows = [{"a": "One", "b": ["x", "Y"], "c": 1}, {"a": "two", "b": [], "c": None}, {"a": None, "b": ["one"], "c": 2}]
    table = Table(rows)
    assert table.where([Wanted(("a", "b"), ("ONE",))]) == (rows[0], rows[2])
    assert table.where([Wanted(("a",), ("one", "two"))]) == (rows[0], rows[1])
    assert table.where([Wanted(("a",), ("one",)), Wanted(("b",), ("y",))]) == (rows[0],)
    assert table.where([Wanted(("a",), ("two",)), Wanted(("b",), ("y",))]) == ()
    assert table.where([Wanted(("a", "b"), ("N",), whole=False)]) == (rows[0], rows[2])
    assert table.where([Wanted(("b",), ("nothing",), whole=False)]) == ()


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 40))), st.integers(0, 500))
def test_room_is_bounded_and_answers_stay_right(asked: list[tuple[str, int]], room: int) -> None:
    answers, sizes = Kept(room), dict[str, int]()

    def rows(question: str) -> tuple[Row, ...]:
        return tuple({"of": question, "at": at} for at in range(sizes[question]))

    for question, size in asked:
        sizes.setdefault(question, size)
        assert answers.rows(question, lambda question=question: rows(question)) == rows(question)
        assert answers.size <= room
