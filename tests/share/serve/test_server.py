"""The endpoint, run as it is run: uvicorn on a free port of this machine, asked over HTTP."""

from __future__ import annotations

import gc
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from pyoxigraph import parse

from pkgraph.ask.run import run_query
from pkgraph.errors import GraphError
from pkgraph.know.store.cut import GRAPHS as FORMS
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.remote import RemoteStore
from pkgraph.share.serve.asked import LONGEST_QUERY
from pkgraph.share.serve.negotiation import GRAPHS, RESULTS, best
from pkgraph.share.serve.server import configuration, listen
from pkgraph.share.serve.site import Site

SELECT = 'SELECT ?s WHERE { ?s <https://w3id.org/pkgraph/ontology#acronym> "UNMISS" }'
CONSTRUCT = "CONSTRUCT WHERE { ?s <https://w3id.org/pkgraph/ontology#iso3> ?o }"
MISSION = "https://w3id.org/pkgraph/id/mission/UNMISS"


@dataclass
class Reply:
    status: int
    media: str
    headers: dict[str, str]
    text: str


@pytest.fixture(scope="module")
def address(small: EmbeddedStore) -> Iterator[str]:
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(configuration(Site(small)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def send(url: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data=body, method=method, headers=named)
    try:
        with urllib.request.urlopen(request) as response:
            return reply(response.status, response)
    except urllib.error.HTTPError as error:
        return reply(error.code, error)


def reply(status: int, response: object) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}  # type: ignore[attr-defined]
    return Reply(status, headers.get("content-type", "").partition(";")[0], headers, response.read().decode())  # type: ignore[attr-defined]


def get(address: str, query: str, **headers: str) -> Reply:
    return send(f"{address}/sparql?{urllib.parse.urlencode({'query': query})}", **headers)


def found(answer: Reply) -> list[str]:
    assert answer.status == 200, answer.text
    return [row["s"]["value"] for row in json.loads(answer.text)["results"]["bindings"]]


def test_all_three_ways_to_ask(address: str) -> None:
    form = urllib.parse.urlencode({"query": SELECT}).encode()
    ways = [
        get(address, SELECT),
        send(f"{address}/sparql", method="POST", body=form, Content_Type="application/x-www-form-urlencoded"),
        send(
            f"{address}/sparql",
            method="POST",
            body=SELECT.encode(),
            Content_Type="application/sparql-query; charset=utf-8",
        ),
    ]
    assert [found(answer) for answer in ways] == [[MISSION]] * 3
    assert {answer.media for answer in ways} == {"application/sparql-results+json"}
    assert all("Accept" in answer.headers["vary"] for answer in ways)


@pytest.mark.parametrize(
    ("accept", "media", "beginning"),
    [
        ("text/csv", "text/csv", "s\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", "?s\n"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("image/png, */*;q=0.1", "application/sparql-results+json", "{"),
    ],
)
def test_forms_of_results(address: str, accept: str, media: str, beginning: str) -> None:
    answer = get(address, SELECT, Accept=accept)
    assert (answer.status, answer.media) == (200, media)
    assert answer.text.startswith(beginning)


@pytest.mark.parametrize(("media", "form"), GRAPHS.items())
def test_forms_of_graphs(address: str, media: str, form: str) -> None:
    answer = get(address, CONSTRUCT, Accept=media)
    assert (answer.status, answer.media) == (200, media)
    (triple,) = parse(answer.text, format=FORMS[form])
    assert triple.object.value == "SSD"  # type: ignore[union-attr]


def test_ask_is_answered_in_every_form(address: str) -> None:
    for media in RESULTS:
        assert "true" in get(address, "ASK { ?s ?p 345 }", Accept=media).text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * WHERE {", "not a SPARQL"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
    ],
)
def test_bad_and_refused_queries_are_400_with_a_reason(address: str, query: str, words: str) -> None:
    answer = get(address, query)
    assert (answer.status, answer.media) == (400, "application/json")
    assert words in json.loads(answer.text)["error"]


def test_wrong_requests_are_told(address: str) -> None:
    sparql = f"{address}/sparql"
    query = urllib.parse.quote(SELECT)
    replies = {
        "no query": (send(sparql, method="POST", body=b"", Content_Type="application/x-www-form-urlencoded"), 400),
        "more than one query": (send(f"{sparql}?query={query}&query={query}"), 400),
        "no absolute IRI": (send(f"{sparql}?query={query}&default-graph-uri=x"), 400),
        "updates are refused": (send(f"{sparql}?update=x"), 400),
        "send the query as": (send(sparql, method="POST", body=b"x", Content_Type="text/plain"), 415),
        "the graph is read-only": (
            send(sparql, method="POST", body=b"x", Content_Type="application/sparql-update"),
            415,
        ),
        "not UTF-8": (send(sparql, method="POST", body=b"\xff", Content_Type="application/sparql-query"), 400),
        "longer than": (
            send(sparql, method="POST", body=b" " * (LONGEST_QUERY + 1), Content_Type="application/sparql-query"),
            413,
        ),
        "no answer as image/png": (get(address, SELECT, Accept="image/png"), 406),
        "the endpoint is /sparql": (send(f"{address}/nowhere"), 404),
        "DELETE is not offered here": (send(sparql, method="DELETE"), 405),
    }
    for words, (answer, status) in replies.items():
        assert (answer.status, answer.media) == (status, "application/json"), words
        assert words in json.loads(answer.text)["error"]


def test_other_sites_may_ask(address: str) -> None:
    assert get(address, SELECT, Origin="https://example.org").headers["access-control-allow-origin"] == "*"
    answer = send(
        f"{address}/sparql", method="OPTIONS", Origin="https://example.org", Access_Control_Request_Method="POST"
    )
    assert answer.status == 200


def test_health(address: str) -> None:
    assert json.loads(send(f"{address}/healthz").text) == {"status": "ok"}


def test_sparqlwrapper_asks_it(address: str) -> None:
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{address}/sparql", returnFormat=SPARQLWrapper.JSON)
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        client.setMethod(method)
        client.setQuery(SELECT)
        (row,) = client.queryAndConvert()["results"]["bindings"]
        assert row["s"]["value"] == MISSION


def test_the_catalogue_gives_the_same_rows_over_http(address: str, small: EmbeddedStore) -> None:
    remote = RemoteStore(f"{address}/sparql")
    for name in ("citations", "sofa-status", "documents"):
        assert run_query(remote, name) == run_query(small, name)
    assert len(list(remote.quads())) == len(list(small.quads()))


@pytest.mark.filterwarnings("error")
def test_answers_are_let_go_where_they_were_made(address: str) -> None:
    for _ in range(5):
        assert get(address, SELECT, Accept="image/png").status == 406
    gc.collect()


def test_many_ask_at_once(address: str) -> None:
    answers: list[list[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(found(get(address, SELECT)))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [[MISSION]] * 20


def test_an_address_in_use_is_told() -> None:
    with (
        listen("127.0.0.1", 0) as taken,
        pytest.raises(GraphError, match=r"cannot be listened on: .*; choose another --port"),
    ):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("text/turtle;q=0.5, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0, */*", "application/n-triples"),
        ("TEXT/Turtle ; Q=1", "text/turtle"),
        ("text/turtle;q=x", None),
        ("image/png", None),
    ],
)
def test_negotiation(accept: str, media: str | None) -> None:
    assert best(accept, GRAPHS) == media
