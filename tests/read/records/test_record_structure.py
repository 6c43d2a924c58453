# ruff: noqa: E501
"""Verbatim records, made up: in print columns with page furniture, and clean with a line a paragraph."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import read

from pkgraph.read.facts.observation import Observation
from pkgraph.read.facts.position import Position
from pkgraph.read.facts.recommendation import Recommendation
from pkgraph.read.facts.speech import Speech
from pkgraph.read.model import Part, PartKind, Reading

DOCUMENTS = Path(__file__).with_name("documents")


def record(name: str) -> Reading:
    return read((DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")


def listed(part: Part) -> str:
    """A part in one line: its path, what it is called, and how its text begins and ends."""
    text = part.view.text
    shown = text if len(text) <= 90 else f"{text[:50]} ... {text[-30:]}"
    return f"{part.path} | {part.label} | {shown}"


@pytest.mark.parametrize("name", ["columns", "lines", "assembly"])
def test_parts(name: str) -> None:
    parts = record(name).document.parts
    expected = (DOCUMENTS / f"{name}.parts").read_text(encoding="utf-8").splitlines()
    assert [listed(part) for part in parts if part.kind is not PartKind.FRONT] == expected
    assert [part.order for part in parts] == list(range(len(parts)))


MASTHEADS = [
    ("columns", "S/PV.8999", "2023-11-15", "The situation in the Central African Republic", "Security Council"),
    ("lines", "S/PV.9001(Resumption1)", "2024-03-12", "Maintenance of international peace and security", "Security Council"),
    ("assembly", "A/79/PV.77", "2025-04-08", None, "General Assembly"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "symbol", "issued", "title", "body"), MASTHEADS, ids=[m[0] for m in MASTHEADS])
def test_masthead(name: str, symbol: str, issued: str, title: str | None, body: str) -> None:
    document = record(name).document
    assert (document.key, document.family) == (symbol, "meeting-record")
    assert (document.front.issued, document.front.title, document.front.body) == (issued, title, body)


@pytest.mark.parametrize("name", ["columns", "lines", "assembly"])
def test_pieces_follow_one_another_and_hold_no_furniture(name: str) -> None:
    document = record(name).document
    body = [piece for part in document.parts for piece in part.pieces if part.kind is not PartKind.FRONT]
    assert body == sorted(body)
    assert all(one.end <= other.start for one, other in pairwise(body))
    words = "\n".join(document.text[piece.start : piece.end] for piece in body)
    assert "23-35501" not in words
    assert "15/11/2023" not in words
    assert "S/PV.8999" not in words


FRONT = "S/PV.9990\nSecurity Council\nAgenda\nThe situation in Libya\n\nThe meeting was called to order at 10 a.m.\n"


def speeches(body: str) -> list[str | None]:
    parts = read(FRONT + body).document.parts
    return [part.title for part in parts if part.path.startswith("speech/") and part.kind is PartKind.SECTION]


INTRODUCTIONS = [
    ("Mr. De la Cruz y Vega (Plurinational State of Bolivia) (spoke in Spanish): We", "Mr. De la Cruz y Vega (Plurinational State of Bolivia)"),
    ("Mr. Al-Sabah (Iran (Islamic Republic of)): We", "Mr. Al-Sabah (Iran (Islamic Republic of))"),
    ("Ms. van der Meer (Kingdom of the Netherlands): We", "Ms. van der Meer (Kingdom of the Netherlands)"),
    ("Lieutenant General Obi: We", "Lieutenant General Obi"),
    ("President Alvarado (spoke in Spanish; interpretation provided by the delegation): We", "President Alvarado"),
    ("Mrs. M’Baye (Senegal) (interpretation from French): We", "Mrs. M’Baye (Senegal)"),
    ("The Temporary President: We", "The Temporary President"),
    ("The President (spoke in Russian): We", "The President"),
    ("**Mr. Smith** (Ireland): We", "Mr. Smith (Ireland)"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "title"), INTRODUCTIONS, ids=[title for _, title in INTRODUCTIONS])
def test_introductions(line: str, title: str) -> None:
    assert speeches(f"{line} thank the Council.\n") == [title]


NO_INTRODUCTIONS = [
    "Mr. President: we thank you.",
    "General Assembly: we thank you.",
    "The representative of Ireland: he thanked us.",
    "Mr. Smith of Ireland spoke thus: we thank you.",
    "As follows: we thank you.",
]


@pytest.mark.parametrize("line", NO_INTRODUCTIONS)
def test_what_introduces_no_speech(line: str) -> None:
    assert speeches(f"The President: I have a text.\n{line}\n") == ["The President"]


def test_a_name_in_the_middle_of_a_sentence_opens_no_speech() -> None:
    wrapped = "The President: I wish to recall what was said in this\nChamber a year ago by the Envoy of the Secretary-General\n"
    lines = "Mr. Salamé: that peace is near and that the parties\nmust come together for talks in the capital of the State.\n"
    assert speeches(wrapped + lines) == ["The President"]


def test_a_text_that_opens_no_meeting_is_read_as_any_other() -> None:
    paths = [part.path for part in read("S/PV.9990\n\nThe Council met in private.\n").document.parts]
    assert not [path for path in paths if path.startswith("speech/")]


def test_the_files_name_tells_a_record_whose_symbol_is_lost() -> None:
    text = "Security Council\nThe meeting was called to order at 10 a.m.\nThe President: We begin.\n"
    document = read(text, "S-PV-9365.txt").document
    assert document.key == "S/PV.9365"
    assert [part.path for part in document.parts] == ["front", "p/1", "speech/1", "speech/1/p/1"]


MIXED = [
    "Mr. Vega (Ecuador): We welcome the report and the             of life, which is deplored by all who are in the room.\nwork of the Mission.                Mr. Hill (United States of America): We regret the loss\n",
    "Mr. Vega (Ecuador): We welcome the report and the\nMr. Hill (United States of America): We regret the\nwork of the Mission in the capital and in the\nMs. Ito (Japan): We thank the Envoy and his staff\nloss of life.\nin the field.\n",
]


@pytest.mark.parametrize("body", MIXED, ids=["side by side", "line after line"])
def test_of_mixed_columns_no_speech_is_told(body: str) -> None:
    reading = read(FRONT + body)
    assert reading.document.key == "S/PV.9990"
    assert [notice.kind for notice in reading.document.notices] == ["mixed-columns"]
    assert not [part.path for part in reading.document.parts if part.path.startswith("speech/")]
    assert not [fact for fact in reading.facts if isinstance(fact, Speech | Position)]


def test_one_speech_that_cuts_another_short_is_still_one() -> None:
    cut = "The President: I give the floor to the representative of\nMr. Vega (Ecuador): We welcome the report.\n"
    assert speeches(cut + "The President: I thank him.\n") == ["The President", "Mr. Vega (Ecuador)", "The President"]


def test_the_masthead_is_without_its_imprint() -> None:
    front = record("columns").document.parts[0].view.text
    assert "The situation in the Central African Republic" in front
    assert "Viet Nam" in front
    assert "This record" not in front
    assert "Corrections" not in front
    assert "S/PV.8999" not in front


CONDUCT = [
    "I invite the representative of Mali to participate in this meeting.",
    "The draft resolution received 13 votes in favour and 2 abstentions.",
    "There are no more names inscribed on the list of speakers.",
    "I ask all speakers to limit their statements to no more than four minutes.",
]


@pytest.mark.parametrize("words", CONDUCT)
def test_conduct_of_the_meeting_recommends_and_measures_nothing(words: str) -> None:
    facts = read(f"{FRONT}The President: {words}\n").facts
    assert not [fact for fact in facts if isinstance(fact, Recommendation | Observation)]


def test_what_members_ask_for_is_a_recommendation() -> None:
    said = "Mr. Vega (Ecuador): We urge the parties to end the fighting now.\n"
    assert [f.recommendation for f in read(FRONT + said).facts if isinstance(f, Recommendation)] == [
        "end the fighting now"
    ]


@given(
    st.lists(
        st.sampled_from([*FRONT.splitlines(), "Mr. A (Mali):", "In favour:", "Mali, Chad", "2/9", "Text of", "it.", ""])
    )
)
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    text = FRONT + "\n".join(lines)
    document = read(text).document
    for part in document.parts:
        shown = [text[offset] for offset in part.view.offsets if offset >= 0]
        assert shown
        assert all(0 <= piece.start < piece.end <= len(text) for piece in part.pieces)
    assert len({part.path for part in document.parts}) == len(document.parts)
