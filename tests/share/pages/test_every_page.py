"""What holds for every page: it is valid and light, needs nothing from elsewhere, and leads only to what is there."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from urllib.parse import unquote, urljoin

import pytest
from lxml.html import HtmlElement
from page_reading import hrefs, parsed, problems
from starlette.testclient import TestClient

PAGES = (
    "/",
    "/documents",
    "/queries",
    "/queries/citations?mission=MINUSMA",
    "/queries/observations?page=3",
    "/queries/sofa-status",
    "/queries/observations?since=never",
    "/ask",
    "/ask?q=Which+missions+have+no+status-of-forces+agreement%3F",
    "/ask?q=Who+won+the+cup%3F",
    "/search",
    "/search?q=withdrawal+of+MINUSMA&mission=MINUSMA",
    "/search?q=zzz",
    "/search?q=peace&since=never",
    "/page/mission/MINUSCA",
    "/page/document/S/RES/2690(2023)",
    "/page/document/S/2023/646",
    "/page/document/S/2023/646/para/36",
    "/page/state/GHA",
    "/page/meeting/S/PV.9389",
    "/page/priority/A4P-plus/3",
    "/page/mandate-task/protection-of-civilians",
    "/explain?subject=UNMISS&predicate=mentioned+in&object=S/2023/646",
    "/page/mission/NOSUCH",
    "/nowhere",
)
HEAVIEST = 300_000
"""bytes of a page"""


@pytest.fixture(scope="module")
def pages(reader: TestClient) -> Mapping[str, HtmlElement]:
    """Every kind of page, as a browser reads it."""
    found = {}
    for path in PAGES:
        answer = reader.get(path)
        assert answer.headers["content-type"] == "text/html; charset=utf-8", path
        assert answer.status_code == (404 if path in ("/page/mission/NOSUCH", "/nowhere") else 200), path
        assert len(answer.content) < HEAVIEST, path
        assert not problems(answer.text), (path, problems(answer.text))
        found[path] = parsed(answer.text)
    return found


def test_every_page_has_its_title_one_heading_and_landmarks(pages: Mapping[str, HtmlElement]) -> None:
    titles = {path: page.findtext(".//title") for path, page in pages.items()}
    assert all(titles.values())
    for path, page in pages.items():
        assert len(page.xpath("//h1")) == 1, path
        levels = [int(each.tag[1]) for each in page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        assert [len(page.xpath(f"//{each}")) for each in ("main", "body/header", "body/footer")] == [1, 1, 1], path
        assert page.xpath("//a[@class='skip']/@href") == ["#main"], path
        assert page.get("lang") == "en"


def test_every_input_has_a_label_and_every_table_a_caption_and_heads(pages: Mapping[str, HtmlElement]) -> None:
    for path, page in pages.items():
        for field in page.xpath("//input | //select | //textarea"):
            assert page.xpath("//label[@for=$name]", name=field.get("id")), (path, field.get("name"))
        for table in page.xpath("//table"):
            assert table.xpath("caption") and all(head.get("scope") for head in table.xpath(".//th")), path


def test_what_a_link_is_called_begins_with_what_is_seen(pages: Mapping[str, HtmlElement]) -> None:
    called = [each for page in pages.values() for each in page.xpath("//a[@aria-label]")]
    assert called
    for link in called:
        assert link.get("aria-label").startswith(link.text_content().strip()), link.get("aria-label")


def test_nothing_comes_from_elsewhere_and_nothing_is_written_into_the_page(pages: Mapping[str, HtmlElement]) -> None:
    for path, page in pages.items():
        loaded = page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        assert loaded and all(each.startswith("/assets/") for each in loaded), path
        assert not page.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"), path


def test_every_link_to_a_page_of_ours_is_answered(pages: Mapping[str, HtmlElement], reader: TestClient) -> None:
    ours = ("/page/", "/explain?", "/queries", "/ask", "/search", "/assets/")
    wanted: dict[str, str] = {}
    for path, page in pages.items():
        for href in hrefs(page):
            if href.startswith("#"):
                assert page.xpath("//*[@id=$name]", name=unquote(href[1:])), (path, href)
            elif href.startswith(ours) and ".csv" not in href and ".json" not in href:
                wanted.setdefault(urljoin(path, href).partition("#")[0], path)
    sample = sorted(wanted)[:: max(1, len(wanted) // 40)]
    assert len(sample) >= 40
    for href in sample:
        assert reader.get(href).status_code == 200, (wanted[href], href)


def test_what_an_attacker_writes_is_text(hostile: TestClient) -> None:
    attack = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%26"
    for path in (
        "/",
        "/page/mission/UNMISS",
        "/page/state/SSD",
        f"/ask?q={attack}",
        f"/search?q={attack}&document={attack}&mission={attack}",
        f"/queries/citations?mission={attack}",
        f"/queries/citations?{attack}={attack}",
        f"/explain?subject={attack}&predicate={attack}&object={attack}",
        f"/page/{attack}",
        f"/{attack}",
        "/queries/mission-dates",
    ):
        text = hostile.get(path).text
        assert "<script" not in text, path
        assert "alert(1)&lt;/script" in text or "alert(1)</script" not in text, path
        assert not parsed(text).xpath("//@*[starts-with(name(), 'on')]"), path
    assert "&lt;script&gt;alert(1)" in hostile.get("/page/mission/UNMISS").text
