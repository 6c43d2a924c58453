"""Mandates: which tasks a text says a mission has or lacks, by which resolution, and what tells none."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.mandate import Mandate
from pkgraph.read.model import Bibliography

Told = tuple[str, str, str, str | None]
"""mission, polarity, task, instrument"""

ALL = "UN peacekeeping"
PEACEKEEPING = Bibliography(title="Performance of United Nations peacekeeping operations")


def has(mission: str, *tasks: str, by: str | None = None) -> list[Told]:
    return [(mission, "has", task, by) for task in tasks]


def lacks(mission: str, *tasks: str) -> list[Told]:
    return [(mission, "lacks", task, None) for task in tasks]


CASES: list[tuple[str, list[Told]]] = [
    (
        "UNMISS is mandated to protect civilians, monitor human rights and support the peace process.",
        has("UNMISS", "protect civilians", "monitor human rights", "support the peace process"),
    ),
    (
        "UNMISS is mandated by the Security Council in its resolution 1996 (2011) to consolidate peace.",
        has("UNMISS", "consolidate peace", by="S/RES/1996(2011)"),
    ),
    (
        "Missions mandated to support elections continue to face delays.",
        has(ALL, "support elections"),
    ),
    (
        "UNFICYP has a mandate to prevent a recurrence of fighting and contribute to a return to normal conditions.",
        has("UNFICYP", "prevent a recurrence of fighting", "contribute to a return to normal conditions"),
    ),
    (
        "The delays affected MINUSCA in its mandate, in particular to protect civilians and promote dialogue.",
        has("MINUSCA", "protect civilians", "promote dialogue"),
    ),
    (
        "MONUSCO implemented its mandate, in particular the protection of civilians and the promotion of human rights.",
        has("MONUSCO", "the protection of civilians", "the promotion of human rights"),
    ),
    (
        "The mandates of missions, namely those related to child protection, human rights and the rule of law, differ.",
        has(ALL, "child protection", "human rights", "the rule of law"),
    ),
    (
        "MINUJUSTH will work in three areas of its mandate: justice, police development and human rights.",
        has("MINUJUSTH", "justice", "police development", "human rights"),
    ),
    (
        "The expanded mandate of UNMISS for the protection of civilians requires more troops.",
        has("UNMISS", "the protection of civilians"),
    ),
    ("UNIFIL has no political mandate.", lacks("UNIFIL", "political mandate")),
    ("Even missions without an electoral mandate were consulted.", lacks(ALL, "electoral mandate")),
    (
        "Missions with a ceasefire observation mandate (UNTSO and UNDOF) do not have a political strategy.",
        [
            *has("UNTSO", "ceasefire observation"),
            *has("UNDOF", "ceasefire observation"),
            *lacks("UNTSO", "political strategy"),
            *lacks("UNDOF", "political strategy"),
        ],
    ),
    ("The attacks affect UNISFA's protection of civilians mandate.", has("UNISFA", "protection of civilians")),
    ("MINUSTAH fulfilled its rule of law and human rights mandate.", has("MINUSTAH", "rule of law", "human rights")),
    (
        "Regional forces with enforcement mandates are deployed alongside peacekeeping operations.",
        has(ALL, "enforcement"),
    ),
    (
        "Peacekeeping operates alongside bilateral security arrangements with counter-terrorism mandates.",
        has("bilateral security arrangements", "counter-terrorism"),
    ),
    (
        "All peacekeeping operations are designed to support political solutions.",
        has(ALL, "support political solutions"),
    ),
    (
        "Peacekeepers are neither designed nor equipped for enforcement or counter-terrorism operations.",
        lacks(ALL, "enforcement", "counter-terrorism operations"),
    ),
    (
        "UNDOF is not mandated to conduct searches of houses.",
        lacks("UNDOF", "conduct searches of houses"),
    ),
    (
        "MINUSCA can advance its mandated support to the peace process through dialogue.",
        has("MINUSCA", "support to the peace process"),
    ),
    (
        "Where mandated, missions continued to work with States to develop strategies and perform peacebuilding tasks.",
        has(ALL, "work with States to develop strategies", "perform peacebuilding tasks"),
    ),
    ("Missions tasked with addressing local conflicts need funds.", has(ALL, "addressing local conflicts")),
    (
        "Security Council resolution 2690 (2023) mandating the drawdown of MINUSMA was adopted in June.",
        has("MINUSMA", "the drawdown of MINUSMA", by="S/RES/2690(2023)"),
    ),
    (
        "The withdrawal of MINUSMA by 31 December 2023 in line with Security Council resolution 2690 (2023) went on.",
        has("MINUSMA", "withdrawal of MINUSMA by 31 December 2023", by="S/RES/2690(2023)"),
    ),
    (
        "They used logistical support provided by UNIFIL under Council resolutions 2591 (2021) and 2650 (2022).",
        [
            ("UNIFIL", "has", "logistical support", "S/RES/2591(2021)"),
            ("UNIFIL", "has", "logistical support", "S/RES/2650(2022)"),
        ],
    ),
    (
        "The Team of Experts on Sanctions, created by the Security Council in its resolution 1888 (2009), continues to "
        "assist Member States.",
        has("Team of Experts on Sanctions", "assist Member States", by="S/RES/1888(2009)"),
    ),
    (
        "The renewed mandate of UNMISS underlines the Mission's responsibility to protect civilians.",
        has("UNMISS", "protect civilians"),
    ),
    (
        "In its resolution 2155 (2014), the Security Council requested UNMISS to support the monitoring mechanism.",
        has("UNMISS", "support the monitoring mechanism", by="S/RES/2155(2014)"),
    ),
]

NONE = [
    "The Council extended the mandate of UNMISS for a final period of six months.",
    "UNMISS received a clear and achievable mandate.",
    "The mandate of UNIFIL expires in August.",
    "National institutions mandated to monitor human rights received support from MINUSCA.",
    "African Union-mandated operations need predictable funding, the peacekeepers said.",
    "Peacekeepers have a responsibility to deliver on the mandate entrusted to them.",
    "The Government has the primary responsibility to protect civilians, with the support of UNMISS.",
    "The Force Commander spoke of the challenges in implementing the mandate, including the weak justice system.",
    "A tool designed to track incidents was launched by MONUSCO.",
    "The implementation of protection mandates requires resources.",
    "The Special Envoy used his mandate to address the crisis, with the help of MONUSCO.",
    "UNMISS monitored the responsibilities of all stakeholders.",
]


def mandates(text: str, known: Bibliography = PEACEKEEPING, source: str = "document.txt") -> list[Mandate]:
    return [fact for fact in read(text, source, known=known).facts if isinstance(fact, Mandate)]


def told(facts: list[Mandate]) -> list[Told]:
    return [(fact.mission, fact.polarity, fact.task, fact.instrument) for fact in facts]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_told(text: str, expected: list[Told]) -> None:
    facts = mandates(text)
    assert sorted(told(facts), key=str) == sorted(expected, key=str)
    assert all(text[f.evidence.span.start : f.evidence.span.end] == f.evidence.quote for f in facts)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert mandates(text) == []


RESOLUTION = """Resolution 2999 (2030)

