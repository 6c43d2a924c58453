"""Works named by title alone."""

from __future__ import annotations

from functools import cache

import pytest

from pkgraph.read.mentions.works import WorkFinder, is_tied
from pkgraph.vocabulary import load_vocabulary

CHARTER = "Charter of the United Nations"
AGENDA = "A New Agenda for Peace"
DILIGENCE = "Human rights due diligence policy on United Nations support to non-United Nations security forces"


@cache
def finder() -> WorkFinder:
    return WorkFinder.of(load_vocabulary().works.values())


CASES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("under Chapters VII and VIII of the Charter of the United Nations", [(CHARTER, "Chapters VII and VIII")]),
    ("pursuant to Article 51 of the Charter", [(CHARTER, "Article 51")]),
    ("the purposes and principles of the Charter", [(CHARTER, "purposes and principles")]),
    ("in accordance with the United Nations Charter.", [(CHARTER, None)]),
    ("as discussed in the New Agenda for Peace", [(AGENDA, None)]),
    ("in compliance with the human rights due diligence policy", [(DILIGENCE, None)]),
    ("The Human Rights Due Diligence Policy applies", [(DILIGENCE, None)]),
    (
        "targets of the uniformed gender parity strategy 2018–2028",
        [("Uniformed Gender Parity Strategy 2018-2028", None)],
    ),
    ("the Brahimi report", [("Report of the Panel on United Nations Peace Operations", None)]),
    ("in my report entitled “Our ocean, our future”", [("Our ocean, our future", None)]),
    (
        "a new strategy for engagement with the region, entitled “A credible perspective”",
        [("A credible perspective", None)],
    ),
    (
        "my policy brief on Information Integrity on Digital Platforms was",
        [("Information Integrity on Digital Platforms", None)],
    ),
    (
        "Source: Uniformed Gender Parity Strategy, Action for Peacekeeping Plus, third progress report. Available at",
        [
            ("Uniformed Gender Parity Strategy 2018-2028", None),
            ("Action for Peacekeeping Plus, third progress report", None),
        ],
    ),
    ("Source: Global Peace Operations Review.", [("Global Peace Operations Review", None)]),
    (
        "party to the Convention on Biological Diversity, the Basel Convention on the Control of Wastes and the Treaty",
        [("Convention on Biological Diversity", None), ("Basel Convention on the Control of Wastes", None)],
    ),
    (
        "the Scientific and Cultural Organization Convention against Discrimination in Education",
        [("Convention against Discrimination in Education", None)],
    ),
    (
        "the Convention on the Elimination of All Forms of Discrimination against Women in March",
        [("Convention on the Elimination of All Forms of Discrimination against Women", None)],
    ),
    # A programme, an office, an item or a common word is no work.
    ("the Action for Peacekeeping initiative", []),
    ("the Charter of the city", []),
    ("a charter flight", []),
    ("an agenda for peace in the region", []),
    ("the item entitled “United Nations peacekeeping operations”", []),
    ("a report on the campaign entitled “Peace begins with me”", []),
    ("a workshop entitled “Planning for women officers”", []),
    ("the Protocol and Liaison Service", []),
    ("our common agenda for the session", []),
    ("Source: Office of Military Affairs, Integrated Training Services", []),
    ("In the third report of the Secretary-General", []),
    ("the policy brief was issued", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cases(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.title, m.pinpoint) for m in finder().works_in(text)] == expected


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        (
            "United Nations, “Synthesis of results of support to the rule of law”, Synthesis Report, 19 July 2023.",
            ["Synthesis of results of support to the rule of law"],
        ),
        ("See “Handbook on training of police”, 2021, available at", ["Handbook on training of police"]),
        ("The term “peacekeeping operation” means a mission.", []),
    ],
)
def test_a_footnote_describes_a_publication(note: str, titles: list[str]) -> None:
    assert [m.title for m in finder().works_in(note, footnote=True)] == titles
    assert finder().works_in(note) == []


def test_known_works_have_their_key_and_others_none() -> None:
    found = finder().works_in("the 2030 Agenda and the Minamata Convention on Mercury")
    assert [m.key for m in found] == ["2030-agenda", None]


def test_places_are_those_of_the_words() -> None:
    text = "Under the Charter of the United Nations and the Rome Statute"
    assert [text[m.start : m.end] for m in finder().works_in(text)] == [CHARTER, "Rome Statute"]


@pytest.mark.parametrize(
    ("text", "symbol", "marks", "tied"),
    [
        ("the Brahimi report (A/55/305-S/2000/809)", "A/55/305-S/2000/809", (), True),
        ("resolution 70/1, entitled “2030 Agenda”", "70/1", (), True),
        ("the Brahimi report, and the letter S/2020/1", "S/2020/1", (), False),
        ("the Brahimi report", None, (18,), True),
        ("the Brahimi report", None, (4,), False),
    ],
)
def test_tied_to_a_document(text: str, symbol: str | None, marks: tuple[int, ...], tied: bool) -> None:
    (mention,) = finder().works_in(text)
    places = [(text.index(symbol), text.index(symbol) + len(symbol))] if symbol else []
    assert is_tied(text, mention, places, marks) is tied


def test_no_works_no_finds() -> None:
    assert WorkFinder.of([]).works_in("the Charter of the United Nations") == []


def test_no_name_is_that_of_two_works() -> None:
    owners: dict[str, str] = {}
    for work in load_vocabulary().works.values():
        for name in (*work.names, *work.hidden):
            assert owners.setdefault(name, work.key) == work.key, name
    assert len(owners) > 120
