"""Every kind of page: light, whole, its own server's alone, and usable by everyone; with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.window import PHONE, Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "start": "/",
    "network": "/graph",
    "SPARQL": "/sparql",
    "answer to SPARQL": "/sparql?query=SELECT+%2A+WHERE+%7B+%3Fs+a+%3Fkind+%7D+LIMIT+20",
}
"""a page of each kind"""

HEAVIEST = 300_000
"""bytes of a page with its styles and pictures, scripts apart"""


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_light_and_fits_a_phone_in_the_dark_without_scripts(
    chromium: Browser, address: str, kind: str
) -> None:
    settings = {"java_script_enabled": False, "color_scheme": "dark", "is_mobile": True, "has_touch": True}
    with visiting(chromium, address, PHONE, **settings) as visit:
        assert visit.to(PAGES[kind]).status == 200
        assert visit.page.locator("main h1").count() == 1
        box = visit.page.locator("main").bounding_box()
        assert box
        assert box["width"] <= PHONE[0]
        assert visit.page.locator("body").evaluate("body => body.scrollWidth") <= PHONE[0]
        assert sum(visit.weights.values()) < HEAVIEST


@pytest.mark.usefixtures("axe", "scripts")
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_serious_fault_for_those_who_hear_or_type(visit: Visit, kind: str) -> None:
    visit.to(PAGES[kind])
    visit.page.wait_for_load_state("networkidle")
    assert visit.serious() == []
