"""Which resources the values of rows name, so that they can be links."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal

from pkgraph.ask.rows import Rows
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.answers import answered

_DATA = Path(__file__).parent / "columns.toml"
_LONGEST = 200
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Named:
    """Resources by class and name."""

    iris: Mapping[tuple[str, str], str]

    def iri(self, column: str, value: str) -> str | None:
        """What a column's value names; None where that is nothing, or more than one thing."""
        return self.iris.get((_class(column), value))


@cache
def _classes() -> Mapping[str, str]:
    """The class of what a column's values name, by column."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {column: kind for kind, columns in data.items() for column in columns}


def _class(column: str) -> str:
    return _classes().get(column.replace("_", " "), "")


def named(store: Store, answers: Iterable[Rows]) -> Named:
    """The resources that the values of some answers name.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    wanted = dict.fromkeys(text for rows in answers for text in _texts(rows))
    found: dict[tuple[str, str], str] = {}
    several: set[tuple[str, str]] = set()
    texts = iter(wanted)
    while some := list(islice(texts, _AT_ONCE)):
        forms = [literal for text in some for literal in (Literal(text), Literal(text, language="en"))]
        for row in answered(store, "named", {"name_is": forms}):
            key = (row["class"], row["name"])
            if found.setdefault(key, row["iri"]) != row["iri"]:
                several.add(key)
    return Named({key: iri for key, iri in found.items() if key not in several})


def _texts(rows: Rows) -> Iterable[str]:
    columns = [column for column in rows.columns if _class(column)]
    for row in rows:
        for column in columns:
            value = row[column]
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and 0 < len(each) <= _LONGEST:
                    yield each
