"""Why a statement is in the graph: the words it was read from, or the rule and the premises it follows from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Triple

from pkgraph.ask.called import called
from pkgraph.ask.meant import meant, solutions
from pkgraph.ask.rows import value
from pkgraph.ask.show import said
from pkgraph.know.inference.trace import INFERRED, Trace, trace
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import OWL, RDF, RDFS

_DOCUMENT = "/graph/document/"
_GRAPHS = {
    "/graph/ontology": "the ontology and its vocabularies",
    "/graph/build": "the catalogue and the build record",
    "/graph/comparison": "what documents say differently",
}
_AXIOMS = {RDFS + "subClassOf", OWL + "equivalentClass"}
_RESTRICTIONS = {OWL + "hasValue": "value", OWL + "someValuesFrom": "some", OWL + "allValuesFrom": "only"}
_COMBINATIONS = {OWL + "intersectionOf": "and", OWL + "unionOf": "or"}
"""in the words of the Manchester syntax of OWL 2"""


@dataclass(frozen=True, slots=True)
class Node:
    """A subject, predicate or object."""

    text: str
    """what people call it; the value of a literal"""
    iri: str | None
    """None of a literal and of an anonymous resource"""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document that a statement rests on."""

    document: str
    part: str
    start: int
    end: int
    quote: str | None
    """None where the statement is about a whole part"""


@dataclass(frozen=True, slots=True)
class Source:
    """A graph that states something, and the words behind that."""

    graph: str
    text: str
    """the graph for people: ``document S/2023/646``"""
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement and why it is in the graph: from sources, or by a rule from premises."""

    subject: Node
    predicate: Node
    object: Node
    sources: tuple[Source, ...]
    """where it is stated; none of what was inferred"""
    inferred: bool
    """True if no source states it"""
    rule: str | None
    """the rule it was inferred by: ``prp-spo2-2``"""
    standard: str | None
    """where the standard gives that rule"""
    premises: tuple[Explanation, ...]

    @property
    def text(self) -> str:
        """The statement for people."""
        return f"{self.subject.text} – {self.predicate.text} – {self.object.text}"

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            **{
                name: {"text": node.text, "iri": node.iri}
                for name, node in (("subject", self.subject), ("predicate", self.predicate), ("object", self.object))
            },
            "sources": [
                {
                    "graph": source.graph,
                    "words": [{name: getattr(words, name) for name in Words.__slots__} for words in source.words],
                }
                for source in self.sources
            ],
            "inferred": self.inferred,
            "rule": self.rule,
            "standard": self.standard,
            "premises": [premise.as_json() for premise in self.premises],
        }

    def _repr_html_(self) -> str:
        from pkgraph.ask.html import explanation_html

        return explanation_html(self)


def explain(store: Store, subject: str, predicate: str, object: str) -> Explanation:  # noqa: A002
    """Why a statement is in the graph.

    Args:
        subject: an IRI, a name with a prefix (``pk:Mission``), a symbol, an acronym or a name.
        predicate: an IRI, a name with a prefix (``pk:cites``), or its label (``cites``).
        object: as the subject, or the value of a literal.

    Raises:
        QueryError: no such statement is in the graph, or a name is that of several things.
        GraphError: the graph cannot be reached or read.
    """
    statement = meant(store, subject, predicate, object)
    return _Told(store, trace(store, [statement])).explanation(statement)


class _Told:
    """A trace in the words of people."""

    def __init__(self, store: Store, traced: Trace) -> None:
        self._store = store
        self._trace = traced
        triples = {*traced.graphs, *traced.steps}
        terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
        self._names = called(store, sorted({term.value for term in terms if isinstance(term, NamedNode)}))

    def explanation(self, statement: Triple, beside: tuple[Triple, ...] = ()) -> Explanation:
        """Why a statement is in the graph; the premises beside it tell what is anonymous."""
        step = self._trace.steps.get(statement)
        premises = step.premises if step else ()
        graphs = [graph for graph in self._trace.graphs[statement] if not graph.endswith(INFERRED)]
        return Explanation(
            subject=self._node(statement.subject, beside),
            predicate=self._node(statement.predicate, beside),
            object=self._node(statement.object, beside),
            sources=tuple(self._source(graph, statement) for graph in graphs),
            inferred=not graphs and isinstance(statement.subject, NamedNode),
            rule=step.rule.name if step else None,
            standard=step.rule.source if step else None,
            premises=tuple(self.explanation(each, premises) for each in premises if not _is_structure(each)),
        )

    def _node(self, term: Any, beside: tuple[Triple, ...]) -> Node:
        if isinstance(term, NamedNode):
            return Node(said(term.value, self._names), term.value)
        if isinstance(term, BlankNode):
            return Node(self._anonymous(term, beside), None)
        return Node(str(value(term)), None)

    def _anonymous(self, node: BlankNode, beside: tuple[Triple, ...]) -> str:
        """A class in words, or the members of a list in order, as far as the premises tell them."""
        said = {each.predicate.value: each.object for each in beside if each.subject == node}
        for predicate, word in _RESTRICTIONS.items():
            if predicate in said and OWL + "onProperty" in said:
                on, value = (self._node(said[name], beside).text for name in (OWL + "onProperty", predicate))
                return f"({on} {word} {value})"
        for predicate, word in _COMBINATIONS.items():
            if predicate in said:
                return f"({f' {word} '.join(self._listed(said[predicate], beside))})"
        told = self._listed(node, beside)
        return f"({', '.join(told)})" if told else "(anonymous)"

    def _listed(self, node: Any, beside: tuple[Triple, ...]) -> list[str]:
        after = {each.subject: each.object for each in beside if each.predicate.value == RDF + "rest"}
        first = {each.subject: each.object for each in beside if each.predicate.value == RDF + "first"}
        cells: list[Any] = [node]
        while cells[-1] in after:
            cells.append(after[cells[-1]])
        told = [first[cell] for cell in cells if cell in first]
        if not told and node not in {each.subject for each in beside}:
            told = list(first.values())
        about = tuple(each for each in beside if each.subject not in first)
        return [self._node(term, about).text for term in told]

    def _source(self, graph: str, statement: Triple) -> Source:
        before, mark, key = graph.partition(_DOCUMENT)
        if not mark:
            ends = [text for end, text in _GRAPHS.items() if graph.endswith(end)]
            return Source(graph, ends[0] if ends else graph, ())
        document = NamedNode(f"{before}/document/{key}")
        text = f"document {said(document.value, called(self._store, [document.value]))}"
        assert isinstance(statement.subject, NamedNode), "documents' graphs hold no blank nodes"
        return Source(graph, text, tuple(self._words(statement.subject, NamedNode(graph))))

    def _words(self, about: NamedNode, graph: NamedNode) -> Iterator[Words]:
        own = solutions(self._store, "own-words", {"resource_is": [about]})
        found = own or solutions(self._store, "first-words", {"resource_is": [about], "graph_is": [graph]})
        rows = [{name: value(term) for name, term in row.items()} for row in found]
        names = called(self._store, [row["document"] for row in rows])
        for row in rows:
            yield Words(said(row["document"], names), row["part"], row["start"], row["end"], row["quote"])


def _is_structure(statement: Triple) -> bool:
    """True for what a list or an anonymous class is made of: the statements beside it tell that in words."""
    return isinstance(statement.subject, BlankNode) and statement.predicate.value not in _AXIOMS
