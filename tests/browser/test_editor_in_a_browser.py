"""The SPARQL editor in a browser."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.window import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("scripts")


def write(page: Page, text: str) -> None:
    """Puts a text in the place of what the editor holds."""
    page.get_by_role("textbox", name="SPARQL query").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def test_an_example_runs_and_its_rows_lead_to_the_words(visit: Visit, tmp_path: Path) -> None:
    visit.to("/sparql")
    page = visit.page
    page.get_by_role("link", name="Which missions cite which resolutions?").click()
    page.wait_for_selector(".editor-ready")
    page.get_by_role("button", name="Run").click()
    rows = page.locator("#answer tbody tr")
    rows.first.wait_for()
    count = rows.count()
    assert page.locator("#answer [role=status]").inner_text() == f"{count} rows"
    assert "#char=" in (rows.first.locator("a").first.get_attribute("href") or "")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "answer.csv")
    saved = list(csv.reader((tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()))
    assert saved[0] == page.locator("#answer th").all_inner_texts()
    assert len(saved) >= count + 1


def test_a_fault_is_told_and_marked_where_it_is(visit: Visit) -> None:
    visit.to("/sparql")
    page = visit.page
    write(page, "SELECT ?s\nWHERE { ?s a }")
    page.keyboard.press("Control+Enter")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "line 2" in alert.inner_text()
    assert page.locator(".cm-lint-marker-error").count() == 1
    assert [fault for fault in visit.faults if "status of 400" not in fault] == []
    visit.faults.clear()


def test_a_term_is_completed_and_brings_its_prefix(visit: Visit) -> None:
    visit.to("/sparql")
    page = visit.page
    write(page, "SELECT ?o WHERE { ?m ")
    page.keyboard.type("pk:acron")
    option = page.locator(".cm-tooltip-autocomplete li[aria-selected]")
    option.wait_for()
    assert "pk:acronym" in option.inner_text()
    page.wait_for_timeout(100)  # the editor takes no completion in the moment in which it opens the list
    page.keyboard.press("Enter")
    page.keyboard.type(" ?o } ORDER BY ?o LIMIT 3")
    page.keyboard.press("Control+Enter")
    rows = page.locator("#answer tbody tr")
    rows.first.wait_for()
    assert rows.count() == 3


def test_statements_are_shown_as_turtle_with_their_own_downloads(visit: Visit) -> None:
    visit.to("/sparql")
    page = visit.page
    write(page, "CONSTRUCT { ?s a ?kind } WHERE { ?s a ?kind } LIMIT 2")
    page.get_by_role("button", name="Run").click()
    page.locator("#answer pre").wait_for()
    assert page.get_by_role("group", name="Download").get_by_role("button").all_inner_texts()[0] == "Turtle"
