"""The ontology as it stands in its files: modules, their terms, vocabularies and alignments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rdflib import DCTERMS, OWL, QB, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Identifier, Node

ONTOLOGY = URIRef("https://w3id.org/pkgraph/ontology")
PK = f"{ONTOLOGY}#"
BASE = "https://w3id.org/pkgraph/id/"

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
}
_RESTRICTIONS = {
    OWL.someValuesFrom: "some",
    OWL.allValuesFrom: "only",
    OWL.hasValue: "value",
    OWL.minCardinality: "min",
    OWL.maxCardinality: "max",
    OWL.cardinality: "exactly",
}
_CONNECTIVES = {OWL.intersectionOf: " and ", OWL.unionOf: " or ", OWL.oneOf: ", "}


@dataclass(frozen=True)
class Module:
    """One file of terms."""

    name: str
    about: str
    terms: tuple[URIRef, ...]


@dataclass(frozen=True)
class Vocabulary:
    """One file of instances."""

    name: str
    about: str
    kinds: tuple[tuple[str, int], ...]
    """classes of its instances and how many there are of each"""


@dataclass(frozen=True)
class Ontology:
    """All of it."""

    graph: Graph
    alignments: Graph
    modules: tuple[Module, ...]
    vocabularies: tuple[Vocabulary, ...]

    def text(self, term: Node, predicate: URIRef) -> str:
        """The value of an annotation; empty where there is none."""
        value = self.graph.value(term, predicate)
        return "" if value is None else str(value)

    def kind(self, term: Node) -> str:
        """``class``, ``object property`` ..."""
        return next((name for kind, name in KINDS.items() if (term, RDF.type, kind) in self.graph), "term")

    def values(self, term: Node, predicate: URIRef) -> list[str]:
        """What stands behind ``predicate``, in words and sorted."""
        return sorted(self.words(value) for value in self.graph.objects(term, predicate))

    def subjects(self, predicate: URIRef, value: Node) -> list[str]:
        """What stands before ``predicate``, in words and sorted."""
        return sorted(
            self.words(subject) for subject in self.graph.subjects(predicate, value) if isinstance(subject, URIRef)
        )

    def members(self, term: Node) -> list[str]:
        """What makes members of a class: the anonymous classes below it, and those whose values are all in it."""
        below = self.graph.subjects(RDFS.subClassOf, term)
        found = [self.words(each) for each in below if isinstance(each, BNode)]
        for restriction in self.graph.subjects(OWL.allValuesFrom, term):
            for each in self.graph.subjects(RDFS.subClassOf, restriction):
                found += [
                    f"{self.words(prop)} of {self.words(each)}"
                    for prop in self.graph.objects(restriction, OWL.onProperty)
                ]
        return sorted(found)

    def words(self, node: Node) -> str:
        """A term by its short name, an expression as in Manchester syntax, a list by its members."""
        if isinstance(node, Literal):
            return f'"{node}"' if node.datatype is None else str(node)
        if not isinstance(node, BNode):
            return short(self.graph, node)
        if (node, RDF.first, None) in self.graph:
            return " o ".join(self.words(member) for member in Collection(self.graph, node))
        if (inverse := self.graph.value(node, OWL.inverseOf)) is not None:
            return f"inverse of {self.words(inverse)}"
        for predicate, connective in _CONNECTIVES.items():
            if (members := self.graph.value(node, predicate)) is not None:
                return "(" + connective.join(self.words(member) for member in Collection(self.graph, members)) + ")"
        prop = self.graph.value(node, OWL.onProperty)
        if prop is None:
            return "an anonymous class"
        said = [
            f"{word} {self.words(value)}"
            for predicate, word in _RESTRICTIONS.items()
            for value in self.graph.objects(node, predicate)
        ]
        return f"({self.words(prop)} {' '.join(said)})"


def short(graph: Graph, node: Node) -> str:
    """``pk:Mission`` for an IRI whose prefix the files declare, ``mission/UNMISS`` for one below the base."""
    iri = str(node)
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    prefix, _, name = graph.namespace_manager.compute_qname(iri, generate=False) if "#" in iri else ("", "", "")
    if prefix:
        return f"{prefix}:{name}"
    for known, namespace in sorted(graph.namespaces(), key=lambda pair: -len(pair[1])):
        if iri.startswith(namespace) and known:
            return f"{known}:{iri.removeprefix(namespace)}"
    return iri


def load(folder: Path) -> Ontology:
    """The ontology in ``folder``."""
    graph = Graph(bind_namespaces="none")
    modules = []
    for file in sorted(folder.glob("*.ttl")):
        own = _parsed(file)
        _copy(own, graph)
        terms = [term for term in set(own.subjects(RDFS.isDefinedBy, ONTOLOGY)) if isinstance(term, URIRef)]
        structures = [node for node in own.subjects(RDF.type, QB.DataStructureDefinition) if isinstance(node, URIRef)]
        modules.append(Module(file.stem, _head(file), tuple(sorted([*terms, *structures]))))
    alignments = Graph(bind_namespaces="none")
    for file in sorted((folder / "alignment").glob("*.ttl")):
        _copy(_parsed(file), alignments)
    vocabularies = tuple(_vocabulary(file) for file in sorted((folder / "vocabulary").glob("*.ttl")))
    return Ontology(graph, alignments, tuple(modules), vocabularies)


def _parsed(file: Path) -> Graph:
    return Graph(bind_namespaces="none").parse(file, publicID=BASE)


def _copy(source: Graph, target: Graph) -> None:
    for triple in source:
        target.add(triple)
    for prefix, namespace in sorted(source.namespaces()):
        target.bind(prefix, namespace, replace=True)


def _vocabulary(file: Path) -> Vocabulary:
    graph = _parsed(file)
    counts: dict[str, int] = {}
    for value in graph.objects(None, RDF.type):
        name = short(graph, value)
        counts[name] = counts.get(name, 0) + 1
    return Vocabulary(file.stem, _head(file), tuple(sorted(counts.items())))


def _head(file: Path) -> str:
    """The comment that a file begins with."""
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return " ".join(lines)


def header(ontology: Ontology) -> list[tuple[str, str]]:
    """What the ontology says of itself."""
    told = [
        ("IRI", str(ONTOLOGY)),
        *[(label, ontology.text(ONTOLOGY, predicate)) for label, predicate in _HEADER],
    ]
    return [(label, value) for label, value in told if value]


_HEADER = (
    ("version", OWL.versionInfo),
    ("version IRI", OWL.versionIRI),
    ("prior version", OWL.priorVersion),
    ("licence", DCTERMS.license),
    ("creators", DCTERMS.creator),
)

NOTES = (
    ("note", SKOS.scopeNote),
    ("example", SKOS.example),
    ("history", SKOS.historyNote),
    ("editorial note", SKOS.editorialNote),
)
"""annotations that a term may have besides label and definition"""


def match_lines(ontology: Ontology, term: Identifier) -> list[str]:
    """How a term stands to those of others: ``below undo:Resolution``, ``near eli:cites``."""
    words = {RDFS.subClassOf: "below", RDFS.subPropertyOf: "below", SKOS.closeMatch: "near", SKOS.exactMatch: "same as"}
    return sorted(
        f"{words[predicate]} {short(ontology.alignments, value)}"
        for predicate, value in ontology.alignments.predicate_objects(term)
        if isinstance(predicate, URIRef) and predicate in words
    )
