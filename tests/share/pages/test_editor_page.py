"""The page to write SPARQL on: as plain HTML it asks the endpoint with all its limits and shows what that says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import catalogue
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import PREFIXES
from pkgraph.share.pages.editor import RESULTS, Reply, editor_page, example, shown, terms
from pkgraph.share.pages.links import Links
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Settings, Site

ACRONYMS = "SELECT ?mission ?acronym WHERE { ?mission <https://w3id.org/pkgraph/ontology#acronym> ?acronym }"


@pytest.fixture(scope="module")
def served(small: EmbeddedStore) -> Iterator[TestClient]:
    """The small graph, asked as a browser asks, with the processes that answer queries."""
    with TestClient(
        application(Site(small, settings=Settings(workers=1, rows=5))), headers={"Accept": "text/html"}
    ) as client:
        yield client


def test_every_example_is_a_query_without_metadata_under_its_question() -> None:
    queries = catalogue()
    for query in queries:
        text = example(queries, query.name)
        assert text.startswith(f"# {query.question}\n")
        assert "#+" not in text
        assert check(text) == check(query.text)


def test_terms_are_completed_by_names_that_a_query_can_use(small: EmbeddedStore) -> None:
    known = terms(small)
    names = {term["name"]: term for term in known["terms"]}
    assert names["pk:Citation"]["kind"] == "class"
    assert names["pk:Citation"]["label"] == "citation"
    assert {name.partition(":")[0] for name in names} <= set(PREFIXES)
    assert known["prefixes"] == PREFIXES


def test_a_browser_gets_the_page_and_others_the_endpoint(served: TestClient) -> None:
    assert "<textarea" in served.get("/sparql").text
    assert json.loads(served.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "*/*"}).text)["boolean"]
    assert served.get("/sparql", headers={"Accept": RESULTS}).headers["content-type"] != "text/html; charset=utf-8"


def test_a_query_in_the_address_stands_in_the_form_and_is_answered(served: TestClient) -> None:
    page = html.fromstring(served.get("/sparql", params={"query": ACRONYMS}).text)
    assert page.xpath("string(//textarea)").strip() == ACRONYMS
    assert page.xpath("//section[@id='answer']//th/text()") == ["mission", "acronym"]
    assert "/page/mission/UNMISS" in page.xpath("//td/a/@href")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE {\n ?s ?p ?o }}", "line 2, column 1"),
        ("DELETE WHERE { ?s ?p ?o }", "read-only"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_the_endpoint_refuses_is_told_with_its_reason(served: TestClient, query: str, told: str) -> None:
    page = html.fromstring(served.get("/sparql", params={"query": query}).text)
    assert told in page.xpath("string(//*[@role='alert'])")
    assert not page.xpath("//section[@id='answer']//table")


def test_truths_and_statements_are_shown_as_text(served: TestClient) -> None:
    def answer(query: str) -> str:
        page = html.fromstring(served.get("/sparql", params={"query": query}).text)
        return str(page.xpath("string(//section[@id='answer']//pre)"))

    assert answer("ASK { ?s ?p ?o }") == "yes"
    assert answer("ASK { <urn:no> ?p ?o }") == "no"
    assert "UNMISS" in answer(f"CONSTRUCT {{ ?mission <urn:called> ?acronym }} {ACRONYMS.partition(' ?acronym ')[2]}")


def test_an_answer_that_is_cut_off_says_so(served: TestClient) -> None:
    for query, cut in (("SELECT * { ?s ?p ?o }", True), ("CONSTRUCT WHERE { ?s ?p ?o }", True), (ACRONYMS, False)):
        page = html.fromstring(served.get("/sparql", params={"query": query}).text)
        assert ("cut off" in page.xpath("string(//section[@id='answer'])")) == cut


def test_an_example_that_is_not_there_is_not_found(served: TestClient) -> None:
    assert served.get("/sparql", params={"example": "nothing"}).status_code == 404


def test_hostile_words_in_query_and_answer_stay_text(links: Links) -> None:
    words = "</textarea><script>alert(1)</script>"
    term = {"type": "literal", "value": words}
    script = {"type": "uri", "value": "javascript:alert(1)"}
    answer = {"head": {"vars": [words]}, "results": {"bindings": [{words: term}, {words: script}]}}
    page = editor_page(links, catalogue(), query=words, reply=Reply(200, RESULTS, json.dumps(answer)))
    assert "<script>alert" not in page
    assert not html.fromstring(page).xpath("//a[starts-with(@href, 'javascript')]")
    assert words in html.fromstring(page).xpath("//td/text()")


def test_a_reply_that_is_no_json_is_told_as_it_is(links: Links) -> None:
    assert shown(Reply(503, "text/plain", "no room"), links).fault == "no room"
    assert "500" in shown(Reply(500, "text/plain", ""), links).fault
