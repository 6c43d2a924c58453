# ruff: noqa: E501
"""Documents of other kinds than the seeds, short and made up: their structure and their facts."""

from __future__ import annotations

from datetime import date

import pytest
from read.changed.changes import read
from samples import ROOT, SHARED

from pkgraph.read.model import (
    Agreement,
    AgreementStatus,
    Citation,
    Meeting,
    MissionMention,
    Part,
    PartKind,
    PriorityMention,
    Reading,
)

DOCUMENTS = ROOT / "tests" / "documents"


def document(name: str) -> Reading:
    return read((DOCUMENTS / name).read_text(encoding="utf-8"), name)


def part(reading: Reading, path: str) -> Part:
    return next(p for p in reading.document.parts if p.path == path)


def cited(reading: Reading) -> list[tuple[str, str, str]]:
    return [(f.evidence.part, f.cited, f.via) for f in reading.facts if isinstance(f, Citation)]


def named(reading: Reading) -> list[tuple[str, str]]:
    return [(f.evidence.part, f.mission) for f in reading.facts if isinstance(f, MissionMention)]


def titles(reading: Reading) -> list[tuple[str | None, str | None]]:
    parts = {p.path: p for p in reading.document.parts}
    sections = [p for p in reading.document.parts if p.kind is PartKind.SECTION]
    return [(parts[p.parent].title if p.parent else None, p.title) for p in sections]


def test_a_report_on_a_mission() -> None:
    reading = document("report.txt")
    front = reading.document.front
    assert (reading.document.key, reading.document.family) == ("S/2022/318", "report")
    assert (front.title, front.issued, front.body) == (
        "United Nations Mission in South Sudan", "2022-04-14", "Security Council",
    )  # fmt: skip
    assert titles(reading) == [
        (None, "Introduction"),
        (None, "Political developments"),
        ("Political developments", "National level"),
        ("Political developments", "Subnational level"), (None, "Annex I"), ("Annex I", "Incidents"), (None, "Annex II"),
        ("Annex II", "Map"),
    ]  # fmt: skip
    labels = [p.label for p in reading.document.parts if p.kind is PartKind.PARAGRAPH and p.number]
    assert labels == [
        "para 1", "para 2", "para 2 (a)", "para 2 (a)(i)", "para 2 (a)(ii)", "para 2 (b)", "para 3", "para 4", "para 5",
        "annex 1, para 1", "annex 1, para 2",
    ]  # fmt: skip
    assert [(at, symbol) for at, symbol, _ in cited(reading)] == [
        ("para/1", "S/RES/2625(2022)"), ("para/2/b", "S/RES/2567(2021)"), ("para/3", "S/PRST/2022/2"),
        ("annex/1/para/2", "S/RES/1325(2000)"),
    ]  # fmt: skip
    assert ("para/4", "UNISFA") in named(reading) and ("table/1/row/3", "UNMISS") in named(reading)
    assert not [f for f in reading.facts if isinstance(f, AgreementStatus)]
    assert reading.document.notices == ()


def test_a_resolution() -> None:
    reading = document("resolution.txt")
    assert reading.document.key == "S/RES/2417(2018)"
    assert [p.path for p in reading.document.parts if p.number] == [
        "para/1",
        "para/2",
        "para/2/a",
        "para/2/b",
        "para/3",
    ]
    by_symbol = [f.cited for f in reading.facts if isinstance(f, Citation) and f.cited_type != "title"]
    assert by_symbol == [
        "S/RES/1265(1999)", "S/RES/1296(2000)", "S/RES/1674(2006)", "S/PRST/2013/2", "S/PRST/2015/3", "S/RES/2373(2017)",
    ]  # fmt: skip
    meetings = [(f.record, f.date) for f in reading.facts if isinstance(f, Meeting)]
    assert meetings == [("S/PV.8267", date(2018, 5, 24))]


def test_a_letter() -> None:
    reading = document("letter.txt")
    assert (reading.document.key, reading.document.family) == ("S/2019/905", "letter")
    assert reading.document.front.issued == "2019-11-22"
    assert [symbol for _, symbol, _ in cited(reading)] == ["S/RES/2448(2018)", "S/2019/822", "S/2018/143"]
    said = [(f.mission, f.agreement) for f in reading.facts if isinstance(f, Agreement)]
    assert said == [("MINUSCA", "SOFA"), ("EUTM RCA", "none")]


def test_a_presidential_statement() -> None:
    reading = document("statement.txt")
    assert (reading.document.key, reading.document.family) == ("S/PRST/2021/11", "presidential-statement")
    assert [symbol for _, symbol, _ in cited(reading)] == ["S/RES/2518(2020)", "S/RES/2538(2020)", "S/PRST/2018/10"]
    assert [mission for _, mission in named(reading)] == ["MINUSMA", "MINUSCA", "MONUSCO"]
    (meeting,) = [f for f in reading.facts if isinstance(f, Meeting)]
    assert (meeting.record, meeting.topic) == ("S/PV.8778", "United Nations peacekeeping operations")


