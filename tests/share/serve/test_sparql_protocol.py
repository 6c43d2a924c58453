"""The W3C's test cases for queries of the SPARQL 1.1 Protocol, by their names there, and the service description.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import NamedNode, parse

from pkgraph.know.store.cut import GRAPHS as FORMS
from pkgraph.share.serve.description import SD
from pkgraph.share.serve.negotiation import GRAPHS
from pkgraph.share.serve.site import Settings

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
QUERY = {"Content_Type": "application/sparql-query"}
DATA1, DATA2, DATA3 = (f"http://example.org/data{number}" for number in (1, 2, 3))
BOTH = f"ASK {{ <{DATA1}> a ?type . <{DATA2}> a ?type }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{DATA1}> a ?t }} GRAPH ?g2 {{ <{DATA2}> a ?t }} FILTER(?g1 != ?g2) }}"
FULL = f"ASK {{ GRAPH ?g1 {{ <{DATA1}> a ?t }} GRAPH ?g2 {{ <{DATA2}> a ?t }} <{DATA3}> a ?t }}"


@pytest.fixture(scope="module")
def server(serve_with: Callable[[Settings], Any]) -> Iterator[Any]:
    with serve_with(Settings(workers=1)) as running:
        yield running


def pairs(query: str | None, default: str = "", named: str = "") -> list[tuple[str, str]]:
    found = [("query", query)] if query else []
    found += [("default-graph-uri", iri) for iri in default.split()]
    return found + [("named-graph-uri", iri) for iri in named.split()]


@pytest.mark.parametrize(
    ("query", "default", "named", "truth"),
    [
        pytest.param("ASK {}", "", "", True, id="query"),
        pytest.param(BOTH, f"{DATA1} {DATA2}", "", True, id="query_dataset_default_graphs"),
        pytest.param(BOTH, DATA1, "", False, id="query_dataset_default_graph"),
        pytest.param(NAMED, "", f"{DATA1} {DATA2}", True, id="query_dataset_named_graphs"),
        pytest.param(NAMED, f"{DATA1} {DATA2}", "", False, id="no_named_graphs_beside_default_graphs"),
        pytest.param(BOTH, "", f"{DATA1} {DATA2}", False, id="no_default_graph_beside_named_graphs"),
        pytest.param(FULL, DATA3, f"{DATA1} {DATA2}", True, id="query_dataset_full"),
        pytest.param(f"ASK FROM <{DATA1}> {{ <{DATA2}> a ?t }}", DATA2, "", True, id="query_multiple_dataset"),
        pytest.param(f"ASK FROM <{DATA1}> {{ <{DATA1}> a ?t }}", DATA2, "", False, id="query_multiple_dataset_false"),
        pytest.param(f"ASK FROM <{DATA1}> {{ <{DATA2}> a ?t }}", "", "", False, id="from"),
        pytest.param(
            "PREFIX e: <http://example.org/> ASK FROM NAMED e:data1 { GRAPH ?g { ?s ?p ?o } }",
            "",
            "",
            True,
            id="from_named",
        ),
        pytest.param(
            "ASK { ?s ?p ?o }", "http://example.org/absent file:///etc/passwd", "", False, id="absent_graphs_are_empty"
        ),
    ],
)
def test_queries_by_every_way(server: Any, query: str, default: str, named: str, truth: bool) -> None:
    dataset = urlencode(pairs(None, default, named))
    ways = [
        server.get(*pairs(query, default, named)),
        server.send("POST", "/sparql", urlencode(pairs(query, default, named)).encode(), **FORM),
        server.send("POST", f"/sparql?{dataset}", query.encode(), **QUERY),
    ]
    assert [(reply.status, reply.media) for reply in ways] == [(200, "application/sparql-results+json")] * 3
    assert [reply.json["boolean"] for reply in ways] == [truth] * 3


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        pytest.param("SELECT (1 AS ?value) {}", "application/sparql-results+json", "", id="query_content_type_select"),
        pytest.param(
            "SELECT (1 AS ?value) {}", "application/sparql-results+xml", "", id="query_content_type_select_xml"
        ),
        pytest.param(
            "SELECT (1 AS ?value) {}", "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values", id="q"
        ),
        pytest.param("ASK {}", "application/sparql-results+xml", "", id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", "application/rdf+xml", "", id="query_content_type_describe"),
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/rdf+xml", "", id="query_content_type_construct"),
        pytest.param("CONSTRUCT WHERE { ?s a ?o }", "text/turtle", "", id="query_content_type_construct_turtle"),
    ],
)
def test_the_form_that_is_asked_for(server: Any, query: str, accept: str, media: str) -> None:
    query = query.replace("<s> <p>", "<urn:s> <urn:p>")
    for reply in (
        server.ask(query, Accept=accept),
        server.send("HEAD", f"/sparql?query={quote(query)}", Accept=accept),
    ):
        assert (reply.status, reply.media) == (200, media or accept)
        assert "accept" in reply.headers["vary"].lower()
    assert reply.body == b"", "HEAD has no body"


BAD = {
    "bad_query_method": (("PUT", "/sparql?query=ASK%20%7B%7D", b"", {}), 405, "PUT is not offered"),
    "bad_query_delete": (("DELETE", "/sparql", None, {}), 405, "DELETE is not offered"),
    "bad_multiple_queries": (("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, {}), 400, "more than one"),
    "bad_query_wrong_media_type": (
        ("POST", "/sparql", b"ASK {}", {"Content_Type": "text/plain"}),
        415,
        "send the query as",
    ),
    "bad_query_missing_form_type": (("POST", "/sparql", b"query=ASK%20%7B%7D", {}), 415, "send the query as"),
    "bad_query_missing_direct_type": (("POST", "/sparql", b"ASK {}", {}), 415, "send the query as"),
    "bad_query_non_utf8": (
        ("POST", "/sparql", "ASK {}".encode("utf-16"), {"Content_Type": "application/sparql-query; charset=UTF-16"}),
        415,
        "UTF-8",
    ),
    "bytes that are no UTF-8": (("POST", "/sparql", b"ASK {} # \xff", QUERY), 400, "not UTF-8"),
    "escapes that are no UTF-8": (("GET", "/sparql?query=%ff", None, {}), 400, "not UTF-8"),
    "bad_query_syntax": (("GET", "/sparql?query=ASK%20%7B%0A%20%3Fs%20%3Fp", None, {}), 400, "line 2, column"),
    "an update as a query": (("GET", "/sparql?query=CLEAR%20ALL", None, {}), 400, "updates are refused"),
    "an update by a form": (("POST", "/sparql", b"update=CLEAR%20ALL", FORM), 400, "updates are refused"),
    "an update": (("POST", "/sparql", b"CLEAR ALL", {"Content_Type": "application/sparql-update"}), 415, "read-only"),
    "no query": (("POST", "/sparql", b"", FORM), 400, "no query"),
    "a graph that is no IRI": (
        ("GET", "/sparql?query=ASK%20%7B%7D&named-graph-uri=a%20b", None, {}),
        400,
        "no absolute IRI",
    ),
    "a form that is not offered": (
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Accept": "image/png"}),
        406,
        "image/png",
    ),
    "a form for other answers": (
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Accept": "text/turtle"}),
        406,
        "text/csv",
    ),
    "compressed": (("POST", "/sparql", b"ASK {}", {**QUERY, "Content_Encoding": "gzip"}), 415, "content encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_query_is_told(server: Any, name: str) -> None:
    (method, target, body, headers), status, words = BAD[name]
    reply = server.send(method, target, body, **headers)
    assert (reply.status, reply.media) == (status, "application/json")
    assert words in reply.json["error"]
    assert reply.json["status"] == status
    if status == 405:
        assert reply.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_an_error_says_where_it_is(server: Any) -> None:
    told = server.ask("SELECT *\n{ ?s ?p }").json
    assert (told["line"], told["column"]) == (2, 10)


def test_options_are_told(server: Any) -> None:
    reply = server.send("OPTIONS", "/sparql")
    assert (reply.status, reply.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_a_description_where_no_query_is_asked(server: Any) -> None:
    for media, form in GRAPHS.items():
        reply = server.get(Accept=media)
        assert (reply.status, reply.media) == (200, media)
        found = {(triple.predicate.value, triple.object) for triple in parse(reply.body, format=FORMS[form])}
        assert (SD + "endpoint", NamedNode(server.address)) in found
        assert (SD + "supportedLanguage", NamedNode(SD + "SPARQL11Query")) in found
        assert {thing.value for name, thing in found if name == SD + "name"} == {DATA1, DATA2, DATA3}
    assert server.get(Accept="image/png").status == 406
    head = server.send("HEAD", "/sparql")
    assert (head.status, head.media, head.body) == (200, "text/turtle", b"")


def test_an_answer_that_the_client_has_is_not_sent_again(server: Any) -> None:
    query = "SELECT ?s { ?s a ?o } ORDER BY ?s"
    first = server.ask(query)
    again = server.ask(query, If_None_Match=first.headers["etag"])
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert server.ask(query, If_None_Match='"other"').body == first.body
    other = server.ask(query, Accept="text/csv")
    assert other.headers["etag"] != first.headers["etag"]
    changing = {server.ask("SELECT (STRUUID() AS ?u) {}").body for _ in range(2)}
    assert len(changing) == 2, "what differs each time is not kept"


def test_rdflib_and_sparqlwrapper_ask_it(server: Any) -> None:
    import rdflib
    import SPARQLWrapper
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(server.address), identifier=rdflib.URIRef(DATA1))
    assert [str(row[0]) for row in graph.query("SELECT ?s { ?s a ?o }")] == [DATA1]
    assert len(list(graph.triples((None, None, None)))) == 1
    client = SPARQLWrapper.SPARQLWrapper(server.address)
    client.addDefaultGraph(DATA1)
    asked = {"json": "SELECT * { ?s ?p ?o }", "xml": "SELECT * { ?s ?p ?o }", "turtle": "CONSTRUCT WHERE { ?s ?p ?o }"}
    for form, query in asked.items():
        client.setReturnFormat(form)
        client.setQuery(query)
        body = client.query().response.read().decode()
        assert DATA1 in body
        assert DATA2 not in body


def test_curl_asks_it(server: Any) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl here")
    for way in (["--get"], []):
        command = [curl, "--silent", "--fail", *way, "--data-urlencode", f"query={BOTH}", server.address]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert '"boolean":true' in done.stdout


def test_comunica_asks_it(server: Any) -> None:
    found = [folder / "node_modules/.bin/comunica-sparql" for folder in (Path.cwd(), *Path.cwd().parents)]
    program = next((file for file in found if file.is_file()), None)
    if program is None:
        pytest.skip("no @comunica/query-sparql in a node_modules folder here")
    known = subprocess.run([program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False).stdout
    if b"Comunica" not in known:
        pytest.skip("the @comunica/query-sparql that is here does not run with this Node.js")
    command = [program, f"sparql@{server.address}", "SELECT ?s { ?s a ?o } ORDER BY ?s LIMIT 1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert DATA1 in done.stdout
