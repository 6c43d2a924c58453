"""Recommendations: what is asked for and of whom, and what is none."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.recommendation import Recommendation

Asked = tuple[str | None, str]
"""addressee, recommendation"""

CASES: list[tuple[str, list[Asked]]] = [
    ("Member States should support the reform.", [("Member States", "support the reform")]),
    # What is asked for ends where a resolution turns to something else, and so does who is asked.
    (
        "Urges the parties to respect the truce, recalls the role of women, and demands an end to attacks.",
        [("the parties", "respect the truce")],
    ),
    (
        "Encourages the widest participation, invites States to contribute to the fund, and notes that it is poor.",
        [("States", "contribute to the fund")],
    ),
    (
        "Stressing that the guilty must be held to account, and encouraging all parties to work together on safety.",
        [(None, "the guilty must be held to account")],
    ),
    (
        "Urges the Council to establish, based on critical peace and State building goals, mechanisms to manage funds.",
        [("the Council", "establish, based on critical peace and State building goals, mechanisms to manage funds")],
    ),
    (
        "Calls upon States to protect the sick, and to ensure their transport.",
        [("States", "protect the sick"), ("States", "ensure their transport")],
    ),
    (
        "Noting with concern that political stability and resources are critical for the transition.",
        [(None, "political stability and resources are critical for the transition")],
    ),
    # What may follow from recommendations, what they are carried out for, and words without their beginning.
    ("Findings and recommendations from the reviews can lead to other positive changes.", []),
    ("It will implement the recommendations of the dialogue to resolve all open issues.", []),
    ("2594 (2021), should serve as guidance.", []),
    (
        "To keep the peace, Member States, and in particular the Council, must act as one.",
        [("Member States, and in particular the Council", "act as one")],
    ),
    ("Going forward, the parties must disarm their forces.", [("the parties", "disarm their forces")]),
    (
        "Troop-contributing countries should train their units and submit the certificate to the Secretariat.",
        [
            ("Troop-contributing countries", "train their units"),
            ("Troop-contributing countries", "submit the certificate to the Secretariat"),
        ],
    ),
    (
        "Member States could support these efforts by sharing best practices and encouraging efforts to end abuse.",
        [
            ("Member States", "support these efforts by sharing best practices"),
            ("Member States", "encouraging efforts to end abuse"),
        ],
    ),
    ("Council members may wish to consider new mandates.", [("Council members", "consider new mandates")]),
    ("All units are recommended to draw up a plan.", [("All units", "draw up a plan")]),
    ("Donors are urged to contribute generously.", [("Donors", "contribute generously")]),
    ("Exit strategies should be planned early.", [(None, "Exit strategies should be planned early")]),
    ("I encourage all actors to reflect jointly on this.", [("all actors", "reflect jointly on this")]),
    ("He therefore called on all stakeholders to recommit to reform.", [("all stakeholders", "recommit to reform")]),
    ("Urges the Government to take all measures.", [("the Government", "take all measures")]),
    (
        "Calls upon all parties to armed conflict in the region to end all violations.",
        [("all parties to armed conflict in the region", "end all violations")],
    ),
    ("Council members called for the strengthening of capacities.", [(None, "the strengthening of capacities")]),
    (
        "I reiterate my call for a new generation of enforcement missions.",
        [(None, "a new generation of enforcement missions")],
    ),
    (
        "Some members underscored the need for the Council to provide clear mandates.",
        [("the Council", "for the Council to provide clear mandates")],
    ),
    ("There is also a need to address training gaps.", [(None, "to address training gaps")]),
    ("It is essential that operations be financed well.", [(None, "that operations be financed well")]),
    ("It is crucial for the parties to resume the talks.", [("the parties", "for the parties to resume the talks")]),
    (
        "Better coordination is also required with partners.",
        [(None, "Better coordination is also required with partners")],
    ),
    (
        "Renewed efforts by Member States and the Secretariat are required.",
        [("Member States and the Secretariat", "Renewed efforts by Member States and the Secretariat are required")],
    ),
    (
        "Member State support is needed where access is denied.",
        [("Member State", "Member State support is needed where access is denied")],
    ),
    (
        "Operations need the strong support of Member States in this.",
        [("Member States", "Operations need the strong support of Member States in this")],
    ),
    (
        "Recommendations included the development of a policy and the need to update the guide.",
        [(None, "the development of a policy"), (None, "the need to update the guide")],
    ),
    (
        "I recommend that the Council extend the mandate for a year.",
        [("the Council", "the Council extend the mandate for a year")],
    ),
    # None: what was done, what is possible, expected or required by rule, a noun, a condition.
    ("MINUSCA encouraged the Government to filter out offenders.", []),
    ("The Secretariat trained two units.", []),
    ("It is important that the Council responded to the crisis quickly.", []),
    ("It was essential that the two sides had met before the vote.", []),
    ("It is essential that suspects be detained lawfully.", [(None, "that suspects be detained lawfully")]),
    ("Peacekeeping could only achieve intermediate goals.", []),
    ("The agreement should create the conditions for an exit.", []),
    ("It should be noted that the data are incomplete.", []),
    ("The number of days required to recruit staff fell.", []),
    ("Measures are taken as required.", []),
    ("It requires decision makers to comply with the rules.", []),
    ("The list includes a call for nominations.", []),
    ("Managers no longer need to ask Headquarters.", []),
    ("The talks, which should lead to peace, went on.", []),
    (
        "The review should take into account the limits of a tool that relies on the support of parties.",
        [
            (
                None,
                "The review should take into account the limits of a tool that relies on the support of parties",
            )
        ],
    ),
    ("In his directive he called for concrete measures.", []),
]


def asked(text: str) -> list[Asked]:
    facts = read(f"Report\n\n1. {text}\n").facts
    return [(f.addressee, f.recommendation) for f in facts if isinstance(f, Recommendation)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_cases(text: str, expected: list[Asked]) -> None:
    assert [(whom, what.rstrip(".")) for whom, what in asked(text)] == expected


def test_the_words_stand_at_their_place() -> None:
    reading = read("Report\n\n1. First. Member States should support the reform. Last.\n")
    (fact,) = [f for f in reading.facts if isinstance(f, Recommendation)]
    text = reading.document.text
    assert text[fact.mention.start : fact.mention.end] == "support the reform"
    assert text[fact.evidence.span.start : fact.evidence.span.end] == "Member States should support the reform."
