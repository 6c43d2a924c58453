"""Words of questions: what means the same, what is denied, what carries no content."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pkgraph.ask.question import words as module
from pkgraph.ask.question.words import (
    denials,
    denied,
    haystack,
    is_stop,
    phrase_in,
    plain,
    same,
    stem,
    tokens,
    wordings,
)

CASES = tomllib.loads((Path(module.__file__).parent / "wordings.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("pair", CASES["same"])
def test_words_that_mean_the_same(pair: str) -> None:
    one, other = pair.split()
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize("pair", CASES["apart"])
def test_words_that_do_not(pair: str) -> None:
    one, other = pair.split()
    assert not same(one, other)


def test_numbers_are_their_digits_however_they_are_written() -> None:
    assert [stem(word) for word in ("1,067", "5th", "fifth", "Five", "25.6")] == ["1067", "5", "5", "5", "25.6"]


def test_tokens_know_their_places_and_lose_possessives() -> None:
    text = "UNMISS's high-risk A4P+ days"
    assert [(text[token.start : token.end]) for token in tokens(text)] == ["UNMISS", "high", "risk", "A4P+", "days"]


def test_an_abbreviation_brings_what_it_stands_for() -> None:
    assert {"improvis", "explos", "devic"} <= haystack("two IEDs were found")
    assert "improvis" not in haystack("two ideas were found")


@pytest.mark.parametrize(
    ("text", "word", "is_denied"),
    [
        ("UNIFIL has no political mandate, but works", "mandat", True),
        ("UNIFIL has a political mandate", "mandat", False),
        ("Not only the mandate was extended", "mandat", False),
        ("The mandate was extended. It was not enough", "mandat", False),
        ("| UNMIK | No SOFA/SOMA | | |", "agreement", True),
        ("| UNDOF | None | None |", "agreement", False),
    ],
)
def test_what_a_sentence_denies(text: str, word: str, is_denied: bool) -> None:
    assert (word in denied(text)) is is_denied


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("Which missions have no joint planning unit?", ["unit"]),
        ("Which missions did not conduct an assessment?", ["conduct"]),
        ("Which missions have neither a SOFA nor a SOMA?", ["SOFA", "SOMA"]),
        ("Which missions have a SOFA?", []),
    ],
)
def test_what_a_question_denies(question: str, heads: list[str]) -> None:
    assert denials(question) == heads


def test_phrases_stand_as_words() -> None:
    assert phrase_in("no", "There is NO row")
    assert not phrase_in("no", "It is not so, now")


def test_every_word_of_the_data_is_written_so_that_it_can_match() -> None:
    known = wordings()
    for phrases in (*known.operators.values(), *known.units.values()):
        assert all(phrase == plain(phrase).casefold() or phrase.isupper() for phrase in phrases)
    assert is_stop("The")
    assert not is_stop("mission")
