"""The network page: every edge has its two ends, its words and their place; filters; what is hostile stays text."""

from __future__ import annotations

import pytest
from lxml import html
from pyoxigraph import Literal, Quad
from starlette.testclient import TestClient

from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import OA, RDFS
from pkgraph.share.export.network import View
from pkgraph.share.pages import network as pages
from pkgraph.share.pages.links import ServerLinks
from pkgraph.share.pages.network import Wanted, elements, network_page

LINKS = ServerLinks(root="/below")


@pytest.mark.parametrize("view", sorted(set(View)))
def test_every_edge_joins_two_nodes_and_leads_to_its_words(small: EmbeddedStore, view: View) -> None:
    found = elements(small, LINKS, view)["elements"]
    ids = {node["data"]["id"] for node in found["nodes"]}
    assert ids
    assert len({edge["data"]["id"] for edge in found["edges"]}) == len(found["edges"])
    for edge in (edge["data"] for edge in found["edges"]):
        assert {edge["source"], edge["target"]} <= ids
        assert edge["quote"]
        assert edge["href"] == LINKS.reader(edge["document"], edge["start"], edge["end"])
    assert all(node["data"]["href"].startswith("/below/page/") for node in found["nodes"])


def test_the_table_has_every_edge_that_is_wanted(small: EmbeddedStore) -> None:
    edges = [edge["data"] for edge in elements(small, LINKS, View.CITATIONS)["elements"]["edges"]]
    document = edges[0]["document"]
    rows = _rows(small, Wanted())
    assert sorted(rows) == sorted(edge["id"] for edge in edges)
    wanted = {edge["id"] for edge in edges if edge["document"] == document}
    assert 0 < len(wanted) <= len(edges)
    assert set(_rows(small, Wanted(document=document))) == wanted
    assert _rows(small, Wanted(kind="document")) == rows
    assert _rows(small, Wanted(kind="mission")) == []


def test_of_many_edges_the_first_are_in_the_table_and_the_page_says_so(
    small: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    page = network_page(small, LINKS, View.CITATIONS, Wanted())
    assert len(html.fromstring(page).xpath("//tr/@data-edge")) == 1
    assert "the first 1 are in the table" in page


def test_a_hostile_name_stays_text(small: EmbeddedStore) -> None:
    name = "</script><script>alert(1)</script>"
    quads = [
        replaced(quad, name) if quad.predicate.value in (RDFS + "label", OA + "exact") else quad
        for quad in small.quads()
    ]
    page = network_page(EmbeddedStore.in_memory(quads), LINKS, View.CITATIONS, Wanted())
    assert "<script>alert" not in page
    assert name in html.fromstring(page).xpath("string(//tbody)")


def test_over_the_web_a_browser_gets_the_page_and_its_picture_the_data(browser: TestClient) -> None:
    page = html.fromstring(browser.get("/graph?view=citations").text)
    assert page.xpath("//nav[@aria-label='Views']//a[@aria-current]/text()") == ["citations"]
    found = browser.get("/graph/elements.json?view=citations").json()["elements"]
    assert sorted(page.xpath("//tr/@data-edge")) == sorted(edge["data"]["id"] for edge in found["edges"])
    assert browser.get("/graph?view=nothing").status_code == 404


def test_a_view_that_is_not_there_is_told(small: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no view 'citatoins'"):
        network_page(small, LINKS, "citatoins", Wanted())


def _rows(store: EmbeddedStore, wanted: Wanted) -> list[str]:
    return list(html.fromstring(network_page(store, LINKS, View.CITATIONS, wanted)).xpath("//tr/@data-edge"))


def replaced(quad: Quad, text: str) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal(text), quad.graph_name)
