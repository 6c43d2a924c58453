"""The page of a resource: what it is, what is said of it, its dossier or the facts that speak of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from pkgraph.ask.behind import words_behind
from pkgraph.ask.rows import Rows
from pkgraph.ask.show import Entity, Property, Value, show
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.dossier import MOST, OPEN, dossier, facts_of, plan_for
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import Named, named
from pkgraph.share.pages.render import rendered
from pkgraph.share.pages.table import Proof, Table, proof, table

FORMS = (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples"), ("rdf", "RDF/XML"))
"""suffixes of the data of a resource, and what they are called"""
_DATA = Path(__file__).parent / "properties.toml"
_VALUES = 8
"""values of a property that are seen at once"""
_MOST_VALUES = 60
_ROOM = 1_500
"""characters of the words that a page is on"""
_PIECES = 5
_LONGEST = 500
"""characters of a value that stand in an address"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a property, where it leads, and where its reason is told."""

    text: str
    address: str
    inferred: bool
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """A property with its first values."""

    name: str
    values: tuple[Statement, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Facts of one kind that speak of a resource."""

    name: str
    table: Table
    total: int


def is_known(store: Store, iri: str) -> bool:
    """True if anything is said of a resource, or leads to it.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return bool(answered(store, "known", {"iri": [NamedNode(iri)]}))


def resource_page(store: Store, links: Links, iri: str) -> str:
    """The page of a resource.

    Raises:
        QueryError: nothing is known of it.
        GraphError: the graph cannot be reached or read.
    """
    facts = facts_of(store, iri)
    plan = plan_for(facts)
    entity = show(store, iri, facts=plan is None)
    told = entity.properties
    return rendered(
        "resource.html",
        links,
        entity=entity,
        said=[_said(entity, each, links) for each in sorted(told, key=_place) if not _is_aside(each)],
        aside=[_said(entity, each, links) for each in told if _is_aside(each)],
        dossier=dossier(store, links, facts, plan) if plan else None,
        kinds=_kinds(store, entity, links),
        absent="AbsentDocument" in facts.get("type", ()),
        words=_words(store, links, iri) if plan is None else (),
        key=next(iter(facts.get("key", ())), "") if "wasRead" in facts else "",
        forms=[(name, address) for suffix, name in FORMS if (address := links.data(iri, suffix))],
        open=OPEN,
        values=_VALUES,
    )


def _words(store: Store, links: Links, iri: str) -> tuple[Proof, ...]:
    """The words of a fact, or of a part of a document."""
    rows = words_behind(store, [iri])
    return tuple(proof(row, (), (), Named({}), links, _ROOM) for row in rows[:_PIECES])


def _said(entity: Entity, each: Property, links: Links) -> Said:
    values = [
        Statement(value.text, links.page(value.iri or ""), value.inferred, _why(entity, each, value, links))
        for value in each.values[:_MOST_VALUES]
    ]
    name, order = _local(each), _order()
    if each.inverse:
        return Said(order.inverse.get(name, f"{each.name} of"), tuple(values), len(each.values))
    return Said(order.titles.get(name, each.name), tuple(values), len(each.values))


def _why(entity: Entity, each: Property, value: Value, links: Links) -> str:
    """Where the reason of a statement is told; empty where its value is too long for an address."""
    if len(value.term) > _LONGEST:
        return ""
    subject, object_ = (value.iri or "", entity.iri) if each.inverse else (entity.iri, value.iri or value.term)
    return links.explain(subject, each.iri, object_)


@dataclass(frozen=True, slots=True)
class _Order:
    first: Mapping[str, int]
    aside: frozenset[str]
    titles: Mapping[str, str]
    inverse: Mapping[str, str]


@cache
def _order() -> _Order:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    first = {name: at for at, name in enumerate(data["first"])}
    return _Order(first, frozenset(data["aside"]), data["titles"], data["inverse"])


def _place(each: Property) -> int:
    """Where a property stands; those without a place of their own after the others, in the order they come in."""
    first = _order().first
    return len(first) if each.inverse else first.get(_local(each), len(first))


def _is_aside(each: Property) -> bool:
    return _local(each) in _order().aside


def _local(each: Property) -> str:
    return re.split(r"[#/]", each.iri)[-1]


def _kinds(store: Store, entity: Entity, links: Links) -> Sequence[Kind]:
    known = named(store, [Rows(rows.columns, rows[:MOST]) for _, rows in entity.facts])
    return [Kind(kind, table(rows, known, links, most=MOST), len(rows)) for kind, rows in entity.facts]
