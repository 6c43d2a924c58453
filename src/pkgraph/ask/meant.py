"""Which statement of a graph people mean by the words they use for its subject, predicate and object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from pkgraph.ask.binding import fill
from pkgraph.ask.called import Called, called
from pkgraph.ask.parameters import Term
from pkgraph.ask.rows import value
from pkgraph.ask.show import find, said
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PREFIXES, RDF

QUERIES = Path(__file__).parent / "explanation"
_IRI = re.compile(r"<([^<>]*)>|(https?://.*)")
_PREFIXED = re.compile(r"(\w+):(\S+)")
_LITERAL = re.compile(r'"(.*)"(?:@[\w-]+|\^\^\S+)?', re.DOTALL)
_NEAR = 3


def meant(store: Store, subject: str, predicate: str, object: str) -> Triple:  # noqa: A002
    """The statement of the graph that is meant; see ``explain``.

    Raises:
        QueryError: no such statement is in the graph, or a name is that of several things.
        GraphError: the graph cannot be reached or read.
    """
    about = _node(_expanded(subject) or find(store, " ".join(subject.split())))
    property_ = _property(store, about, " ".join(predicate.split()))
    return Triple(about, property_, _value(store, about, property_, " ".join(object.split())))


def solutions(store: Store, query: str, terms: Mapping[str, Sequence[Term]]) -> list[dict[str, Any]]:
    """The solutions of a query in ``explanation/``, with the terms that some variables are bound to."""
    text = (QUERIES / f"{query}.rq").read_text(encoding="utf-8")
    answer = store.query(fill(text, terms, where=query))
    assert isinstance(answer, QuerySolutions)
    columns = [variable.value for variable in answer.variables]
    return [{column: solution[column] for column in columns} for solution in answer]


def _property(store: Store, subject: NamedNode, name: str) -> NamedNode:
    """The property with this name, of those that the subject has."""
    names: dict[str, set[str]] = {}
    for row in solutions(store, "properties", {"subject_is": [subject]}):
        iri = str(value(row["property"]))
        names.setdefault(iri, set()).update((said(iri, {}), _local(iri), str(value(row["name"]) or _local(iri))))
    wanted = RDF + "type" if name == "a" else _expanded(name)
    found = [each for each, its in names.items() if each == wanted or (wanted is None and _same(name, its))]
    if len(found) == 1:
        return _node(found[0])
    if found:
        raise QueryError(f"'{name}' names {len(found)} properties", mend="use one of: " + _listed(found))
    if not names:
        raise QueryError(f"nothing is known of <{subject.value}>", where=store.place)
    known = sorted({said(iri, {}) for iri in names})
    near = get_close_matches(name, known, n=_NEAR, cutoff=0.6) or known
    raise QueryError(f"not in the graph: <{subject.value}> has no '{name}'", mend=f"it has: {', '.join(near)}")


def _value(store: Store, subject: NamedNode, property_: NamedNode, name: str) -> NamedNode | Literal:
    """The value with this name, of those that the subject has by a property."""
    rows = solutions(store, "values", {"subject_is": [subject], "property_is": [property_]})
    values = [row["value"] for row in rows if isinstance(row["value"], NamedNode | Literal)]
    names = called(store, [term.value for term in values if isinstance(term, NamedNode)])
    found = [term for term in values if name == str(term)] or [term for term in values if _is_called(term, name, names)]
    if not found and _expanded(name) is None:
        found = [term for term in values if isinstance(term, NamedNode) and term.value == _found(store, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"'{name}' names {len(found)} values", mend="use one of: " + _listed(map(str, found)))
    texts = [
        said(term.value, names) if isinstance(term, NamedNode) else " ".join(term.value.split()) for term in values
    ]
    near = get_close_matches(name, texts, n=_NEAR, cutoff=0.6) or texts
    what = f"not in the graph: <{subject.value}> has no {said(property_.value, {})} '{name}'"
    raise QueryError(what, mend=f"it has: {_listed(near)}" if near else "")


def _is_called(term: NamedNode | Literal, name: str, names: Mapping[str, Called]) -> bool:
    if isinstance(term, Literal):
        quoted = _LITERAL.fullmatch(name)
        return " ".join(term.value.split()) in (name, quoted[1] if quoted else name)
    own = names.get(term.value, Called())
    return term.value == _expanded(name) or _same(name, filter(None, (own.label, own.name)))


def _found(store: Store, name: str) -> str | None:
    try:
        return find(store, name)
    except QueryError:
        return None


def _expanded(name: str) -> str | None:
    """The IRI that is written in full or with a known prefix; None where it is neither."""
    iri, prefixed = _IRI.fullmatch(name.strip()), _PREFIXED.fullmatch(name.strip())
    if iri:
        return iri[1] or iri[2]
    return PREFIXES[prefixed[1]] + prefixed[2] if prefixed and prefixed[1] in PREFIXES else None


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise QueryError(f"not an IRI: {iri}") from None


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _same(name: str, others: Iterable[str]) -> bool:
    return name.casefold() in {other.casefold() for other in others}


def _listed(texts: Iterable[str]) -> str:
    several = list(texts)
    return ", ".join(several[:_NEAR]) + (f" and {len(several) - _NEAR} more" if len(several) > _NEAR else "")
