"""Rows as pandas and Polars tables: whole days as dates, numbers as numbers, lists as lists, nothing as null."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.frame import Kind, kind_of
from pkgraph.ask.rows import Rows
from pkgraph.errors import PkgraphError

COLUMNS: dict[str, tuple[list[Any], Kind, str, Any]] = {
    "count": ([1, None, -3], Kind.INTEGER, "Int64", polars.Int64),
    "share": ([1, None, 2.5], Kind.NUMBER, "Float64", polars.Float64),
    "flag": ([True, None, False], Kind.TRUTH, "boolean", polars.Boolean),
    "day": (["2023-09-01", None, "2024-02-29"], Kind.DATE, "datetime64[s]", polars.Date),
    "month": (["2023-09-01", None, "2023-09"], Kind.TEXT, "string", polars.String),
    "no day": (["2023-02-30", None, "2023-09-01"], Kind.TEXT, "string", polars.String),
    "text": (["a", None, ""], Kind.TEXT, "string", polars.String),
    "names": ([["a", "b"], [], None], Kind.LIST, "object", polars.List(polars.String)),
    "numbers": ([[1, 2], [], None], Kind.LIST, "object", polars.List(polars.Int64)),
    "printed": ([12, None, "Y"], Kind.MIXED, "object", polars.String),
    "huge": ([2**63, None, 1], Kind.MIXED, "object", polars.String),
    "nothing": ([None, None, None], Kind.EMPTY, "object", polars.Null),
}
ROWS = Rows(tuple(COLUMNS), tuple({name: COLUMNS[name][0][at] for name in COLUMNS} for at in range(3)))


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_has_the_type_of_its_values(name: str) -> None:
    values, kind, in_pandas, in_polars = COLUMNS[name]
    assert kind_of(values) is kind
    assert str(ROWS.to_pandas()[name].dtype) == in_pandas
    assert ROWS.to_polars().schema[name] == in_polars


def test_values_stay_what_they_are() -> None:
    table, columns = ROWS.to_pandas(), ROWS.to_polars()
    assert table["day"][2] == pandas.Timestamp("2024-02-29")
    assert columns["day"].to_list() == [datetime.date(2023, 9, 1), None, datetime.date(2024, 2, 29)]
    assert table["printed"].tolist()[::2] == [12, "Y"]
    assert columns["printed"].to_list() == ["12", None, "Y"]
    assert table["names"][0] == ["a", "b"]
    assert columns["names"].to_list() == [["a", "b"], [], None]
    assert columns["share"].to_list() == [1.0, None, 2.5]


def test_what_is_missing_is_null() -> None:
    missing = {name: [value is None for value in COLUMNS[name][0]] for name in COLUMNS}
    assert {name: ROWS.to_pandas()[name].isna().tolist() for name in COLUMNS} == missing
    assert {name: ROWS.to_polars()[name].is_null().to_list() for name in COLUMNS} == missing


def test_no_rows_keep_their_columns() -> None:
    empty = Rows(("a", "b"), ())
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == ["a", "b"]
    assert len(empty.to_pandas()) == len(empty.to_polars()) == 0


@pytest.mark.parametrize("name", [query.name for query in catalogue()])
def test_every_query_of_the_catalogue_becomes_both(name: str, graph: Graph) -> None:
    rows = graph.query(name)
    table, columns = rows.to_pandas(), rows.to_polars()
    assert table.shape == columns.shape == (len(rows), len(rows.columns))
    assert list(table.columns) == columns.columns == list(rows.columns)
    for at, row in enumerate(rows):
        if "quote" in row:
            assert (table["quote"][at], columns["quote"][at]) == (row["quote"], row["quote"])
            assert (table["start"][at], columns["end"][at]) == (row["start"], row["end"])


VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.text())


@given(st.lists(st.tuples(VALUES, VALUES), max_size=6))
def test_any_rows_become_both_and_lose_none(pairs: list[tuple[Any, Any]]) -> None:
    rows = Rows(("a", "b"), tuple({"a": a, "b": b} for a, b in pairs))
    for table in (rows.to_pandas(), rows.to_polars()):
        assert table.shape == (len(pairs), 2)
    assert rows.to_pandas()["a"].isna().tolist() == [a is None for a, _ in pairs]
    assert rows.to_polars()["b"].is_null().to_list() == [b is None for _, b in pairs]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_one_line(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(PkgraphError, match=rf"{library} is not installed; .*pip install 'pkgraph\[{library}\]'"):
        getattr(ROWS, f"to_{library}")()
