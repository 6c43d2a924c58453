"""Outcomes on agreements and freedom of movement: what is told of which mission, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from samples import read

from pkgraph.read.facts.outcome import Outcome
from pkgraph.read.model import Bibliography

Told = tuple[str, str, str]
"""mission, type, words"""

ALL = "UN peacekeeping"
PEACEKEEPING = Bibliography(title="Performance of United Nations peacekeeping operations", issued="2023-09-01")

CASES: list[tuple[str, list[Told]]] = [
    (
        "A UNIFIL patrol was denied access to the road by the local authorities despite the rain.",
        [
            (
                "UNIFIL",
                "restriction",
                "A UNIFIL patrol was denied access to the road by the local authorities despite the rain",
            )
        ],
    ),
    (
        "UNMISS faced repeated restrictions on its movement in the north.",
        [("UNMISS", "restriction", "repeated restrictions on its movement in the north")],
    ),
    (
        "A UNIFIL patrol was denied access to a village near the Blue Line.",
        [("UNIFIL", "restriction", "A UNIFIL patrol was denied access to a village near the Blue Line")],
    ),
    (
        "MINUSCA encountered impediments to freedom of movement, hampering the implementation of its mandate.",
        [
            ("MINUSCA", "restriction", "impediments to freedom of movement"),
            ("MINUSCA", "impact", "hampering the implementation of its mandate"),
        ],
    ),
    (
        "In March, the authorities lifted the restrictions on night flights of MONUSCO.",
        [("MONUSCO", "lifting", "lifted the restrictions on night flights of MONUSCO")],
    ),
    (
        "Talks led to the lifting of the ban on flights, as well as the restrictions on drones, of MINUSMA.",
        [
            ("MINUSMA", "lifting", "the lifting of the ban on flights"),
            ("MINUSMA", "lifting", "the restrictions on drones, of MINUSMA"),
        ],
    ),
    (
        "Three UNMISS staff members were detained in Malakal.",
        [("UNMISS", "detention", "UNMISS staff members were detained in Malakal")],
    ),
    (
        "UNAMID recorded 12 violations of the status-of-forces agreement, including the detention of two contractors.",
        [
            ("UNAMID", "violation", "12 violations of the status-of-forces agreement"),
            ("UNAMID", "detention", "the detention of two contractors"),
        ],
    ),
    (
        "UNDOF engaged with the national authorities on compliance with the status-of-forces agreement.",
        [
            (
                "UNDOF",
                "engagement",
                "engaged with the national authorities on compliance with the status-of-forces agreement",
            )
        ],
    ),
    (
        "MINURSO has a status-of-mission agreement, whereas UNTSO does not have either.",
        [
            ("MINURSO", "agreement", "has a status-of-mission agreement"),
            ("UNTSO", "no agreement", "no SOFA/SOMA: does not have either"),
        ],
    ),
    (
        "UNISFA has no SOFA. Interim arrangements govern the movements of the mission.",
        [
            ("UNISFA", "no agreement", "no SOFA/SOMA: has no SOFA"),
            ("UNISFA", "agreement", "Interim arrangements govern the movements of the mission"),
        ],
    ),
    (
        "MONUSCO suspended its cooperation with the local police until the case was closed.",
        [("MONUSCO", "suspension", "suspended its cooperation with the local police until the case was closed")],
    ),
    (
        "UNMISS systematically tracks violations of the status-of-forces agreement.",
        [("UNMISS", "reporting", "systematically tracks violations of the status-of-forces agreement")],
    ),
    (
        "MINUSMA faced a high number of access constraints. This has hampered mandate implementation.",
        [
            ("MINUSMA", "restriction", "a high number of access constraints"),
            ("MINUSMA", "impact", "hampered mandate implementation"),
        ],
    ),
    (
        "Host authorities do not always respect the terms of their SOFA with peacekeeping missions.",
        [
            (
                ALL,
                "violation",
                "Host authorities do not always respect the terms of their SOFA with peacekeeping missions",
            )
        ],
    ),
    (
        "Missions reported obstructions ranging from administrative hurdles to severe movement restrictions.",
        [
            (ALL, "restriction", "administrative hurdles"),
            (ALL, "restriction", "severe movement restrictions"),
        ],
    ),
    (
        "UNIFIL and UNDOF face flight restrictions.",
        [("UNIFIL", "restriction", "flight restrictions"), ("UNDOF", "restriction", "flight restrictions")],
    ),
]

NONE = [
    # Hindrances that no host State brings about.
    "The threat of improvised explosive devices hampers missions by restricting freedom of movement.",
    "Armed groups restricted the freedom of movement of UNMISS patrols.",
    "Heavy rains and impassable roads restricted the movement of UNMISS.",
    "The parties must fully respect the status-of-forces agreement of UNMISS.",
    "Urges all parties to ensure the freedom of movement of MINUSCA.",
    "Calls upon the Government to lift all restrictions on the movement of UNIFIL.",
    "Humanitarian access remained restricted in areas where UNMISS patrols.",
    "Displaced persons faced restrictions on their freedom of movement near the UNMISS base.",
    "Travel was suspended owing to the COVID-19 pandemic.",
    "Two suspects were detained by the police with the support of MINUSCA.",
    "UNMISS trained the police on pretrial detention.",
    "Budget constraints limited the training of personnel.",
    "UNDOF monitors the ceasefire agreement.",
    "The transitional authorities are to conclude a status-of-forces agreement, the Council requested.",
    "Movement of goods across the boundary increased.",
    # Called for, not done.
    "The Council condemns statements calling for the harassment of peacekeepers of UNMISS.",
    "Threats of abduction of UNMISS personnel were heard on the radio.",
]


def outcomes(text: str, known: Bibliography = PEACEKEEPING) -> list[Outcome]:
    return [fact for fact in read(text, known=known).facts if isinstance(fact, Outcome)]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[:50] for text, _ in CASES])
def test_told(text: str, told: list[Told]) -> None:
    assert [(fact.mission, fact.type, fact.outcome) for fact in outcomes(text)] == told


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert outcomes(text) == []


def test_items_of_a_list_that_is_asked_for_are_none() -> None:
    asked = "Requests the Secretary-General to report on:"
    told = "UNMISS faced in the last year:"
    item = "(a) violations of the status-of-forces agreement of UNMISS;"
    assert [f for f in read(f"Report\n\n1. {asked}\n\n{item}\n").facts if isinstance(f, Outcome)] == []
    assert len([f for f in read(f"Report\n\n1. {told}\n\n{item}\n").facts if isinstance(f, Outcome)]) == 1


DATES = [
    ("In May, UNAMID suspended its patrols.", "2023-05", "year from the document's date"),
    ("In November, UNAMID suspended its patrols.", "2022-11", "year from the document's date"),
    ("On 3 May 2021, UNAMID suspended its patrols.", "2021-05-03", None),
    ("In 2020 UNAMID suspended its patrols.", "2020", None),
    ("UNAMID suspended its patrols.", None, None),
    ("Between 3 May 2021 and June 2021, UNAMID suspended its patrols.", None, None),
]


@pytest.mark.parametrize(("text", "day", "note"), DATES, ids=[text for text, _, _ in DATES])
def test_dates(text: str, day: str | None, note: str | None) -> None:
    (fact,) = outcomes(text)
    assert (fact.date, fact.date_note) == (day, note)


def test_a_year_is_taken_from_the_reporting_period() -> None:
    known = Bibliography(period_start=date(2023, 11, 1), period_end=date(2024, 4, 30))
    (fact,) = outcomes("In December, UNAMID suspended its patrols.", known)
    assert (fact.date, fact.date_note) == ("2023-12", "year from the reporting period")


def test_the_mission_of_a_report_is_meant_by_its_title() -> None:
    known = Bibliography(title="Report of the Secretary-General on the United Nations Mission in South Sudan")
    (fact,) = outcomes("1. Patrols faced movement restrictions in the north.", known)
    assert fact.mission == "UNMISS"


def test_a_footnote_on_an_agreement_is_about_agreements() -> None:
    text = (
        "1. Incidents under the status-of-forces agreement of UNMISS rose.¹\n\n"
        "¹ The numbers were approved by the legal adviser.\n\n"
        "2. Staff numbers rose.²\n\n"
        "² The numbers were approved by the Controller.\n"
    )
    assert [(f.type, f.evidence.part) for f in outcomes(text) if "numbers" in f.outcome] == [("reporting", "fn/1")]


def test_rows_tell_in_their_cells() -> None:
    text = (
        "| | Mechanism |\n|---|---|\n"
        "| UNIFIL | Regular coordination with the Ministry and other authorities on SOFA matters |\n"
    )
    (fact,) = outcomes(text)
    assert (fact.mission, fact.type) == ("UNIFIL", "engagement")
    assert fact.outcome == "Regular coordination with the Ministry and other authorities on SOFA matters"
