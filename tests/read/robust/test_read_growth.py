"""Reading takes time about in line with the length of the text: four times the text, not sixteen times the time.

Only ratios within one run are measured, of processor time, with room for noise; the pathological texts are those
that make careless patterns and loops backtrack.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from read.changed.changes import read
from samples import SEEDS

ROOM = 7.0
"""most times longer that four times the text may take; 4 is in line, 16 is quadratic"""
_SHORTEST = 0.01
"""seconds below which the clock tells nothing: such a measure counts as this long"""

_REPORT = (SEEDS / "S-2023-646.txt").read_text(encoding="utf-8")
_RECORD = "S/PV.9990\nAgenda\nPeace\n\nThe meeting was called to order at 10 a.m.\n"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def spent(text: str) -> float:
    """Processor time of one reading, without that of collecting what other tests keep."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        read(text)
        return max(time.process_time() - start, _SHORTEST)
    finally:
        gc.enable()


def growth(made: Callable[[int], str], count: int) -> float:
    """How many times longer four times the text takes: the best of three measures, as a machine has other work too."""
    read(made(1))
    best = float("inf")
    for _ in range(3):
        best = min(best, spent(made(4 * count)) / spent(made(count)))
        if best < ROOM:
            break
    return best


def rows(count: int) -> str:
    head = "Impact of SOFA/SOMA incidents\n\n| | new SOFA incidents | Total SOFA incidents |\n|---|---|---|\n"
    return head + "".join(f"| UNMISS | {n} | 4 |\n" for n in range(count))


def footnotes(count: int) -> str:
    return "".join(f"{str(n).translate(_SUPERSCRIPT)} See A/75/{n}.\n\n" for n in range(1, count))


def plain_footnotes(count: int) -> str:
    return "".join(f"The Committee{n} met.\n{n} See A/75/{n}.\n\n" for n in range(1, min(count, 999)))


def ibids(count: int) -> str:
    return "¹ See A/75/1.\n\n" + "".join(f"{str(n).translate(_SUPERSCRIPT)} Ibid.\n\n" for n in range(2, count))


IN_LINE: dict[str, tuple[Callable[[int], str], int]] = {
    "a record": (lambda n: _RECORD + "Mr. Doe (Mali): We urge all to stay.\n" * n, 150),
    "a speech": (lambda n: _RECORD + "Mr. Doe (Mali): We\n" + "urge all who are there to stay on with\n" * n, 150),
    "a report over and over": (lambda n: _REPORT * n, 1),
    "open brackets": (lambda n: "(" * n, 8000),
    "open square brackets": (lambda n: "[" * n, 8000),
    "links": (lambda n: "[a](#) " * n, 1500),
    "links that never close": (lambda n: "[a](" * n, 3000),
    "escapes": (lambda n: "[\\a" * n, 3000),
    "tags that never close": (lambda n: "<a " * n, 3000),
    "stars": (lambda n: "*" * n, 10000),
    "bars": (lambda n: "|" * n, 4000),
    "dashes alone": (lambda n: "-" * n, 10000),
    "a word without end": (lambda n: "a" * n, 20000),
    "digits without end": (lambda n: "1" * n, 20000),
    "spaces": (lambda n: "a" + " " * n + "b", 100000),
    "form feeds": (lambda n: "\f" * n + "a", 50000),
    "full stops": (lambda n: "." * n, 8000),
    "quotation marks": (lambda n: "\"'" * n, 5000),
    "a symbol without end": (lambda n: "A/" * n, 4000),
    "a symbol of digits": (lambda n: "A/1" * n + "!", 3000),
    "the beginning of names": (lambda n: "United Nations " * n, 1500),
    "names of no mission": (lambda n: "United Nations Mission in Xo and " * n, 500),
    "a name without end": (lambda n: "United Nations " + "Xx " * n + "Mission (UNX)", 4000),
    "sentences in one line": (lambda n: "UNMISS said so. " * n, 600),
    "short lines": (lambda n: "ab c\n" * n, 4000),
    "short paragraphs": (lambda n: "Ab c.\n\n" * n, 2000),
    "numbered paragraphs": (lambda n: "".join(f"{k % 999 + 1}. It is so.\n\n" for k in range(n)), 1500),
    "items": (lambda n: "1. As:\n\n" + "".join(f"({'abcde'[k % 5]}) It is so;\n\n" for k in range(n)), 800),
    "items inside items": (lambda n: "1. As follows:\n\n" + "(a) (i) So;\n\n" * n, 500),
    "headings": (lambda n: "".join(f"A heading of the day\n\nIt is so {k}.\n\n" for k in range(n)), 400),
    "headings in Markdown": (lambda n: "".join(f"{'#' * (k % 6 + 1)} A heading\n" for k in range(n)), 1000),
    "annexes": (lambda n: "Annex\n\n1. It is so.\n\n" * n, 500),
    "rows of a table": (rows, 500),
    "footnotes": (footnotes, 800),
    "footnotes in plain digits": (plain_footnotes, 240),
    "footnotes that go back": (ibids, 800),
    "marks": (lambda n: "a¹" * n, 3000),
    "dashes and a letter": (lambda n: "-" * n + "x", 300),
    "citations in one sentence": (lambda n: "As in A/75/1, para. 1, and A/75/2, para. 2, " * n, 40),
    "abbreviations": (lambda n: "No. 1 " + "Nos. " * n, 800),
    "many sentences with a citation": (lambda n: "UNMISS is named in A/75/1. " * n, 150),
    "resolutions in one sentence": (lambda n: "resolutions " + "70/262, " * n, 300),
    "the word resolution": (lambda n: "in its relevant resolution " * n, 300),
    "further parts of a document": (lambda n: "A/75/1" + " and Add.1" * n, 400),
    "tables": (lambda n: "So it is.\n\n| a | b |\n|---|---|\n| UNMISS | 1 |\n\n" * n, 100),
    "agreements in one sentence": (lambda n: "UNMISS has a SOFA, " * n, 40),
    "marks of one footnote": (lambda n: "So it is.¹ " * n + "\n\n¹ See A/75/1.\n", 400),
    "a paragraph that never ends": (lambda n: "1. A b.\n\n2. A b.\n\n3. text and\n\n" + "and so of\n\n" * n, 1000),
}  # fmt: skip

BEYOND: dict[str, tuple[Callable[[int], str], int, str]] = {
    "capitals without end": (lambda n: "A" * n, 1500, "mission.toml 'other meaning' starts anew at each capital"),
    "own symbols": (lambda n: "S/RES/1 (2000) " * n, 80, "Citations._names_itself makes the line's view for each"),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_LINE)
def test_four_times_the_text_takes_no_sixteen_times_the_time(name: str) -> None:
    made, count = IN_LINE[name]
    assert growth(made, count) < ROOM


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=pytest.mark.xfail(strict=False, reason=why)) for n, (_, _, why) in BEYOND.items()],
)
def test_known_to_grow_faster_than_the_text(name: str) -> None:
    made, count, _ = BEYOND[name]
    assert growth(made, count) < ROOM


def test_long_lines_and_many_rows_are_read() -> None:
    for text in ("ab " * 100_000, "resolution 1 (2000), " * 50, rows(1000), footnotes(1000), "ab c\n" * 10_000):
        read(text)
