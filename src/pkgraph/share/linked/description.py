"""What the graph says of one resource, and what leads to it: the data that its IRI stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from pkgraph.ask.binding import filled
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import DCTERMS, FOAF, OA, RDF, RDFS, VOID, XSD
from pkgraph.share.linked.iris import Places

MOST = 100
"""statements with one property that lead to a resource, in its description"""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""of the statements; the words that they quote are their documents'"""

_HERE = Path(__file__).parent
_POSITIONS = {OA + "start", OA + "end"}
"""properties whose values are ``xsd:nonNegativeInteger`` (https://www.w3.org/TR/annotation-vocab/#start)"""
_AT_ONCE = 1_000
"""resources in one query"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Statements that lead to a resource and stand only partly in its description."""

    property: str
    total: int
    """how many there are, of which the first ``MOST`` are in the description"""


@dataclass(frozen=True, slots=True)
class Description:
    """The data on one resource."""

    iri: str
    triples: tuple[Triple, ...]
    """sorted; the same graph gives the same"""
    left_out: tuple[LeftOut, ...]


def describe(store: Store, iri: str, places: Places) -> Description | None:
    """The data on a resource of the graph; None if the graph does not know it.

    It holds all that is said of the resource; what leads to it, of each property the first in the order of their IRIs;
    the evidence of a fact and the words of a part; of a named graph how many statements it has; the labels of all that
    is named; and what the document with the data is itself.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    node = NamedNode(iri)
    said = _said(store, node)
    leading, left_out = _leading(store, node)
    graph = _as_graph(store, node)
    if not said and not leading and not graph:
        return None
    triples = {*said, *leading, *graph, *_construct(store, "evidence", [node])}
    triples |= labels(store, _named(triples))
    triples |= _document(node, left_out, places)
    return Description(iri, ordered(triples), left_out)


def known(store: Store, iris: Iterable[str]) -> str | None:
    """The first of these IRIs that the graph knows; None if it knows none.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    for iri in iris:
        answer = store.query(_filled("known", {"resource": [NamedNode(iri)]}))
        if not isinstance(answer, QueryBoolean):
            raise GraphError("does not answer with a truth", where=store.place)
        if answer:
            return iri
    return None


def base_of(store: Store) -> str | None:
    """The base of a graph's IRIs, told by that of its build; None of a graph that does not tell, or of several.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found = [row["activity"].value.removesuffix("activity/build") for row in _select(store, "built", {})]
    return found[0] if len(found) == 1 else None


def labels(store: Store, nodes: Iterable[NamedNode]) -> set[Triple]:
    """What resources are called.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found: set[Triple] = set()
    waiting = iter(sorted(nodes, key=str))
    while some := list(islice(waiting, _AT_ONCE)):
        found |= _construct(store, "labels", some)
    return found


def ordered(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Statements in one order, nodes without a name labelled by what is said of them."""
    each = sorted(triples, key=str)
    if any(isinstance(node, BlankNode) for triple in each for node in (triple.subject, triple.object)):
        dataset = Dataset(Quad(*triple) for triple in each)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        each = sorted((quad.triple for quad in dataset), key=str)
    return tuple(each)


def _said(store: Store, node: NamedNode) -> set[Triple]:
    """What is said of a resource, and of the nodes without a name to which that leads."""
    said = _construct(store, "about", [node])
    if not any(isinstance(triple.object, BlankNode) for triple in said):
        return said
    of: dict[NamedNode | BlankNode | Triple, list[Triple]] = {}
    for triple in _construct(store, "unnamed", [node]):
        of.setdefault(triple.subject, []).append(triple)
    found: set[Triple] = set()
    waiting: list[NamedNode | BlankNode] = [node]
    while waiting:
        new = [triple for triple in of.get(waiting.pop(), ()) if triple not in found]
        found.update(new)
        waiting += [triple.object for triple in new if isinstance(triple.object, BlankNode)]
    return found


def _leading(store: Store, node: NamedNode) -> tuple[set[Triple], tuple[LeftOut, ...]]:
    totals = {each["property"]: int(each["total"].value) for each in _select(store, "uses", {"resource": [node]})}
    few = [property_ for property_, total in totals.items() if total <= MOST]
    left_out = tuple(LeftOut(property_.value, total) for property_, total in totals.items() if total > MOST)
    found = _users(store, node, few) if few else set()
    for each in left_out:
        found |= _users(store, node, [NamedNode(each.property)], MOST)
    return found, left_out


def _as_graph(store: Store, node: NamedNode) -> set[Triple]:
    """What a named graph is; nothing of another resource."""
    ((size,),) = _select(store, "size", {"resource": [node]})
    if not int(size.value):
        return set()
    return {
        Triple(node, NamedNode(RDF + "type"), NamedNode(VOID + "Dataset")),
        Triple(node, NamedNode(VOID + "triples"), Literal(size.value, datatype=NamedNode(XSD + "integer"))),
    }


def _users(store: Store, node: NamedNode, properties: Sequence[NamedNode], most: int | None = None) -> set[Triple]:
    rows = _select(store, "users", {"resource": [node], "property": properties}, most)
    return {Triple(row["subject"], row["property"], node) for row in rows}


def _named(triples: Iterable[Triple]) -> set[NamedNode]:
    return {node for triple in triples for node in triple if isinstance(node, NamedNode)}


def _document(node: NamedNode, left_out: Sequence[LeftOut], places: Places) -> set[Triple]:
    """What the document with the data is, and where else the resource is shown."""
    data, page = places.data(node.value), places.page(node.value)
    if data is None:
        return set()
    document = places.document(data)
    found = {
        Triple(document, NamedNode(RDF + "type"), NamedNode(FOAF + "Document")),
        Triple(document, NamedNode(FOAF + "primaryTopic"), node),
        Triple(document, NamedNode(DCTERMS + "license"), NamedNode(LICENCE)),
        Triple(document, NamedNode(VOID + "inDataset"), NamedNode(places.dataset)),
        Triple(node, NamedNode(FOAF + "isPrimaryTopicOf"), document),
    }
    if page is not None:
        found.add(Triple(node, NamedNode(FOAF + "page"), places.document(page)))
    for each in left_out:
        note = f"{each.total - MOST} of {each.total} statements with <{each.property}> that lead here are left out"
        found.add(Triple(document, NamedNode(RDFS + "comment"), Literal(note, language="en")))
    return found


def _construct(store: Store, query: str, nodes: Sequence[NamedNode]) -> set[Triple]:
    answer = store.query(_filled(query, {"resource": nodes}))
    if not isinstance(answer, QueryTriples):
        raise GraphError("does not answer with statements", where=store.place)
    return set(map(_as_written, answer))


def _as_written(triple: Triple) -> Triple:
    """A statement with the datatype that the graph has: stores hand out positions as whole numbers of any kind."""
    value = triple.object
    if triple.predicate.value not in _POSITIONS or not isinstance(value, Literal):
        return triple
    return Triple(
        triple.subject, triple.predicate, Literal(value.value, datatype=NamedNode(XSD + "nonNegativeInteger"))
    )


def _select(store: Store, query: str, terms: dict[str, Sequence[NamedNode]], most: int | None = None) -> QuerySolutions:
    answer = store.query(_filled(query, terms) + (f"LIMIT {most}" if most else ""))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return answer


def _filled(query: str, terms: dict[str, Sequence[NamedNode]]) -> str:
    return filled(_text(query), terms, where=f"linked/{query}.rq")


@cache
def _text(query: str) -> str:
    return (_HERE / f"{query}.rq").read_text(encoding="utf-8")
