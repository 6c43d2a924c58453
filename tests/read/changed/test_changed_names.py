"""A document that names other missions, or cites other documents, is read as the same document with other names."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read.changed.changes import (
    STEMS,
    difference,
    kept,
    meanings,
    read,
    renumbered_documents,
    seed,
    seed_reading,
    shifted_notes,
    swapped,
    without_firsts,
)

SWAPS = (
    {"UNMISS": "UNIFIL", "UNIFIL": "UNMISS", "UNDOF": "UNSMIS", "MINURSO": "ONUB"},
    {
        "MINUSCA": "MONUSCO", "MONUSCO": "MINUSMA", "MINUSMA": "UNFICYP", "UNFICYP": "MINUSCA",
        "UNTSO": "UNPROFOR", "UNMOGIP": "UNTAC",
    },
)  # fmt: skip
SWAPPED = (
    "UNMISS",
    "UNIFIL",
    "MINUSCA",
    "MONUSCO",
    "MINUSMA",
    "UNISFA",
    "UNMIK",
    "UNFICYP",
    "UNDOF",
    "UNTSO",
    "MINURSO",
)


def assert_swapped(stem: str, keys: dict[str, str]) -> None:
    """Every fact is that of the other mission.

    The place of an event may be the State in the mission's own name; whether two actors are one (the ministries of two
    hosts are two) hangs on the missions' hosts.
    """
    text, change = seed(stem), swapped(keys)
    before = meanings(seed_reading(stem), change, besides=("place",))
    after = meanings(read(change(text)), besides=("place",))
    assert before and difference(without_firsts(before), without_firsts(after)) == []
    assert min(kept(before, after)["ActorMention"]) >= 0.98


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("keys", SWAPS, ids=lambda keys: "-".join(keys))
def test_other_missions(stem: str, keys: dict[str, str]) -> None:
    assert_swapped(stem, keys)


@given(st.permutations(SWAPPED), st.integers(2, 6), st.sampled_from(STEMS))
@settings(max_examples=3, deadline=None, derandomize=True)
def test_any_circle_of_missions(order: list[str], size: int, stem: str) -> None:
    circle = order[:size]
    assert_swapped(stem, dict(pairwise([*circle, circle[0]])))


@pytest.mark.parametrize("stem", STEMS)
def test_other_documents_cited(stem: str) -> None:
    text = seed(stem)
    before, after = meanings(seed_reading(stem), renumbered_documents), meanings(read(renumbered_documents(text)))
    assert text != renumbered_documents(text)
    assert difference(before, after) == []


@pytest.mark.parametrize("by", [1, 90])
@pytest.mark.parametrize("stem", STEMS)
def test_other_footnote_numbers(stem: str, by: int) -> None:
    text, change = seed(stem), shifted_notes(by)

    def place(path: str) -> str:
        return re.sub(r"^fn/(\d+)", lambda m: f"fn/{int(m[1]) + by}", path)

    assert difference(meanings(seed_reading(stem), change, place), meanings(read(change(text)))) == []


def test_a_mission_that_no_vocabulary_knows() -> None:
    """Declared by name and acronym, it is found wherever its acronym or name stands."""
    known, name = "MINUSMA", "United Nations Multidimensional Integrated Stabilization Mission in Mali"
    other, its_name = "MINURUR", "United Nations Stabilization Mission in Ruritania"
    for stem in ("S-2023-646",):
        text = seed(stem)

        def change(words: str) -> str:
            return words.replace(name, its_name).replace(known, other)

        before, after = meanings(seed_reading(stem), change), meanings(read(change(text)))
        declared = [meaning for meaning in after if meaning[0] == "DeclaredMission"]
        assert [dict(meaning[3])["mission"] for meaning in declared] == [other]  # type: ignore[call-overload]
        assert difference(before, after) == declared