def test_a_progress_report_in_markdown() -> None:
    reading = document("progress.md")
    assert reading.document.family == "progress-report"
    assert (reading.document.front.period_start, reading.document.front.period_end) == (
        date(2024, 5, 1),
        date(2024, 10, 31),
    )
    told = {f.mission: f for f in reading.facts if isinstance(f, AgreementStatus)}
    assert (told["UNMISS"].new_incidents, told["UNMISS"].total_incidents) == (1204, 2010)
    assert (told["UNIFIL"].status, told["UNIFIL"].impact_uniformed_movement) == ("under validation", None)
    assert told["UNTSO"].status == "no agreement"


def test_a_report_with_footnotes_in_plain_digits() -> None:
    reading = document("footnotes.txt")
    front = reading.document.front
    assert (reading.document.key, front.session, front.agenda_item) == ("A/75/19", "Seventy-fifth session", "53")
    assert [p.path for p in reading.document.parts if p.number and p.path.startswith("para")] == [
        "para/1",
        "para/2",
        "para/3",
    ]


# Known faults


def test_priorities_in_markdown_headings() -> None:
    found = [f.priority for f in document("progress.md").facts if isinstance(f, PriorityMention)]
    assert {"A4P-plus/1", "A4P-plus/7"} <= set(found)


def test_footnotes_in_markdown() -> None:
    assert ("fn/1", "S/2024/170", "footnote") in cited(document("progress.md"))


def test_footnotes_in_plain_digits() -> None:
    assert {("fn/1", "A/74/19", "footnote"), ("fn/2", "A/75/563", "footnote")} <= set(cited(document("footnotes.txt")))


def test_the_symbol_at_the_head_of_a_page_is_no_citation() -> None:
    assert not [at for at, symbol, _ in cited(document("footnotes.txt")) if symbol == "A/75/19"]


def test_single_stars_are_left_out() -> None:
    reading = document("resolution.txt")
    assert part(reading, "para/2").view.text == "Decides to extend the mandate of UNIFIL and to:"


def test_two_rows_of_column_heads() -> None:
    rows = [p for p in document("report.txt").document.parts if p.kind is PartKind.ROW]
    assert [row.header for row in rows] == [True, True, False, False]


def test_a_signature_is_no_heading() -> None:
    assert "(Signed) António Guterres" not in [title for _, title in titles(document("letter.txt"))]


def test_the_title_of_a_letter() -> None:
    assert (document("letter.txt").document.front.title or "").startswith("Letter dated 21 November 2019")


def test_another_resolution_is_no_place_in_the_first() -> None:
    facts = read("UNMISS recalls resolution 2378 (2017) and resolution 2436 (2018) as such.").facts
    assert [f.pinpoint for f in facts if isinstance(f, Citation)] == [None, None]


@pytest.mark.xfail(
    strict=True, reason="document.toml 'pinpoint after': numbers are cut at a hyphen, a slash or a bracket of figures"
)
def test_a_decision_in_an_addendum() -> None:
    facts = read("See FCCC/CP/2015/10/Add.1, decision 1/CP.21.").facts
    assert [f.pinpoint for f in facts if isinstance(f, Citation)] == ["decision 1/CP.21"]


FRONT = "Resolution 2149 (2014)\n\nAdopted by the Security Council on 10 April 2014\n\nThe Security Council,\n\n"


def test_a_running_head_with_its_page_is_no_part() -> None:
    pages = "".join(
        f"Recalling resolution {n}127 (2013) and in particular\n{n}/14\n\n\fS/RES/2149 (2014)\nthe need for {n} men to stay,\n\n"
        for n in (1, 2)
    )
    reading = read(
        FRONT + pages + "Acting under Chapter VII,\n\n\n\n3/14\n\n\fS/RES/2149 (2014)\n\n1. Decides to stay.\n"
    )
    assert "S/RES/2149(2014)" not in [symbol for _, symbol, _ in cited(reading)]


def test_a_sentence_that_stands_three_times_is_kept() -> None:
    text = "".join(f"The year {year}.\n\n\n\nUNMISS lost no peacekeeper.\n\n" for year in (2021, 2022, 2023))
    assert [mission for _, mission in named(read(text))] == ["UNMISS"] * 3


@pytest.mark.parametrize("name", ["S-RES-1244-1999", "S-RES-2100-2013", "S-RES-2149-2014"])
def test_no_unseen_document_cites_itself(name: str) -> None:
    path = SHARED / "corpus" / "un" / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the corpus of further documents is not here")
    reading = read(path.read_text(encoding="utf-8"), path.name)
    assert [at for at, symbol, _ in cited(reading) if symbol == reading.document.key] == []
