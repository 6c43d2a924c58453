"""The structure of the four seeds: every numbered paragraph, every footnote, every mark."""

from __future__ import annotations

import pytest

from pkgraph.read.model import PartKind, Reading


def numbered(reading: Reading) -> list[int]:
    return [int(p.number or 0) for p in reading.document.parts if p.path.count("/") == 1 and p.path.startswith("para/")]


def footnotes(reading: Reading) -> list[int]:
    return [int(p.number or 0) for p in reading.document.parts if p.kind is PartKind.FOOTNOTE]


@pytest.mark.parametrize(("stem", "last"), [("S-2023-646", 80), ("A-74-532", 170), ("Repertoire-2023-24", 0)])
def test_numbered_paragraphs_are_all_there_in_order_and_once(seeds: dict[str, Reading], stem: str, last: int) -> None:
    assert numbered(seeds[stem]) == list(range(1, last + 1))


@pytest.mark.parametrize(
    ("stem", "first", "last"), [("S-2023-646", 1, 19), ("Repertoire-2023-24", 832, 849), ("A-74-532", 1, 1)]
)
def test_footnotes_are_all_there_and_marked(seeds: dict[str, Reading], stem: str, first: int, last: int) -> None:
    reading = seeds[stem]
    assert footnotes(reading) == list(range(first, last + 1))
    tied = {link.footnote for link in reading.document.links}
    assert tied == {p.path for p in reading.document.parts if p.kind is PartKind.FOOTNOTE}
    assert reading.document.notices == ()


def test_what_the_a4p_report_lost_is_said(seeds: dict[str, Reading]) -> None:
    notices = {(n.kind, n.message.partition(" is ")[0]) for n in seeds["A4Pplus-5"].document.notices}
    assert notices == {("missing-footnote", "footnote 3"), ("unmarked-footnote", "footnote 6 has no mark in the text")}


@pytest.mark.parametrize(
    ("stem", "path", "start", "end"),
    [
        ("S-2023-646", "para/10", "At a time of global fragmentation", "support peace processes."),
        ("S-2023-646", "para/44", "Since 1948, 1,067 uniformed", "have increased (see figure III)."),
        ("S-2023-646", "para/51", "Through the environment strategy", "efforts beyond June 2023."),
        ("A-74-532", "para/74", "Ensuring accountability for serious crimes", "MINUSCA, MINUSMA and MONUSCO."),
        (
            "Repertoire-2023-24",
            "section/2/p/9",
            "In his remarks, the Police Commissioner",
            "conflict-related sexual violence.",
        ),
    ],
)
def test_a_paragraph_over_a_page_break_is_one(
    seeds: dict[str, Reading], stem: str, path: str, start: str, end: str
) -> None:
    part = next(p for p in seeds[stem].document.parts if p.path == path)
    assert len(part.pieces) == 2
    assert part.view.text.startswith(start)
    assert part.view.text.endswith(end)


def test_a_letter_heading_i_is_no_roman_one(seeds: dict[str, Reading]) -> None:
    sections = [p for p in seeds["S-2023-646"].document.parts if p.kind is PartKind.SECTION]
    letters = [s for s in sections if s.level == 3]
    assert [s.number for s in letters] == list("ABCDEFGHIJ")
    assert {s.parent for s in letters} == {next(s.path for s in sections if s.number == "IV")}


def test_the_front_tells_symbol_date_body_title_session_and_item(seeds: dict[str, Reading]) -> None:
    front = seeds["A-74-532"].document.front
    assert (front.body, front.session, front.agenda_item) == ("General Assembly", "Seventy-fourth session", "52")
    assert front.issued == "2019-11-05"
    assert front.title == "Implementation of the recommendations of the Special Committee on Peacekeeping Operations"


def test_rows_and_their_labels(seeds: dict[str, Reading]) -> None:
    rows = [p for p in seeds["A4Pplus-5"].document.parts if p.kind is PartKind.ROW]
    sofa = [p for p in rows if p.label.startswith("Priority 7 > Impact of SOFA/SOMA incidents on missions > ")]
    assert [p.label.rpartition(" > ")[2] for p in sofa][:3] == ["column heads", "MINURSO", "MINUSCA"]
    assert [words for _, words in sofa[1].cells] == ["MINURSO", "0", "2", "-----", "-----", "-----"]
    assert len(sofa) == 12


def test_figures_have_captions_and_notes(seeds: dict[str, Reading]) -> None:
    parts = seeds["S-2023-646"].document.parts
    figures = [p for p in parts if p.kind is PartKind.FIGURE]
    assert [p.number for p in figures] == ["I", "II", "III", "IV", "V", "VI"]
    assert all(p.title for p in figures)
    assert figures[4].title == "Engagement with Member States to strengthen the conduct of peacekeeping personnel"
    noted = {p.parent for p in parts if p.kind is PartKind.NOTE}
    assert noted == {p.path for p in figures}
