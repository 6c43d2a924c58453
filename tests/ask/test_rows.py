"""Solutions to rows: plain values, and several values of a column in one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from pkgraph.ask.rows import Rows, fold, value
from pkgraph.namespaces import RDF, XSD

VALUES = [
    (None, None),
    (Literal("12", datatype=NamedNode(XSD + "integer")), 12),
    (Literal("12", datatype=NamedNode(XSD + "nonNegativeInteger")), 12),
    (Literal("1.50", datatype=NamedNode(XSD + "decimal")), 1.5),
    (Literal("1e3", datatype=NamedNode(XSD + "double")), 1000.0),
    (Literal("INF", datatype=NamedNode(XSD + "double")), "INF"),
    (Literal("NaN", datatype=NamedNode(XSD + "double")), "NaN"),
    (Literal("twelve", datatype=NamedNode(XSD + "integer")), "twelve"),
    (Literal("true", datatype=NamedNode(XSD + "boolean")), True),
    (Literal("0", datatype=NamedNode(XSD + "boolean")), False),
    (Literal("2023-09-01", datatype=NamedNode(XSD + "date")), "2023-09-01"),
    (Literal("Mali", language="fr"), "Mali"),
    (Literal('["a", "a"]', datatype=NamedNode(RDF + "JSON")), ["a", "a"]),
    (Literal("[", datatype=NamedNode(RDF + "JSON")), "["),
    (NamedNode("urn:x"), "urn:x"),
    (BlankNode("b"), "_:b"),
]


@pytest.mark.parametrize(("term", "expected"), VALUES)
def test_terms_become_plain_values(term: Literal | NamedNode | BlankNode | None, expected: object) -> None:
    found = value(term)
    assert found == expected
    assert type(found) is type(expected)
    json.dumps(found, allow_nan=False)


def test_solutions_fold_in_order_and_once() -> None:
    solutions = [
        {"a": 1, "l": "y"},
        {"a": 1, "l": "x"},
        {"a": 2, "l": None},
        {"a": 1, "l": "y"},
        {"a": True, "l": "z"},
    ]
    assert fold(("a", "l"), solutions, ["l"]) == (
        {"a": 1, "l": ["y", "x"]},
        {"a": 2, "l": []},
        {"a": True, "l": ["z"]},
    )


def test_a_json_list_keeps_what_stands_in_it_twice() -> None:
    assert fold(("l",), [{"l": ["None", "None"]}, {"l": ["None", "None"]}], ["l"]) == ({"l": ["None", "None"]},)


@given(st.lists(st.tuples(st.integers(0, 3), st.one_of(st.none(), st.sampled_from("abc")))))
def test_folding_loses_nothing_and_adds_nothing(pairs: list[tuple[int, str | None]]) -> None:
    rows = fold(("key", "items"), [{"key": key, "items": item} for key, item in pairs], ["items"])
    assert [row["key"] for row in rows] == list(dict.fromkeys(key for key, _ in pairs))
    said = {(row["key"], item) for row in rows for item in row["items"]}
    assert said == {(key, item) for key, item in pairs if item is not None}


def test_rows_are_a_sequence() -> None:
    rows = Rows(("a",), ({"a": 1}, {"a": 2}))
    assert len(rows) == 2
    assert rows[1] == {"a": 2}
    assert rows[:1] == ({"a": 1},)
    assert [row["a"] for row in rows] == [1, 2]
