"""Mechanisms: tables, cells that list them and sentences; what is in which state and brings what, and what is none."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.mechanism import Mechanism
from pkgraph.read.facts.mechanism.table import items, name_of
from pkgraph.read.model import Bibliography

Told = tuple[str, str, str | None, str | None]
"""mission, mechanism, status, contribution"""

ALL = "UN peacekeeping"
PEACEKEEPING = Bibliography(title="Performance of United Nations peacekeeping operations")

CASES: list[tuple[str, list[Told]]] = [
    (
        "UNMISS set up monthly coordination meetings between the head of the peace and security forum and its donors.",
        [("UNMISS", "monthly coordination meetings between the head of the peace and security forum", "set up", None)],
    ),
    (
        "MINUSMA and MINUSCA have created joint planning units that bring together experts.",
        [
            ("MINUSMA", "joint planning units", "created", "bring together experts"),
            ("MINUSCA", "joint planning units", "created", "bring together experts"),
        ],
    ),
    (
        "Early warning mechanisms have been established in UNMISS, UNISFA and MONUSCO to ensure a rapid response.",
        [
            ("UNMISS", "Early warning mechanisms", "established", "ensure a rapid response"),
            ("UNISFA", "Early warning mechanisms", "established", "ensure a rapid response"),
            ("MONUSCO", "Early warning mechanisms", "established", "ensure a rapid response"),
        ],
    ),
    (
        "The incident reporting system helps to plan. The system has been rolled out in missions: UNDOF and UNIFIL.",
        [
            ("UNDOF", "incident reporting system", "rolled out", None),
            ("UNIFIL", "incident reporting system", "rolled out", None),
        ],
    ),
    (
        "Four missions have set up an integrated Welfare Working Group: UNIFIL, MONUSCO, MINUSCA and UNMISS.",
        [
            (mission, "integrated Welfare Working Group", "set up", None)
            for mission in ("UNIFIL", "MONUSCO", "MINUSCA", "UNMISS")
        ],
    ),
    (
        "A working group on safety was set up in Bangui by MINUSCA. Similar mechanisms were established in UNMISS.",
        [
            ("MINUSCA", "working group on safety", "set up", None),
            ("UNMISS", "Similar mechanisms (working group)", "established", None),
        ],
    ),
    (
        "A tracking tool was tested at Headquarters. The tool is being deployed to MINUSCA.",
        [("MINUSCA", "tracking tool", "being deployed", None)],
    ),
    (
        "The Blue Watch platform integrates reports. Piloted in UNFICYP, it has been used to visualize incidents.",
        [("UNFICYP", "Blue Watch platform", "piloted", "has been used to visualize incidents")],
    ),
    (
        "MINUSCA introduced a “one-stop shop” for evacuations.",
        [("MINUSCA", "one-stop shop", "introduced", None)],
    ),
    (
        "UNMISS facilitated the work of the ad hoc verification mechanism established under the agreement.",
        [("UNMISS", "ad hoc verification mechanism", "facilitated", None)],
    ),
    (
        "UNIFIL trained 40 members of community alert networks to strengthen early warning.",
        [("UNIFIL", "community alert networks", None, "strengthen early warning")],
    ),
    (
        "Reports from villages feed the MONUSCO early warning mechanism.",
        [("MONUSCO", "MONUSCO early warning mechanism", None, None)],
    ),
    (
        "In MINURSO, joint operational planning was key to the supply of team sites.",
        [("MINURSO", "joint operational planning", None, "was key to the supply of team sites")],
    ),
    (
        "The Mission and UNIFIL: liaison and coordination mechanisms provide effective means for de-escalation.",
        [("UNIFIL", "liaison and coordination mechanisms", None, "provide effective means for de-escalation")],
    ),
    (
        "Liaison efforts of UNDOF have significantly increased between the parties.",
        [("UNDOF", "Liaison efforts", "significantly increased", None)],
    ),
    (
        "Sustained dialogue by UNMISS with the authorities led to the release of the vehicles.",
        [
            (
                "UNMISS",
                "Sustained dialogue by UNMISS with the authorities",
                "sustained",
                "led to the release of the vehicles",
            )
        ],
    ),
    (
        "The MINUSCA action plan for early warning sets priorities across components.",
        [("MINUSCA", "MINUSCA action plan for early warning", None, "sets priorities across components")],
    ),
    (
        "UNMISS and MINUSCA have appointed Victims' Rights Officers as the main contact for victims.",
        [
            ("UNMISS", "Victims' Rights Officers", "appointed", "main contact for victims"),
            ("MINUSCA", "Victims' Rights Officers", "appointed", "main contact for victims"),
        ],
    ),
    (
        "In UNMIK, Trust Line serves as a platform to connect communities.",
        [("UNMIK", "Trust Line", None, "to connect communities")],
    ),
    (
        "Several missions are implementing perception surveys to understand local views.",
        [(ALL, "perception surveys", "implementing", "understand local views")],
    ),
    (
        "The roll-out of the Comprehensive Planning and Performance Assessment System in all operations has "
        "ensured better plans.",
        [
            (
                ALL,
                "Comprehensive Planning and Performance Assessment System",
                "roll-out",
                None,
            )
        ],
    ),
    (
        "UNISFA supported the establishment of a joint border court.",
        [("UNISFA", "joint border court", "establishment", None)],
    ),
    (
        "The committee set up a working group on women, co-chaired by MINUSMA.",
        [("MINUSMA", "working group on women", "set up", None)],
    ),
]

NONE = [
    "A working group was established at Headquarters.",
    "UNMISS disrupted criminal networks in the border area.",
    "MINUSCA uses social media platforms.",
    "MONUSCO has no coordination mechanism.",
    "The units of UNIFIL were rotated.",
    "MINUSMA supported the legal system.",
    "The Department established a steering group.",
    "UNDOF patrols the area of separation.",
    "Regional mechanisms were strengthened by Member States.",
    "Human rights mechanisms visited the country.",
]


def mechanisms(text: str, known: Bibliography = PEACEKEEPING) -> list[Mechanism]:
    return [fact for fact in read(text, known=known).facts if isinstance(fact, Mechanism)]


def told(facts: list[Mechanism]) -> list[Told]:
    return [(fact.mission, fact.mechanism, fact.status, fact.contribution) for fact in facts]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_told(text: str, expected: list[Told]) -> None:
    facts = mechanisms(text)
    assert told(facts) == expected
    assert all(text[f.evidence.span.start : f.evidence.span.end] == f.evidence.quote for f in facts)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert mechanisms(text) == []


def test_what_these_bring_is_told_of_those_before() -> None:
    text = (
        "Liaison offices have been established in UNMISS and UNISFA. These liaison offices facilitate daily exchanges."
    )
    assert told(mechanisms(text)) == [
        ("UNMISS", "Liaison offices", "established", "facilitate daily exchanges"),
        ("UNISFA", "Liaison offices", "established", "facilitate daily exchanges"),
    ]


TABLE = """Cooperation

