"""The catalogue's queries as statements of ``graph/ontology``, in the form of the SIB's SPARQL examples.

Whoever has only the graph finds in it what it can be asked: https://github.com/sib-swiss/sparql-examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from pkgraph.ask.binding import bind
from pkgraph.ask.catalogue import HEAD, Catalogue, CatalogueQuery, catalogue
from pkgraph.know.graph.iris import graph_iri
from pkgraph.namespaces import PREFIXES, RDF, RDFS, SH, XSD

_PREFIXES = "query/prefixes"
_Statement = tuple[NamedNode, str, NamedNode | Literal]


def example_quads(base: str, queries: Catalogue | None = None) -> list[Quad]:
    """Each query with its title, question and text, defaults bound and without the head that only pkgraph reads.

    Args:
        base: base IRI of the data.
        queries: the catalogue; that of this pkgraph if none is given.

    Raises:
        QueryError: a query's file is faulty.
    """
    graph = graph_iri(base, "ontology")
    told = [*_prefixes(base), *(each for query in queries or catalogue() for each in _example(base, query))]
    return [Quad(subject, NamedNode(predicate), value, graph) for subject, predicate, value in told]


def _example(base: str, query: CatalogueQuery) -> Iterator[_Statement]:
    node = NamedNode(f"{base}query/{query.name}")
    yield node, RDF + "type", NamedNode(SH + "SPARQLExecutable")
    yield node, RDF + "type", NamedNode(SH + "SPARQLSelectExecutable")
    yield node, RDFS + "label", Literal(query.title, language="en")
    yield node, RDFS + "comment", Literal(query.question, language="en")
    yield node, SH + "prefixes", NamedNode(base + _PREFIXES)
    yield node, SH + "select", Literal(_body(bind(query, {})))


def _body(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(HEAD))


def _prefixes(base: str) -> Iterator[_Statement]:
    node = NamedNode(base + _PREFIXES)
    yield node, RDFS + "label", Literal("prefixes of the queries", language="en")
    for prefix, namespace in PREFIXES.items():
        declared = NamedNode(f"{base}{_PREFIXES}/{prefix}")
        yield node, SH + "declare", declared
        yield declared, RDFS + "label", Literal(f"prefix {prefix}", language="en")
        yield declared, SH + "prefix", Literal(prefix)
        yield declared, SH + "namespace", Literal(namespace, datatype=NamedNode(XSD + "anyURI"))
