"""A published site, opened from its files as a person would: no server, nothing fetched, and the search finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.window import PATIENCE, visiting

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.publish.site import publish
from tools.browser import CHROMIUM, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SMALL = Path(__file__).parent.parent / "ask" / "data" / "small.trig"
A4 = 718
"""pixels between the margins of a sheet"""
TEXTS = """() => {
    pkgraphSearch.index({
        documents: ["S/2023/646"], parts: [[0, "para 1", 0], [0, "para 2", 900], [0, "para 3", 950]],
        lengths: [70, 3, 3], stems: { of: 0, withdrawal: 1, mission: 2, missions: 2, end: 3 },
        postings: [[0, 0, 1, 1], [0], [0], [1]], names: [],
    });
    pkgraphSearch.text({
        0: "The mission of peace. " + "of what is told there ".repeat(40) + "the withdrawal of a mission of peace",
        1: "end of peace", 2: "end of war",
    });
}"""
LAID = """() => [...document.querySelectorAll(".facts tr")].map(each => getComputedStyle(each).display)"""
CUT = """() => [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".unseen"))
    .map(each => each.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the site of a small graph is, as an address of files."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: pages are not looked at in a browser")
    from pyoxigraph import RdfFormat, parse

    folder = tmp_path_factory.mktemp("published") / "site"
    publish(EmbeddedStore.in_memory(parse(path=str(SMALL), format=RdfFormat.TRIG)), folder, "https://example.org/")
    return folder.as_uri()


@pytest.fixture(scope="module")
def chromium(site: str) -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A window; in the end nothing may have gone wrong in it, and nothing but the site's files was asked for."""
    with visiting(chromium, site) as fresh:
        yield fresh.page


def test_from_the_start_to_a_mission_and_to_its_words(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.click("a:has-text('UNMISS')", timeout=PATIENCE)
    assert page.inner_text("h1") == "UNMISS"
    page.locator("a[href*='#char=']").first.click(timeout=PATIENCE)
    assert "documents/" in page.url and "#char=" in page.url


def test_the_search_needs_no_server(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html")
    page.fill("#q", "UNMISS")
    page.press("#q", "Enter")
    page.wait_for_selector("#found li mark", timeout=PATIENCE)
    page.locator("#found li a").first.click()
    assert "documents/" in page.url
    page.goto(f"{site}/search.html?q=%3Cb%3Enothing")
    page.wait_for_selector("#found h2", timeout=PATIENCE)
    assert page.inner_text("#found h2") == "Nothing found" and not page.locator("#found b").count()


def test_a_search_marks_and_shows_the_words_that_tell_most(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.fill("form[role=search] input", "drawdown")
    page.press("form[role=search] input", "Enter")
    page.wait_for_selector("#found li mark", timeout=PATIENCE)
    page.evaluate(TEXTS)
    page.fill("#q", "withdrawal of missions")
    page.press("#q", "Enter")
    page.wait_for_selector("#found mark:text('withdrawal')", timeout=PATIENCE)
    assert page.locator("#found mark").all_inner_texts() == ["withdrawal", "mission"]


@pytest.mark.parametrize(
    "name",
    ["page/mission/UNMISS", "documents/S/2023/646", "queries/observations", "charts/indicator/civilians~20killed"],
)
def test_what_is_printed_is_whole_and_without_what_paper_cannot_do(page: Page, site: str, name: str) -> None:
    page.set_viewport_size({"width": A4, "height": 1000})
    page.goto(f"{site}/{name.replace('~', '%7E')}.html")
    assert page.is_visible("header.site nav")
    page.emulate_media(media="print")
    for hidden in ("header.site nav", "form", "button", ".tools", ".contents", ".headings", ".listed", "cite .words"):
        assert not page.locator(hidden).locator("visible=true").count(), hidden
    assert not page.evaluate(CUT)
    for seen in ("h1", ".facts thead", ".legend li", "svg.chart"):
        assert page.locator(seen).locator("visible=true").count() == page.locator(seen).count(), seen
    assert set(page.evaluate(LAID)) <= {"table-row"}
