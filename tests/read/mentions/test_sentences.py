"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.read.mentions.sentences import sentence_at, sentences

CASES = [
    ("It ended. Then peace came.", ["It ended.", "Then peace came."]),
    ("See S/PV.9389 and A/75/19, para. 92. Next.", ["See S/PV.9389 and A/75/19, para. 92.", "Next."]),
    ("Mr. Brahimi spoke. So did J. Ramos-Horta.", ["Mr. Brahimi spoke.", "So did J. Ramos-Horta."]),
    ("They said “it works”. Others did not.", ["They said “it works”.", "Others did not."]),
    ("Growth was 3.5 per cent in 2023. It fell.", ["Growth was 3.5 per cent in 2023.", "It fell."]),
    ("1. The Mission did. 2. Others too.", ["1. The Mission did.", "2. Others too."]),
    ("It rose, as shown in figure V. Twenty left.", ["It rose, as shown in figure V.", "Twenty left."]),
    ("No full stop", ["No full stop"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_mark_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    text = "One thing. Another thing."
    every = sentences(text)
    assert sentence_at(every, 0) == sentence_at(every, 10) == (0, 10)
    assert sentence_at(every, 12) == sentence_at(every, 25) == (11, 25)


@given(st.text(max_size=300))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
