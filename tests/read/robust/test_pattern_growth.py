"""Patterns search in time about in line with the length of what they search: none may backtrack over a long line."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

import pkgraph.read
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.families import families

READ = Path(pkgraph.read.__file__).parent
FILES = sorted(file for file in READ.rglob("*.toml") if "[[pattern]]" in file.read_text(encoding="utf-8"))

Line = Callable[[int], str]
"""a line of about so many characters"""

NASTY: dict[str, Line] = {
    "capitals": lambda n: "A" * n,
    "small letters": lambda n: "a" * n,
    "digits": lambda n: "1" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "dashes": lambda n: "-" * n + "x",
    "brackets": lambda n: "(" * n,
    "full stops": lambda n: "." * n,
    "commas": lambda n: ", " * (n // 2),
    "slashes": lambda n: "A/1" * (n // 3) + "!",
    "words": lambda n: "aa bb " * (n // 6),
    "small words": lambda n: "and the of " * (n // 11),
    "names": lambda n: "Abc " * (n // 4),
    "joined names": lambda n: "Abc and " * (n // 8),
    "hyphens": lambda n: "a-" * (n // 2),
    "hyphens between capitals": lambda n: "A-" * (n // 2),
    "hyphens between digits": lambda n: "1-" * (n // 2),
    "numbers": lambda n: "1, " * (n // 3),
    "thousands": lambda n: ",111" * (n // 4),
    "thousands with spaces": lambda n: " 111" * (n // 4),
    "abbreviations": lambda n: "No. " * (n // 4),
}
PUMPS = (" ", "a")
"""what the words of a pattern's own example are followed by, over and over"""

_LONG = 3200
_ROOM = 8.0
"""times longer that four times the text may take: 4 is in line, 16 is quadratic"""
_MUCH = 24.0
"""the same for short lines, where what has a bound can look quadratic; 64 is cubic"""
_QUICK = 0.001
"""seconds of processor time below which a search counts as quick"""
_MEASURES = 4
"""of which the quickest counts: a machine has other work too"""


def spent(regex: re.Pattern[str], text: str) -> float:
    """Processor time of a search for all matches."""
    start = time.process_time()
    for _ in regex.finditer(text):
        pass
    return time.process_time() - start


def _slower(regex: re.Pattern[str], made: Line, length: int, room: float) -> bool:
    """True if the line takes more than ``room`` times as long as a quarter of it, each at its quickest of several."""
    longer, shorter = made(length), made(length // 4)
    if spent(regex, longer) < _QUICK:
        return False
    times = [(spent(regex, longer), spent(regex, shorter)) for _ in range(_MEASURES)]
    return min(slow for slow, _ in times) > max(_QUICK, room * min(quick for _, quick in times))


def grows(regex: re.Pattern[str], made: Line) -> bool:
    """True if four times the line takes much more than four times as long; short lines first, to end soon."""
    lengths = ((_LONG // 16, _MUCH), (_LONG // 4, _MUCH), (_LONG, _ROOM))
    return any(_slower(regex, made, length, room) for length, room in lengths)


def _repeated(words: str) -> Line:
    return lambda n: words * (n // len(words)) + "!"


def _pumped(begun: str, pump: str) -> Line:
    return lambda n: begun + pump * (n // len(pump)) + "!"


def own_lines(pattern: Pattern) -> Iterator[tuple[str, Line]]:
    """Lines of a pattern's own words: its examples over and over, what one begins with and something endless."""
    for example in pattern.matches:
        for words in filter(None, (example, example.rpartition(" ")[0])):
            yield f"{words!r} again and again", _repeated(f"{words} ")
    example = max(pattern.matches, key=len)
    for gap in re.finditer(r" |$", example):
        for pump in PUMPS:
            yield f"{example[: gap.end()]!r}, then {pump!r}", _pumped(example[: gap.end()], pump)


def slow_pattern(patterns: Mapping[str, Pattern]) -> str | None:
    """The first pattern that takes much more than four times as long for four times the text, and on what."""
    for name, pattern in patterns.items():
        for what, made in (*NASTY.items(), *own_lines(pattern)):
            if grows(pattern.regex, made):
                return f"{name}: {what}"
    return None


def _of_modules(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that stand in code, by the module and the name they have there."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_pattern_backtracks(file: Path) -> None:
    assert slow_pattern(load_patterns(file)) is None


def test_no_pattern_outside_the_lexicon_backtracks() -> None:
    regexes = {
        **dict(_of_modules(pkgraph.read)),
        **{f"{family.name}: {sign.pattern}": sign for family in families() for sign in family.signs},
    }
    assert len(regexes) > 30
    slow = [f"{name}: {what}" for name, regex in regexes.items() for what, made in NASTY.items() if grows(regex, made)]
    assert not slow


@pytest.mark.parametrize(
    ("regex", "what"),
    [("a*b", "small letters"), ("a*a*b", "small letters"), (r"\s+x", "spaces"), (r"[A-Z]\w* of", "capitals")],
)
def test_what_grows_with_the_square_is_found(regex: str, what: str) -> None:
    assert grows(re.compile(regex), NASTY[what])


@pytest.mark.parametrize("regex", [r"\ba*+b", "a{0,40}b", r"(?<!\s)\s+x", "a"])
def test_what_grows_with_the_line_is_left(regex: str) -> None:
    assert not [what for what, made in NASTY.items() if grows(re.compile(regex), made)]
