"""Sentences that say which mission has which agreement."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.facts.agreement import Agreement

CASES = [
    ("MINURSO has a Status of Mission Agreement (SOMA).", [("MINURSO", "SOMA")]),
    ("UNMISS has a SOFA and MINURSO has a SOMA.", [("UNMISS", "SOFA"), ("MINURSO", "SOMA")]),
    (
        "MINURSO has a SOMA, whereas UNMIK, UNMOGIP and UNTSO do not have either owing to their mandate.",
        [("MINURSO", "SOMA"), ("UNMIK", "none"), ("UNMOGIP", "none"), ("UNTSO", "none")],
    ),
    ("UNIFIL has no status-of-forces agreement.", [("UNIFIL", "none")]),
    ("Most missions have a SOFA.", []),
    ("UNMISS does not have access to the area.", []),
    ("UNIFIL raised the SOFA with the Government.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_cases(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(f.mission, f.agreement) for f in read(text).facts if isinstance(f, Agreement)]
    assert found == expected
