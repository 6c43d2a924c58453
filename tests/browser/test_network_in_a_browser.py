"""The network page in a browser: the picture, what is chosen in it, and its table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser.window import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("scripts")

_PLACES = """() => document.querySelector("[data-network]").network.cy.nodes().map((node) =>
    [node.id(), Math.round(node.position("x")), Math.round(node.position("y"))])"""
_MIDDLE = """(id) => { const { cy } = document.querySelector("[data-network]").network;
    return cy.getElementById(id).renderedMidpoint() }"""
_FREE = """() => { const { cy } = document.querySelector("[data-network]").network;
    // an edge whose middle lies under no node, so that a click there is a click on it
    const free = cy.edges().filter((edge) => {
        const { x, y } = edge.renderedMidpoint();
        const near = cy.edges().filter((other) => other !== edge && Math.hypot(
            other.renderedMidpoint().x - x, other.renderedMidpoint().y - y) < 12);
        return near.empty() && cy.nodes().every((node) => Math.hypot(
            node.renderedPosition("x") - x, node.renderedPosition("y") - y) > 40);
    });
    return free.map((edge) => edge.id()); }"""


def drawn(visit: Visit, view: str = "") -> Page:
    visit.to("/graph" + (f"?view={view}" if view else ""))
    visit.page.wait_for_selector(".network-ready")
    return visit.page


def test_the_same_graph_gives_the_same_picture(visit: Visit) -> None:
    first = drawn(visit).evaluate(_PLACES)
    assert len(first) > 10
    assert drawn(visit).evaluate(_PLACES) == first


def test_a_click_on_an_edge_shows_its_words_and_leads_to_them(visit: Visit) -> None:
    page = drawn(visit)
    edge = page.evaluate(_FREE)[0]
    place = page.evaluate(_MIDDLE, edge)
    page.locator(".network-canvas").click(position=place)
    shown = page.locator(".network-evidence")
    row = page.locator(f"tr[data-edge='{edge}']")
    address = shown.first.locator("figcaption a").get_attribute("href")
    assert address == row.locator("td:last-child a").get_attribute("href")
    assert "#char=" in (address or "")
    assert shown.first.locator("blockquote").inner_text().strip()
    assert str(shown.count()) == row.locator("td.number").inner_text()


def test_by_keyboard_a_name_is_found_its_neighbours_told_and_their_evidence_read(visit: Visit) -> None:
    page = drawn(visit)
    page.get_by_label("Find").focus()
    page.keyboard.type("unifil")
    page.keyboard.press("Enter")
    panel = page.locator(".network-panel")
    assert panel.locator("h2").inner_text().strip() == "UNIFIL"
    assert panel.evaluate("panel => panel === document.activeElement")
    page.keyboard.press("Tab")  # the link of the name
    page.keyboard.press("Tab")
    neighbour = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert {"UNIFIL", neighbour} <= set(panel.locator("h2 button").all_inner_texts())
    assert panel.locator("blockquote").count() >= 1
    page.get_by_label("Find").fill("Atlantis")
    page.keyboard.press("Enter")
    assert "Atlantis" in page.locator(".network-told").inner_text()


def test_kinds_that_are_not_wanted_leave_picture_and_table(visit: Visit) -> None:
    page = drawn(visit, "positions")
    rows, told = page.locator("#edges tbody tr:visible"), page.locator(".network-told")
    before, all_told = rows.count(), told.inner_text()
    page.locator(".network-kinds input[value=meeting]").uncheck()
    fewer = rows.count()
    assert 0 < fewer < before
    assert edges_told(told.inner_text()) == fewer
    page.locator(".network-kinds input[value=meeting]").check()
    assert (rows.count(), told.inner_text()) == (before, all_told)


def test_a_document_that_is_chosen_keeps_what_it_says(visit: Visit) -> None:
    page = drawn(visit, "citations")
    rows, before = page.locator("#edges tbody tr:visible"), page.locator("#edges tbody tr").count()
    choice = page.get_by_label("Said in")
    choice.select_option(index=1)
    key = choice.input_value()
    assert 0 < rows.count() < before
    assert edges_told(page.locator(".network-told").inner_text()) == rows.count()
    assert all(text.startswith(key) for text in rows.locator("td:last-child a").all_inner_texts())


def edges_told(text: str) -> int:
    found = re.search(r"(\d+) edges", text)
    assert found
    return int(found[1])
