"""The page that stands alone: in a real browser, from a file, with nothing but itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from odd import ODD

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE
from pkgraph.share.export import export
from pkgraph.share.export.html import SCRIPT
from pkgraph.share.export.network import network
from pkgraph.share.export.views import view
from pkgraph.share.pages.assets import assets

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_the_table_holds_every_edge_with_its_words(written: Path, odd: EmbeddedStore) -> None:
    page = html.document_fromstring((written / "html").read_text(encoding="utf-8"))
    made = network(odd)
    names = dict(made.nodes(data="label"))
    rows = [[_plain(cell.text_content()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert [row[:4] for row in rows] == [
        [_plain(names[one]), data["interaction"], _plain(names[other]), str(data["count"])]
        for one, other, data in made.edges(data=True)
    ]
    for row, (*_, data) in zip(rows, made.edges(data=True), strict=True):
        assert row[4] == _plain(f"{data['quote']} {data['document']}, {data['part']}")
    assert _plain(ODD) in {row[0] for row in rows}, "and no element of the page comes from a name"
    address = BASE + "document/S/2023/646#char=100,166"
    assert address in page.xpath("//tbody//a/@href")


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_it_asks_for_nothing(written: Path) -> None:
    page = html.document_fromstring((written / "html").read_text(encoding="utf-8"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert page.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src | //@srcset") == []
    (style,) = page.xpath("//style/text()")
    assert not re.search(r"@import|url\(", style)


@pytest.fixture(scope="module")
def window(odd: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of the whole graph in a browser; in the end nothing has gone wrong, and nothing was asked of anyone."""
    browsers = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None or SCRIPT not in assets():
        pytest.skip("no Chromium here, or no bundled scripts (make scripts)")
    path = tmp_path_factory.mktemp("page") / "network.html"
    export(odd, "html", path, view("whole"))
    faults: list[str] = []
    asked: list[str] = []
    with browsers.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector(".network-ready")
        yield page
        browser.close()
    assert (faults, asked) == ([], [path.as_uri()])


def test_a_node_is_found_and_leads_to_the_words(window: Page, odd: EmbeddedStore) -> None:
    made = network(odd, "whole")
    counts = f"{made.number_of_nodes()} nodes, {made.number_of_edges()} edges"
    assert counts in window.locator(".network-told").inner_text()
    window.get_by_label("Find").fill("united nations mission in south")
    window.get_by_role("button", name="Show", exact=True).click()
    panel = window.locator(".network-panel")
    assert panel.locator("h2").inner_text().strip() == "UNMISS"
    assert panel.locator("h2 a").get_attribute("href") == BASE + "mission/UNMISS"
    panel.get_by_role("button", name="S/RES/2690(2023)").first.click()
    assert 'UNMISS and MINUSMA saw "a drawdown"' in panel.locator("blockquote").first.inner_text()
    assert "S/2023/646, para 2" in panel.inner_text()
    assert panel.locator("figcaption a").first.get_attribute("href") == BASE + "document/S/2023/646#char=100,166"


WHERE = """
() => {
  const edge = document.querySelector("[data-network]").network.cy.edges()[0];
  const box = document.querySelector(".network-canvas").getBoundingClientRect();
  const [one, other] = [edge.source().renderedPosition(), edge.target().renderedPosition()];
  return [box.x + (one.x + other.x) / 2, box.y + (one.y + other.y) / 2, edge.data("quote")];
}
"""
"""the middle of the first edge in the window, and its words"""


def test_an_edge_that_is_clicked_tells_its_words(window: Page) -> None:
    window.get_by_role("button", name="Whole picture").click()
    x, y, quote = window.evaluate(WHERE)
    assert window.locator(".network-panel blockquote").count() == 0
    window.mouse.click(x, y)
    assert window.locator(".network-panel blockquote").inner_text() == quote


def test_a_kind_of_node_can_be_left_out(window: Page, odd: EmbeddedStore) -> None:
    made = network(odd, "whole")
    ends = [{made.nodes[end]["type"] for end in edge} for edge in made.edges]
    lefts = {kind: sum(kind not in each for each in ends) for kind in sorted(set().union(*ends))}
    kind, left = next((kind, left) for kind, left in lefts.items() if 0 < left < len(ends))
    rows = window.locator("#edges tbody tr:not([hidden])")
    assert rows.count() == len(ends)
    window.locator(".network-kinds label", has_text=kind).locator("input").uncheck()
    assert rows.count() == left
    assert f"{left} edges" in window.locator(".network-told").inner_text()
