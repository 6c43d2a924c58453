"""Positions of States: from footnotes that list who holds a view, and from sentences on the Council's proceedings."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.position import Position

View = tuple[str, str, str | None]
"""State, topic, meeting"""


def positions(text: str) -> list[Position]:
    return [fact for fact in read(text).facts if isinstance(fact, Position)]


def views(text: str) -> list[View]:
    return [(p.state, p.topic, p.meeting) for p in positions(text)]


def noted(sentence: str, *notes: str) -> list[View]:
    """The views of a paragraph with these footnotes below it, numbered from 21."""
    marks = {n: "²¹²²²³²⁴"[2 * n : 2 * n + 2] for n in range(4)}
    body = sentence
    for n in range(len(notes)):
        body = body.replace(f"[{n + 21}]", marks[n])
    below = "\n\n".join(f"{marks[n]} {note}" for n, note in enumerate(notes))
    return views(f"Practice of the Council\n\n{body}\n\n{below}\n")


DIALOGUE = "Some Council members stressed the importance of dialogue with host States"

NOTES: list[tuple[str, tuple[str, ...], list[View]]] = [
    (
        f"{DIALOGUE}.[21]",
        ("See S/PV.9100, (Ghana, Japan and China).",),
        [(state, DIALOGUE, "S/PV.9100") for state in ("Ghana", "Japan", "China")],
    ),
    (
        f"{DIALOGUE}.[21]",
        ("See [S/PV.9100](#), (United Arab Emirates and Brazil).",),
        [(state, DIALOGUE, "S/PV.9100") for state in ("United Arab Emirates", "Brazil")],
    ),
    (
        f"The briefing was held in May.[21] {DIALOGUE}.[22]",
        ("See S/PV.9100.", "Ibid., (France)."),
        [("France", DIALOGUE, "S/PV.9100")],
    ),
    (
        f"{DIALOGUE},[21] while others called for more robust mandates for missions.[22]",
        ("See S/PV.9100, (Peru).", "Ibid., (Kenya and Norway)."),
        [
            ("Peru", DIALOGUE, "S/PV.9100"),
            ("Kenya", "others called for more robust mandates for missions", "S/PV.9100"),
            ("Norway", "others called for more robust mandates for missions", "S/PV.9100"),
        ],
    ),
    (
        f"{DIALOGUE}, while several others also questioned the use of force.[21]",
        ("See S/PV.9100, (Peru).",),
        [("Peru", "several others also questioned the use of force", "S/PV.9100")],
    ),
    (
        f"{DIALOGUE}.[21]",
        ("S/PV.7015, p. 4 (Rwanda); p. 9 (Togo); and S/PV.7016, p. 3 (Chad).",),
        [("Rwanda", DIALOGUE, "S/PV.7015"), ("Togo", DIALOGUE, "S/PV.7015"), ("Chad", DIALOGUE, "S/PV.7016")],
    ),
    (
        f"{DIALOGUE}.[21]",
        ("See S/PV.9100, (Ghana, also on behalf of Gabon and Mozambique; and Malta).",),
        [("Ghana", DIALOGUE, "S/PV.9100"), ("Malta", DIALOGUE, "S/PV.9100")],
    ),
    (
        f"{DIALOGUE}.[21]",
        ("See S/PV.9100, (Bosnia and Herzegovina, the United Kingdom and the European Union).",),
        [("Bosnia and Herzegovina", DIALOGUE, "S/PV.9100"), ("United Kingdom", DIALOGUE, "S/PV.9100")],
    ),
    # No view of a State is told.
    (f"{DIALOGUE}.[21]", ("See S/PV.9100.",), []),
    (f"{DIALOGUE}.[21]", ("See S/PV.9100, (Under-Secretary-General for Peace Operations).",), []),
    (f"{DIALOGUE}.[21]", ("See S/2023/646, (Mali and Chad).",), []),
    (f"{DIALOGUE}.[21]", ("For the missions in the Sahel (Mali and Chad), see part II.",), []),
    (f"{DIALOGUE}.[21]", ("Ibid., (Ghana).",), []),
    (f"{DIALOGUE}.[21]", ("See S/PV.9100, (Head of the Mission of Ghana).",), []),
]


@pytest.mark.parametrize(("sentence", "notes", "expected"), NOTES, ids=[notes[-1] for _, notes, _ in NOTES])
def test_footnotes(sentence: str, notes: tuple[str, ...], expected: list[View]) -> None:
    assert noted(sentence, *notes) == expected


HELD = "At the meeting held on 3 May, Council members considered the report.[21] "

SENTENCES: list[tuple[str, list[View]]] = [
    (
        "France and Malta stressed the need for adequate resources.",
        [(s, "stressed the need for adequate resources", "S/PV.9100") for s in ("France", "Malta")],
    ),
    (
        "The representative of Ghana called for a review of the mandate.",
        [("Ghana", "called for a review of the mandate", "S/PV.9100")],
    ),
    (
        "The representatives of Ghana, Kenya and the United States underscored that mandates had to be realistic.",
        [
            (s, "underscored that mandates had to be realistic", "S/PV.9100")
            for s in ("Ghana", "Kenya", "United States")
        ],
    ),
    (
        "Brazil also welcomed the progress made; China, in turn, expressed concern over the costs.",
        [
            ("Brazil", "also welcomed the progress made", "S/PV.9100"),
            ("China", "in turn, expressed concern over the costs", "S/PV.9100"),
        ],
    ),
    (
        "In that regard, the Russian Federation rejected the use of sanctions.",
        [("Russian Federation", "rejected the use of sanctions", "S/PV.9100")],
    ),
    (
        "Japan supported the initiative on training, while Peru questioned its funding by Member States.",
        [
            ("Japan", "supported the initiative on training", "S/PV.9100"),
            ("Peru", "questioned its funding by Member States", "S/PV.9100"),
        ],
    ),
    # A State is named and holds no view, or another speaks.
    ("Some members stressed the need for adequate resources.", []),
    ("The Government of Mali called for a review of the mandate.", []),
    ("The authorities of Chad stressed the need for resources.", []),
    ("The situation in South Sudan called for urgent attention.", []),
    ("Ghana deployed a battalion to the Mission in May.", []),
    ("The Force Commander in Lebanon stressed the need for resources.", []),
    ("Peru agreed.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_sentences(sentence: str, expected: list[View]) -> None:
    assert noted(HELD + sentence, "See S/PV.9100.") == expected


def test_outside_the_councils_proceedings_a_verb_of_saying_makes_no_position() -> None:
    assert views("Report\n\n1. Ghana stressed the need for adequate resources in its budget.\n") == []


def test_without_a_record_the_meeting_is_open() -> None:
    text = "Practice\n\n1. Council members met in May. Ghana stressed the need for adequate resources.\n"
    assert views(text) == [("Ghana", "stressed the need for adequate resources", None)]


def test_the_state_is_known_whatever_its_name() -> None:
    text = f"Practice\n\n{DIALOGUE}.²¹\n\n²¹ See S/PV.9100, (Russian Federation and UAE).\n"
    assert [(p.state, p.code) for p in positions(text)] == [("Russian Federation", "RUS"), ("UAE", "ARE")]


def test_evidence_is_the_footnote_and_the_mention_the_state() -> None:
    text = f"Practice\n\n{DIALOGUE}.²¹\n\n²¹ See S/PV.9100, (Ghana and Peru).\n"
    for p in positions(text):
        assert p.evidence.part == "fn/21"
        assert text[p.mention.start : p.mention.end] == p.state
        assert text[p.evidence.span.start : p.evidence.span.end] == p.evidence.quote
