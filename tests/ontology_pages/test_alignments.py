"""Terms of others are theirs: each one that the ontology, its alignments or the graph uses stands in its vocabulary.

``foreign/*.txt`` lists the names of a vocabulary as its own file has them; the W3C's and DCMI's are those of rdflib.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, Graph, URIRef, namespace

from pkgraph.know.inference import infer
from pkgraph.namespaces import BASE, ONTOLOGY, PK
from pkgraph.resources import resource

HERE = Path(__file__).parent
FOLDER = resource("ontology")
ALIGNMENTS = FOLDER / "alignment" / "alignments.ttl"
CLOSED = (
    namespace.DCAT,
    namespace.DCTERMS,
    namespace.ORG,
    namespace.OWL,
    namespace.PROV,
    namespace.QB,
    namespace.RDF,
    namespace.RDFS,
    namespace.SH,
    namespace.SKOS,
    namespace.TIME,
    namespace.VANN,
    namespace.VOID,
    namespace.XSD,
)
NO_TERMS = ("http://www.wikidata.org/entity/Q", "https://w3id.org/pkgraph/")
LINKS = {RDFS.seeAlso, DCTERMS.license, DCTERMS.source}
"""what leads to any resource, and to no term"""
MATCHES = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)


@cache
def vocabularies() -> dict[str, Container[str]]:
    """Each vocabulary's terms, by its namespace."""
    found: dict[str, Container[str]] = {str(closed): _Closed(closed) for closed in CLOSED}
    for file in (HERE / "foreign").glob("*.txt"):
        own, *names = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
        found[own] = {own + name for name in names}
    return found


class _Closed:
    """A namespace of rdflib that knows its terms."""

    def __init__(self, closed: Container[URIRef]) -> None:
        self._closed = closed

    def __contains__(self, term: object) -> bool:
        return URIRef(str(term)) in self._closed


def unknown(terms: Iterable[str]) -> list[str]:
    """Those that are not pkgraph's, name no mere thing and do not stand in the vocabulary of their namespace."""
    return sorted(
        term
        for term in set(terms)
        if not term.startswith(NO_TERMS)
        and term not in vocabularies()
        and not any(term.startswith(own) and term in names for own, names in vocabularies().items())
    )


def iris(graph: Graph) -> list[str]:
    triples = ((s, p, None if p in LINKS else o) for s, p, o in graph)
    return [str(term) for triple in triples for term in triple if isinstance(term, URIRef)]


def alignments() -> Graph:
    return Graph().parse(ALIGNMENTS)


@pytest.mark.parametrize(
    "folder",
    [FOLDER, FOLDER / "alignment", FOLDER / "vocabulary", resource("shapes")],
    ids=["ontology", "alignment", "vocabulary", "shapes"],
)
def test_every_foreign_term_is_of_its_vocabulary(folder: Path) -> None:
    found = {term for file in sorted(folder.glob("*.ttl")) for term in iris(Graph().parse(file, publicID=BASE))}
    assert len(found) > 20
    assert unknown(found) == []


def test_every_foreign_term_of_the_graph_is_of_its_vocabulary(seed_graph: Path) -> None:
    found: set[str] = set()
    for file in ("pkgraph.nq", "build.nq"):
        for quad in parse(path=seed_graph / file, format=RdfFormat.N_QUADS):
            found.add(quad.predicate.value)
            if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode):
                found.add(quad.object.value)
    assert str(PROV.wasDerivedFrom) in found
    assert unknown(found) == []


@pytest.mark.parametrize(
    "term",
    [
        "https://w3id.org/un/ontology/undo/Resolutions",
        "https://w3id.org/un/ontology/undo#Resolution",
        "http://purl.org/spar/cito/isCitedIn",
        "http://purl.org/dc/terms/isPart",
        "http://purl.org/linked-data/cube#dataset",
        "http://www.w3.org/ns/oa#exakt",
        "http://data.europa.eu/eli/ontology#LegalResourcePart",
        "http://example.org/term",
    ],
)
def test_a_wrong_name_is_found(term: str) -> None:
    assert unknown([term, str(SKOS.prefLabel), PK + "Document"]) == [term]


