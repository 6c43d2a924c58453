"""Views: what their queries construct as a network, and queries of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE
from pkgraph.share.export import FORMATS, export
from pkgraph.share.export.network import network
from pkgraph.share.export.views import Construct, View, own_view

OWN = """
PREFIX : <http://example.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
CONSTRUCT {
  :a a :OddThing , :Other ; :worksWith :b , "words" ; rdfs:label "A" ; :size 1 , 2 ; :share 1.5 ; :count true ;
    :far 1e400 ; :large 123456789012345678901234567890 ; :odd-name\\! "x" .
  :b :knows :a , [] ; :share 2 .
  [] a rdf:Statement ; rdf:subject :a ; rdf:predicate :worksWith ; rdf:object :b ; oa:exact "one" ;
    oa:start 1 ; oa:end 4 ; dcterms:issued "2021-05" ; :by "C" ;
    pk:inDocument <https://w3id.org/pkgraph/id/document/A/75/19> .
  :s a rdf:Statement ; rdf:subject :a ; rdf:object :b ; rdfs:label "helps" ; dcterms:issued "2020" .
} WHERE {}
"""
EXAMPLE = "http://example.org/"


@pytest.fixture
def own(tmp_path: Path) -> Construct:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    return own_view(tmp_path / "own.rq")


def test_what_a_query_constructs_becomes_nodes_and_edges(own: Construct, small: EmbeddedStore) -> None:
    made = network(small, own)
    assert made.nodes[EXAMPLE + "a"] == {
        "label": "A",
        "type": "odd thing; other",
        "worksWith": "words",
        "size": "1; 2",
        "share": 1.5,
        "count_": True,
        "far": "1e400",
        "large": "123456789012345678901234567890",
        "odd-name_": "x",
    }
    assert made.nodes[EXAMPLE + "b"] == {"label": "b", "type": "thing", "share": 2}
    (blank,) = [node for node in made if node.startswith("_:")]
    assert made.edges[EXAMPLE + "b", blank] == {"interaction": "knows", "count": 1}
    assert made.edges[EXAMPLE + "b", EXAMPLE + "a"] == {"interaction": "knows", "count": 1}
    assert made.edges[EXAMPLE + "a", EXAMPLE + "b"] == {
        "interaction": "helps; works with",
        "count": 2,
        "first_date": "2020",
        "last_date": "2021-05",
    }
    assert len(made) == 3 and made.number_of_edges() == 3


@pytest.mark.parametrize("form", [form for form in FORMATS if FORMATS[form].views])
def test_every_form_writes_it_the_same_each_time(
    form: str, own: Construct, small: EmbeddedStore, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        export(small, form, tmp_path / name, own)
    one, other = ([each.read_bytes() for each in _files(tmp_path / name)] for name in ("one", "other"))
    assert one == other != []


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_can_be_written_too(form: str, tmp_path: Path) -> None:
    export(EmbeddedStore.in_memory([]), form, tmp_path / "empty")
    assert _files(tmp_path / "empty")


def _files(place: Path) -> list[Path]:
    return sorted(place.iterdir()) if place.is_dir() else [place]


@pytest.mark.parametrize(
    ("text", "message"),
    {
        "SELECT * WHERE { ?s ?p ?o }": "own: does not construct statements; write a CONSTRUCT query",
        "ASK {}": "own: does not construct statements",
        "CONSTRUCT WHERE { ?s ?p ?o": "not a SPARQL",
        "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> WHERE { ?s ?p ?o }": "FROM NAMED are refused",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }": "SERVICE is refused",
        "DELETE WHERE { ?s ?p ?o }": "updates are refused",
    }.items(),
)
def test_a_query_that_does_not_construct_or_reaches_elsewhere_is_refused(
    text: str, message: str, small: EmbeddedStore, tmp_path: Path
) -> None:
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=message):
        export(small, "turtle", tmp_path / "out", own_view(tmp_path / "own.rq"))
    assert [path.name for path in tmp_path.iterdir()] == ["own.rq"]


def test_a_name_is_never_a_file(small: EmbeddedStore, own: Construct, tmp_path: Path) -> None:
    for name in (str(tmp_path / "own.rq"), "../views/whole", "whole.rq"):
        with pytest.raises(QueryError, match="no view"):
            network(small, name)


def test_a_place_without_a_name_is_told(small: EmbeddedStore) -> None:
    with pytest.raises(GraphError, match="/: names no file"):
        export(small, "turtle", Path("/"))


def test_a_view_does_not_depend_on_the_order_of_statements(small: EmbeddedStore) -> None:
    turned = EmbeddedStore.in_memory(list(small.quads())[::-1])
    for name in View:
        one, other = network(small, name), network(turned, name)
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(data=True)) == list(other.edges(data=True))


def test_an_edge_of_several_documents_has_the_first_and_the_last_date() -> None:
    text = "\n".join(
        f"""<d{at}/f> a pk:Citation ; pk:inDocument <d{at}> ; pk:citedDocument <x> ; prov:wasDerivedFrom <d{at}/p> ;
        pk:evidence <d{at}/e> . <d{at}/e> oa:hasSelector <d{at}/q> , <d{at}/s> . <d{at}/q> oa:exact "words {at}" .
        <d{at}/s> oa:start {at} ; oa:end {at + 7} . <d{at}/p> pk:partLabel "para {at}" . <d{at}> rdfs:label "D{at}" .
        <d{at}> dcterms:issued "{date}" . <m> a pk:Mission . <d{at}/f> pk:contextMission <m> .
        <m> pk:citedInConnectionWith <x> ."""
        for at, date in enumerate(("2021-05", "2020", "2023-09-01"))
    )
    prefixes = "".join(
        f"@prefix {prefix}: <{iri}> .\n"
        for prefix, iri in {
            "pk": "https://w3id.org/pkgraph/ontology#",
            "oa": "http://www.w3.org/ns/oa#",
            "prov": "http://www.w3.org/ns/prov#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "dcterms": "http://purl.org/dc/terms/",
        }.items()
    )
    triples = parse(prefixes + text, format=RdfFormat.TURTLE, base_iri=BASE)
    made = network(EmbeddedStore.in_memory(Quad(*triple.triple) for triple in triples))
    assert made.edges[BASE + "m", BASE + "x"] == {
        "interaction": "cited in connection with",
        "count": 3,
        "document": "D0",
        "part": "para 0",
        "start": 0,
        "end": 7,
        "quote": "words 0",
        "first_date": "2020",
        "last_date": "2023-09-01",
    }
