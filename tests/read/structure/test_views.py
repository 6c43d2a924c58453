"""Reading text and the way back: every character stands where it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from samples import words

from pkgraph.read.model import Reading, Span
from pkgraph.read.structure.view import source_span, view_of


def test_mark_up_is_left_out_and_marks_are_kept() -> None:
    text = "resolution [2690 \\(2023\\)](#),¹² **bold** <https://un.org> 5 km² &c."
    view = view_of(text, [Span(0, len(text))])
    assert view.text == "resolution 2690 (2023), bold https://un.org 5 km² &c."
    assert [(mark.number, view.text[: mark.at][-1]) for mark in view.marks] == [("12", ",")]
    at = view.text.index("2690")
    assert source_span(view, at, at + 11) == Span(text.index("2690"), text.index("](#)"))


def test_the_seeds_read_back(seeds: dict[str, Reading]) -> None:
    checked = 0
    for reading in seeds.values():
        text = reading.document.text
        for part in reading.document.parts:
            for character, offset in zip(part.view.text, part.view.offsets, strict=True):
                assert offset == -1 or text[offset] == character or (character == " " and not text[offset].isalnum())
                checked += 1
    assert checked > 150_000


@given(st.text(alphabet="ab1[]()\\*#<>/ \n²¹.,|-", max_size=200))
def test_any_text_reads_back(text: str) -> None:
    if not text:
        return
    view = view_of(text, [Span(0, len(text))])
    kept = [offset for offset in view.offsets if offset >= 0]
    assert kept == sorted(kept)
    for character, offset in zip(view.text, view.offsets, strict=True):
        assert text[offset] == character or character == " "


@given(st.lists(words, min_size=2, max_size=4))
def test_pieces_are_joined_by_one_space(pieces: list[str]) -> None:
    text = "\n\nbetween\n\n".join(pieces)
    spans, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        spans.append(Span(start, start + len(piece)))
        at = start + len(piece)
    assert view_of(text, spans).text == " ".join(pieces)
