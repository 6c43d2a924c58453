"""What the modules of the kinds of facts are given: the document, its names and where statements go."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.statements import Statements
from pkgraph.read.model import Document, Part, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """One document while its quads are made."""

    base: str
    document: Document
    parts: dict[str, Part]
    out: Statements

    @property
    def key(self) -> str:
        """The document's key."""
        return self.document.key

    @property
    def iri(self) -> NamedNode:
        """The document's IRI."""
        return iris.document_iri(self.base, self.key)

    def part(self, path: str) -> Part:
        """The part at ``path``.

        Raises:
            ValueError: the document has none, so that a fact would stand on nothing.
        """
        if path not in self.parts:
            raise ValueError(f"{self.key} has no part {path}")
        return self.parts[path]

    def part_iri(self, path: str) -> NamedNode:
        """The IRI of the part at ``path``, which must exist."""
        return iris.part_iri(self.base, self.key, self.part(path).path)

    def place(self, span: Span) -> str:
        """A span for people: ``S/2023/646, characters 120-145``."""
        return f"{self.key}, characters {span.start}-{span.end}"

    def name(self, node: NamedNode, kind: str, label: str) -> None:
        """Says what ``node`` is and what it is called."""
        self.out.say(node, terms.TYPE, terms.pk(kind))
        self.out.say(node, terms.LABEL, terms.words(label))

    def say_of(self, node: NamedNode, mission: str, *, known: bool) -> None:
        """Says of which mission a fact is: its IRI where ``mission`` is a key, else the words of the text."""
        if known:
            self.out.say(node, terms.pk("reportedMission"), iris.mission_iri(self.base, mission))
        else:
            self.out.say(node, terms.pk("saidOf"), terms.words(mission))
