"""What a Word document prints: its automatic numbers, its changes as accepted, its tables, its notes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from read.text.makers import PARAGRAPHS, add_footnotes, add_lists, number, saved, start_anew

from pkgraph.read.text.docx import docx_text
from pkgraph.read.text.numerals import written
from pkgraph.read.text.sources import Source

SOURCE = Source(Path("a.docx"), "a.docx")
W = nsdecls("w")


def text(document: Document) -> str:
    return docx_text(saved(document), SOURCE)


def body(*paragraphs: str) -> str:
    """The text of a document of these paragraphs, each given as what stands in ``w:p``."""
    document = docx.Document()
    for each in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{each}</w:p>"))
    return text(document)


def run(words: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_numbers_go_on_over_other_paragraphs_and_start_anew_below_each_higher_one() -> None:
    document = docx.Document()
    add_lists(document)
    for level in (0, 1, 2, 2, 1, None, 0, 1):
        paragraph = document.add_paragraph("text")
        if level is not None:
            number(paragraph, PARAGRAPHS, level)
    start_anew(document, PARAGRAPHS, 99)
    number(document.add_paragraph("text"), 99, 0)
    assert text(document).split("\n\n") == [
        "1. text", "(a) text", "(i) text", "(ii) text", "(b) text", "text", "2. text", "(a) text", "1. text\n",
    ]  # fmt: skip


def test_a_number_may_hold_those_above_it_and_come_from_a_style() -> None:
    document = docx.Document()
    add_lists(document, {51: (("decimal", "%1."), ("upperRoman", "%1.%2")), 52: (("bullet", "\uf0b7"),)})
    style = document.styles.add_style("Numbered", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="51"/></w:numPr>'))
    document.styles.add_style("Further", 1).base_style = style
    document.add_paragraph("one", "Numbered")
    number(document.add_paragraph("below"), 51, 1)
    document.add_paragraph("two", "Further")
    number(document.add_paragraph("plain", "Numbered"), 0, 0)
    number(document.add_paragraph("dot"), 52, 0)
    assert text(document).split("\n\n") == ["1. one", "1.I below", "2. two", "plain", "• dot\n"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (27, "lowerLetter", "aa"), (3, "upperLetter", "C"), (49, "lowerRoman", "xlix"), (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"), (7, "none", ""), (12, "ordinalText", "12"), (0, "lowerRoman", "0"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(count: int, form: str, printed: str) -> None:
    assert written(count, form) == printed


def test_changes_are_accepted() -> None:
    inserted = f'<w:ins w:id="1" w:author="x">{run("new ")}</w:ins>'
    struck = '<w:del w:id="2" w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="x">{run("gone ")}</w:moveFrom>'
    assert body(run("The ") + struck + inserted + moved + run("text.")) == "The new text.\n"


def test_paragraphs_whose_parting_was_struck_out_are_one() -> None:
    joined = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    assert body(joined + run("One "), run("two."), run("Three.")) == "One two.\n\nThree.\n"


def test_what_is_raised_hidden_or_kept_together() -> None:
    lifted = '<w:vertAlign w:val="superscript"/>'
    assert body(run("area of 2 km") + run("2", lifted)) == "area of 2 km²\n"
    assert body(run("seen") + run("unseen", "<w:vanish/>")) == "seen\n"
    assert body(run("resolution\u00a01244\u00a0(1999)")) == "resolution 1244 (1999)\n"
    assert body("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>") == "a-bc\n"


def test_links_fields_and_content_controls_show_what_they_print() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>' + run(
        "S/1"
    )
    control = f"<w:sdt><w:sdtContent>{run(' in')}</w:sdtContent></w:sdt>"
    assert body(field + control + f"<w:hyperlink>{run(' S/2')}</w:hyperlink>") == "S/1 in S/2\n"


def test_boxes_in_boxes_are_read_once_each() -> None:
    inner = run("innermost")
    for depth in range(12):
        box = f"<w:txbxContent><w:p>{inner}</w:p></w:txbxContent>"
        inner = f"{run(f'box{depth}')}<w:r><w:pict>{box}</w:pict></w:r>"
    assert body(inner).split() == [*(f"box{depth}" for depth in reversed(range(12))), "innermost"]


@pytest.mark.parametrize("width", ["²", "-3", "0", "many", "9" * 5000])
def test_a_width_that_is_none_counts_as_one_column(width: str) -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    for n, words in enumerate(("Country", "Police", "Chad", "1")):
        table.cell(n // 2, n % 2).text = words
    cell = table.cell(0, 0)._tc
    cell.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {W} w:val="{width}"/>'))
    assert "| Country | Police |\n|---|---|\n| Chad | 1 |" in text(document)


def test_a_table_is_rows_with_merged_cells_empty_and_its_notes_behind_it() -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=3, cols=3)
    for n, words in enumerate(("Mission", "2021", "2022", "UNMISS", "1", "2", "UNISFA", "a|b", "")):
        table.cell(n // 3, n % 3).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).paragraphs[0].add_run()._r.append(parse_xml(f'<w:footnoteReference {W} w:id="5"/>'))
    add_footnotes(document, {5: "A note."})
    document.add_paragraph("After.")
    assert text(document).split("\n\n") == [
        "Before.",
        "| Mission | 2021 | 2022 |\n|---|---|---|\n| UNMISS UNISFA | 1¹ | 2 |\n|  | a\\|b |  |",
        "¹ A note.",
        "After.\n",
    ]


def test_heads_over_two_rows_are_put_together() -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=3, cols=3)
    for n, words in enumerate(("Country", "Police", "", "", "Women", "Men", "Chad", "1", "2")):
        table.cell(n // 3, n % 3).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    assert "| Country | Police Women | Police Men |\n|---|---|---|\n| Chad | 1 | 2 |" in text(document)
