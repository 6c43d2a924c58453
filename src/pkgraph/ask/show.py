"""All that is known of one resource: its names, what is said of it, and the facts that speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask import parameters
from pkgraph.ask.binding import fill
from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.parameters import Term
from pkgraph.ask.rows import Row, Rows, plain
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK, RDF, RDFS, SKOS

QUERIES = Path(__file__).parent / "entity"
_INFERRED = "/graph/inferred"
_NAMES = {RDFS + "label", RDF + "type", SKOS + "prefLabel"}
_FOCUS = ("surface", "words", "cited document", "mentioned mission", "context mission", "reported mission")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property."""

    text: str
    iri: str | None
    """of a resource, None of a literal"""
    inferred: bool
    """True if no source says it, only reasoning"""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a resource with its values."""

    name: str
    iri: str
    inverse: bool
    """True if the resource is the statement's object and the values are its subjects"""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A resource and all that is known of it."""

    iri: str
    label: str
    name: str | None
    """its name in full"""
    types: tuple[str, ...]
    properties: tuple[Property, ...]
    facts: tuple[tuple[str, Rows], ...]
    """for each kind of fact, in alphabetical order, its rows with evidence"""

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "iri": self.iri,
            "label": self.label,
            "name": self.name,
            "types": list(self.types),
            "properties": [
                {
                    "property": each.name,
                    "iri": each.iri,
                    "inverse": each.inverse,
                    "values": [{"value": v.text, "iri": v.iri, "inferred": v.inferred} for v in each.values],
                }
                for each in self.properties
            ],
            "facts": [{"kind": kind, **row} for kind, rows in self.facts for row in rows],
        }


def show(store: Store, name: str) -> Entity:
    """All that is known of the resource that ``name`` names: an IRI, a symbol, an acronym or a name.

    Raises:
        QueryError: nothing has that name (near names are told), or more than one resource has it.
        GraphError: the graph cannot be reached or read.
    """
    wanted = " ".join(name.split())
    iri = wanted.strip("<>") if re.match(r"<?https?://", wanted) else _find(store, wanted)
    try:
        node = NamedNode(iri)
    except ValueError:
        raise QueryError(f"not an IRI: {iri}") from None
    statements = _ask(store, "properties", {"entity_is": [node]})
    facts = _facts(_ask(store, "facts", {"entity_is": [node]}))
    if not statements and not facts:
        raise QueryError(f"nothing is known of <{iri}>", where=store.place, mend="name it by symbol, acronym or name")
    return _entity(iri, statements, facts)


def _ask(store: Store, query: str, terms: dict[str, Sequence[Term]]) -> list[Row]:
    text = (QUERIES / f"{query}.rq").read_text(encoding="utf-8")
    answer = store.query(fill(text, terms, where=query))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=query)
    return plain(answer)[1]


def _find(store: Store, name: str) -> str:
    text = parameters.ParameterType.TEXT
    forms = dict.fromkeys([name, parameters.document(name), parameters.symbol(name)])
    found = _ask(store, "find", {"name_is": [parameters.term(form, text, "ENTITY") for form in forms]})
    if not found:
        known = {str(row["name"]).casefold(): str(row["name"]) for row in _ask(store, "names", {})}
        near = [known[each] for each in get_close_matches(name.casefold(), known, n=3, cutoff=0.6)]
        mend = f"did you mean {' or '.join(near)}?" if near else "name it by symbol, acronym, name or IRI"
        raise QueryError(f"nothing is called '{name}'", where=store.place, mend=mend)
    best = list(dict.fromkeys(row["entity"] for row in found if row["rank"] == found[0]["rank"]))
    if len(best) > 1:
        listed = ", ".join(f"<{iri}>" for iri in best[:5]) + (", ..." if len(best) > 5 else "")
        raise QueryError(f"'{name}' names {len(best)} resources: {listed}", mend="show one of them by its IRI")
    return str(best[0])


def _entity(iri: str, statements: list[Row], facts: tuple[tuple[str, Rows], ...]) -> Entity:
    own = [row for row in statements if not row["inverse"]]
    labels = [str(row["value"]) for row in own if row["property"] == RDFS + "label"]
    names = [str(row["value"]) for row in own if row["property"] == SKOS + "prefLabel"]
    types = [
        str(row["value_label"] or _local(row["value"]))
        for row in own
        if row["property"] == RDF + "type" and str(row["value"]).startswith(PK)
    ]
    grouped: dict[tuple[str, bool], list[Row]] = {}
    for row in statements:
        if row["property"] not in _NAMES:
            grouped.setdefault((row["property"], row["inverse"]), []).append(row)
    return Entity(
        iri=iri,
        label=labels[0] if labels else _local(iri),
        name=names[0] if names else None,
        types=tuple(dict.fromkeys(types)),
        properties=tuple(_property(*key, rows) for key, rows in grouped.items()),
        facts=facts,
    )


def _property(iri: str, inverse: bool, rows: list[Row]) -> Property:
    values: dict[tuple[str, str | None], bool] = {}
    for row in rows:
        resource = row["value_label"] is not None or str(row["value"]).startswith("http")
        key = (str(row["value_label"] or row["value"]), str(row["value"]) if resource else None)
        values[key] = values.get(key, True) and str(row["graph"]).endswith(_INFERRED)
    return Property(
        name=str(rows[0]["property_label"] or _local(iri)),
        iri=iri,
        inverse=inverse,
        values=tuple(Value(*key, inferred) for key, inferred in values.items()),
    )


def _facts(solutions: list[Row]) -> tuple[tuple[str, Rows], ...]:
    """Rows of facts by kind: a column for each property that one of them has, then the evidence."""
    by_kind: dict[str, dict[str, Row]] = {}
    for solution in solutions:
        row = by_kind.setdefault(str(solution["kind"] or "fact"), {}).setdefault(solution["fact"], {})
        row.update({column: solution[column] for column in EVIDENCE})
        name = str(solution["property_label"] or _local(solution["property"]))
        new = solution["value_label"] if solution["value_label"] is not None else solution["value"]
        old = row.get(name)
        row[name] = new if old is None or old == new else [*(old if isinstance(old, list) else [old]), new]
    return tuple((kind, _rows(list(facts.values()))) for kind, facts in sorted(by_kind.items()))


def _rows(facts: list[Row]) -> Rows:
    names = sorted({name for fact in facts for name in fact} - set(EVIDENCE))
    columns = (*names, *EVIDENCE)
    return Rows(columns, tuple({column: fact.get(column) for column in columns} for fact in facts), focus=_FOCUS)


def _local(iri: Any) -> str:
    tail = re.split(r"[#/]", str(iri))[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tail).lower() if str(iri).startswith(PK) else tail
