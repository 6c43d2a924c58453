"""The attributes of a network's nodes or edges as columns, each of one type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import cycle
from typing import Any

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STRONG = ["1f77b4", "ff7f0e", "2ca02c", "d62728", "9467bd", "8c564b", "e377c2", "7f7f7f", "bcbd22", "17becf"]
_LIGHT = ["cfe2f3", "fde0c5", "d5ecd5", "f6d0d0", "e5daf0", "e6d9d5", "f9dff0", "e2e2e2", "f0f0c8", "cdeff4"]


def columns(of: Iterable[Mapping[str, Any]]) -> dict[str, type]:
    """Attribute to type (``bool``, ``int``, ``float``, ``str``), by name; text where values are of several types.

    >>> columns([{"count": 1, "part": "para 2"}, {"count": 1.5}])
    {'count': <class 'float'>, 'part': <class 'str'>}
    """
    found: dict[str, set[type]] = {}
    for attributes in of:
        for name, value in attributes.items():
            found.setdefault(name, set()).add(type(value))
    return {name: _common(found[name]) for name in sorted(found)}


def typed(value: Any, kind: type) -> str:
    """A value as characters, the truth of XML Schema among them."""
    return str(value).lower() if kind is bool else str(value)


def is_day(value: Any) -> bool:
    """True for an ISO 8601 calendar day."""
    return isinstance(value, str) and bool(_DAY.fullmatch(value))


def colours(types: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Type of node to its colour and a light one, in the order of their names."""
    pairs = cycle(zip(_STRONG, _LIGHT, strict=True))
    return {kind: (f"#{strong}", f"#{light}") for kind, (strong, light) in zip(sorted(set(types)), pairs, strict=False)}


def short(text: str, length: int = 60) -> str:
    """A text as a label of bearable length."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _common(kinds: set[type]) -> type:
    if len(kinds) == 1:
        return next(iter(kinds))
    return float if kinds == {int, float} else str
