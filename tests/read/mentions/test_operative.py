"""Operative paragraphs: their verbs, what each governs and whom it addresses."""

from __future__ import annotations

import pytest

from pkgraph.read.mentions.operative import acts

Told = list[tuple[str, str | None]]
"""verb and addressee"""

CASES: list[tuple[str, Told]] = [
    ("Decides to remain seized of the matter.", [("decides", None)]),
    ("12. Also requests the Secretary-General to report;", [("requests", "Secretary-General")]),
    ("Decides further that the Mission shall close;", [("decides", None)]),
    ("Strongly condemns all attacks, and, in this regard, demands their end;", [("condemns", None), ("demands", None)]),
    (
        "Welcomes the progress made, calls on Member States, in particular donors, to help and further requests the "
        "Secretariat to plan;",
        [("welcomes", None), ("calls upon", "Member States"), ("requests", "Secretariat")],
    ),
    ("Urges all parties to the conflict to refrain from violence;", [("urges", "all parties to the conflict")]),
    ("Demands that all armed groups immediately cease their attacks;", [("demands", "all armed groups")]),
    ("Demands that all forms of violence be stopped;", [("demands", None)]),
    ("Authorises UNFICYP to use all means;", [("authorizes", "UNFICYP")]),
    ("Takes positive note of the plan and pays tribute to its authors;", [("takes note", None)]),
    ("Requests the Secretary-General fully implement the plan;", [("requests", "Secretary-General")]),
    ("Invites voluntary contributions to the Force;", [("invites", None)]),
    ("Acting under Chapter VII of the Charter of the United Nations, decides to act;", [("decides", None)]),
    ("Welcomes the plan, requests for help from Member States and the work of all;", [("welcomes", None)]),
    ("Notes the agreement which recalls the past and welcomes the future;", [("notes", None)]),
    ("Protection of civilians", []),
    ("Recalling its resolutions, and requests that it made,", []),
    ("requests the Secretary-General to report", []),
    ("Decides* to act, and *further requests* UNTSO to help;", [("decides", None), ("requests", "UNTSO")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_verbs_and_addressees(text: str, expected: Told) -> None:
    assert [(a.verb, text[slice(*a.addressee)] if a.addressee else None) for a in acts(text)] == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("54. Recognizing the progress made, encourages the Government to act;", "encourages"),
        ("7. Convenes a meeting of donors;", "convenes"),
        ("requests the Secretary-General to report;", "requests"),
    ],
)
def test_a_numbered_paragraph_may_open_otherwise(text: str, verb: str) -> None:
    assert [act.verb for act in acts(text, anywhere=True)] == [verb]
    assert acts(text) == []


def test_an_act_ends_where_the_next_begins() -> None:
    text = "Decides to extend the mandate of UNDOF, and requests the Secretary-General to report."
    assert [text[a.start : a.end] for a in acts(text)] == [
        "Decides to extend the mandate of UNDOF",
        "requests the Secretary-General to report",
    ]
