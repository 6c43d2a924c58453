"""Views of the graph as networks: nodes and edges with plain attributes, each edge with its evidence.

A network is read from the statements that a view constructs. A ``rdf:Statement`` is an edge, from its ``rdf:subject``
to its ``rdf:object``; its label is the interaction, and what else is said of it the edge's evidence. Any other
statement between two resources is an edge without evidence. Types and literals are attributes of nodes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pkgraph.ask.called import Called, called
from pkgraph.ask.rows import value
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import DCTERMS, OA, PK, RDF, RDFS, SKOS
from pkgraph.share.export.views import DEFAULT, Construct, construct, view
from pkgraph.share.export.views import View as View

if TYPE_CHECKING:
    import networkx

SEVERAL = "; "
"""between the values of an attribute that has several"""

EVIDENCE = {
    PK + "inDocument": "document",
    PK + "partLabel": "part",
    OA + "start": "start",
    OA + "end": "end",
    OA + "exact": "quote",
}
"""what is said of a statement to the attribute of an edge"""

_TYPE, _LABEL, _ISSUED = RDF + "type", RDFS + "label", DCTERMS + "issued"
_NAMES = (SKOS + "prefLabel", DCTERMS + "title")
_JOIN = (RDF + "subject", RDF + "predicate", RDF + "object")
_OWN = frozenset(
    {"id", "iri", "label", "name", "type", "source", "target", "interaction", "count", "first_date", "last_date"}
    | set(EVIDENCE.values())
)
_LARGEST = 2**63
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""a character that XML 1.0 (section 2.2) has no place for"""
UNKNOWN = "\ufffd"
"""what stands in the place of one"""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")

Node = NamedNode | BlankNode
Said = dict[str, set[Any]]
"""predicate to the objects that a subject has by it"""


def network(store: Store, of: View | str | Construct = DEFAULT) -> networkx.DiGraph[str]:
    """A view as a directed network; its nodes are IRIs, in alphabetical order.

    Nodes have ``label``, ``type`` and, where it is known, ``name``, and the literals that the view gives them. Edges
    have ``interaction`` (several are joined by ``; ``), ``count`` (the facts that say so), ``first_date`` and
    ``last_date`` (when the documents that say so were issued) and the first fact's evidence: ``document``, ``part``,
    ``start``, ``end``, ``quote``.

    Raises:
        QueryError: there is no such view, or a query of the user's is refused.
        GraphError: the graph cannot be read.
    """
    chosen = of if isinstance(of, Construct) else view(of)
    return network_of(store, chosen.name, construct(store, chosen))


def network_of(store: Store, name: str, triples: Iterable[Triple]) -> networkx.DiGraph[str]:
    """The network that statements make which a view constructed; see ``network``.

    Raises:
        GraphError: the graph cannot be read.
    """
    import networkx

    said, edges = _read(triples)
    ends = {end for edge in edges for end in (edge["source"], edge["target"])}
    nodes = ends | {subject for subject in said if said[subject].keys() - {_TYPE}}
    names = called(store, [_id(node) for node in sorted(nodes | _documents(edges), key=str) if _is_named(node)])
    graph: networkx.DiGraph[str] = networkx.DiGraph(name=name)
    for node in sorted(nodes, key=_id):
        graph.add_node(_id(node), **_scalars(_node(node, said.get(node, {}), names)))
    rows = [_evidence(edge, names) for edge in edges]
    for row in sorted(rows, key=_order):
        _join(graph, row)
    return graph


def words(iri: str) -> str:
    """The last name in an IRI as words.

    >>> words("https://w3id.org/pkgraph/ontology#citedInConnectionWith")
    'cited in connection with'
    """
    return _CAMEL.sub(" ", _local(iri)).lower()


def _read(triples: Iterable[Triple]) -> tuple[dict[Node, Said], list[dict[str, Any]]]:
    """What is said of each node, and the edges."""
    said: dict[Any, Said] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        said[triple.subject][triple.predicate.value].add(triple.object)
    statements = [each for each in said if NamedNode(RDF + "Statement") in said[each].get(_TYPE, ())]
    edges: list[dict[str, Any]] = []
    covered: set[tuple[Any, str, Any]] = set()
    for statement in statements:
        own = said.pop(statement)
        subject, predicate, target = (own.pop(part, set()) for part in _JOIN)
        for one in subject:
            for other in target:
                if isinstance(one, Node) and isinstance(other, Node):
                    edges.append({"source": one, "target": other, "predicate": predicate, "said": own})
                    covered.update((one, each.value, other) for each in predicate)
    edges += [
        {"source": node, "target": target, "predicate": {NamedNode(by)}, "said": {}}
        for node, own in said.items()
        for by in own.keys() - {_TYPE}
        for target in own[by]
        if isinstance(target, Node) and (node, by, target) not in covered
    ]
    return dict(said), edges


