"""The JSON interface, its description, and what crawlers are told."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.limited import LimitedStore
from pkgraph.share.linked.forms import FORMS
from pkgraph.share.serve.app import application
from pkgraph.share.serve.openapi import openapi
from pkgraph.share.serve.representation import PageRoute
from pkgraph.share.serve.site import Site

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(graph: Graph) -> TestClient:
    return TestClient(application(Site(graph.store)), follow_redirects=False)


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    data: dict[str, Any] = client.get("/openapi.json").json()
    return data


def test_queries_give_the_rows_of_the_catalogue(client: TestClient, graph: Graph) -> None:
    rows = client.get("/queries/citations", params={"mission": ["UNMISS", "MINUSMA"], "via": "text"}).json()
    assert rows == list(graph.query("citations", mission=["UNMISS", "MINUSMA"], via="text"))
    assert len(rows) > 3
    assert [each["name"] for each in client.get("/queries").json()] == list(catalogue().names())


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/queries/sofa-status.csv", BROWSER),
        ("/queries/sofa-status?format=csv", "application/json"),
        ("/queries/sofa-status", "text/csv, application/json;q=0.5"),
    ],
)
def test_rows_for_sheets(client: TestClient, path: str, accept: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(response.text.splitlines()))
    assert [row["mission"] for row in rows] == [
        row["mission"] for row in client.get("/queries/sofa-status.json").json()
    ]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/queries/citation", 404, "did you mean citations"),
        ("/queries/..%2f..%2fpyproject", 404, "no"),
        ("/queries/citations?mision=UNMISS", 400, "no parameter 'mision'; did you mean mission?"),
        ("/queries/citations?via=air", 400, "no value 'air'"),
        ("/queries/citations?mission=", 400, "empty"),
        ("/queries/citations?format=xls", 400, "no form 'xls'"),
        ("/ask", 400, "q: nothing to look for"),
        ("/ask?q=" + "a" * 501, 400, "longer than 500"),
        ("/search?q=%20", 400, "q: nothing to look for"),
        ("/search?q=withdrawal&limit=0", 400, "limit"),
        ("/search?q=withdrawal&limit=x", 400, "limit"),
        ("/search?q=withdrawal&document=none", 400, "no document 'none'"),
        ("/documents/S/2023/647", 404, "no document 'S/2023/647'"),
        ("/documents/..%2f..%2fpkgraph.nq", 404, "no document"),
        ("/documents/S/2023/646?char=9,1", 400, "char"),
        ("/documents/S/2023/646?char=-1,1", 400, "char"),
        ("/documents/S/2023/646?char=0,99999999", 400, "char"),
        ("/dataset/none", 404, "the data set is at /dataset"),
    ],
)
def test_what_is_wrong_is_told(client: TestClient, path: str, status: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.json()["status"] == status
    assert words in response.json()["error"]


def test_people_are_told_on_a_page(client: TestClient) -> None:
    for path in ("/id/mission/NONE", "/data/mission/NONE", "/ontology/none", "/queries/none", "/documents/none"):
        response = client.get(path, headers={"Accept": BROWSER})
        assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8"), path


def test_nothing_that_is_asked_breaks_it(client: TestClient) -> None:
    for text in ('"', "'); DROP", "} UNION {", "\\u0000", "<script>", "%00", "𝕏" * 100, "*", "NOT", "OR OR"):
        for path in ("/search", "/ask"):
            assert client.get(path, params={"q": text}).status_code in (200, 400), (path, text)
        assert client.get("/queries/citations", params={"mission": text, "words": text}).status_code in (200, 400)
        assert client.get(f"/queries/{text}").status_code == 404


def test_a_form_that_there_is_not_is_refused(client: TestClient) -> None:
    assert client.get("/queries/citations", headers={"Accept": "image/png"}).status_code == 406


def test_questions_and_searches(client: TestClient, graph: Graph) -> None:
    question = "Which missions have no SOFA?"
    assert client.get("/ask", params={"q": question}).json() == graph.ask(question).as_json()
    found = client.get("/search", params={"q": "withdrawal", "mission": "MINUSMA", "limit": 2}).json()
    assert found["hits"] == graph.search("withdrawal", mission="MINUSMA", limit=2).as_json()
    assert found["total"] >= len(found["hits"]) > 0
    assert client.get("/search.csv?q=withdrawal").status_code == 404
    assert client.get("/search?q=withdrawal&format=csv").text.startswith("document,part,start,end,quote")


def test_a_quote_is_its_stretch_of_the_text(client: TestClient, seed_graph: Path) -> None:
    row = client.get("/queries/citations").json()[0]
    text = client.get(f"/documents/{row['document']}.txt").content.decode()
    assert text[row["start"] : row["end"]] == row["quote"]
    place = f"{row['start']},{row['end']}"
    assert client.get(f"/documents/{row['document']}", params={"char": place}).json()["text"] == row["quote"]
    (kept,) = [file for file in (seed_graph / "texts").iterdir() if row["document"].replace("/", "-") in file.name]
    assert kept.read_bytes().decode() == text


def test_a_graph_without_a_folder_says_that_it_keeps_no_texts(small: EmbeddedStore) -> None:
    app = application(Site(small))
    client = TestClient(app)
    assert [row["document"] for row in client.get("/documents").json()] == ["A4P-test", "S/2023/646"]
    assert "keeps no texts" in client.get("/documents/S/2023/646").json()["error"]
    assert "no file here" in client.get("/dataset/pkgraph.nq").json()["error"]
    assert client.get("/search?q=resolution").status_code in (200, 503)
    app.state.pool.close()


def test_a_store_with_limits_serves_the_same(seed_graph: Path, client: TestClient) -> None:
    store = LimitedStore(str(seed_graph))
    try:
        other = TestClient(application(Site(store)), follow_redirects=False)
        for path in (
            "/queries/sofa-status",
            "/search?q=withdrawal",
            "/documents/A4Pplus-5.txt",
            "/data/mission/UNMISS.ttl",
            "/ontology/cube/dated.nt",
            "/dataset.ttl",
        ):
            assert other.get(path).content == client.get(path).content, path
        assert other.get("/dataset/pkgraph.nq").headers["content-length"] == str(
            (seed_graph / "pkgraph.nq").stat().st_size
        )
    finally:
        store.close()


def test_the_description_is_valid_and_whole(described: dict[str, Any]) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    OpenAPIV31SpecValidator(described).validate()
    assert {f"/queries/{name}" for name in catalogue().names()} <= described["paths"].keys()
    assert described == json.loads(json.dumps(openapi(catalogue())))
    named = {parameter.name for query in catalogue() for parameter in query.parameters}
    assert "format" not in named


def test_the_validator_finds_a_fault(described: dict[str, Any]) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    broken = json.loads(json.dumps({**described, "paths": {"/ask": described["paths"]["/ask"]}}))
    assert not list(OpenAPIV31SpecValidator(broken).iter_errors())
    del broken["paths"]["/ask"]["get"]["responses"]["200"]["description"]
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_every_answer_is_as_described(client: TestClient, described: dict[str, Any]) -> None:
    """Each operation, without what it does not need and with each of its parameters' examples."""
    errors = Draft202012Validator(
        described["components"]["responses"]["Error"]["content"]["application/json"]["schema"]
    )
    asked = 0
    for path, operations in described["paths"].items():
        if path == "/sparql":  # its processes are those of a server that runs, with tests of their own
            continue
        operation = operations["get"]
        required = {
            p["name"]: p["example"] for p in operation["parameters"] if p.get("required") and p["in"] == "query"
        }
        address = path
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                address = address.replace(f"{{{parameter['name']}}}", parameter["example"])
        all_at_once = {
            p["name"]: p["example"] for p in operation["parameters"] if "example" in p and p["in"] == "query"
        }
        for values in (required, {**all_at_once, **required}):
            response = client.get(address, params=values)
            assert str(response.status_code) in operation["responses"], (path, response.text)
            media = response.headers.get("content-type", "").partition(";")[0]
            if response.status_code == 200:
                content = operation["responses"]["200"]["content"]
                assert media in content, path
                if media == "application/json":
                    Draft202012Validator(content[media]["schema"]).validate(response.json())
            elif response.status_code != 303:
                errors.validate(response.json())
            asked += response.status_code in (200, 303)
    assert asked >= 2 * len(described["paths"]) - 8


