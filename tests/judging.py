"""Whether the rows of an answer hold the expected values: the rule by which questions are measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

EXACT = 0.8
"""F1 of one column's values against the expected ones"""
FEW = 12
"""rows that may hold the expected values in several columns"""


def holds(expected: Any, rows: Sequence[Mapping[str, Any]]) -> bool:
    """True if one column agrees with the expected values, or a few rows hold them all and say little else."""
    wanted = {_key(value) for value in _atoms(expected)}
    columns = {column for row in rows for column in row if column not in ("quote", "start", "end")}
    for column in columns:
        told = {_key(value) for row in rows for value in _atoms(row.get(column))}
        if 2 * len(wanted & told) >= EXACT * (len(wanted) + len(told)) > 0:
            return True
    everything = {_key(value) for row in rows for value in _atoms(list(row.values()))}
    return bool(wanted) and wanted <= everything and len(rows) <= FEW and len(everything) <= 10 * len(wanted) + 20


def _atoms(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return [atom for each in value for atom in _atoms(each)]
    return [] if value is None else [value]


def _key(value: Any) -> float | str:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        text = str(value)
        return re.sub(r"\s+", "", text) if "/" in text else re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()
