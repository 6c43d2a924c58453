"""The network page: every edge has its two ends, its words and their place; filters; what is hostile stays text."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from pyoxigraph import Literal, Quad
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, OA, RDFS
from pkgraph.share.export.views import DEFAULT, View
from pkgraph.share.pages import network as pages
from pkgraph.share.pages.links import ServerLinks
from pkgraph.share.pages.network import FACTS, Wanted, drawn, elements, network_page

LINKS = ServerLinks(root="/below")


@pytest.mark.parametrize("view", sorted(set(View)))
def test_every_edge_joins_two_nodes_and_leads_to_its_words(small: EmbeddedStore, view: View) -> None:
    found = elements(drawn(small, view), LINKS)["elements"]
    ids = {node["data"]["id"] for node in found["nodes"]}
    edges = [edge["data"] for edge in found["edges"]]
    assert len({edge["id"] for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge["source"], edge["target"]} <= ids
        assert 0 < len(edge["facts"]) <= edge["count"]
        assert {fact["document"] for fact in edge["facts"]} <= set(edge["documents"])
        for fact in edge["facts"]:
            assert fact["quote"]
            assert fact["href"] == LINKS.reader(fact["document"], fact["start"], fact["end"])
    assert all(node["data"]["href"].startswith("/below/page/") for node in found["nodes"])


def test_an_edge_shows_the_facts_that_say_so_in_the_order_of_the_text(graph: Graph) -> None:
    edges = [edge for edge in drawn(graph.store, DEFAULT).edges if edge["count"] > 1]
    rows = graph.query("missions-citing-resolutions")
    assert edges
    for edge in edges:
        told = [(row["document"], row["start"], row["quote"]) for row in rows if _is_of(edge, row)]
        assert [(fact["document"], fact["start"], fact["quote"]) for fact in edge["facts"]] == sorted(set(told))[:FACTS]


def test_the_table_has_every_edge_that_is_wanted(small: EmbeddedStore) -> None:
    edges = drawn(small, View.CITATIONS).edges
    document = edges[0]["documents"][0]
    rows = _rows(small, Wanted())
    assert sorted(rows) == sorted(edge["id"] for edge in edges)
    wanted = {edge["id"] for edge in edges if document in edge["documents"]}
    assert 0 < len(wanted) <= len(edges)
    assert set(_rows(small, Wanted(document=document))) == wanted
    assert _rows(small, Wanted(kind="document")) == rows
    assert _rows(small, Wanted(kind="mission")) == []


def test_of_many_edges_the_first_are_in_the_table_and_the_page_says_so(
    small: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    page = network_page(drawn(small, View.CITATIONS), LINKS, Wanted())
    assert len(html.fromstring(page).xpath("//tr/@data-edge")) == 1
    assert "the first 1 are in the table" in page


def test_a_hostile_name_stays_text(small: EmbeddedStore) -> None:
    name = "</script><script>alert(1)</script>"
    quads = [
        replaced(quad, name) if quad.predicate.value in (RDFS + "label", OA + "exact") else quad
        for quad in small.quads()
    ]
    page = network_page(drawn(EmbeddedStore.in_memory(quads), View.CITATIONS), LINKS, Wanted())
    assert "<script>alert" not in page
    assert name in html.fromstring(page).xpath("string(//tbody)")


def test_over_the_web_a_browser_gets_the_page_and_its_picture_the_data(browser: TestClient) -> None:
    page = html.fromstring(browser.get("/graph?view=citations").text)
    assert page.xpath("//nav[@aria-label='Views']//a[@aria-current]/@href") == ["/graph?view=citations"]
    found = browser.get("/graph/elements.json?view=citations").json()["elements"]
    assert sorted(page.xpath("//tr/@data-edge")) == sorted(edge["data"]["id"] for edge in found["edges"])
    assert browser.get("/graph?view=nothing").status_code == 404


def _is_of(edge: dict[str, Any], row: dict[str, Any]) -> bool:
    return edge["source"] == f"{BASE}mission/{row['mission']}" and edge["target"] == f"{BASE}document/{row['cited']}"


def _rows(store: EmbeddedStore, wanted: Wanted) -> list[str]:
    return list(html.fromstring(network_page(drawn(store, View.CITATIONS), LINKS, wanted)).xpath("//tr/@data-edge"))


def replaced(quad: Quad, text: str) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal(text), quad.graph_name)
