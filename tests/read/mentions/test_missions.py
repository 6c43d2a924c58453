"""Missions named in a text."""

from __future__ import annotations

import pytest

from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.vocabulary import load_vocabulary

CASES: list[tuple[str, list[str]]] = [
    ("the United Nations Mission in South Sudan (UNMISS) set up", ["UNMISS", "UNMISS"]),
    ("United Nations Mission in the Republic of South Sudan", ["UNMISS"]),
    ("the african union-united nations hybrid operation in Darfur", ["UNAMID"]),
    ("African Union–United Nations Hybrid Operation in Darfur", ["UNAMID"]),
    ("UNMISS-UNISFA-GOSS coordination", ["UNMISS", "UNISFA"]),
    ("MINUSCA’s mandate, UNFIL and MIUSTAH", ["MINUSCA", "UNIFIL", "MINUSTAH"]),
    ("UNOSOM II followed UNOSOM I", ["UNOSOM II", "UNOSOM I"]),
    ("the Mission, the Force and the operation", []),
    ("UNMISSED and XUNIFIL", []),
    ("https://minusca.unmissions.org", []),
]


@pytest.fixture(scope="module")
def finder() -> MissionFinder:
    return MissionFinder.of(load_vocabulary().missions.values())


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cases(finder: MissionFinder, text: str, expected: list[str]) -> None:
    assert [mention.key for mention in finder.missions_in(text)] == expected


def test_a_text_may_declare_a_mission(finder: MissionFinder) -> None:
    text = "the United Nations Stabilization Mission in Ruritania (MINURUR) was deployed"
    assert finder.missions_in("MINURUR did") == []
    learnt = finder.with_declared(finder.declared_in(text))
    assert [m.key for m in learnt.missions_in("MINURUR did")] == ["MINURUR"]
    assert [m.key for m in learnt.missions_in("United Nations Stabilization Mission in Ruritania")] == ["MINURUR"]


def test_an_acronym_declared_for_a_known_name_is_an_alias(finder: MissionFinder) -> None:
    text = "the United Nations Interim Force in Lebanon (UNINFOL)"
    learnt = finder.with_declared(finder.declared_in(text))
    assert [m.key for m in learnt.missions_in("UNINFOL")] == ["UNIFIL"]


def test_what_is_known_keeps_its_meaning(finder: MissionFinder) -> None:
    text = "the United Nations Interim Security Force in Lebanon (UNIFIL)"
    learnt = finder.with_declared(finder.declared_in(text))
    assert [m.key for m in learnt.missions_in(text)] == ["UNIFIL"]


@pytest.mark.parametrize("text", ["the United Nations Mine Action Service (UNMAS)", "the Mission (see below)"])
def test_other_bodies_are_no_missions(finder: MissionFinder, text: str) -> None:
    assert list(finder.declared_in(text)) == []


def test_an_acronym_that_the_text_explains_otherwise_is_no_mission(finder: MissionFinder) -> None:
    text = "the Agricultural Market Information System (AMIS) of 2011"
    assert [m.key for m in finder.missions_in("AMIS")] == ["AMIS"]
    own = finder.without(finder.other_meanings_in(text))
    assert own.missions_in("AMIS") == []
    assert [m.key for m in own.missions_in("African Union Mission in the Sudan")] == ["AMIS"]
    assert list(finder.other_meanings_in("the African Union Mission in Sudan (AMIS)")) == []
