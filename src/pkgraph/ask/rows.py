"""From solutions to rows: plain values, several values of a column folded into one list."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from pkgraph.namespaces import RDF, XSD

if TYPE_CHECKING:
    import pandas
    import polars

Row = dict[str, Any]
"""column to value: str, int, float, bool, None, or a list of these"""

JSON_TYPE = RDF + "JSON"
_INTEGERS = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The answer to a query: its columns and its rows, in order."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    focus: tuple[str, ...] = ()
    """columns whose words are looked for in the quote when it is shown to people"""
    aside: tuple[str, ...] = ()
    """columns that a table for people leaves out; every other form has them"""
    note: str = ""
    """what people should know of the answer"""

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas table: see ``frame.to_pandas``."""
        from pkgraph.ask.frame import to_pandas

        return to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a Polars table: see ``frame.to_polars``."""
        from pkgraph.ask.frame import to_polars

        return to_polars(self)

    def _repr_html_(self) -> str:
        from pkgraph.ask.html import rows_html

        return rows_html(self)


def _number(text: str) -> float | str:
    value = float(text.replace("INF", "inf"))
    return value if math.isfinite(value) else text


_READERS: dict[str, Callable[[str], Any]] = {
    **{XSD + name: int for name in _INTEGERS},
    **{XSD + name: _number for name in ("decimal", "double", "float")},
    XSD + "boolean": lambda text: text in ("true", "1"),
    JSON_TYPE: json.loads,
}


def value(term: NamedNode | BlankNode | Literal | Triple | None) -> Any:
    """A term as a plain value; a literal that is not what its datatype says stays the text it is.

    >>> value(Literal("12", datatype=NamedNode(XSD + "integer")))
    12
    >>> value(NamedNode("https://w3id.org/pkgraph/id/mission/UNMISS"))
    'https://w3id.org/pkgraph/id/mission/UNMISS'
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return str(term)
    reader = _READERS.get(term.datatype.value)
    if reader is None:
        return term.value
    try:
        return reader(term.value)
    except ValueError:
        return term.value


def fold(columns: Sequence[str], solutions: Iterable[Mapping[str, Any]], lists: Iterable[str] = ()) -> tuple[Row, ...]:
    """Rows of solutions: those that agree in all other columns become one, their values in ``lists`` joined in order.

    A value that is a list already (a JSON literal) gives all its members; others are taken once.
    """
    several = frozenset(lists) & frozenset(columns)
    folded: dict[str, Row] = {}
    for solution in solutions:
        key = repr([solution[column] for column in columns if column not in several])
        row = folded.setdefault(key, {column: [] if column in several else solution[column] for column in columns})
        for column in several:
            _add(row[column], solution[column])
    return tuple(folded.values())


def _add(members: list[Any], new: Any) -> None:
    if isinstance(new, list):
        members[:] = members or new
    elif new is not None and new not in members:
        members.append(new)


def plain(answer: QuerySolutions) -> tuple[tuple[str, ...], list[Row]]:
    """The columns of an answer and its solutions as plain values."""
    names = tuple(variable.value for variable in answer.variables)
    return names, [dict(zip(names, map(value, solution), strict=True)) for solution in answer]