def _node(node: Node, said: Said, names: Mapping[str, Called]) -> dict[str, Any]:
    """The attributes of a node."""
    iri = _id(node)
    own = names.get(iri, Called())
    types = sorted({words(each.value) for each in said.get(_TYPE, ()) if isinstance(each, NamedNode)})
    return {
        "label": _text(said.get(_LABEL)) or own.label or _local(iri),
        "name": next((_text(said[each]) for each in _NAMES if each in said), None) or own.name,
        "type": SEVERAL.join(types) or "thing",
        **_literals(said, {_LABEL, *_NAMES}),
    }


def _evidence(edge: dict[str, Any], names: Mapping[str, Called]) -> dict[str, Any]:
    """The attributes of one edge, with its two ends."""
    said: Said = edge["said"]
    by = sorted(words(each.value) for each in edge["predicate"])
    row: dict[str, Any] = {"source": _id(edge["source"]), "target": _id(edge["target"])}
    row["interaction"] = _text(said.get(_LABEL)) or SEVERAL.join(by)
    for predicate, name in EVIDENCE.items():
        values = sorted(said.get(predicate, ()), key=str)
        row[name] = _called(values[0], names) if values else None
    row["date"] = min((str(value(each)) for each in said.get(_ISSUED, ())), default=None)
    return {**row, "more": _literals(said, {_LABEL, _ISSUED, *EVIDENCE})}


def _join(graph: networkx.DiGraph[str], row: dict[str, Any]) -> None:
    """Adds an edge, or counts one that is there already."""
    source, target, date = row["source"], row["target"], row["date"]
    if not graph.has_edge(source, target):
        evidence = {name: row[name] for name in EVIDENCE.values()}
        dates = {"first_date": date, "last_date": date}
        attributes = {"interaction": row["interaction"], "count": 1, **evidence, **dates, **row["more"]}
        graph.add_edge(source, target, **_scalars(attributes))
        return
    edge = graph.edges[source, target]
    edge["count"] += 1
    if row["interaction"] not in edge["interaction"].split(SEVERAL):
        edge["interaction"] += SEVERAL + row["interaction"]
    if date:
        edge["first_date"] = min(edge.get("first_date", date), date)
        edge["last_date"] = max(edge.get("last_date", date), date)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    place = (row["start"], row["end"])
    numbers = tuple(each if isinstance(each, int) else -1 for each in place)
    return row["source"], row["target"], row["interaction"], str(row["document"]), numbers, str(row["quote"])


def _documents(edges: Iterable[dict[str, Any]]) -> set[Node]:
    return {each for edge in edges for each in edge["said"].get(PK + "inDocument", ()) if isinstance(each, NamedNode)}


def _called(term: Any, names: Mapping[str, Called]) -> Any:
    return (names.get(term.value, Called()).label or term.value) if isinstance(term, NamedNode) else value(term)


def _literals(said: Said, without: set[str]) -> dict[str, Any]:
    """The literals said of a resource, by the last name of the predicate."""
    found: dict[str, list[Any]] = defaultdict(list)
    for predicate in sorted(said.keys() - without):
        name = re.sub(r"[^\w.-]", "_", _local(predicate))
        for each in sorted(said[predicate], key=str):
            if isinstance(each, Literal):
                plain = value(each)
                found[f"{name}_" if name in _OWN else name] += plain if isinstance(plain, list) else [plain]
    return {name: each[0] if len(each) == 1 else SEVERAL.join(map(str, each)) for name, each in found.items()}


def _scalars(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that have a value: numbers, truths, and texts without characters that XML has no place for."""
    return {name: _scalar(value) for name, value in attributes.items() if value is not None}


def _scalar(of: Any) -> Any:
    if isinstance(of, (bool, float)) or (isinstance(of, int) and -_LARGEST <= of < _LARGEST):
        return of
    return ILLEGAL.sub(UNKNOWN, str(of))


def _text(terms: Iterable[Any] | None) -> str | None:
    """The first literal among terms."""
    return min((each.value for each in terms or () if isinstance(each, Literal)), default=None)


def _id(node: Node) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _is_named(node: Node) -> bool:
    return isinstance(node, NamedNode)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri.rstrip("#/"))[-1] or iri
