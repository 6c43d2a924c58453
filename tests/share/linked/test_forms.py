"""Every form of the data holds the same statements, and can be read without the network."""

from __future__ import annotations

import json

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.compare import isomorphic

from pkgraph.api import Graph
from pkgraph.namespaces import BASE, ONTOLOGY, PK, RDF, XSD
from pkgraph.share.export.rdflib_graph import graph_of
from pkgraph.share.linked.context import NAMESPACES, context
from pkgraph.share.linked.description import describe, ordered
from pkgraph.share.linked.forms import FORMS, form_of
from pkgraph.share.linked.iris import Places
from pkgraph.share.linked.jsonld import write_jsonld
from pkgraph.share.linked.terms import ontology_triples, ontology_versions, shapes_triples

READERS = {
    ".ttl": RdfFormat.TURTLE,
    ".jsonld": RdfFormat.JSON_LD,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
}
RDFLIB = {".ttl": "turtle", ".jsonld": "json-ld", ".nt": "nt", ".rdf": "xml"}
S, P = NamedNode("urn:s"), NamedNode(PK + "surface")


def read(content: bytes, suffix: str) -> set[Triple]:
    return set(ordered(quad.triple for quad in parse(content, format=READERS[suffix])))


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_holds_the_same(graph: Graph, suffix: str) -> None:
    names = ("document/S/2023/646", "mission/UNMISS", "document/A4Pplus-5/table/3", "query/citations", "actor/scheme")
    found = [describe(graph.store, BASE + name, Places()) for name in names]
    for triples in (*(each.triples for each in found if each), ontology_triples(), shapes_triples()):
        assert read(FORMS[suffix].write(triples), suffix) == set(triples)


@pytest.mark.parametrize("suffix", FORMS)
def test_rdflib_reads_every_form(graph: Graph, suffix: str) -> None:
    for iri in (BASE + "document/S/2023/646/para/36", f"{ONTOLOGY}/cube/dated"):
        found = describe(graph.store, iri, Places())
        assert found is not None
        content = FORMS[suffix].write(found.triples)
        assert isomorphic(rdflib.Graph().parse(content, format=RDFLIB[suffix]), graph_of(found.triples))


LITERALS = st.one_of(
    st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))),
    st.builds(lambda text: Literal(text, language="en"), st.text(st.characters(categories=["L"]))),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(kind)),
        st.sampled_from(["12", "012", "-0", "+1", "1.50", "true", "1", "x", "", "2023-09-01", '["a", 1]', "9" * 30]),
        st.sampled_from(
            [*(XSD + t for t in ("integer", "boolean", "date", "decimal", "string")), RDF + "JSON", "urn:t"]
        ),
    ),
)
PROPERTIES = st.sampled_from(
    [*(PK + name for name in ("adoptedOn", "asPrinted", "inDocument", "surface", "order", "none", "no/name")), "urn:p"]
)
NODES = st.sampled_from([NamedNode("urn:o"), NamedNode(PK + "Mission"), NamedNode(PK), BlankNode("b")])


@given(st.lists(st.tuples(NODES, PROPERTIES, LITERALS | NODES), min_size=1))
def test_json_ld_says_what_was_said_whatever_the_definition_of_a_term(said: list[tuple]) -> None:  # type: ignore[type-arg]
    triples = ordered({Triple(s, NamedNode(p), o) for s, p, o in said})
    assert read(write_jsonld(triples), ".jsonld") == set(triples)


def test_json_ld_is_short_where_the_terms_are_defined() -> None:
    triples = [
        Triple(S, NamedNode(RDF + "type"), NamedNode(PK + "Report")),
        Triple(S, NamedNode(PK + "adoptedOn"), Literal("2023-06-30", datatype=NamedNode(XSD + "date"))),
        Triple(S, NamedNode(PK + "inDocument"), NamedNode("urn:d")),
        Triple(S, NamedNode(PK + "order"), Literal("7", datatype=NamedNode(XSD + "integer"))),
    ]
    (node,) = json.loads(write_jsonld(triples))["@graph"]
    assert node == {
        "@id": "urn:s",
        "@type": "Report",
        "adoptedOn": "2023-06-30",
        "inDocument": "urn:d",
        "order": 7,
    }


def test_the_published_context_reads_the_documents_too(graph: Graph) -> None:
    found = describe(graph.store, BASE + "mission/UNMISS", Places())
    assert found is not None
    document = json.loads(write_jsonld(found.triples))
    assert document["@context"].items() <= context().items()
    document["@context"] = context()
    assert read(json.dumps(document).encode(), ".jsonld") == set(found.triples)


def test_the_context_has_every_term_of_the_ontology() -> None:
    terms = {t.subject.value.removeprefix(PK) for t in ontology_triples() if t.subject.value.startswith(PK)}  # type: ignore[union-attr]
    assert terms == {name for name in context() if ":" not in name} - NAMESPACES.keys()
    assert context()["mentionedMission"] == {"@id": "pk:mentionedMission", "@type": "@id"}


def test_characters_that_xml_has_no_place_for_do_not_break_it() -> None:
    content = FORMS[".rdf"].write([Triple(S, P, Literal("a\x0cb\x01"))])
    assert [t.object.value for t in read(content, ".rdf")] == ["a\ufffdb\ufffd"]  # type: ignore[union-attr]


def test_a_document_of_the_ontology_is_the_files_whole() -> None:
    from pkgraph.know.graph.ontology import ontology_quads

    said = Dataset(Quad(*t) for t in ontology_triples())
    stored = [q for q in ontology_quads(BASE) if not q.subject.value.startswith(BASE)]  # type: ignore[union-attr]
    named = {q.triple for q in stored if not isinstance(q.subject, BlankNode) and not isinstance(q.object, BlankNode)}
    assert named <= set(ontology_triples())
    said.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    assert {q.triple for q in said} == set(ontology_triples())
    assert len(ontology_versions()) == 2


def test_suffixes() -> None:
    assert form_of("mission/UNMISS.rdf") == ("mission/UNMISS", FORMS[".rdf"])
    assert form_of("mission/UNMISS") == ("mission/UNMISS", None)
    assert form_of(".ttl") == (".ttl", None)
