"""Which missions words are said of: named, taken up, of the block, the row or the whole document."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.subject import PEACEKEEPING, Subjects, stretches
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography
from pkgraph.vocabulary import load_vocabulary

ALL = (PEACEKEEPING,)

CASES: list[tuple[str, str, tuple[str, ...]]] = [
    ("UNMISS said that HERE is hard.", "HERE", ("UNMISS",)),
    ("UNMISS and UNISFA said that HERE is hard.", "HERE", ("UNMISS", "UNISFA")),
    ("UNMISS met UNISFA before UNDOF said that HERE is hard.", "HERE", ("UNDOF",)),
    ("In HERE, there was UNMISS.", "HERE", ("UNMISS",)),
    ("UNMISS left. The Mission found HERE hard.", "HERE", ("UNMISS",)),
    ("UNMISS and UNDOF left. These missions found HERE hard.", "HERE", ("UNMISS", "UNDOF")),
    ("UNMISS left. It found HERE hard.", "HERE", ("UNMISS",)),
    ("UNMISS left. Missions found HERE hard.", "HERE", ALL),
    ("Peacekeeping operations found HERE hard.", "HERE", ALL),
    ("UNMISS saw that a mission finds HERE hard.", "HERE", ALL),
    ("UNMISS carried out its HERE tasks.", "HERE", ("UNMISS",)),
    ("The Commission found HERE hard.", "HERE", ()),
    ("The weather made HERE hard.", "HERE", ()),
]


def subjects(text: str, known: Bibliography | None = None) -> Subjects:
    vocabulary = load_vocabulary()
    document = read(text, known=known).document
    return Subjects(Context.of(document, vocabulary, MissionFinder.of(vocabulary.missions.values())))


def said_of(text: str, word: str, known: Bibliography | None = None) -> tuple[str, ...]:
    found = subjects(text, known)
    part = next(p for p in found.context.document.parts if word in p.view.text)
    at = part.view.text.index(word)
    return found.of(part, found.context.sentence(part, at + 1), at)


@pytest.mark.parametrize(("text", "word", "missions"), CASES, ids=[text for text, _, _ in CASES])
def test_said_of(text: str, word: str, missions: tuple[str, ...]) -> None:
    assert said_of(text, word) == missions


def test_the_document_is_about_the_mission_of_its_title() -> None:
    known = Bibliography(title="Report on the United Nations Mission in South Sudan")
    assert said_of("1. The weather made HERE hard.", "HERE", known) == ("UNMISS",)
    assert said_of("1. The National Assembly made HERE hard.", "HERE", known) == ()


def test_a_document_on_peacekeeping_is_about_all_missions() -> None:
    known = Bibliography(title="Performance of United Nations peacekeeping operations")
    assert said_of("1. The weather made HERE hard.", "HERE", known) == ALL


def test_one_mission_that_nothing_names_is_not_all_missions() -> None:
    known = Bibliography(title="Performance of United Nations peacekeeping operations")
    assert said_of("1. HERE was made hard for Mission leadership.", "HERE", known) == ()
    assert said_of("1. Talks made HERE hard for the Mission.", "HERE", known) == ()


def test_rows_go_on_with_the_mission_above() -> None:
    text = "| | Mechanism |\n|---|---|\n| UNMISS | One |\n| | HERE with UNDOF |\n| UNTSO | Three |\n"
    assert said_of(text, "HERE") == ("UNMISS",)


def test_a_row_is_stretches_of_its_cells() -> None:
    found = subjects("| UNMISS | One thing. And another | Third |\n|---|---|---|\n| UNDOF | A | B |\n")
    row = next(p for p in found.context.document.parts if p.kind == "row")
    assert [row.view.text[s:e] for s, e in stretches(found.context, row)] == [
        "UNMISS",
        "One thing.",
        "And another",
        "Third",
    ]
