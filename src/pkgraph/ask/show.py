"""All that is known of one resource: its names, what is said of it, and the facts that speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from pkgraph.ask import parameters
from pkgraph.ask.binding import filled
from pkgraph.ask.called import Called, called
from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.parameters import Term
from pkgraph.ask.rows import Row, Rows, value
from pkgraph.ask.table import shown
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import DCTERMS, PK, PREFIXES, RDF, RDFS, SKOS

QUERIES = Path(__file__).parent / "entity"
_INFERRED = "/graph/inferred"
_NAMES = {RDFS + "label", RDF + "type", SKOS + "prefLabel", DCTERMS + "title"}
FactsByKind = tuple[tuple[str, Rows], ...]
Solution = dict[str, Any]
"""variable to term"""

_FOCUS = ("surface", "cited document", "mentioned mission", "context mission", "reported mission")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property."""

    text: str
    iri: str | None
    """of a resource, None of a literal"""
    inferred: bool
    """True if no source says it, only reasoning"""
    term: str
    """in N-Triples"""


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
    facts: FactsByKind
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

    def _repr_html_(self) -> str:
        from pkgraph.ask.html import entity_html

        return entity_html(self)


def show(store: Store, name: str, *, facts: bool = True) -> Entity:
    """All that is known of the resource that ``name`` names: an IRI, a symbol, an acronym or a name.

    Args:
        store: the graph.
        name: the resource.
        facts: False to leave out the facts that speak of it, which take the longest to find.

    Raises:
        QueryError: nothing has that name (near names are told), or more than one resource has it.
        GraphError: the graph cannot be reached or read.
    """
    wanted = " ".join(name.split())
    iri = wanted.strip("<>") if re.match(r"<?https?://", wanted) else find(store, wanted)
    try:
        node = NamedNode(iri)
    except ValueError:
        raise QueryError(f"not an IRI: {iri}") from None
    statements = _ask(store, "properties", {"entity_is": [node]})
    told = _ask(store, "facts", {"entity_is": [node]}) if facts else []
    if not statements and not told:
        raise QueryError(f"nothing is known of <{iri}>", where=store.place, mend="name it by symbol, acronym or name")
    terms = [term for solution in (*statements, *told) for term in solution.values()]
    names = called(store, [iri, *(term.value for term in terms if isinstance(term, NamedNode))])
    return _entity(iri, statements, _facts(told, names), names)


def _ask(store: Store, query: str, terms: dict[str, Sequence[Term]]) -> list[Solution]:
    text = (QUERIES / f"{query}.rq").read_text(encoding="utf-8")
    answer = store.query(filled(text, terms, where=query))
    if not isinstance(answer, QuerySolutions):
        raise QueryError("is not a SELECT query", where=query)
    columns = [variable.value for variable in answer.variables]
    return [{column: solution[column] for column in columns} for solution in answer]


def find(store: Store, name: str) -> str:
    """The IRI of the resource that a symbol, an acronym or a name stands for.

    Raises:
        QueryError: nothing has that name (near names are told), or more than one resource has it.
        GraphError: the graph cannot be reached or read.
    """
    text = parameters.ParameterType.TEXT
    forms = dict.fromkeys([name, parameters.document(name), parameters.symbol(name)])
    found = _ask(store, "find", {"name_is": [parameters.term(form, text, "ENTITY") for form in forms]})
    if not found:
        known = {str(value(row["name"])).casefold(): str(value(row["name"])) for row in _ask(store, "names", {})}
        near = [known[each] for each in get_close_matches(name.casefold(), known, n=3, cutoff=0.6)]
        mend = f"did you mean {' or '.join(near)}?" if near else "name it by symbol, acronym, name or IRI"
        raise QueryError(f"nothing is called '{name}'", where=store.place, mend=mend)
    best = list(dict.fromkeys(str(value(row["entity"])) for row in found if row["rank"] == found[0]["rank"]))
    if len(best) > 1:
        listed = ", ".join(f"<{iri}>" for iri in best[:5]) + (", ..." if len(best) > 5 else "")
        raise QueryError(f"'{name}' names {len(best)} resources: {listed}", mend="show one of them by its IRI")
    return best[0]


