"""Activities under priorities: what each sentence, note, caption and table row tells of which mission."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.activity import PriorityActivity, _items

Told = list[tuple[str | None, str]]
"""mission and the first words of the activity"""

REPORT = """Report of the Secretary-General

I. Introduction

1. The Action for Peacekeeping Plus plan was launched in 2021.

II. Efforts

A. Action for Peacekeeping Plus priority 4: accountability to peacekeepers

2. {}

III. Observations

3. {}
"""


def activities(text: str) -> list[PriorityActivity]:
    return [fact for fact in read(text).facts if isinstance(fact, PriorityActivity)]


def under_priority(sentence: str) -> Told:
    return [(a.mission, a.activity) for a in activities(REPORT.format(sentence, "Thanks are due to all."))]


CASES: list[tuple[str, Told]] = [
    ("UNMISS trained its medical personnel.", [("UNMISS", "UNMISS trained its medical personnel")]),
    ("For example, UNDOF built shelters.", [("UNDOF", "UNDOF built shelters")]),
    ("Shelters were built in UNTSO.", [("UNTSO", "Shelters were built in UNTSO")]),
    (
        "Stress tests were conducted in UNIFIL and MINURSO.",
        [
            ("UNIFIL", "Stress tests were conducted in UNIFIL and MINURSO"),
            ("MINURSO", "Stress tests were conducted in UNIFIL and MINURSO"),
        ],
    ),
    (
        "Data is available from 2013 for UNMISS; UNIFIL and UNDOF (UNDOF data is excluded) and is cumulative.",
        [
            (
                mission,
                "Data is available from 2013 for UNMISS; UNIFIL and UNDOF (UNDOF data is excluded) and is cumulative",
            )
            for mission in ("UNMISS", "UNIFIL")
        ],
    ),
    (
        "UNFICYP opened a clinic; UNISFA repaired its hospital.",
        [("UNFICYP", "UNFICYP opened a clinic"), ("UNISFA", "UNISFA repaired its hospital")],
    ),
    (
        "UNFICYP opened a clinic, while UNISFA repaired its hospital.",
        [("UNFICYP", "UNFICYP opened a clinic"), ("UNISFA", "UNISFA repaired its hospital")],
    ),
    (
        "UNMIK reviewed its plans. The Mission also opened a clinic.",
        [("UNMIK", "UNMIK reviewed its plans"), ("UNMIK", "The Mission also opened a clinic")],
    ),
    (
        "In Cyprus, UNFICYP reviewed its plans. It also opened a clinic.",
        [("UNFICYP", "In Cyprus, UNFICYP reviewed its plans"), ("UNFICYP", "It also opened a clinic")],
    ),
    (
        "The United Nations Disengagement Observer Force rebuilt its positions.",
        [("UNDOF", "The United Nations Disengagement Observer Force rebuilt its positions")],
    ),
    (
        "The Unit trained UNISFA on analysis (UNIFIL and UNDOF are producing reports each week).",
        [
            ("UNISFA", "The Unit trained UNISFA on analysis (UNIFIL and UNDOF are producing reports each week)"),
            ("UNIFIL", "UNIFIL and UNDOF are producing reports each week"),
            ("UNDOF", "UNIFIL and UNDOF are producing reports each week"),
        ],
    ),
    ("All missions use the System to monitor risks.", [(None, "All missions use the System to monitor risks")]),
    (
        "In 2023, peacekeeping operations conducted 40 drills.",
        [(None, "In 2023, peacekeeping operations conducted 40 drills")],
    ),
    (
        "Most missions are systematically assessing risks.",
        [(None, "Most missions are systematically assessing risks")],
    ),
    # What no mission does or reports.
    ("The Secretariat trained medical personnel.", []),
    ("Missions require more hospitals.", []),
    ("Missions should train their personnel.", []),
    ("Eight missions reported that they have hospitals.", []),
    ("Most missions have an agreement.", []),
    ("Missions were asked to report incidents.", []),
    ("Reported records: UNMISS, UNISFA, UNIFIL, UNDOF.", []),
    (
        "UNDOF and UNTSO reviewed plans. The Mission opened a clinic.",
        [("UNDOF", "UNDOF and UNTSO reviewed plans"), ("UNTSO", "UNDOF and UNTSO reviewed plans")],
    ),
    (
        "A plan supported by UNMIK was adopted. It opened a clinic.",
        [("UNMIK", "A plan supported by UNMIK was adopted")],
    ),
    (
        "UNMIK reviewed its plans. It is important to note that peace is fragile.",
        [("UNMIK", "UNMIK reviewed its plans")],
    ),
    ("The data do not include UNAMID.", []),
    ("An office was opened following the closure of UNMIL.", []),
    ("The European Union Training Mission in Mali trained soldiers.", []),
    (
        "Hospitals exist in seven missions (there are no hospitals in UNMIK) and are inspected.",
        [],
    ),
    ("Source: UNMISS survey.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_sentences(sentence: str, expected: Told) -> None:
    assert sorted(under_priority(sentence), key=str) == sorted(expected, key=str)


def test_priority_and_number_come_from_the_section() -> None:
    (fact,) = activities(REPORT.format("UNMISS trained its personnel.", "Thanks are due."))
    assert (fact.priority, fact.label) == ("A4P-plus/4", "accountability to peacekeepers")


def test_outside_the_sections_of_priorities_there_is_none() -> None:
    assert activities(REPORT.format("Much was done.", "UNMISS trained its personnel.")) == []


def test_a_document_without_priorities_has_none() -> None:
    assert activities("I. Introduction\n\n1. UNMISS trained its personnel.\n") == []


def test_a_sentence_that_says_its_priority_needs_no_section() -> None:
    told = "With regard to the A4P+ priority of strategic communications, UNMISS opened a studio."
    text = f"1. The A4P+ plan is known. {told}\n"
    (fact,) = activities(text)
    assert (fact.mission, fact.priority) == ("UNMISS", "A4P-plus/6")


def test_a_theme_of_the_declaration() -> None:
    text = (
        "Action for Peacekeeping initiative\n\nIV. Protection\n\nA. Overview\n\n"
        "1. In Darfur, UNAMID patrolled hotspots.\n\nV. Partnerships\n\n2. UNMISS met with the authorities.\n"
    )
    assert [(f.mission, f.label) for f in activities(text)] == [("UNAMID", "Protection"), ("UNMISS", "Partnerships")]


PROGRESS = """ACTION FOR PEACEKEEPING +

