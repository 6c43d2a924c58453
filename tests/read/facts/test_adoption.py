# ruff: noqa: E501
"""When and where resolutions were adopted, by their mastheads and closing lines."""

from __future__ import annotations

from datetime import date

import pytest
from samples import read

from pkgraph.read.facts.adoption import Adoption

COUNCIL = "Resolution 2690 (2023)\n\nAdopted by the Security Council{at} on 30 June 2023\n\nThe Security Council,\n\n1. Decides to stay.\n"
ASSEMBLY = (
    "A/RES/{symbol}\n\nResolution adopted by the General Assembly\non 28 June 2024\n\n78/304. Financing of the Force\n\n"
    "The General Assembly,\n\n1. Decides to pay.\n\n{closing}\n"
)


def adoptions(text: str) -> list[tuple[str, str | None, date, str]]:
    reading = read(text)
    found = [fact for fact in reading.facts if isinstance(fact, Adoption)]
    for fact in found:
        assert reading.document.text[fact.evidence.span.start : fact.evidence.span.end] == fact.evidence.quote
    return [(fact.body, fact.record, fact.date, fact.evidence.part) for fact in found]


@pytest.mark.parametrize(
    ("at", "record"), [(" at its 9365th meeting,", "S/PV.9365"), (" at its 9365th\nmeeting,", "S/PV.9365"), ("", None)]
)
def test_a_resolution_of_the_council(at: str, record: str | None) -> None:
    assert adoptions(COUNCIL.format(at=at)) == [("Security Council", record, date(2023, 6, 30), "front")]


@pytest.mark.parametrize(
    ("symbol", "closing", "record", "day", "part"),
    [
        ("78/304", "95th plenary meeting\n28 June 2024", "A/78/PV.95", 28, "p/2"),
        ("78/304", "95th plenary meeting 28 June 2024", "A/78/PV.95", 28, "p/2"),
        ("78/304", "95th (resumed) plenary meeting\n29 June 2024", "A/78/PV.95", 29, "p/2"),
        ("ES-11/1", "5th plenary meeting\n28 June 2024", "A/ES-11/PV.5", 28, "p/2"),
        ("78/304", "", None, 28, "front"),
    ],
)
def test_a_resolution_of_the_assembly(symbol: str, closing: str, record: str | None, day: int, part: str) -> None:
    text = ASSEMBLY.format(symbol=symbol, closing=closing)
    assert adoptions(text) == [("General Assembly", record, date(2024, 6, day), part)]


@pytest.mark.parametrize("head", ["Resolution 350 (1974)\n\nof 31 May 1974", "350 (1974). Resolution of 31 May 1974"])
@pytest.mark.parametrize(
    "closing", ["Adopted unanimously at the 1774th meeting.", "Adopted at the 1774th meeting by 13 votes to none."]
)
def test_a_resolution_of_early_years(head: str, closing: str) -> None:
    text = f"{head}\n\nThe Security Council,\n\n1. Recalls resolution 338 (1973) of 22 October 1973;\n\n2. Decides to stay.\n\n{closing}\n"
    assert adoptions(text) == [("Security Council", "S/PV.1774", date(1974, 5, 31), "p/2")]


def test_other_documents_are_not_adopted() -> None:
    report = "S/2023/646\n\nReport of the Secretary-General\n\n1. Resolution 1 (1946), adopted by the Security Council on 25 January 1946, stands.\n"
    assert adoptions(report) == []