def test_what_is_aligned_is_declared_and_of_one_kind_with_what_it_is_aligned_to() -> None:
    """Classes of all these vocabularies are written with a capital, properties without."""
    ontology = Graph()
    for file in FOLDER.glob("*.ttl"):
        ontology.parse(file)
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    lines = [(s, p, o) for s, p, o in alignments() if p in MATCHES]
    assert len(lines) > 50
    for subject, predicate, value in lines:
        assert str(subject).startswith(PK) and (subject, RDFS.isDefinedBy, URIRef(ONTOLOGY)) in ontology, subject
        assert not str(value).startswith(PK), value
        capital = str(value)[max(map(str(value).rfind, "#/")) + 1].isupper()
        assert (subject in classes) == capital, (subject, value)
        assert predicate != (RDFS.subPropertyOf if capital else RDFS.subClassOf), (subject, value)


def test_the_file_says_nothing_else() -> None:
    header = URIRef(ONTOLOGY + "/alignment")
    assert {p for s, p, _ in alignments() if s != header} <= set(MATCHES)
    assert (header, RDF.type, OWL.Ontology) in alignments()
    assert not list(alignments().objects(header, OWL.imports))


def test_no_term_is_both_below_and_near_the_same() -> None:
    pairs = [(s, o) for s, p, o in alignments() if p in MATCHES]
    assert len(pairs) == len(set(pairs))


def test_build_leaves_them_out(seed_graph: Path) -> None:
    text = (seed_graph / "pkgraph.nq").read_text(encoding="utf-8")
    assert "/ontology/undo/" not in text and "purl.org/spar/" not in text


def test_with_them_documents_are_found_by_terms_of_others(seed_graph: Path) -> None:
    """Loaded beside the graph, and reasoned over together by who wants that."""
    store = Store()
    store.load(path=seed_graph / "pkgraph.nq", format=RdfFormat.N_QUADS)
    store.load(path=ALIGNMENTS, format=RdfFormat.TURTLE)
    query = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX undo: <https://w3id.org/un/ontology/undo/> "
        "SELECT DISTINCT ?d { ?d a/rdfs:subClassOf* undo:Resolution }"
    )
    found = {row["d"].value for row in store.query(query, use_default_graph_as_union=True)}
    assert BASE + "document/S/RES/2690(2023)" in found
    resolutions = {q.subject.value for q in store.quads_for_pattern(None, _rdf_type(), NamedNode(PK + "Resolution"))}
    assert found == resolutions


def test_reasoned_over_with_them_a_citation_is_one_in_cito() -> None:
    document = f"@prefix pk: <{PK}> . <d> a pk:Resolution ; pk:cites <e> . <p> pk:partOf <d> ."
    axioms = [
        Quad(t.subject, t.predicate, t.object)
        for file in (*FOLDER.glob("*.ttl"), ALIGNMENTS)
        for t in parse(path=file, format=RdfFormat.TURTLE)
    ]
    data = [Quad(t.subject, t.predicate, t.object) for t in parse(document, format=RdfFormat.TURTLE, base_iri=BASE)]
    found = {(q.subject.value, q.predicate.value, getattr(q.object, "value", "")) for q in infer(axioms + data, BASE)}
    d, e, p = BASE + "d", BASE + "e", BASE + "p"
    assert (d, "http://purl.org/spar/cito/cites", e) in found
    assert (e, "http://purl.org/spar/cito/isCitedBy", d) in found
    assert (d, str(RDF.type), "https://w3id.org/un/ontology/undo/Document") in found
    assert (p, str(DCTERMS.isPartOf), d) in found


def _rdf_type() -> NamedNode:
    return NamedNode(str(RDF.type))


# --- States

HOLY_SEE = "Q159583"
"""the observer State; the tables give Q237, the Vatican City State, for the code VAT, which ISO gives to both in one"""


def test_every_state_has_the_item_that_other_tables_give_its_code() -> None:
    with (HERE / "wikidata.csv").open(encoding="utf-8", newline="") as file:
        told = {row["code"]: row["item"] for row in csv.DictReader(file)}
    states = Graph().parse(FOLDER / "vocabulary" / "states.ttl", publicID=BASE)
    items = {
        str(states.value(state, URIRef(PK + "iso3"))): str(item).rpartition("/")[2]
        for state, item in states.subject_objects(SKOS.exactMatch)
    }
    assert len(items) == 195
    assert {code: item for code, item in items.items() if told[code] != item} == {"VAT": HOLY_SEE}
    assert told["VAT"] == "Q237"
    assert items.keys() == told.keys()
