"""The start page."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.ask.question import Asker
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.start import figures, start_page


def test_its_figures_are_those_of_the_graph(graph: Graph, links: Links) -> None:
    told = {each.title: each for each in figures(graph.store, links)}
    assert told["documents read"].number == len(graph.query("documents"))
    assert told["actors named"].number == len({row["actor"] for row in graph.query("actors")})
    assert told["figures measured"].number == len(graph.query("observations"))
    assert told["documents read"].address == "/documents"


def test_it_offers_questions_that_are_answered(graph: Graph, links: Links) -> None:
    page = html.fromstring(start_page(graph.store, links))
    asker = Asker(graph.store)
    questions = page.xpath("//ul[@class='chips']//a/text()")
    assert len(questions) == 3
    for question in questions:
        assert not asker.ask(question).declined, question


def test_it_leads_to_missions_and_documents(browser: TestClient) -> None:
    answer = browser.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = html.fromstring(answer.text)
    assert "/page/mission/UNMISS" in page.xpath("//a/@href")
    assert "/documents/S/2023/646" in page.xpath("//a/@href")
    assert page.xpath("//input[@name='q']/ancestor::form/@action") == ["/ask"]


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload"])
def test_nothing_in_it_needs_what_a_strict_content_policy_refuses(browser: TestClient, attribute: str) -> None:
    page = html.fromstring(browser.get("/").text)
    assert not page.xpath(f"//@{attribute}")
    assert not page.xpath("//script[not(@src)]") and not page.xpath("//style")
