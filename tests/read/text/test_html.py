"""What a page shows: its words without what stands around them, its encoding, lists, tables and marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.read.text.html import html_text
from pkgraph.read.text.sources import Source

SOURCE = Source(Path("a.html"), "a.html")


def text(page: str | bytes) -> str:
    return html_text(page.encode() if isinstance(page, str) else page, SOURCE).removesuffix("\n")


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>One</p><p>two<br>three</p>four", "One\n\ntwo\nthree\n\nfour"),
        ("<p>  One\n two  </p>", "One two"),
        ("<b>re</b>solution&nbsp;1244&#160;(1999) &eacute;&mdash;&lt;", "resolution 1244 (1999) é—<"),
        ("<p>co&shy;operation<!-- not this --></p>", "cooperation"),
        ("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree"),
        ("<p>seen<span hidden>not</span><span style='display: none'>nor</span></p>", "seen"),
        ("<p>now<del>then</del></p>", "now"),
        ("<nav>Home</nav><main><h1>Report</h1><p>Text</p></main><aside>More</aside>", "Report\n\nText"),
        ("<header>Site</header><p>Text</p><footer>Foot</footer>", "Text"),
        ("<p>the area<sup>2</sup> of the 4<sup>th</sup> m<sub>2</sub></p>", "the area² of the 4th m2"),
        ('<p>peace<a href="#_ftn12" name="_ftnref12">[12]</a></p>', "peace¹²"),
        ("<ol start=3><li>c</li><li value=7>g</li><li>h</li></ol>", "3. c\n\n7. g\n\n8. h"),
        ("<ol type=i><li>one<li>two</ol>", "i. one\n\nii. two"),
        ("<ol><li>(a) own number</li></ol><ul><li>dot</li></ul>", "(a) own number\n\n• dot"),
        ("<ul style='list-style-type: none'><li>bare</li></ul>", "bare"),
        ("<table><tr><td>only laid out</td></tr></table>", "only laid out"),
        (
            "<table><caption>Staff</caption><tr><th>A<th>B<tr><td>1<td>x|y</table>",
            "Staff\n\n| A | B |\n|---|---|\n| 1 | x\\|y |",
        ),
        (
            "<table><tr><td>A<td>B<td>C<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>",
            "| A | B | C |\n|---|---|---|\n| 1 | 2 |  |\n|  | 3 | 4 |",
        ),
        (
            "<table><thead><tr><th rowspan=2>A<th colspan=2>B<tr><th>x<th>y</thead><tr><td>1<td>2<td>3</table>",
            "| A | B x | B y |\n|---|---|---|\n| 1 | 2 | 3 |",
        ),
    ],
)
def test_a_page_is_read_as_it_is_shown(page: str, shown: str) -> None:
    assert text(f"<html><body>{page}</body></html>") == shown


def test_notes_in_a_list_have_the_numbers_of_their_marks() -> None:
    page = "<p>One<sup><a href='#n2'>2</a></sup></p><ol><li>Other</li><li id=n2>See S/1. <a href='#r'>↩</a></li></ol>"
    assert text(page) == "One²\n\n1. Other\n\n² See S/1."


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset='utf-8'><p>Été “x”".encode(),
        "<p>Été “x”".encode(),
        "<p>Été “x”".encode("utf-8-sig"),
        "<p>Été “x”".encode("utf-16"),
        "<p>Été “x”".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Été “x”".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'><p>Été “x”".encode("cp1252"),
        "<?xml version='1.0' encoding='utf-8'?><html><p>Été “x”</p></html>".encode(),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names(data: bytes) -> None:
    assert text(data) == "Été “x”"


words = st.text("abcÉ 12.", min_size=1).filter(lambda drawn: bool(drawn.strip()))


@given(st.lists(words, min_size=1, max_size=6))
def test_paragraphs_come_out_in_their_order_with_single_spaces(drawn: list[str]) -> None:
    page = "".join(f"<p>{each}</p>" for each in drawn)
    assert text(page).split("\n\n") == [" ".join(each.split()) for each in drawn]
