"""Inconsistencies, and the printed numbers that they are found by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Evidence, Fact
from pkgraph.read.patterns import Pattern, load_patterns, load_words

FILE = LEXICON / "inconsistency.toml"
_HALF = Decimal("0.5")
_ROUND = Decimal(100)
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Inconsistency(Fact):
    """A number that others of the same document contradict; ``mention`` is the number as printed."""

    kind: str
    """``total``: the parts add up to something else; ``share``: the percentage is another; ``part``: a part exceeds
    its whole"""
    subject: str | None
    """what is counted: the head of the column, or the words behind the number"""
    indicator: str | None
    """where it is counted: the title of the table"""
    expected: Decimal
    """what the other numbers make of it"""
    found: Decimal
    """what is printed"""
    working: str
    """how it was reckoned: ``110 + 85 + 119 = 314``"""
    other: Evidence
    """the other numbers"""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is printed."""

    value: Decimal
    grain: Decimal
    """what one step of the last printed digit is worth: 0.1 of ``2.5``, 100,000 of ``2.5 million``"""
    sign: str = ""
    """its currency or per cent sign"""

    @property
    def exact(self) -> bool:
        """True for a whole number in figures or words."""
        return self.grain == 1

    @property
    def slack(self) -> Decimal:
        """How far the number meant may lie from the one printed."""
        return Decimal(0) if self.exact else self.grain * _HALF


def patterns() -> dict[str, Pattern]:
    """The patterns of inconsistencies by name."""
    return load_patterns(FILE)


def amount_of(words: str) -> Amount | None:
    """The number that ``words`` print: ``1,204``, ``1 353``, ``$2.5 million``, ``(120)`` below zero, ``seven``."""
    match = patterns()["amount"].regex.search(words.strip())
    if match is None:
        return None
    if match["word"]:
        return Amount(Decimal(load_words(FILE)["numbers"].index(match["word"].lower())), Decimal(1))
    figures = re.sub(r"[, ]", "", match["figures"])
    scale = Decimal(10) ** {"thousand": 3, "million": 6, "billion": 9}.get((match["scale"] or "").lower(), 0)
    value, grain = Decimal(figures) * scale, Decimal(10) ** -len(figures.partition(".")[2]) * scale
    return Amount(-value if match["minus"] else value, grain, (match["sign"] or match["share"] or "").strip())


def adds_up(amounts: Sequence[Amount], total: Amount) -> bool:
    """True if the amounts may make the total, each rounded as it is printed."""
    return abs(sum((a.value for a in amounts), Decimal(0)) - total.value) <= slack((*amounts, total))


def slack(amounts: Sequence[Amount]) -> Decimal:
    """By how much a sum may be wrong since its numbers are rounded; hundreds throughout are taken as rounded."""
    if all(a.exact for a in amounts) and all(a.value % _ROUND == 0 for a in amounts):
        return _ROUND * _HALF * len(amounts)
    return sum((a.slack for a in amounts), Decimal(0))


def plain(value: Decimal) -> str:
    """A number without a needless exponent or needless zeros: ``61.5``, ``300``."""
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value() if whole else value.normalize():f}"


def sum_of(amounts: Sequence[Amount]) -> str:
    """A sum in words: ``110 + 85 + 119 = 314``; of many numbers the first and the last."""
    shown = [plain(a.value) for a in amounts]
    if len(shown) > _MOST_SHOWN:
        shown = [*shown[:3], "...", *shown[-2:]]
    return f"{' + '.join(shown)} = {plain(sum((a.value for a in amounts), Decimal(0)))}"
