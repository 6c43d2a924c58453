"""Whatever is written, it is words that are looked for: no sign of a query language gets through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pkgraph.ask.search import Hits, Index, search
from pkgraph.ask.search.tokens import tokens
from pkgraph.errors import QueryError
from pkgraph.know.store import EmbeddedStore

SIGNS = [
    '"',
    "“",
    "'",
    "(",
    ")",
    "*",
    "^",
    ":",
    "{",
    "}",
    "+",
    "-",
    ".",
    ";",
    "--",
    "/*",
    "\\",
    "\0",
    "%",
    "_",
    "?",
    " ",
]
WORDS = [
    "UNMISS",
    "drawdown",
    "NEAR",
    "AND",
    "OR",
    "NOT",
    "words",
    "things",
    "rowid",
    "text",
    "match",
    "é",
    "\u0301",
    "2690",
]
written = st.lists(st.sampled_from(SIGNS + WORDS), max_size=12).map("".join)


@pytest.fixture(scope="module")
def index(small: EmbeddedStore) -> Iterator[Index]:
    opened = Index.of(small)
    yield opened
    opened.close()


def answer(index: Index, words: str) -> Hits | None:
    try:
        return search(index, words)
    except QueryError as error:
        assert "nothing to search for" in str(error) or "more than 64 words" in str(error)
        return None


@settings(max_examples=150, deadline=None, derandomize=True)
@example('"')
@example('UNMISS" OR words:*')
@example("x" * 10_000)
@example('"' * 10_000)
@example("a " * 5_000)
@given(st.one_of(written, st.text(max_size=40)))
def test_anything_may_be_written(index: Index, words: str) -> None:
    answer(index, words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("NEAR(UNMISS MINUSMA)", '"near UNMISS" MINUSMA'),
        ("words : UNMISS", "words UNMISS"),
        ("things:1", '"things 1"'),
        ("^UNMISS", "UNMISS"),
        ("UNMISS + MINUSMA", "UNMISS MINUSMA"),
        ("{words headings}: UNMISS", "words headings UNMISS"),
        ("UNMISS') OR 1=1 --", 'UNMISS OR "1 1"'),
        ("or UNMISS", '"or" UNMISS'),
    ],
)
def test_signs_are_nothing(written: str, words: str, index: Index) -> None:
    assert answer(index, written) == answer(index, words)


def test_too_much_is_an_error(index: Index) -> None:
    with pytest.raises(QueryError, match="more than 64 words to search for; search for fewer"):
        search(index, "a b " * 2_500)


@given(st.text(max_size=60))
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(not set(word) & set("".join(SIGNS)) for word in tokens(text))


def test_a_name_is_known_by_any_of_its_forms(index: Index) -> None:
    places = [
        [hit.part for hit in search(index, words)] for words in ("UNMISS", "United Nations missions in south sudan")
    ]
    assert places == [["para 2"]] * 2 or places == [["para 2", "fn 1"]] * 2
