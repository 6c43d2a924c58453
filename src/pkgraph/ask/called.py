"""What resources are called, looked up for many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.binding import filled
from pkgraph.ask.rows import Row, plain
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import DCTERMS, RDFS, SKOS

_QUERY = Path(__file__).parent / "entity" / "called.rq"
_AT_ONCE = 1_000
"""resources in one query"""


@dataclass(frozen=True, slots=True)
class Called:
    """What one resource is called; None where nothing says so."""

    label: str | None = None
    name: str | None = None
    """in full: ``skos:prefLabel``, or the title of a document"""


def called(store: Store, iris: Iterable[str]) -> dict[str, Called]:
    """What each resource is called that has a label or name.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    text = _QUERY.read_text(encoding="utf-8")
    said: dict[str, dict[str, str]] = {}
    nodes = iter([NamedNode(iri) for iri in dict.fromkeys(iris)])
    while some := list(islice(nodes, _AT_ONCE)):
        for row in _rows(store, filled(text, {"resource": some}, where=_QUERY.name)):
            said.setdefault(row["resource"], {}).setdefault(row["property"], str(row["name"]))
    return {
        iri: Called(names.get(RDFS + "label"), names.get(SKOS + "prefLabel", names.get(DCTERMS + "title")))
        for iri, names in said.items()
    }


def _rows(store: Store, query: str) -> Iterator[Row]:
    answer = store.query(query)
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return iter(plain(answer)[1])
