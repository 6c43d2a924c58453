"""What a graph says of a document: its parts with their words, and the facts that were read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from pkgraph.ask.binding import fill
from pkgraph.ask.called import called
from pkgraph.ask.parameters import Term
from pkgraph.ask.rows import Row, plain, value
from pkgraph.ask.show import said
from pkgraph.ask.table import shown
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK, RDF

_HERE = Path(__file__).parent
_NAMING = re.compile(r"/[^/]+/(\d{1,12})-(\d{1,12})(?:/.*)?")
"""the end of a fact's IRI below its part's: its kind, and the span of the words that name it"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document."""

    iri: str
    kind: str
    """``Section``, ``Paragraph``, ``Footnote``, ``Table``, ``TableRow``, ``Figure``, ``Note``, ``Front``"""
    label: str
    order: int
    parent: str
    number: str
    title: str
    level: int
    places: tuple[tuple[int, int], ...]
    """where its characters stand, in order"""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document and its parts, without their words."""

    iri: str
    key: str
    title: str
    about: tuple[str, ...]
    """its type, body and date, as far as they are known"""
    characters: int
    parts: tuple[Part, ...]
    """in order"""
    marks: Mapping[str, tuple[str, ...]]
    """part to the footnotes whose marks stand in it"""
    facts: Mapping[str, int]
    """part to how many facts were read from it"""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact."""

    text: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that was read from a part."""

    iri: str
    kind: str
    """local name of its class"""
    called: str
    """what its class is called"""
    start: int
    end: int
    """the words that name it"""
    evidence: tuple[int, int]
    """the words that it rests on"""
    values: tuple[tuple[str, tuple[Value, ...]], ...]
    """for each property what it is called, and its values"""


def outline(store: Store, key: str) -> Outline | None:
    """The document with this key; None where no such document was read.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found = _rows(store, "document", {"key_is": [Literal(key)]})
    if not found:
        return None
    first = found[0]
    document = {"document_is": [NamedNode(first["document"])]}
    places: dict[str, list[tuple[int, int]]] = {}
    for row in _rows(store, "places", document):
        places.setdefault(row["part"], []).append((row["start"], row["end"]))
    stated = {row["part"]: row for row in sorted(_rows(store, "outline", document), key=str, reverse=True)}
    marks: dict[str, list[str]] = {}
    for row in _rows(store, "marks", document):
        marks.setdefault(row["part"], []).append(row["footnote"])
    return Outline(
        iri=first["document"],
        key=key,
        title=first["title"] or "",
        about=tuple(str(first[each]) for each in ("type", "body", "issued") if first[each]),
        characters=first["characters"] or 0,
        parts=tuple(
            sorted(
                (_part(row, places.get(iri, ())) for iri, row in stated.items()),
                key=lambda part: (part.order, part.iri),
            )
        ),
        marks={part: tuple(sorted(each)) for part, each in marks.items()},
        facts={row["part"]: row["facts"] for row in _rows(store, "weights", document) if row["part"]},
    )


def words_of(store: Store, parts: Iterable[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """The words of each part, as its source has them, with where they begin.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for row in _rows(store, "words", {"part": [NamedNode(iri) for iri in parts]}):
        found.setdefault(row["part"], []).append((row["start"], row["words"]))
    return {part: tuple(sorted(pieces)) for part, pieces in found.items()}


def facts_of(store: Store, parts: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
    """The facts that were read from each part, in the order of the words that name them.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    stated: dict[tuple[str, str], list[_Statement]] = {}
    resources: set[str] = set()
    for part, fact, property_, term, start, end in _answer(store, "facts", {"part": [NamedNode(iri) for iri in parts]}):
        told = _Statement(property_.value, value(term), isinstance(term, NamedNode), (value(start), value(end)))
        stated.setdefault((part.value, fact.value), []).append(told)
        resources.update([told.property, *([term.value] if told.resource else [])])
    known = called(store, sorted(resources))
    names = {iri: said(iri, known) for iri in resources}
    found: dict[str, list[Fact]] = {}
    for (part, iri), statements in stated.items():
        found.setdefault(part, []).append(_fact(part, iri, statements, names))
    return {
        part: tuple(sorted(facts, key=lambda each: (each.start, each.end, each.iri))) for part, facts in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Statement:
    property: str
    value: Any
    resource: bool
    evidence: tuple[int, int]


def _part(row: Row, places: Iterable[tuple[int, int]]) -> Part:
    return Part(
        iri=row["part"],
        kind=row["kind"].removeprefix(PK),
        label=row["label"],
        order=row["order"],
        parent=row["parent"],
        number=row["number"] or "",
        title=row["title"] or "",
        level=row["level"] or 1,
        places=tuple(sorted(places)),
    )


def _fact(part: str, iri: str, statements: Sequence[_Statement], names: Mapping[str, str]) -> Fact:
    evidence = min(each.evidence for each in statements)
    start, end = naming(part, iri) or evidence
    kind = min((each.value for each in statements if each.property == RDF + "type"), default="")
    values: dict[str, set[tuple[str, str | None]]] = {}
    for each in statements:
        if each.property != RDF + "type":
            told = (names[each.value], each.value) if each.resource else (shown(each.value), None)
            values.setdefault(names[each.property], set()).add(told)
    return Fact(
        iri=iri,
        kind=kind.removeprefix(PK),
        called=names.get(kind, "fact"),
        start=start,
        end=end,
        evidence=evidence,
        values=tuple((name, tuple(Value(*one) for one in sorted(values[name], key=str))) for name in sorted(values)),
    )


def naming(part: str, fact: str) -> tuple[int, int] | None:
    """The span of the words that name a fact, as its IRI tells (docs/graph-model.md); None where it tells none.

    >>> naming("https://e.org/document/A/para/8", "https://e.org/document/A/para/8/citation/120-145")
    (120, 145)
    """
    match = _NAMING.fullmatch(fact.removeprefix(part)) if fact.startswith(part + "/") else None
    return (int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


def _rows(store: Store, query: str, terms: Mapping[str, Sequence[Term]]) -> list[Row]:
    return plain(_answer(store, query, terms))[1]


def _answer(store: Store, query: str, terms: Mapping[str, Sequence[Term]]) -> QuerySolutions:
    answer = store.query(fill((_HERE / f"{query}.rq").read_text(encoding="utf-8"), terms, where=query))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return answer
