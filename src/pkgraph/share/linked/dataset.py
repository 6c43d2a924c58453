"""The graph as a data set: VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/).

What is true of every graph stands in ``dataset.ttl``, what is counted in ``counts/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Triple, parse

from pkgraph.ask.rows import Row, plain
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import DCAT, DCTERMS, FOAF, ONTOLOGY, PREFIXES, PROV, RDF, RDFS, VOID, XSD
from pkgraph.share.linked.context import name
from pkgraph.share.linked.description import LICENCE, ordered
from pkgraph.share.linked.iris import Places

_HERE = Path(__file__).parent
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://www.w3.org/ns/formats/"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file with the whole graph."""

    path: str
    """below the site: ``dataset/pkgraph.nq``"""
    media: str
    size: int
    """bytes"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds, counted: rows of the queries in ``counts/``, by name."""

    whole: Row
    things: Row
    classes: Sequence[Row]
    properties: Sequence[Row]
    graphs: Sequence[Row]
    links: Sequence[Row]
    examples: Sequence[Row]
    build: Sequence[Row]


def count(store: Store) -> Counts:
    """Counts what a graph holds; statements that several graphs make count once.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return Counts(
        _rows(store, "whole")[0],
        _rows(store, "things")[0],
        *(_rows(store, query) for query in ("classes", "properties", "graphs", "links", "examples", "build")),
    )


def dataset(counts: Counts, places: Places, dumps: Sequence[Dump] = (), *, services: bool = True) -> tuple[Triple, ...]:
    """What the graph is as a data set, with true counts and where it is found.

    Args:
        counts: what it holds.
        places: its IRIs and documents.
        dumps: the files that hold all of it.
        services: whether it can be asked; a site of files cannot.
    """
    triples = {*_always(places, services=services), *_counted(counts, places), *_linksets(counts, places)}
    triples |= {*_build(counts, places), *_found(counts, places, dumps, services=services)}
    return ordered(triples)


def _always(places: Places, *, services: bool) -> Iterator[Triple]:
    """What is true of every graph, and of one that can be asked what is true of those."""
    asked = {f"{places.dataset}#{each}" for each in ("sparql", "api")}
    asked |= {f"{_FORMATS}{each}" for each in ("N-Triples", "RDF_XML")}
    for quad in parse(path=str(_HERE / "dataset.ttl"), format=RdfFormat.TURTLE, base_iri=places.home):
        named = [node.value for node in (quad.subject, quad.object) if isinstance(node, NamedNode)]
        if services or not asked & set(named):
            yield quad.triple


def _found(counts: Counts, places: Places, dumps: Sequence[Dump], *, services: bool) -> Iterator[Triple]:
    """Where the graph is found, whole and in pieces."""
    whole, catalogue = NamedNode(places.dataset), NamedNode(f"{places.dataset}#catalogue")
    about = places.document("/.well-known/void")
    yield from _said(about, RDF + "type", NamedNode(VOID + "DatasetDescription"))
    yield from _said(about, FOAF + "primaryTopic", whole)
    yield from _said(whole, DCTERMS + "license", NamedNode(LICENCE))
    yield from _said(whole, DCTERMS + "conformsTo", NamedNode(ONTOLOGY))
    yield from _said(whole, DCTERMS + "identifier", Literal(places.dataset))
    yield from _said(whole, VOID + "uriSpace", Literal(places.base))
    for node in (whole, catalogue):
        page = DCAT + "landingPage" if node == whole else FOAF + "homepage"
        yield from _said(node, page, places.document("/"))
    for row in counts.examples:
        yield from _said(whole, VOID + "exampleResource", NamedNode(row["example"]))
    for dump in dumps:
        node, file = NamedNode(f"{places.dataset}#{Path(dump.path).suffix[1:]}"), places.document(dump.path)
        yield from _said(whole, VOID + "dataDump", file)
        yield from _said(whole, DCAT + "distribution", node)
        yield from _said(node, RDF + "type", NamedNode(DCAT + "Distribution"))
        yield from _said(node, DCTERMS + "title", Literal(Path(dump.path).name))
        yield from _said(node, DCTERMS + "license", NamedNode(LICENCE))
        yield from _said(node, DCAT + "accessURL", file)
        yield from _said(node, DCAT + "downloadURL", file)
        yield from _said(node, DCAT + "mediaType", NamedNode(_MEDIA + dump.media))
        if dump.path.endswith(".gz"):
            yield from _said(node, DCAT + "compressFormat", NamedNode(f"{_MEDIA}application/gzip"))
        yield from _said(node, DCAT + "byteSize", _number(dump.size, "nonNegativeInteger"))
    if services:
        sparql, api = NamedNode(f"{places.dataset}#sparql"), NamedNode(f"{places.dataset}#api")
        yield from _said(whole, VOID + "sparqlEndpoint", places.document("/sparql"))
        yield from _said(sparql, DCAT + "endpointURL", places.document("/sparql"))
        yield from _said(api, DCAT + "endpointURL", places.document("/"))
        yield from _said(api, DCAT + "endpointDescription", places.document("/openapi.json"))
        yield from _said(catalogue, DCAT + "service", api)


def _counted(counts: Counts, places: Places) -> Iterator[Triple]:
    """How much it holds, by class, property and named graph."""
    whole = NamedNode(places.dataset)
    numbers = {"triples": "triples", "subjects": "distinctSubjects", "objects": "distinctObjects"}
    for column, term in numbers.items():
        yield from _said(whole, VOID + term, _number(counts.whole[column]))
    yield from _said(whole, VOID + "entities", _number(counts.things["entities"]))
    yield from _said(whole, VOID + "classes", _number(len(counts.classes)))
    yield from _said(whole, VOID + "properties", _number(len(counts.properties)))
    for row in counts.classes:
        part = _part(places, "class", row["class"])
        yield from _said(whole, VOID + "classPartition", part)
        yield from _said(part, VOID + "class", NamedNode(row["class"]))
        yield from _said(part, VOID + "entities", _number(row["entities"]))
    for row in counts.properties:
        part = _part(places, "property", row["property"])
        yield from _said(whole, VOID + "propertyPartition", part)
        yield from _said(part, VOID + "property", NamedNode(row["property"]))
        for column, term in numbers.items():
            yield from _said(part, VOID + term, _number(row[column]))
    terms = [
        row[column] for rows, column in ((counts.classes, "class"), (counts.properties, "property")) for row in rows
    ]
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in terms):
            yield from _said(whole, VOID + "vocabulary", NamedNode(namespace))
    for row in counts.graphs:
        graph = NamedNode(row["graph"])
        yield from _said(whole, VOID + "subset", graph)
        yield from _said(graph, RDF + "type", NamedNode(VOID + "Dataset"))
        yield from _said(graph, VOID + "triples", _number(row["statements"]))
        if row["label"] is not None:
            yield from _said(graph, DCTERMS + "title", Literal(row["label"]))


def _linksets(counts: Counts, places: Places) -> Iterator[Triple]:
    """The statements that lead to things of other data sets; terms of vocabularies are none."""
    whole, own = NamedNode(places.dataset), (places.base, *PREFIXES.values())
    for number, row in enumerate((row for row in counts.links if not row["space"].startswith(own)), 1):
        links_, other = (NamedNode(f"{places.dataset}#{each}-{number}") for each in ("links", "other"))
        yield from _said(whole, VOID + "subset", links_)
        yield from _said(links_, RDF + "type", NamedNode(VOID + "Linkset"))
        yield from _said(links_, VOID + "linkPredicate", NamedNode(row["property"]))
        yield from _said(links_, VOID + "triples", _number(row["triples"]))
        yield from _said(links_, VOID + "subjectsTarget", whole)
        yield from _said(links_, VOID + "objectsTarget", other)
        yield from _said(other, RDF + "type", NamedNode(VOID + "Dataset"))
        yield from _said(other, VOID + "uriSpace", Literal(row["space"]))


def _build(counts: Counts, places: Places) -> Iterator[Triple]:
    """What it was made of, by what, and when."""
    whole = NamedNode(places.dataset)
    for row in counts.build:
        yield from _said(whole, PROV + "wasGeneratedBy", NamedNode(row["activity"]))
        if row["source"] is not None:
            yield from _said(whole, DCTERMS + "source", NamedNode(row["source"]))
        if row["version"] is not None:
            yield from _said(whole, RDFS + "comment", Literal(f"made by pkgraph {row['version']}", language="en"))
        if row["ended"] is not None:
            yield from _said(whole, DCTERMS + "modified", Literal(row["ended"], datatype=NamedNode(XSD + "dateTime")))


def _part(places: Places, kind: str, term: str) -> NamedNode:
    return NamedNode(f"{places.dataset}#{kind}-{quote(name(term), safe=':')}")


def _said(subject: NamedNode, property_: str, value: NamedNode | Literal) -> Iterator[Triple]:
    yield Triple(subject, NamedNode(property_), value)


def _number(number: int, datatype: str = "integer") -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD + datatype))


def _rows(store: Store, query: str) -> list[Row]:
    answer = store.query((_HERE / "counts" / f"{query}.rq").read_text(encoding="utf-8"))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return plain(answer)[1]
