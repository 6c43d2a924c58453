"""Addresses of pages and the files that they need."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html
from page_reading import parsed
from starlette.testclient import TestClient

from pkgraph.ask.excerpt import excerpt, readable
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, PK
from pkgraph.share.pages import assets as files
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.charts import chart_page
from pkgraph.share.pages.documents import documents_page
from pkgraph.share.pages.faults import fault_page
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.pages.queries import query_page, questions_page
from pkgraph.share.pages.render import marked, rendered
from pkgraph.share.pages.resource import resource_page
from pkgraph.share.pages.start import start_page


def test_an_address_keeps_what_an_iri_encodes_and_encodes_what_a_key_holds(links: Links) -> None:
    assert links.page(f"{BASE}mission/UNOSOM%20II") == "/page/mission/UNOSOM%20II"
    assert links.page(f"{BASE}document/S/RES/2690(2023)") == "/page/document/S/RES/2690(2023)"
    assert links.page(f"{BASE}actor/côte") == "/page/actor/c%C3%B4te"
    assert links.data(f"{BASE}mission/UNMISS", "ttl") == "/data/mission/UNMISS.ttl"
    assert links.reader("50% & more?") == "/documents/50%25%20&%20more%3F"
    assert links.reader("S/2023/646", 3, 9) == "/documents/S/2023/646?char=3,9#char=3,9"
    assert links.query("citations", {"cited": "A&B=C"}, "csv") == "/queries/citations.csv?cited=A%26B%3DC"
    assert links.page(PK + "Mission") == "/ontology#Mission"
    assert links.ask() == "/ask"


def test_what_is_elsewhere_is_linked_there_and_what_is_no_web_address_not_at_all(links: Links) -> None:
    assert links.page("https://example.org/x") == "https://example.org/x"
    assert links.page("javascript:alert(1)") == ""
    assert links.data("https://example.org/x", "ttl") == ""


def test_another_base_and_a_path_below_which_the_server_stands() -> None:
    links = ServerLinks("https://data.example/", "/peace")
    assert links.page("https://data.example/mission/A") == "/peace/page/mission/A"
    assert links.page(f"{BASE}mission/A") == f"{BASE}mission/A"
    assert [links.home(), links.graph(), links.ontology("shapes.html")] == [
        "/peace/",
        "/peace/graph",
        "/peace/ontology/shapes.html",
    ]


def test_only_files_that_are_there_are_given_out_and_kept_as_long_as_they_stay_the_same(browser: TestClient) -> None:
    style = assets()["pkgraph.css"]
    answer = browser.get(f"/assets/pkgraph.css?v={style.digest}")
    assert (answer.status_code, answer.content) == (200, style.content)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    unnamed = browser.get("/assets/pkgraph.css", headers={"If-None-Match": answer.headers["etag"]})
    assert (unnamed.status_code, unnamed.content, unnamed.headers["cache-control"]) == (304, b"", "no-cache")
    for name in ("../assets.py", "%2e%2e/assets.py", "..%2fassets.py", "/etc/passwd", "none.css"):
        assert browser.get(f"/assets/{name}").status_code == 404


def test_a_page_that_a_browser_has_is_not_sent_again(browser: TestClient) -> None:
    for path in ("/", "/page/mission/UNMISS", "/documents/S/2023/646", "/charts/citations", "/sparql"):
        first = browser.get(path)
        tag = first.headers["etag"]
        assert (first.status_code, first.headers["cache-control"], tag[0]) == (200, "no-cache", '"'), path
        again = browser.get(path, headers={"If-None-Match": f'"old", W/{tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), path
        assert again.headers["vary"] == first.headers["vary"], path
        assert browser.get(path, headers={"If-None-Match": '"old"'}).content == first.content
    assert browser.get("/page/mission/UNMISS").headers["etag"] != browser.get("/").headers["etag"]
    assert "etag" not in browser.get("/page/mission/NOSUCH", headers={"If-None-Match": "*"}).headers


def test_no_two_files_have_one_name() -> None:
    folders = [Path(files.__file__).parent / folder for folder in files.FOLDERS]
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(found) == len(assets()) >= 2


def test_a_quote_is_escaped_and_its_words_are_marked() -> None:
    assert marked("a < b & resolution 2690", ("2690",)) == "a &lt; b &amp; resolution <mark>2690</mark>"


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=20), max_size=3))
def test_marks_change_no_character_of_a_quote(quote: str, words: list[str]) -> None:
    page = str(marked(quote, tuple(words), 200))
    text = unescape(page.replace("<mark>", "").replace("</mark>", ""))
    assert text == excerpt(readable(quote), words, 200)
    assert page.count("<") == page.count("<mark>") + page.count("</mark>")


def test_a_value_that_a_template_names_must_be_there(links: Links) -> None:
    with pytest.raises(UndefinedError):
        rendered("start.html", links)


class Quiet(ServerLinks):
    """A site of files: it answers nothing."""

    def ask(self, question: str = "") -> str:
        return ""

    def search(self, words: str = "") -> str:
        return ""

    def sparql(self, query: str = "") -> str:
        return ""

    def graph(self, view: str = "") -> str:
        return ""

    def explain(self, subject: str, predicate: str, object: str) -> str:  # noqa: A002
        return ""

    def query(self, name: str = "", values: Mapping[str, str] | None = None, form: str = "") -> str:
        return "" if values else super().query(name, values, form)

    def charts(self, name: str = "", values: Mapping[str, str] | None = None) -> str:
        return "" if values else super().charts(name)


def test_a_site_that_answers_nothing_offers_no_forms_and_no_empty_links(small: EmbeddedStore) -> None:
    links = Quiet()
    for text in (
        start_page(small, links),
        questions_page(links),
        documents_page(small, links),
        query_page(small, links, "citations", {}),
        resource_page(small, links, f"{BASE}mission/MINUSMA"),
        resource_page(small, links, f"{BASE}document/S/2023/646/para/2"),
        fault_page(links, 404, "nothing here"),
        chart_page(small, links, "citations", {}) or "",
    ):
        page = parsed(text)
        assert not page.xpath("//a[not(@href) or @href='']"), html.tostring(page.xpath("//a[@href='']")[0])
        assert not page.xpath("//link[@href='']")
        assert not page.xpath("//form")
