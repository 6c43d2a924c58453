"""Excerpts: never too long, cut between words, the words that matter inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.ask.excerpt import excerpt, places, printable, readable

TEXT = "one two three four five six seven eight nine ten eleven twelve"


def test_a_short_text_stays_whole() -> None:
    assert excerpt(TEXT, ["six"], len(TEXT)) == TEXT


def test_the_wanted_words_stand_in_the_middle() -> None:
    assert excerpt(TEXT, ["six"], 24) == "…four five six seven…"
    assert excerpt(TEXT, ["twelve"], 24) == "…nine ten eleven twelve"
    assert excerpt(TEXT, ["one"], 24) == "one two three four five…"


@given(st.lists(st.text("ab ", min_size=1, max_size=9), min_size=1, max_size=60), st.integers(24, 90))
def test_an_excerpt_fits_and_holds_the_wanted_words(words: list[str], room: int) -> None:
    text = printable(" ".join([*words, "S/2023/646", *words]))
    found = excerpt(text, ["S/2023/646"], room)
    assert len(found) <= room + 2
    assert "S/2023/646" in found
    assert found.strip("…") in text


def test_a_symbol_is_found_by_its_number() -> None:
    text = "after resolution 2690 (2023) of the Council"
    assert [text[slice(*place)] for place in places(text, ["S/RES/2690(2023)"])] == ["2690", "2023"]
    assert places("in 26901 and x2690", ["S/RES/2690(2023)"]) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("See [S/PV.9389](#).", "See S/PV.9389."),
        (r"resolution [2436 \(2018\)](#) and", "resolution 2436 (2018) and"),
        ("<p>S/PV.9389</p> <p>28 July</p>", "S/PV.9389 28 July"),
        ("[1] a < b > c", "[1] a < b > c"),
        ("red\x1b[31m\u202eevil", "red [31m evil"),
        ("two\n  lines", "two lines"),
    ],
)
def test_quotes_are_shown_as_people_read_them(quote: str, expected: str) -> None:
    assert readable(quote) == expected
