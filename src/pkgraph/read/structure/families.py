"""Which family a document belongs to, by the signs that ``families.toml`` lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("families.toml")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of documents and its signs."""

    name: str
    type: str
    """the kind of document that its members are, for people"""
    symbol: re.Pattern[str] | None
    signs: tuple[re.Pattern[str], ...]


UNKNOWN = Family("unknown", "document", None, ())


@cache
def families() -> tuple[Family, ...]:
    """All families, in the order in which they are tried."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Family(
            entry["name"],
            entry["type"],
            re.compile(entry["symbol"]) if "symbol" in entry else None,
            tuple(re.compile(sign) for sign in entry["signs"]),
        )
        for entry in data["family"]
    )


def family_of(symbol: str | None, front: Iterable[str]) -> Family:
    """The family that the symbol, or else the lines of the front, tell; ``UNKNOWN`` where neither does."""
    lines = list(front)
    if symbol:
        for family in families():
            if family.symbol and family.symbol.search(symbol):
                return family
    for family in families():
        if any(sign.search(line) for sign in family.signs for line in lines):
            return family
    return UNKNOWN
