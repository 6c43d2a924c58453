"""What a new user wants to know, found by clicking alone: nothing is typed, and each way ends at the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from browser.window import PATIENCE, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


@dataclass
class Clicks:
    """A way through the site from its start page, link by link."""

    page: Page
    count: int = 0

    def __call__(self, link: Locator) -> None:
        """Follows a link."""
        link.first.click(timeout=PATIENCE)
        self.page.wait_for_load_state()
        self.count += 1

    def named(self, name: str, within: str = "body") -> Locator:
        """A link with these words."""
        return self.page.locator(within).get_by_role("link", name=name)


@pytest.fixture
def click(visit: Visit) -> Clicks:
    visit.to("/")
    return Clicks(visit.page)


def marked(page: Page) -> str:
    """What the reader marks, where it was sent to."""
    assert "/documents/" in page.url and "#char=" in page.url
    return " ".join("".join(page.locator("mark.here").all_inner_texts()).split())


def test_which_missions_cite_resolution_2690_and_where(click: Clicks) -> None:
    click(click.named("Questions", "header"))
    click(click.named("Missions and the resolutions cited with them"))
    row = click.page.locator("tr", has_text="S/RES/2690(2023)").filter(has_text="para 36")
    assert "MINUSMA" in row.first.inner_text()
    click(row.locator("cite a"))
    assert "Security Council resolution 2690 (2023)" in marked(click.page)
    assert click.count == 3


def test_the_incidents_of_unmiss_and_what_stands_behind_them(click: Clicks) -> None:
    click(click.named("UNMISS", "main"))
    click(click.named("Agreements and incidents", "nav.contents"))
    section = click.page.locator("section", has=click.page.get_by_role("heading", name="Agreements and incidents"))
    assert "total incidents" in section.first.inner_text()
    outcomes = click.page.locator("section", has=click.page.get_by_role("heading", name="What came of incidents"))
    assert outcomes.locator("tbody tr").count() > 1
    click(section.locator("cite a"))
    assert "UNMISS" in marked(click.page)
    assert click.count == 3


def test_who_spoke_for_environmental_impacts_and_when(click: Clicks) -> None:
    click(click.named("Questions", "header"))
    click(click.named("Positions of States"))
    rows = click.page.locator("tr", has_text="environmental impacts")
    assert {"Ecuador", "Malta", "Switzerland"} <= {name.split("\t")[0].strip() for name in rows.all_inner_texts()}
    click(rows.get_by_role("link", name="S/PV.9413"))
    assert "2023" in click.page.locator("main").inner_text()
    assert click.count == 3


def test_how_the_share_of_women_developed(click: Clicks) -> None:
    click(click.named("Charts", "header"))
    click(click.named("Indicators over time", "main"))
    click(click.named("women among government-provided personnel", "main"))
    points = click.page.locator("svg.chart a")
    assert points.count() == 3
    click(points)
    assert "per cent" in marked(click.page)
    assert click.count == 4


def test_what_minusca_must_do(click: Clicks) -> None:
    click(click.named("MINUSCA", "main"))
    click(click.named("Mandates and tasks", "nav.contents"))
    section = click.page.locator("section", has=click.page.get_by_role("heading", name="Mandates and tasks"))
    assert section.locator("tbody tr").count() > 1
    click(section.locator("cite a"))
    assert marked(click.page)
    assert click.count == 3
