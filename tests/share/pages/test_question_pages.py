"""Pages that answer: forms, English, search, reasons, the reference of the ontology."""

from __future__ import annotations

from lxml import html
from page_reading import hrefs, parsed
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.share.pages.queries import AT_ONCE, PAGE


def test_every_query_has_a_form_of_its_parameters_its_limits_and_its_text(reader: TestClient) -> None:
    listed = hrefs(parsed(reader.get("/queries").text))
    for query in catalogue():
        assert f"/queries/{query.name}" in listed
        assert PAGE not in [each.name for each in query.parameters] and "format" not in [
            p.name for p in query.parameters
        ]
    query = catalogue().get("sofa-status")
    page = parsed(reader.get("/queries/sofa-status?status=none&new_at_least=").text)
    fields = {field.get("name"): field for field in page.xpath("//form[@aria-label='Narrow the answer']//*[@name]")}
    assert sorted(fields) == sorted(each.name for each in query.parameters)
    assert fields["status"].xpath("option[@selected]/text()") == ["none"]
    assert fields["new_at_least"].get("inputmode") == "numeric"
    assert fields["mission"].get("placeholder") == "UNMISS"
    assert query.limits in page.text_content() and query.method in page.text_content()
    assert page.xpath("string(//details[@class='source']//code)") == query.text
    assert "/queries/sofa-status.csv?status=none" in hrefs(page)


def test_rows_come_page_by_page_and_a_wrong_page_is_the_nearest(reader: TestClient, graph: Graph) -> None:
    total = len(graph.query("observations"))
    last = -(-total // AT_ONCE)

    def shown(page: str) -> tuple[int, list[str]]:
        tree = parsed(reader.get(f"/queries/observations?unit=&page={page}").text)
        return len(tree.xpath("//td[@class='proof']")), tree.xpath("//nav[@class='pages']/a/@rel")

    assert shown("1") == (AT_ONCE, ["next"])
    assert shown("2") == (AT_ONCE, ["prev", "next"])
    assert shown(str(last)) == shown("9999") == (total - (last - 1) * AT_ONCE, ["prev"])
    assert shown("x") == shown("-3") == shown("٣") == shown("1")


def test_a_wrong_value_is_named_beside_the_form_and_a_wrong_query_is_not_found(browser: TestClient) -> None:
    page = parsed(browser.get("/queries/sofa-status?total_at_least=many").text)
    assert "total_at_least" in page.xpath("string(//*[@role='alert'])")
    assert page.xpath("//input[@name='total_at_least']/@value") == ["many"]
    unknown = parsed(browser.get("/queries/citations?nothing=1").text)
    assert "no parameter 'nothing'" in unknown.xpath("string(//*[@role='alert'])")
    assert browser.get("/queries/none").status_code == 404


def test_who_asks_for_data_does_not_get_a_page(browser: TestClient) -> None:
    for accept in ("application/json", "*/*", "text/csv, text/html;q=0.5"):
        answer = browser.get("/queries", headers={"Accept": accept})
        assert not answer.headers["content-type"].startswith("text/html"), accept
    for path in ("/queries.json", "/queries/citations.csv", "/queries/citations.json?mission=UNMISS"):
        assert not browser.get(path).headers["content-type"].startswith("text/html"), path
    assert not browser.get("/queries?format=json").headers["content-type"].startswith("text/html")
    assert not browser.get("/nowhere", headers={"Accept": "*/*"}).headers["content-type"].startswith("text/html")


def test_a_question_in_english_is_answered_with_rows_or_declined_with_passages(
    reader: TestClient, graph: Graph
) -> None:
    asked = "Which missions have no status-of-forces agreement?"
    page = parsed(reader.get("/ask", params={"q": asked}).text)
    told = graph.ask(asked)
    assert page.xpath("string(//p[@class='sentence'])") == told.answer
    assert len(page.xpath("//td[@class='proof']")) == len(told.rows) > 0
    assert page.xpath("//input[@name='q']/@value") == [asked]
    assert "/queries/sofa-status" in hrefs(page)
    declined = parsed(reader.get("/ask", params={"q": "Who briefed the Security Council on the withdrawal?"}).text)
    assert declined.xpath("//h2[@id='declined']") and declined.xpath("//ol[@class='passages']/li")
    assert reader.get("/ask", params={"q": "a" * 501}).status_code == 400


def test_a_search_marks_what_it_found_and_keeps_its_filters(reader: TestClient) -> None:
    page = parsed(reader.get("/search?q=withdrawal+of+MINUSMA&document=S/2023/646&until=2024").text)
    passages = page.xpath("//ol[@class='passages']/li")
    assert passages and all("MINUSMA" in each.xpath("string(.)") for each in passages)
    assert "MINUSMA" in page.xpath("//mark/text()")
    assert page.xpath("//select[@name='document']/option[@selected]/text()") == ["S/2023/646"]
    assert page.xpath("//input[@name='until']/@value") == ["2024"] and page.xpath("//details[@class='filters'][@open]")
    wrong = parsed(reader.get("/search?q=peace&mission=NOSUCH").text)
    assert "NOSUCH" in wrong.xpath("string(//*[@role='alert'])")


def test_a_reason_goes_down_to_words_of_documents(reader: TestClient) -> None:
    page = parsed(reader.get("/explain?subject=UNMISS&predicate=mentioned in&object=S/2023/646").text)
    assert page.xpath("//ul[@class='premises']//ul[@class='premises']//blockquote")
    assert any(each.startswith("/documents/S/2023/646?char=") for each in hrefs(page))
    assert reader.get("/explain?subject=UNMISS&predicate=host").status_code == 400
    assert "did you mean" in reader.get("/explain?subject=UNMISSS&predicate=host&object=x").text


def test_the_reference_of_the_ontology_has_a_place_for_every_term(reader: TestClient) -> None:
    page = html.fromstring(reader.get("/ontology").text)
    assert page.xpath("//h3[@id='Mission']") and page.xpath("//header[@class='site']")
    assert page.xpath("//div[@class='drawing']/@tabindex") == ["0"]
    assert "/ontology/shapes.html" in hrefs(page) and not page.xpath("//main//style")
    shapes = html.fromstring(reader.get("/shapes").text)
    assert "/ontology" in hrefs(shapes)
