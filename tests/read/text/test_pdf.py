"""How a page of a PDF file is laid out as text: broken words, rows of tables, marks, pages on their side."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read.text.makers import Printer
from reportlab.pdfgen.canvas import Canvas
from samples import SHARED, read, sentence

from pkgraph.read.model import PartKind
from pkgraph.read.text.pdf import pdf_text
from pkgraph.read.text.reader import read_text
from pkgraph.read.text.sources import Source

SOURCE = Source(Path("a.pdf"), "a.pdf")
PDF = SHARED / "corpus" / "pdf"


def text(draw: Callable[[Canvas], object], size: tuple[float, float] = (612, 792)) -> str:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setFont("Times-Roman", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return pdf_text(out.getvalue(), SOURCE)


def lines(canvas: Canvas, *words: str) -> None:
    for n, line in enumerate(words):
        canvas.drawString(100, 600 - 12 * n, line)


WIDE = "the words of a line that fills the whole width of its"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"{WIDE} co-", "operation and ends.", "co-operation and ends."),
        (f"{WIDE} govern-", "ment ends here; a government.", "government ends here; a government."),
        (f"{WIDE} years 2017–", "2021 and ends.", "2017–2021 and ends."),
        (f"{WIDE} Zabel/", "Zoçishtë and ends.", "Zabel/Zoçishtë and ends."),
        (f"{WIDE} mission", "in the north ends.", "mission in the north ends."),
    ],
)
def test_lines_are_joined_as_the_text_writes_words(first: str, second: str, joined: str) -> None:
    assert text(lambda canvas: lines(canvas, first, second)).endswith(f"{joined}\n\f")


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    found = text(lambda canvas: lines(canvas, f"{WIDE} column, and", "then ends.", f"{WIDE} other column, or", "not."))
    assert found == f"{WIDE} column, and then ends.\n\n{WIDE} other column, or not.\n\f"


def test_rows_of_a_table_are_told_by_their_distance_and_a_first_cell_may_reach_over_several() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 682, 560):
            for left, right in ((60, 200), (200, 360), (360, 500)):
                canvas.line(left, y, right, y)
        cells = [
            (62, 688, "Benchmark"), (202, 688, "Indicator"), (362, 688, "Target"),
            (62, 668, "1. The courts"), (62, 656, "are open to"), (62, 644, "all people"), (62, 632, "in the land"),
            (202, 668, "1.1 Number of"), (202, 656, "judges"), (362, 668, "12"),
            (202, 636, "1.2 Number of"), (202, 624, "clerks"), (362, 636, "40 of all"), (362, 624, "clerks"),
            (62, 604, "2. The police"), (202, 604, "2.1 Posts"), (362, 604, "7"),
        ]  # fmt: skip
        for x, y, words in cells:
            canvas.drawString(x, y, words)

    assert text(draw).splitlines()[:-1] == [
        "| Benchmark | Indicator | Target |",
        "|---|---|---|",
        "| 1. The courts are open to all people in the land | 1.1 Number of judges | 12 |",
        "|  | 1.2 Number of clerks | 40 of all clerks |",
        "| 2. The police | 2.1 Posts | 7 |",
    ]


def test_a_table_with_all_its_lines_has_a_row_between_two_of_them() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 660, 620, 600):
            canvas.line(60, y, 300, y)
        for x in (60, 180, 300):
            canvas.line(x, 600, x, 700)
        cells = [(62, 686, "A"), (182, 686, "B"), (62, 666, "x"), (182, 666, "1"), (62, 648, "y"), (182, 648, "2")]
        for x, y, words in [*cells, (182, 628, "and more"), (62, 606, "z"), (182, 606, "3")]:
            canvas.drawString(x, y, words)

    rows = ["| A | B |", "|---|---|", "| x | 1 |", "| y | 2 and more |", "| z | 3 |"]
    assert text(draw).splitlines()[:-1] == rows


def test_a_page_on_its_side_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -300, f"{WIDE} page, on its")
        canvas.drawString(100, -312, "side.")

    assert text(draw) == f"{WIDE} page, on its side.\n\f"


def test_a_raised_letter_is_the_mark_of_a_tables_note_and_raised_digits_are_of_footnotes() -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, size, words in (
            (100, 600, 10, "Brazil"), (125, 604, 6.5, "a"), (100, 570, 10, "peace."), (125, 574, 6.5, "12"),
            (100, 540, 10, "CO"), (115, 538, 6.5, "2"),
        ):  # fmt: skip
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y, words)

    assert text(draw) == "Brazil^a^\n\npeace.¹²\n\nCO2\n\f"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(sentence, min_size=3, max_size=14).map(" ".join), min_size=4, max_size=14))
def test_numbered_paragraphs_come_through_lines_and_pages(bodies: list[str]) -> None:
    printer = Printer("S/2031/7", "31-00777")
    for n, body in enumerate(bodies, 1):
        printer.paragraph(f"{n}.", body)
    document = read(pdf_text(printer.bytes(), SOURCE)).document
    assert {p.path: p.view.text for p in document.parts} == {f"para/{n}": body for n, body in enumerate(bodies, 1)}


@pytest.mark.parametrize(
    ("name", "paragraphs", "tables"),
    [("MINUSTAH_S_2017_604", 75, 2), ("UNMIK_S_2018_407", None, 2), ("MINUJUSTH_S_2018_1059", 78, 3)],
)
def test_reports_as_published_are_whole(name: str, paragraphs: int | None, tables: int) -> None:
    path = PDF / f"{name}.pdf"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    document = read(read_text(Source(path, path.name)).text, path.name).document
    numbered = [
        int(p.number) for p in document.parts if p.path.startswith("para/") and p.number and p.path.count("/") == 1
    ]
    assert numbered == list(range(1, len(numbered) + 1))
    assert len(numbered) == (paragraphs or len(numbered))
    assert sum(p.kind is PartKind.TABLE for p in document.parts) == tables
    assert document.notices == ()


FIRST = "Mission security peace the in 2023. Support and council security support in 2023."


@pytest.mark.parametrize("above", range(30, 40))
def test_one_line_of_a_paragraph_at_the_foot_of_the_first_page_goes_on(above: int) -> None:
    bodies = [*["Peace holds."] * above, f"{FIRST} Forces civilians of support and of peace in 2023. In peace."]
    printer = Printer("S/2031/7", "31-00777")
    for n, body in enumerate(bodies, 1):
        printer.paragraph(f"{n}.", body)
    document = read(pdf_text(printer.bytes(), SOURCE)).document
    assert [p.view.text for p in document.parts] == bodies
