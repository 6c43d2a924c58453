"""Named patterns kept as data: regular expressions in TOML, each with what it must and must not match.

A file holds ``[pieces]``, small expressions that larger ones name as ``«piece»``, and ``[[pattern]]`` tables::

    [[pattern]]
    name = "figure"
    regex = '^Figure (?P<number>«roman»)$'
    matches = ["Figure IV"]
    misses = ["Figures are rounded"]

``flags`` may name ``ignorecase``. Patterns are searched for, so they carry their own anchors.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named pattern with its examples."""

    name: str
    regex: re.Pattern[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def load_patterns(path: Path) -> dict[str, Pattern]:
    """The patterns of a TOML file by name, in the file's order.

    Raises:
        ValueError: a pattern is not well formed; the message names the file and the pattern.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    pieces: dict[str, str] = {}
    for name, piece in data.get("pieces", {}).items():
        pieces[name] = _filled(piece, pieces)
    patterns: dict[str, Pattern] = {}
    for entry in data["pattern"]:
        flags = re.IGNORECASE if "ignorecase" in entry.get("flags", ()) else re.NOFLAG
        try:
            regex = re.compile(_filled(entry["regex"], pieces), flags)
        except (re.error, KeyError) as error:
            raise ValueError(f"{path.name}: pattern {entry.get('name')}: {error}") from error
        patterns[entry["name"]] = Pattern(
            entry["name"], regex, tuple(entry.get("matches", ())), tuple(entry.get("misses", ()))
        )
    return patterns


@cache
def load_words(path: Path) -> dict[str, tuple[str, ...]]:
    """The ``[words]`` table of a TOML file: named lists of plain words."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in data.get("words", {}).items()}


def _filled(regex: str, pieces: dict[str, str]) -> str:
    return re.sub("«([a-z_]+)»", lambda m: f"(?:{pieces[m[1]]})", regex)
