"""Answers cut to what a language model can read at a time: whole rows and whole quotes, never pieces of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

MOST_CHARACTERS = 40_000
"""of one answer"""
MOST_ROWS = 500
"""of one answer"""

_WORDS = 3


def length(data: Any) -> int:
    """Characters of data as they are sent."""
    return len(json.dumps(data, ensure_ascii=False))


def fitting(items: Iterable[Any], most_items: int, most_characters: int = MOST_CHARACTERS) -> list[Any]:
    """The first items, as many as both limits allow; at least one if there is one.

    >>> fitting(["aaaa", "bbbb", "cccc"], 5, 15)
    ['aaaa', 'bbbb']
    """
    kept: list[Any] = []
    used = 0
    for item in items:
        used += length(item)
        if len(kept) == most_items or (kept and used > most_characters):
            break
        kept.append(item)
    return kept


def pruned(explanation: dict[str, Any], most_characters: int = MOST_CHARACTERS) -> dict[str, Any]:
    """An explanation as plain data with no more premises, by depth, than fit; where some are missing it says so."""
    for depth in range(_depth(explanation), 0, -1):
        cut = _cut(explanation, depth)
        if length(cut) <= most_characters:
            return cut
    return _cut(explanation, 0)


def _depth(explanation: dict[str, Any]) -> int:
    return 1 + max(map(_depth, explanation["premises"]), default=0)


def _cut(explanation: dict[str, Any], depth: int) -> dict[str, Any]:
    premises: Sequence[dict[str, Any]] = explanation["premises"]
    sources = [{**source, "words": source["words"][:_WORDS]} for source in explanation["sources"]]
    cut = {**explanation, "sources": sources, "premises": [_cut(each, depth - 1) for each in premises if depth > 0]}
    return cut if depth > 0 or not premises else {**cut, "premises_not_shown": len(premises)}
