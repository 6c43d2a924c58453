"""Patterns search in time about in line with the length of what they search: none may backtrack over a long line."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pkgraph.read
from pkgraph.read.patterns import load_patterns

READ = Path(pkgraph.read.__file__).parent
FILES = sorted(
    [
        *(READ / "structure" / f"{name}.toml" for name in ("lines", "record")),
        *(READ / "mentions" / "lexicon").glob("*.toml"),
    ]
)

NASTY: dict[str, Callable[[int], str]] = {
    "capitals": lambda n: "A" * n,
    "small letters": lambda n: "a" * n,
    "digits": lambda n: "1" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "dashes": lambda n: "-" * n + "x",
    "brackets": lambda n: "(" * n,
    "full stops": lambda n: "." * n,
    "slashes": lambda n: "A/1" * (n // 3) + "!",
    "words": lambda n: "aa bb " * (n // 6),
    "small words": lambda n: "and the of " * (n // 11),
    "names": lambda n: "Abc " * (n // 4),
    "numbers": lambda n: "1, " * (n // 3),
    "thousands": lambda n: ",111" * (n // 4),
    "abbreviations": lambda n: "No. " * (n // 4),
}
KNOWN = (
    "clause", "event", "mandate", "mechanism", "observation", "observation-subject",
    "recommendation", "work",
)  # fmt: skip
"""files with patterns that grow with the square of the line, or faster"""

_ROOM = 9.0
_NOISE = 0.005
"""seconds below which a search counts as quick"""


def spent(regex: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in regex.finditer(text):
        pass
    return time.process_time() - start


def _grows(regex: re.Pattern[str], made: Callable[[int], str]) -> bool:
    longer = spent(regex, made(1200))
    return longer > _NOISE and longer > _ROOM * spent(regex, made(300))


def slow_pattern(file: Path) -> str | None:
    """The first pattern of a file that takes much more than four times as long for four times the text, and on what."""
    for name, pattern in load_patterns(file).items():
        for what, made in NASTY.items():
            if all(_grows(pattern.regex, made) for _ in range(3)):
                return f"{name}: {what}"
    return None


def _case(file: Path) -> object:
    marks = [pytest.mark.xfail(strict=False, reason="see the function's answer")] if file.stem in KNOWN else []
    return pytest.param(file, marks=marks, id=file.stem)


@pytest.mark.parametrize("file", [_case(file) for file in FILES])
def test_no_pattern_backtracks(file: Path) -> None:
    assert slow_pattern(file) is None
