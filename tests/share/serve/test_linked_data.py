"""Linked data as clients see it: each IRI leads to the data on it, in the form that is wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, ONTOLOGY, PK, RDFS
from pkgraph.share.linked.forms import FORMS
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDFLIB = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/n-triples": "nt"}
RDFLIB["application/rdf+xml"] = "xml"
OTHER = "http://example.org/x/"
ODD = [
    "actor/a+b",
    "actor/(c)",
    "actor/d%20e",
    "actor/türkiye",
    "actor/x%3Cscript%3Ey",
    "actor/100%25",
    "actor/q%3Fa=b",
    "actor/f.ttl",
    "actor/h%23i",
    "actor/a;b,c'd!e*f$g&h=i@j:k~l",
]


@pytest.fixture(scope="module")
def client(graph: Graph) -> TestClient:
    return TestClient(application(Site(graph.store)), follow_redirects=False)


@pytest.fixture(scope="module")
def odd() -> Iterator[TestClient]:
    """A graph of names with odd characters, under a base of its own."""
    label = NamedNode(RDFS + "label")
    quads = [Quad(NamedNode(OTHER + name), label, Literal(name), NamedNode(OTHER + "graph/x")) for name in ODD]
    site = Site(EmbeddedStore.in_memory(quads), OTHER)
    app = application(site)
    yield TestClient(app, follow_redirects=False)
    app.state.pool.close()


def path_of(iri: str) -> str:
    """The path that follows the base, as a client sends it."""
    return "/id/" + iri.removeprefix(BASE)


def parsed(response: object) -> rdflib.Graph:
    media = response.headers["content-type"].partition(";")[0]  # type: ignore[attr-defined]
    return rdflib.Graph().parse(response.content, format=RDFLIB[media])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/turtle", "/data/mission/UNMISS.ttl"),
        ("application/ld+json", "/data/mission/UNMISS.jsonld"),
        ("application/json", "/data/mission/UNMISS.jsonld"),
        ("application/n-triples", "/data/mission/UNMISS.nt"),
        ("application/rdf+xml", "/data/mission/UNMISS.rdf"),
        ("text/turtle;q=0.4, application/rdf+xml;q=0.9, text/html;q=0.1", "/data/mission/UNMISS.rdf"),
        ("*/*", "/data/mission/UNMISS.ttl"),
        (BROWSER, "/page/mission/UNMISS"),
        ("text/turtle;q=0.5, text/html", "/page/mission/UNMISS"),
    ],
)
def test_a_resource_leads_to_what_the_client_would_rather_have(client: TestClient, accept: str, target: str) -> None:
    response = client.get("/id/mission/UNMISS", headers={"Accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, target)
    assert "Accept" in response.headers["vary"]
    assert '</data/mission/UNMISS.ttl>; rel="alternate"; type="text/turtle"' in response.headers["link"]
    assert '</page/mission/UNMISS>; rel="alternate"; type="text/html"' in response.headers["link"]


def test_every_form_has_the_same_statements_under_their_own_iris(client: TestClient) -> None:
    graphs = []
    for media in RDFLIB:
        response = client.get("/id/mission/UNMISS", headers={"Accept": media}, follow_redirects=True)
        assert response.headers["content-type"].partition(";")[0] == media
        graphs.append(set(parsed(response)))
    assert len(graphs[0]) > 100
    assert all(each == graphs[0] for each in graphs)
    assert any(str(s) == f"{BASE}mission/UNMISS" and str(p) == f"{PK}acronym" for s, p, _ in graphs[0])


def test_the_data_are_given_by_suffix_and_by_accept(client: TestClient) -> None:
    for suffix, form in FORMS.items():
        named = client.get(f"/data/mission/UNMISS{suffix}", headers={"Accept": "image/png"})
        wanted = client.get("/data/mission/UNMISS", headers={"Accept": form.media})
        assert (named.status_code, wanted.status_code) == (200, 200)
        assert named.content == wanted.content
        assert wanted.headers["content-location"] == f"/data/mission/UNMISS{suffix}"
        assert '</id/mission/UNMISS>; rel="describes"' in named.headers["link"]
        assert 'creativecommons.org/licenses/by/4.0/>; rel="license"' in named.headers["link"]
    assert client.get("/data/mission/UNMISS", headers={"Accept": BROWSER}).headers["location"] == "/page/mission/UNMISS"
    assert client.get("/data/mission/UNMISS", headers={"Accept": "image/png"}).status_code == 406


def test_one_of_each_kind_of_the_seeds_is_found_at_its_path(client: TestClient, graph: Graph) -> None:
    kinds: dict[str, str] = {}
    for quad in graph.store.quads():
        for node in (*quad.triple, quad.graph_name):
            if isinstance(node, NamedNode) and node.value.startswith(BASE):
                pieces = node.value.removeprefix(BASE).split("/")
                parts = [each for each in pieces if each.isalpha() and each.islower()]
                kind = "/".join(parts if pieces[0] in ("document", "graph") else pieces[:1])
                kinds.setdefault(kind, node.value)
    assert len(kinds) > 60, kinds
    for iri in kinds.values():
        response = client.get(path_of(iri), headers={"Accept": "application/n-triples"}, follow_redirects=True)
        assert response.status_code == 200, iri
        assert f"<{iri}>" in response.text


def test_names_with_odd_characters_are_found_as_they_are_and_encoded(odd: TestClient) -> None:
    from urllib.parse import quote, unquote

    for name in ODD:
        ways = {quote(name, safe="/%+();,'!*$&=@:~"), quote(unquote(name), safe="/"), quote(unquote(name), safe="")}
        for way in ways:
            response = odd.get(f"/id/{way}", headers={"Accept": "text/turtle"})
            assert response.status_code == 303, (name, way)
            found = parsed(odd.get(response.headers["location"]))
            assert (rdflib.URIRef(OTHER + name), rdflib.RDFS.label, rdflib.Literal(name)) in found, (name, way)


def test_another_base_is_found_at_the_same_paths(odd: TestClient) -> None:
    found = parsed(odd.get("/data/actor/(c)", headers={"Accept": "text/turtle"}))
    assert rdflib.URIRef(f"{OTHER}actor/(c)") in set(found.subjects())
    assert rdflib.URIRef("http://testserver/data/actor/(c)") in set(found.subjects())
    (dataset,) = found.objects(None, rdflib.VOID.inDataset)
    assert odd.get(f"/id/{dataset.removeprefix(OTHER)}").headers["location"] == "/dataset"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/id/mission/NONE", f"nothing in this graph is called <{BASE}mission/NONE>"),
        ("/data/mission/NONE.ttl", f"nothing in this graph is called <{BASE}mission/NONE.ttl>"),
        ("/id/", "no name of a resource"),
        ("/id/mission/%ff", "no name of a resource"),
        ("/id/mission/UNMISS%0d%0aX-Y:1", "nothing at"),
        ("/ontology/none", "no term of the ontology"),
        ("/ontology/../../pyproject.toml", "nothing at"),
        ("/ontology/%2e%2e/%2e%2e/pyproject.toml", "no term of the ontology"),
        ("/shapes/none", "no shape"),
    ],
)
def test_a_path_that_is_no_resource_is_told(client: TestClient, path: str, words: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert words in response.json()["error"]


def test_the_ontology_and_its_versions(client: TestClient) -> None:
    whole = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert (rdflib.URIRef(f"{PK}Mission"), rdflib.RDF.type, rdflib.OWL.Class) in parsed(whole)
    version = str(next(parsed(whole).objects(rdflib.URIRef(ONTOLOGY), rdflib.OWL.versionIRI)))
    assert client.get(version.replace(ONTOLOGY, "/ontology")).content == whole.content
    for suffix, form in FORMS.items():
        response = client.get(f"/ontology{suffix}")
        assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, form.media)
        assert client.get(f"/shapes{suffix}").status_code == 200
    dated = parsed(client.get("/ontology/cube/dated.nt"))
    assert rdflib.URIRef(f"{ONTOLOGY}/cube/dated") in set(dated.subjects())


def test_people_get_the_reference_pages(client: TestClient) -> None:
    for path, words in (("/ontology", 'id="Mission"'), ("/shapes", "<html")):
        page = client.get(path, headers={"Accept": BROWSER}, follow_redirects=True)
        assert page.headers["content-type"].startswith("text/html")
        assert words in page.text
    assert client.get("/ontology/classes.svg").headers["content-type"] == "image/svg+xml"


def test_the_context_is_published(client: TestClient) -> None:
    response = client.get("/context.jsonld")
    assert response.headers["content-type"].partition(";")[0] == "application/ld+json"
    assert response.json()["@context"]["acronym"] == "pk:acronym"


def test_a_client_that_has_it_already_gets_nothing_again(client: TestClient) -> None:
    first = client.get("/data/mission/UNMISS.ttl")
    tag = first.headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = client.get("/data/mission/UNMISS.ttl", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/data/mission/UNMISS.ttl", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/data/mission/UNMISS.nt").headers["etag"] != tag
    assert "max-age" in first.headers["cache-control"]


def test_heads_and_other_sites(client: TestClient) -> None:
    for path in ("/id/mission/UNMISS", "/data/mission/UNMISS.ttl", "/ontology.ttl", "/shapes", "/context.jsonld"):
        head, get = client.head(path), client.get(path, headers={"Origin": "https://example.org"})
        assert head.status_code == get.status_code
        assert get.headers["access-control-allow-origin"] == "*"


def test_below_a_path_of_another_server(graph: Graph) -> None:
    client = TestClient(application(Site(graph.store)), root_path="/kg", follow_redirects=False)
    response = client.get("/kg/id/mission/UNMISS", headers={"Accept": "text/turtle"})
    assert response.headers["location"] == "/kg/data/mission/UNMISS.ttl"
    found = client.get("/kg/data/mission/UNMISS.ttl")
    assert '</kg/data/mission/UNMISS.nt>; rel="alternate"' in found.headers["link"]
    assert "http://testserver/kg/data/mission/UNMISS" in found.text


def test_a_broken_host_is_no_fault(client: TestClient) -> None:
    response = client.get("/data/mission/UNMISS.ttl", headers={"Host": 'x"><y z'})
    assert response.status_code in (200, 400)
    assert json.dumps(response.text)
