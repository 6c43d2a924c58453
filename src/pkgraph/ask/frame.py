"""Rows as a pandas or Polars table: each column in the type that all of its values have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from pkgraph.ask.rows import Rows
from pkgraph.errors import PkgraphError

if TYPE_CHECKING:
    import pandas
    import polars

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 2**63


class Kind(Enum):
    """What all values of a column are, those that are missing apart."""

    EMPTY = auto()
    TRUTH = auto()
    INTEGER = auto()
    NUMBER = auto()
    DATE = auto()
    TEXT = auto()
    LIST = auto()
    MIXED = auto()
    """of several kinds: numbers beside words, for example"""


def kind_of(values: Sequence[Any]) -> Kind:
    """The kind of a column's values; dates only where all are whole days.

    >>> kind_of(["2023-09-01", None])
    <Kind.DATE: 5>
    >>> kind_of(["2023-09-01", "2023-09"])
    <Kind.TEXT: 6>
    """
    kinds = {_kind(value) for value in values if value is not None}
    if not kinds:
        return Kind.EMPTY
    if kinds == {Kind.INTEGER, Kind.NUMBER}:
        return Kind.NUMBER
    if kinds == {Kind.DATE, Kind.TEXT}:
        return Kind.TEXT
    return kinds.pop() if len(kinds) == 1 else Kind.MIXED


def _kind(value: Any) -> Kind:
    if isinstance(value, bool):
        return Kind.TRUTH
    if isinstance(value, int):
        return Kind.INTEGER if -_LARGEST <= value < _LARGEST else Kind.MIXED
    if isinstance(value, float):
        return Kind.NUMBER
    if isinstance(value, list):
        return Kind.LIST
    if isinstance(value, str):
        return Kind.DATE if _date(value) else Kind.TEXT
    return Kind.MIXED


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def to_pandas(rows: Rows) -> pandas.DataFrame:
    """The rows as a pandas table: nullable numbers, truths and texts, ``datetime64`` days, lists as they are.

    Raises:
        PkgraphError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise _missing("pandas") from error

    types: dict[Kind, Any] = {
        Kind.TRUTH: "boolean",
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "Float64",
        Kind.DATE: "datetime64[s]",
        Kind.TEXT: "string",
    }
    columns = {
        name: pandas.Series(values, dtype=types.get(kind_of(values), "object")) for name, values in _columns(rows)
    }
    return pandas.DataFrame(columns, columns=list(rows.columns))


def to_polars(rows: Rows) -> polars.DataFrame:
    """The rows as a Polars table; a column that holds numbers beside words becomes text.

    Raises:
        PkgraphError: Polars is not installed.
    """
    try:
        import polars
    except ImportError as error:
        raise _missing("polars") from error

    types: dict[Kind, Any] = {
        Kind.EMPTY: polars.Null,
        Kind.TRUTH: polars.Boolean,
        Kind.INTEGER: polars.Int64,
        Kind.NUMBER: polars.Float64,
    }

    def series(name: str, values: list[Any]) -> polars.Series:
        kind = kind_of(values)
        if kind is Kind.DATE:
            return polars.Series(name, [value and _date(value) for value in values], dtype=polars.Date)
        if kind is Kind.LIST:
            inner = types.get(kind_of([item for value in values for item in value or []]), polars.String)
            inner = polars.String if inner is polars.Null else inner
            lists = [value and [_text(item) if inner is polars.String else item for item in value] for value in values]
            return polars.Series(name, lists, dtype=polars.List(inner))
        if kind in types:
            return polars.Series(name, values, dtype=types[kind])
        return polars.Series(name, [None if value is None else _text(value) for value in values], dtype=polars.String)

    return polars.DataFrame([series(name, values) for name, values in _columns(rows)])


def _columns(rows: Rows) -> list[tuple[str, list[Any]]]:
    return [(name, [row[name] for row in rows]) for name in rows.columns]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


def _missing(library: str) -> PkgraphError:
    return PkgraphError(f"{library} is not installed", mend=f"install it with: pip install 'pkgraph[{library}]'")
