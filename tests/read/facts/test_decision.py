"""Decisions on missions: what resolutions of many missions decide, and what other documents tell of it.

``decisions.txt`` holds paragraphs of invented resolutions, those of one resolution together, each with its rows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import read

from pkgraph.read.facts.mandate import Mandate
from pkgraph.read.model import Bibliography, Reading

HEAD = """Resolution 2799 (2028)

Adopted by the Security Council at its 9999th meeting, on 29 June 2028

The Security Council,

Recalling its previous resolutions,

"""
Case = tuple[str, list[str]]


def cases() -> list[list[Case]]:
    """The resolutions of the file: paragraphs with the rows that stand below each."""
    text = Path(__file__).with_name("decisions.txt").read_text(encoding="utf-8")
    found: list[list[Case]] = []
    for block in text.strip().split("\n\n"):
        paragraphs: list[Case] = []
        for line in block.splitlines():
            if line.startswith("= "):
                paragraphs[-1][1].append(line.removeprefix("= "))
            else:
                paragraphs.append((line, []))
        found.append(paragraphs)
    return found


def resolution(*paragraphs: str) -> Reading:
    body = "\n\n".join(f"{n}. {words}" for n, words in enumerate(paragraphs, 1))
    return read(HEAD + body + "\n", "S-RES-2799-2028.txt")


def said(fact: Mandate) -> str:
    """What a fact says but for its words: ``UNDOF extension until 2028-12-31``."""
    values = (
        ("from", fact.effective),
        ("until", fact.until),
        ("every", fact.interval),
        ("ceiling", fact.ceiling),
        ("of", fact.ceiling_of),
    )
    notes = [f"({note})" for note in (fact.until_note, fact.ceiling_note) if note]
    return " ".join([fact.mission, fact.action, *(f"{name} {value}" for name, value in values if value), *notes])


def decided(reading: Reading) -> dict[str, list[str]]:
    """By label of the paragraph: what is decided there, tasks apart."""
    labels = {part.path: part.label for part in reading.document.parts}
    rows: dict[str, list[str]] = {}
    for fact in reading.facts:
        if isinstance(fact, Mandate) and fact.action != "task":
            rows.setdefault(labels[fact.evidence.part], []).append(said(fact))
    return rows


@pytest.mark.parametrize("paragraphs", cases(), ids=lambda paragraphs: paragraphs[0][0][:70])
def test_what_resolutions_decide(paragraphs: list[Case]) -> None:
    expected = {f"para {n}": sorted(rows) for n, (_, rows) in enumerate(paragraphs, 1) if rows}
    found = decided(resolution(*(words for words, _ in paragraphs)))
    assert {label: sorted(rows) for label, rows in found.items()} == expected


def test_a_decision_has_its_verb_and_the_resolution_as_its_instrument() -> None:
    (fact,) = [
        f for f in resolution("Extends the mandate of UNIFIL until 31 July 2029.").facts if isinstance(f, Mandate)
    ]
    assert (fact.verb, fact.instrument, fact.polarity) == ("extends", "S/RES/2799(2028)", "has")
    assert fact.task == "Extends the mandate of UNIFIL until 31 July 2029"


def test_tasks_hold_until_the_end_that_their_paragraph_names() -> None:
    reading = resolution(
        "Decides that, until 31 March 2029, UNIFIL is authorized to protect civilians and clear mines."
    )
    tasks = [(f.task, f.until, f.action) for f in reading.facts if isinstance(f, Mandate)]
    assert tasks == [("protect civilians", "2029-03-31", "task"), ("clear mines", "2029-03-31", "task")]


def test_a_list_of_reports_is_due_item_by_item() -> None:
    reading = resolution(
        "Decides to extend the mandate of UNIFIL until 31 July 2029.",
        "Requests the Secretary-General to provide the Council with:\n\n(a) a study by 1 March 2029;\n\n(b) a plan.",
    )
    assert decided(reading)["para 2 (a)"] == ["UNIFIL reporting until 2029-03-01"]
    assert "para 2 (b)" not in decided(reading)


def test_reports_among_duties_of_all_kinds_stand_in_items() -> None:
    reading = resolution(
        "Decides to extend the mandate of UNIFIL until 31 July 2029.",
        "Requests the Secretary-General to:\n\n(a) Provide to the Council, every three months, a written report;\n\n"
        "(b) Provide the Force with boats by 1 March 2029;\n\n(c) Submit an update by 1 April 2029.",
    )
    found = decided(reading)
    assert found["para 2 (a)"] == ["UNIFIL reporting every 3 months"]
    assert found["para 2 (c)"] == ["UNIFIL reporting until 2029-04-01"]
    assert "para 2 (b)" not in found


def test_components_with_their_sizes_stand_in_items() -> None:
    reading = resolution(
        "Decides further that UNMIK will have a structure of which the main components will be:\n\n"
        "(a) A component for governance;\n\n"
        "(b) A military component, with a strength of up to 8,950 troops and up to 200 military observers;",
        "Condemns the attacks on UNMIK in which the following were hurt:\n\n(a) A component of up to 20 troops;",
    )
    assert decided(reading) == {
        "para 1 (b)": ["UNMIK ceiling ceiling 8950 of troops", "UNMIK ceiling ceiling 200 of military observers"]
    }


def test_a_resolution_on_two_missions_leaves_open_what_neither_is_named_for() -> None:
    reading = resolution(
        "Decides to extend the mandate of UNDOF until 31 July 2029.",
        "Decides to extend the mandate of UNIFIL until 31 July 2029.",
        "Decides that the Force shall consist of up to 5,000 troops.",
    )
    assert "para 3" not in decided(reading)


TOLD = [
    (
        "By its resolution 2640 (2022), the Security Council extended the mandate of MINUSMA until 30 June 2023.",
        ["MINUSMA extension until 2023-06-30 by S/RES/2640(2022)"],
    ),
    (
        "The mandate of UNMISS was established by the Security Council in its resolution 1996 (2011). The most recent "
        "extension of the mandate was authorized by the Council in its resolution 2729 (2024), by which the Council "
        "extended the mandate until 30 April 2025.",
        ["UNMISS establishment by S/RES/1996(2011)", "UNMISS extension until 2025-04-30 by S/RES/2729(2024)"],
    ),
    (
        "By resolution 2350 (2017), the Council extended the mandate of MINUSTAH for a final period of six months, "
        "until 15 October 2017; established MINUJUSTH from 16 October 2017 until 15 April 2018; and asked to report.",
        [
            "MINUSTAH extension until 2017-10-15 by S/RES/2350(2017)",
            "MINUJUSTH establishment from 2017-10-16 until 2018-04-15 by S/RES/2350(2017)",
        ],
    ),
    ("The Government established a committee to support MINUSMA under resolution 2640 (2022).", []),
    ("The mandate of MINUSMA was extended until 30 June 2023.", []),
    ("In resolutions 2100 (2013) and 2164 (2014), the Council extended the mandate of MINUSMA until 30 June 2015.", []),
    ("Should the Security Council decide to continue the mandate of UNDOF, resolution 2718 (2023) applies.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_reports_tell_of_decisions(text: str, expected: list[str]) -> None:
    reading = read(f"Report\n\n1. {text}\n", "S-2024-1.txt", Bibliography(symbol="S/2024/1"))
    found = [f"{said(f)} by {f.instrument}" for f in reading.facts if isinstance(f, Mandate) and f.action != "task"]
    assert found == expected
