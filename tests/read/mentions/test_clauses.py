"""Clauses of a sentence."""

from __future__ import annotations

import pytest

from pkgraph.read.mentions.clauses import clauses, has_verb

CASES: list[tuple[str, list[str]]] = [
    ("The plan was launched in May.", ["The plan was launched in May."]),
    (
        "In June a tool was launched, while in May talks ended.",
        ["In June a tool was launched,", "while in May talks ended."],
    ),
    (
        "A system is under development, and trials were begun in May.",
        ["A system is under development, and", "trials were begun in May."],
    ),
    (
        "It brokered the Agreement, signed in February 2019.",
        ["It brokered the Agreement,", "the Agreement, signed in February 2019."],
    ),
    ("the talks, which were held in Rome", ["the talks,", "the talks, which were held in Rome"]),
    ("One man was identified, three men were detained", ["One man was identified,", "three men were detained"]),
    ("All units across A, B and C were evaluated twice", ["All units across A, B and C were evaluated twice"]),
    ("uniformed, civilian and support staff met", ["uniformed, civilian and support staff met"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[c.subject : c.end] for c in clauses(text, 0, len(text))] == expected


def test_clauses_stay_inside_the_sentence() -> None:
    text = "First, it met. Then it rested, while others worked. Last."
    found = clauses(text, 15, 51)
    assert [text[c.start : c.end] for c in found] == ["Then it rested,", "while others worked."]


@pytest.mark.parametrize(("words", "expected"), [("the Political Agreement", False), ("it met", True), ("was", True)])
def test_has_verb(words: str, expected: bool) -> None:
    assert has_verb(words) is expected