| | Mechanism | Status | Contribution |
|---|---|---|---|
| MINUSCA | Joint seminar with the Government in May | ◐ | ● |
| | Weekly meetings between the two commands are pivotal for trust. | New | N/A |
| UNISFA | UNMISS-UNISFA coordination group: It has met twice. | | ● |

New Mechanism ◐

Medium contribution ● Significant contribution ●
"""


def test_rows_of_a_table_of_mechanisms() -> None:
    facts = mechanisms(TABLE)
    assert told(facts) == [
        ("MINUSCA", "Joint seminar with the Government in May", "new", None),
        ("MINUSCA", "Weekly meetings between the two commands", "new", "N/A"),
        ("UNISFA", "UNMISS-UNISFA coordination group", None, None),
        ("UNMISS", "UNMISS-UNISFA coordination group", None, None),
    ]
    assert [fact.note for fact in facts[:3]] == [
        "contribution: ● stands for medium, significant alike: what told them apart was lost",
        None,
        "status: the cell is empty; "
        "contribution: ● stands for medium, significant alike: what told them apart was lost",
    ]


LIST = """Formal or informal mechanisms to support the mental health of personnel

| | |
|---|---|
| MINUSCA | <ul> Screening programme, peer networks (e.g., clubs, choirs), counselling, with regular sessions |
| UNDOF | <ul> The Counselling Unit offers help at any time. It also visits team sites. |
"""


def test_cells_that_list_mechanisms() -> None:
    assert [(mission, name) for mission, name, _, _ in told(mechanisms(LIST))] == [
        ("MINUSCA", "Screening programme"),
        ("MINUSCA", "peer networks (e.g., clubs, choirs)"),
        ("MINUSCA", "counselling, with regular sessions"),
        ("UNDOF", "The Counselling Unit offers help at any time"),
        ("UNDOF", "It also visits team sites"),
    ]


NAMES = [
    ("Joint working group: Provided inputs to the plan.", "Joint working group"),
    ("Regular meetings between the two heads are pivotal.", "Regular meetings between the two heads"),
    ("Meetings with officials on both sides (army, police)", "Meetings with officials on both sides (army, police)"),
    (
        "While no formal mechanisms, the Head consults the Ministry.",
        "While no formal mechanisms, the Head consults the Ministry",
    ),
    ("The Forum (HLF) evolved considerably since 2021. It meets less often.", "The Forum (HLF)"),
    ("Committee, composed of three States, is the oversight body.", "Committee, composed of three States"),
]


@pytest.mark.parametrize(("cell", "name"), NAMES, ids=[name for _, name in NAMES])
def test_the_name_in_a_cell(cell: str, name: str) -> None:
    assert name_of(cell) == name


def test_items_of_a_cell() -> None:
    words = "In light of the crises, stress remains high. Gym, yoga and a library. They train, coach and advise staff."
    assert [words[s:e] for s, e in items(words)] == [
        "Gym",
        "yoga and a library.",
        "They train, coach and advise staff.",
    ]