def test_the_data_set_is_told_in_every_form(client: TestClient) -> None:
    void = client.get("/.well-known/void")
    assert void.headers["content-type"].partition(";")[0] == "text/turtle"
    assert client.get("/.well-known/void", headers={"Accept": BROWSER}).content == void.content
    assert void.content == client.get("/dataset", headers={"Accept": "text/turtle"}).content
    for suffix, form in FORMS.items():
        assert client.get(f"/dataset{suffix}").headers["content-type"].partition(";")[0] == form.media
    assert client.get("/dataset", headers={"Accept": BROWSER}).headers["location"] == "/"


def test_the_whole_graph_is_a_file(client: TestClient, seed_graph: Path) -> None:
    head = client.head("/dataset/pkgraph.nq")
    assert head.headers["content-length"] == str((seed_graph / "pkgraph.nq").stat().st_size)
    again = client.get("/dataset/pkgraph.nq", headers={"If-None-Match": head.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_crawlers_are_told_where_to_go(client: TestClient) -> None:
    robots = client.get("/robots.txt").text
    for path in ("/sparql", "/ask", "/search", "/queries/*?"):
        assert f"Disallow: {path}\n" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "http://testserver/page/mission/UNOSOM%20II" in found
    assert "http://testserver/page/document/S/2023/646" in found
    assert len(found) == len(set(found))
    assert not [each for each in found if each and ("?" in each or "/para/" in each)]


def test_pages_stand_before_data_for_those_that_would_rather_have_them() -> None:
    def scope(accept: str, path: str = "/ask", query: bytes = b"") -> dict[str, Any]:
        headers = [(b"accept", accept.encode())]
        return {
            "type": "http", "method": "GET", "path": path, "query_string": query, "headers": headers, "root_path": "",
        }  # fmt: skip

    def page(_: object) -> None:
        """Never called."""

    route = PageRoute("/{rest:path}", page)
    assert route.matches(scope(BROWSER))[0].value
    assert route.matches(scope("text/html;q=0.9, application/json;q=0.5"))[0].value
    for accept in ("", "*/*", "application/json", "text/csv", "text/html;q=0.1, application/json"):
        assert not route.matches(scope(accept))[0].value, accept
    assert not route.matches(scope(BROWSER, query=b"format=csv"))[0].value
    assert not route.matches(scope(BROWSER, "/queries/citations.csv"))[0].value
