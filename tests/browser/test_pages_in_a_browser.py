"""Every kind of page: light, whole, its own server's alone, and usable by everyone; with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.window import PHONE, Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "start": "/",
    "question in English": "/ask?q=Which+missions+have+no+status-of-forces+agreement%3F",
    "question that is declined": "/ask?q=Who+won+the+cup%3F",
    "search": "/search?q=sexual+exploitation",
    "documents": "/documents",
    "reader": "/documents/Repertoire-2023-24",
    "questions": "/queries",
    "answer": "/queries/sofa-status",
    "mission": "/page/mission/UNMISS",
    "resolution": "/page/document/S/RES/2690(2023)",
    "State": "/page/state/GHA",
    "meeting": "/page/meeting/S/PV.9389",
    "priority": "/page/priority/A4P-plus/3",
    "charts": "/charts",
    "network": "/graph",
    "SPARQL": "/sparql",
    "answer to SPARQL": "/sparql?query=SELECT+%2A+WHERE+%7B+%3Fs+a+%3Fkind+%7D+LIMIT+20",
}
"""a page of each kind"""

SCRIPTED = ("network", "SPARQL", "answer to SPARQL")
"""pages on which scripts do what the page does without them too"""

HEAVIEST = 300_000
"""bytes of a page with its styles and pictures, scripts and what they fetch apart"""


@pytest.mark.usefixtures("axe", "scripts")
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_light_fits_a_phone_and_has_no_serious_fault_for_those_who_hear_or_type(
    visit: Visit, kind: str
) -> None:
    assert visit.to(PAGES[kind]).status == 200
    assert visit.page.locator("main h1").count() == 1
    assert visit.weight() < HEAVIEST
    assert visit.serious() == []
    visit.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("kind", SCRIPTED)
def test_without_scripts_a_page_has_a_form_and_a_table_in_their_place(
    chromium: Browser, address: str, kind: str
) -> None:
    with visiting(chromium, address, PHONE, java_script_enabled=False) as visit:
        visit.to(PAGES[kind])
        assert visit.page.locator("main form").first.is_visible()
        assert visit.page.locator("main form button").first.is_visible()
        assert visit.page.locator("main tbody tr").count() > 0 or kind == "SPARQL"