def _entity(iri: str, statements: list[Solution], facts: FactsByKind, names: dict[str, Called]) -> Entity:
    own = names.get(iri, Called())
    grouped: dict[tuple[str, bool], list[Solution]] = {}
    for solution in statements:
        key = (str(value(solution["property"])), bool(value(solution["inverse"])))
        grouped.setdefault(key, []).append(solution)
    types = [str(value(solution["value"])) for solution in grouped.get((RDF + "type", False), [])]
    return Entity(
        iri=iri,
        label=own.label or _local(iri),
        name=own.name if own.name != own.label else None,
        types=tuple(sorted({said(each, names) for each in types if each.startswith(PK)})),
        properties=tuple(_property(*key, rows, names) for key, rows in grouped.items() if key[0] not in _NAMES),
        facts=facts,
    )


def _property(iri: str, inverse: bool, solutions: list[Solution], names: dict[str, Called]) -> Property:
    inferred: dict[Literal | NamedNode, bool] = {}
    for solution in solutions:
        term = solution["value"]
        assert isinstance(term, (Literal, NamedNode))
        inferred[term] = inferred.get(term, True) and str(value(solution["graph"])).endswith(_INFERRED)
    values = [
        Value(_text(term, names), term.value if isinstance(term, NamedNode) else None, only_inferred, str(term))
        for term, only_inferred in inferred.items()
    ]
    values.sort(key=lambda each: (_natural(each.text), each.iri or ""))
    return Property(said(iri, names), iri, inverse, tuple(values))


def _facts(solutions: list[Solution], names: dict[str, Called]) -> FactsByKind:
    """Rows of facts by kind: a column for each property that one of them has, then the evidence."""
    by_kind: dict[str, dict[str, Row]] = {}
    for solution in solutions:
        kind, fact, property_ = (str(value(solution[name])) for name in ("kind", "fact", "property"))
        row = by_kind.setdefault(said(kind, names), {}).setdefault(fact, {})
        row.update({column: value(solution[column]) for column in ("part", "start", "end", "quote")})
        row["document"] = _text(solution["document"], names)
        new = _text(solution["value"], names) if isinstance(solution["value"], NamedNode) else value(solution["value"])
        column = said(property_, names)
        old = row.get(column)
        row[column] = new if old is None or old == new else [*(old if isinstance(old, list) else [old]), new]
    return tuple((kind, _rows(list(facts.values()))) for kind, facts in sorted(by_kind.items()))


def _rows(facts: list[Row]) -> Rows:
    names = sorted({name for fact in facts for name in fact} - set(EVIDENCE))
    columns = (*names, *EVIDENCE)
    rows = [{column: fact.get(column) for column in columns} for fact in facts]
    return Rows(columns, tuple(sorted(rows, key=_place)), focus=_FOCUS)


def _place(row: Row) -> tuple[str, int, int]:
    return str(row["document"]), int(row["start"]), int(row["end"])


def _text(term: Any, names: dict[str, Called]) -> str:
    return said(term.value, names) if isinstance(term, NamedNode) else shown(value(term))


def said(iri: str, names: dict[str, Called]) -> str:
    """What a resource is called, else the end of its IRI as words."""
    return names.get(iri, Called()).label or _local(iri)


def _natural(text: str) -> list[tuple[int, str]]:
    """A key that puts 2 before 10."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in re.split(r"([0-9]+)", text)]


def _local(iri: str) -> str:
    tail = re.split(r"[#/]", iri)[-1]
    term = any(iri.startswith(namespace) for namespace in PREFIXES.values())
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tail).lower() if term else tail
