"""Passages: the words of the reading text are found again in the source, and the best stretch of it is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pkgraph.ask.search.passage import merged, passage
from pkgraph.read.model import Reading, Span
from pkgraph.read.structure.view import view_of

MARKED = st.lists(
    st.sampled_from(
        ["peace", "the", "[A/75/19](#)", "2690 \\(2023\\)", "**force**", "<br>", "\n", " ", "¹", "[73/293](https://x.org/a(b))",
         "_Decides_", "| Y |", '<ul style="list-style: none">', "a"]
    ),
    min_size=1, max_size=30,
).map(" ".join)  # fmt: skip


@given(st.lists(MARKED, min_size=1, max_size=3))
def test_each_word_is_found_where_it_was_read(texts: list[str]) -> None:
    whole = "\n\n".join(texts)
    starts = [sum(len(text) + 2 for text in texts[:at]) for at in range(len(texts))]
    spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    check(whole, spans)


def test_each_word_of_the_seeds_is_found_where_it_was_read(seeds: dict[str, Reading]) -> None:
    for reading in seeds.values():
        for part in reading.document.parts[::7]:
            check(reading.document.text, part.pieces)


def check(text: str, spans: tuple[Span, ...] | list[Span]) -> None:
    view = view_of(text, spans)
    pieces = [(span.start, text[span.start : span.end]) for span in spans]
    at = 0
    for word in view.text.split():
        at = view.text.index(word, at)
        letters = [place for place, letter in enumerate(word, at) if letter.isalnum()]
        at += len(word)
        if letters:
            shown = passage(view.text, pieces, [(letters[0], letters[-1] + 1)])
            assert text[shown.start : shown.start + len(shown.quote)] == shown.quote
            ((first, last),) = shown.highlights
            assert (shown.start + first, shown.start + last) == (
                view.offsets[letters[0]],
                view.offsets[letters[-1]] + 1,
            )


FILLER = "Many words stand here that nobody looks for. " * 20


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    text = f"The force moved. {FILLER}The force was hindered in its freedom of movement. {FILLER}Freedom came."
    found = [
        (at, at + len(word)) for word in ("force", "freedom", "movement", "Freedom") for at in starts_of(text, word)
    ]
    shown = passage(text, [(50, text)], found)
    assert "hindered in its freedom of movement." in shown.quote
    assert shown.quote.startswith("The force was hindered") and shown.quote.endswith(".")
    assert 60 <= len(shown.quote) <= 300
    assert [shown.quote[a:b] for a, b in shown.highlights] == ["force", "freedom", "movement"]
    assert shown.start == 50 + text.index("The force was")


def test_a_short_piece_is_shown_whole_and_one_without_words_from_its_start() -> None:
    assert passage("Peace holds.", [(7, "Peace holds.")], []).quote == "Peace holds."
    assert passage(FILLER, [(0, FILLER)], []).quote.startswith("Many words stand here")
    assert len(passage(FILLER, [(0, FILLER)], []).quote) <= 300


@given(st.integers(0, 700), st.integers(1, 3000))
def test_a_passage_never_grows_too_long(start: int, length: int) -> None:
    text = "word " * 800
    end = min(len(text), start + length)
    shown = passage(text, [(0, text)], [(start, end)])
    assert 0 < len(shown.quote) <= 2000
    assert text[shown.start : shown.start + len(shown.quote)] == shown.quote


def test_spans_that_overlap_are_one() -> None:
    assert merged([(5, 9), (0, 3), (2, 4), (4, 5)]) == [(0, 4), (4, 5), (5, 9)]


def starts_of(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]
