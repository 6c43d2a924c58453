"""An analyst's hour, clicked through: from a question to the paragraph that answers it, and other ways to words."""

from __future__ import annotations

from browser.window import Visit

from pkgraph.api import Graph


def test_from_the_start_by_a_question_to_the_paragraph_in_the_reader(visit: Visit) -> None:
    page = visit.page
    visit.to("/")
    page.get_by_label("Ask in English").fill("Which missions have no status-of-forces agreement?")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**/ask?q=*")
    proof = page.locator(".proof").first
    words = proof.locator("q mark").first.inner_text()
    proof.locator("cite a").first.click()
    page.wait_for_url("**/documents/**")
    assert "#char=" in page.url
    assert words in page.locator("mark.here").all_inner_texts()


def test_from_a_mission_to_its_figures_and_their_download(visit: Visit, graph: Graph) -> None:
    page = visit.page
    visit.to("/")
    page.get_by_role("link", name="UNMISS").first.click()
    page.wait_for_url("**/page/mission/UNMISS")
    assert page.locator("main h1").inner_text().startswith("UNMISS")
    visit.to("/queries/mandates")
    page.get_by_label("mission", exact=False).first.fill("UNMISS")
    page.locator("main form button").first.click()
    page.wait_for_url("**mission=UNMISS**")
    saved = page.request.get(visit.address + (page.get_by_role("link", name="CSV").first.get_attribute("href") or ""))
    rows = saved.text().splitlines()
    assert rows[0].startswith("mission,task")
    assert len(rows) - 1 >= len({row["task"] for row in graph.query("mandates", mission="UNMISS")}) > 0


def test_a_search_leads_to_the_passage(visit: Visit) -> None:
    page = visit.page
    visit.to("/search?q=gender")
    hit = page.locator(".passages a, main ol a").first
    hit.click()
    page.wait_for_url("**/documents/**")
    assert "gender" in page.locator("main").inner_text().lower()