6th PROGRESS REPORT

Priority 6

STRATEGIC COMMUNICATIONS

Communication is essential to peacekeeping in all its forms.

United Nations Interim Force in Lebanon
UNIFIL trained journalists. Frequent topics include rumours, and the UNTSO observers took part.

UNDOF: Broadcasts were resumed in March. Listeners were asked for their views.

Highlights of activities

| | |
|---|---|
| UNMIK | Weekly press conference with editors Engagement with communities to correct rumours |
| | Visits to schools in all regions |
| UNISFA | |
| UNTSO | N/A |

Missions with approved plans

| 5 | Cycle | |
|---|---|---|
| Y | MINURSO | 2 missions have approved plans |
| | MONUSCO | |
| Y | UNFICYP | |

Number of campaigns

| | Radio | Press |
|---|---|---|
| UNMISS | 3 | None |
| MINUSCA | ----- | ----- |
"""


@pytest.fixture(scope="module")
def progress() -> Told:
    return [(fact.mission, fact.activity) for fact in activities(PROGRESS)]


def test_all_sentences_of_a_missions_block_are_its_own(progress: Told) -> None:
    topics = "Frequent topics include rumours, and the UNTSO observers took part"
    assert ("UNIFIL", "UNIFIL trained journalists") in progress
    assert ("UNIFIL", topics) in progress and ("UNTSO", topics) in progress
    assert ("UNDOF", "Broadcasts were resumed in March") in progress
    assert ("UNDOF", "Listeners were asked for their views") in progress


def test_items_of_a_row(progress: Told) -> None:
    assert {a for m, a in progress if m == "UNMIK"} == {
        "Weekly press conference with editors",
        "Engagement with communities to correct rumours",
        "Visits to schools in all regions",
    }


def test_blank_cells_tell_nothing(progress: Told) -> None:
    assert not [a for m, a in progress if m in ("UNISFA", "MONUSCO", "MINUSCA")]
    assert [a for m, a in progress if m == "UNTSO"] == [
        "Frequent topics include rumours, and the UNTSO observers took part"
    ]


def test_a_tick_reports_what_the_table_is_about(progress: Told) -> None:
    assert ("MINURSO", "Missions with approved plans") in progress
    assert ("UNFICYP", "Missions with approved plans") in progress
    assert not [a for _, a in progress if "2 missions" in a], "a remark beside a table is not the row's"


def test_values_come_with_their_columns(progress: Told) -> None:
    assert ("UNMISS", "Number of campaigns: Radio: 3; Press: None") in progress


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Radio shows. Visits to schools.", ["Radio shows", "Visits to schools"]),
        ("Weekly shows on peace Engagement with editors", ["Weekly shows on peace", "Engagement with editors"]),
        ("Meetings with the Ministry of Defence", ["Meetings with the Ministry of Defence"]),
        ("Visits by the Head of Mission", ["Visits by the Head of Mission"]),
        ("Support to and Training of the police", ["Support to and Training of the police"]),
    ],
)
def test_lost_bullets(cell: str, items: list[str]) -> None:
    assert list(_items(cell)) == items


def test_evidence_is_the_sentence_or_the_row() -> None:
    text = PROGRESS
    for fact in activities(text):
        span = fact.evidence.span
        assert text[span.start : span.end] == fact.evidence.quote
        assert span.start <= fact.mention.start and fact.mention.end <= span.end
