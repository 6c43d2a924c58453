"""Legends: glyphs with one meaning, with several, with none."""

from __future__ import annotations

import re

from samples import read

from pkgraph.read.facts.legend import read_legend

ORDER = ("low", "high")
PATTERN = re.compile(r"(?P<words>Low|High|Other) impact (?P<glyph>[^\w\s]+)")


def level(words: str) -> str | None:
    return words.lower() if words.lower() in ORDER else None


def test_meanings() -> None:
    parts = read("1. Legend: High impact ▲ Low impact ▼ High impact ● Low impact ● Other impact ■\n").document.parts
    legend = read_legend(parts, PATTERN, level, ORDER)
    assert legend.meaning("▲") == ("high", None)
    assert legend.meaning("▼") == ("low", None)
    assert legend.meaning("●") == (None, "● stands for low, high alike: what told them apart was lost")
    assert legend.meaning("■") == (None, "■ is in no legend")
    assert legend.meaning("") == (None, "the cell is empty")