Adopted by the Security Council at its 9999th meeting, on 5 May 2030

The Security Council,

Recalling the mandate of UNMISS to protect civilians,

1. Decides that the mandate of MINUSCA shall be the following:

(a) Protection of civilians

(i) To protect civilians under threat of violence;

(ii) To provide specific protection for children;

(b) To support the peace process;

2. Authorizes MINUSCA to use all necessary means to protect convoys;

3. Requests the Secretary-General to report on the implementation of the mandate of MINUSCA, including the protection of
civilians;

4. Decides to remain seized of the matter.
"""


def test_the_tasks_that_a_resolution_lists() -> None:
    facts = [fact for fact in mandates(RESOLUTION, Bibliography()) if fact.action == "task"]
    symbol = "S/RES/2999(2030)"
    assert told(facts) == [
        ("UNMISS", "has", "protect civilians", None),
        ("MINUSCA", "has", "Protection of civilians", symbol),
        ("MINUSCA", "has", "protect civilians under threat of violence", symbol),
        ("MINUSCA", "has", "provide specific protection for children", symbol),
        ("MINUSCA", "has", "support the peace process", symbol),
        ("MINUSCA", "has", "use all necessary means to protect convoys", symbol),
    ]
    assert [f.evidence.part for f in facts[1:5]] == ["para/1/a", "para/1/a/i", "para/1/a/ii", "para/1/b"]


def test_its_mandate_is_that_of_the_mission_of_the_title() -> None:
    known = Bibliography(title="Report of the Secretary-General on the United Nations Interim Force in Lebanon")
    assert told(mandates("1. The Force fulfilled its mandate to monitor the cessation of hostilities.", known)) == has(
        "UNIFIL", "monitor the cessation of hostilities"
    )


def test_tasks_are_of_the_kinds_that_their_words_name() -> None:
    types = {fact.task: fact.types for fact in mandates(RESOLUTION, Bibliography())}
    assert types["Protection of civilians"] == ("protection-of-civilians",)
    assert types["provide specific protection for children"] == ("child-protection",)
    assert types["support the peace process"] == ("good-offices-and-political-support",)
    [none] = mandates("UNMISS is mandated to support the survey of stars.")
    assert none.types == ()
