"""Pages of the reader: what the seeds and the small graph look like in it."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import html
from samples import SEEDS
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.reader import ReaderPage, reader_html, reader_page
from pkgraph.share.pages.reader.blocks import heading_depths
from pkgraph.share.pages.reader.division import divided
from pkgraph.share.pages.reader.source import Outline, Part, naming, outline
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

KEYS = ("A/74/532", "A4Pplus-5", "Repertoire-2023-24", "S/2023/646")
MOST = 300_000
"""bytes of a page"""


@pytest.fixture(scope="module")
def read(graph: Graph, links: Links) -> dict[str, list[tuple[ReaderPage, html.HtmlElement]]]:
    """Every page of the seeds."""
    pages: dict[str, list[tuple[ReaderPage, html.HtmlElement]]] = {}
    for key in KEYS:
        number, last = 1, 1
        while number <= last:
            page = reader_page(graph.store, key, number=number)
            assert page is not None
            text = reader_html(page, links)
            assert len(text.encode()) < MOST
            pages.setdefault(key, []).append((page, html.document_fromstring(text)))
            number, last = number + 1, page.of
    return pages


def test_all_words_of_all_parts_are_shown_once_and_at_their_place(
    graph: Graph, read: dict[str, list[tuple[ReaderPage, html.HtmlElement]]]
) -> None:
    for key in KEYS:
        source = (SEEDS / f"{key.replace('/', '-')}.txt").read_bytes().decode()
        shown: list[int] = []
        for _, page in read[key]:
            for run in page.xpath("//*[@data-start]"):
                start, words = int(run.get("data-start")), run.text_content()
                assert source[start : start + len(words)] == words
                shown += range(start, start + len(words))
        found = outline(graph.store, key)
        assert found is not None
        rows = {part.iri for part in found.parts if part.kind == "TableRow"}
        stated = [at for part in found.parts if part.kind != "Table" for place in part.places for at in range(*place)]
        assert len(shown) == len(set(shown))
        missing = "".join(source[at] for at in sorted(set(stated) - set(shown)))
        assert set(missing) <= set("| \t") and (rows or not missing)
        assert set(shown) <= set(stated)


def test_every_fact_is_listed_once_and_marked_at_the_words_that_name_it(
    graph: Graph, read: dict[str, list[tuple[ReaderPage, html.HtmlElement]]]
) -> None:
    for key in KEYS:
        found = outline(graph.store, key)
        assert found is not None
        listed = [each for _, page in read[key] for each in page.xpath("//details[@class='listed']//li/@id")]
        assert len(listed) == len(set(listed)) == sum(found.facts.values()) > 100
        for page, element in read[key]:
            ids = element.xpath("//@id")
            assert len(ids) == len(set(ids))
            targets = {each.removeprefix("#") for each in element.xpath("//article//a[starts-with(@href, '#')]/@href")}
            assert targets <= set(ids) and len(targets) > 20
            assert sum(count for _, count in page.legend) == len(element.xpath("//details[@class='listed']//li"))


def test_headings_go_down_one_level_at_a_time_and_nothing_is_inline(
    read: dict[str, list[tuple[ReaderPage, html.HtmlElement]]],
) -> None:
    for pages in read.values():
        for _, page in pages:
            levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
            assert levels[0] == 1 and levels.count(1) == 1
            assert all(below - above <= 1 for above, below in pairwise(levels))
            assert not page.xpath("//@style|//style|//script[not(@src)]|//@onclick")
            assert not page.xpath("//a//a|//table[not(caption)]")


def test_a_footnote_stands_beside_its_mark_and_a_table_has_cells(
    read: dict[str, list[tuple[ReaderPage, html.HtmlElement]]],
) -> None:
    (_, repertoire), *_ = read["Repertoire-2023-24"]
    (paragraph,) = repertoire.xpath("//div[@id='section/2/p/1']")
    assert paragraph.xpath(".//aside[@class='notes']/div/@id") == ["fn/832", "fn/833"]
    assert paragraph.xpath("./p//a[@class='note']/@href") == ["#fn/832", "#fn/833"]
    tables = [table for _, page in read["A4Pplus-5"] for table in page.xpath("//table")]
    assert len(tables) >= 8
    cells = [[cell.text_content().strip() for cell in row] for table in tables for row in table.xpath(".//tr")]
    assert ["MINUSCA", "10", "174", "▶▶", "▶▶", "▶▶"] in cells
    assert [cell.tag for cell in tables[2].xpath(".//tr")[0]] == ["td", "th", "th", "th"]


def test_a_stretch_is_found_on_its_page_and_marked(graph: Graph) -> None:
    asked = TestClient(application(Site(graph.store)), headers={"Accept": "text/html"})
    source = (SEEDS / "A-74-532.txt").read_text(encoding="utf-8")
    for row in graph.query("citations", document="A/74/532")[::9]:
        answer = asked.get(f"/documents/A/74/532?char={row['start']},{row['end']}")
        page = html.document_fromstring(answer.text)
        (first,) = page.xpath(f"//*[@id='char={row['start']},{row['end']}']")
        assert first.get("class") == "here"
        marked = "".join(each.text_content() for each in page.xpath("//mark[@class='here']"))
        assert marked == row["quote"] == source[row["start"] : row["end"]]
    beyond = asked.get("/documents/A/74/532?char=9999998,9999999")
    assert beyond.status_code == 200 and "stand in no part" in beyond.text


def test_what_is_asked_wrongly_is_refused(browser: TestClient) -> None:
    for path in ("none", "S/2023/646?page=99", "S/2023/646?page=0", "S/RES/1996(2011)"):
        assert browser.get(f"/documents/{path}").status_code == 404, path
    for path in ("S/2023/646?char=9,3", "S/2023/646?char=x", "S/2023/646?char=%3Cscript%3E", "S/2023/646?page=-1"):
        assert browser.get(f"/documents/{path}").status_code == 400, path
    assert browser.get("/documents/S/2023/646").status_code == 200


def a_part(number: int, kind: str, level: int = 1, size: int = 100) -> Part:
    start = number * 1000
    return Part(f"d/{number}", kind, f"part {number}", number, "d", "", "", level, ((start, start + size),))


def test_a_document_is_cut_before_chapters_and_no_heading_ends_a_page() -> None:
    kinds = [
        "Section",
        "Paragraph",
        "Paragraph",
        "Section",
        "Section",
        "Paragraph",
        "Paragraph",
        "Paragraph",
        "Footnote",
    ]
    parts = tuple(a_part(at, kind, level=1 if at < 4 else 3) for at, kind in enumerate(kinds))
    cut = divided(Outline("d", "d", "", (), 9000, parts, {"d/1": ("d/8",)}, {}), most=1600)
    assert [[part.order for part in page] for page in cut.pages] == [[0, 1, 2], [3, 4, 5, 6], [7]]
    assert {part: [note.order for note in notes] for part, notes in cut.notes.items()} == {"d/1": [8]}
    assert cut.turns == ((0, 1), (3000, 2), (7000, 3), (8000, 1))
    assert [cut.page_of(at) for at in (0, 2999, 3000, 7050, 8001, 99_999)] == [1, 1, 2, 3, 1, 1]


def test_a_heading_goes_with_what_it_heads() -> None:
    parts = (a_part(0, "Paragraph", size=900), a_part(1, "Section", level=3), a_part(2, "Paragraph", size=900))
    cut = divided(Outline("d", "d", "", (), 9000, parts, {}, {}), most=1600)
    assert [[part.order for part in page] for page in cut.pages] == [[0], [1, 2]]
    levels = [a_part(at, "Section", level=level) for at, level in enumerate((3, 4, 4, 6, 3, 1))]
    assert list(heading_depths(levels).values()) == [2, 3, 3, 4, 2, 2]


def test_the_words_that_name_a_fact_are_those_of_its_iri() -> None:
    assert naming("d/para/8", "d/para/8/mandate/3-9/UNMISS") == (3, 9)
    for other in ("d/para/8", "d/para/80/mandate/3-9", "d/para/8/mandate/9-3", "inconsistency/value/0a-9b"):
        assert naming("d/para/8", other) is None


def test_the_addresses_of_headings_and_pages_lead_there(
    read: dict[str, list[tuple[ReaderPage, html.HtmlElement]]],
) -> None:
    for pages in read.values():
        ids = {number: set(page.xpath("//@id")) for number, (_, page) in enumerate(pages, 1)}
        for number, (_, page) in enumerate(pages, 1):
            for address in page.xpath("//nav[@aria-label='Contents']//a/@href"):
                match = re.fullmatch(r"(?:/documents/[^?]+(?:\?page=(\d+))?)?#(.+)", address)
                assert match
                at = number if address.startswith("#") else int(match[1] or 1)
                assert unquote(match[2]) in ids[at] or match[2] in ids[at]
