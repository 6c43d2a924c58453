"""Dossiers: what readers want to know of a mission, a document, a State, ..., in the order in which they want it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup
from pyoxigraph import NamedNode

from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.ask.rows import Rows
from pkgraph.ask.run import run_query
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK, PREFIXES, RDF
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.charts import chart_for
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.named import named
from pkgraph.share.pages.table import Table, table

OPEN = 5
"""rows of a section that are seen at once"""
MOST = 20
"""rows of a section on the page; the query that gives all is linked"""
_DRAWN = 2
"""rows from which a picture tells more than they"""
_DATA = Path(__file__).parent / "dossiers.toml"


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of a dossier as it is planned."""

    title: str
    query: str
    by: Mapping[str, str]
    """parameter of the query to property of the resource, by its local name"""
    chart: str = ""
    """of the rows, a name in ``CHARTS``; none if it is empty"""
    beside: tuple[str, ...] = ()
    """queries with the same parameters whose rows are drawn as well"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a dossier on a resource of some class holds."""

    kind: str
    """the class, by its local name"""
    needs: tuple[str, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its rows."""

    title: str
    query: CatalogueQuery
    values: Mapping[str, str]
    total: int
    table: Table
    """the first rows"""
    chart: Markup
    """a picture of all of them; empty where there is nothing to draw"""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The sections that have something to say, and the titles of those that have not."""

    sections: tuple[Section, ...]
    silent: tuple[str, ...]


Facts = Mapping[str, Sequence[str]]
"""local name of a property to its values"""


def facts_of(store: Store, iri: str) -> Facts:
    """What a resource is (``type``, local names of classes) and the values by which queries know it.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found: dict[str, list[str]] = {}
    for row in answered(store, "resource", {"iri": [NamedNode(iri)]}):
        name = _local(row["property"])
        value = str(row["value"]).removeprefix(PK) if row["property"] == RDF + "type" else str(row["value"])
        found.setdefault(name, []).append(value)
    return found


def plan_for(facts: Facts) -> Plan | None:
    """The dossier that fits a resource; None if there is none."""
    kinds = set(facts.get("type", ()))
    return next((plan for plan in plans() if plan.kind in kinds and all(name in facts for name in plan.needs)), None)


def dossier(store: Store, links: Links, facts: Facts, plan: Plan) -> Dossier:
    """The dossier on a resource.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    asked: list[tuple[Topic, dict[str, str], Rows]] = []
    for topic in plan.topics:
        values = {parameter: facts[name][0] for parameter, name in topic.by.items()}
        asked.append((topic, values, run_query(store, topic.query, values)))
    told = [each for each in asked if len(each[2])]
    known = named(store, [Rows(rows.columns, rows[:MOST]) for _, _, rows in told])
    return Dossier(
        tuple(
            Section(
                topic.title,
                catalogue().get(topic.query),
                values,
                len(rows),
                table(rows, known, links, most=MOST, without=_same(rows, topic.by, set(facts.get("label", ())))),
                _drawn(store, links, topic, values, rows),
            )
            for topic, values, rows in told
        ),
        tuple(topic.title for topic, _, rows in asked if not len(rows)),
    )


def _drawn(store: Store, links: Links, topic: Topic, values: Mapping[str, str], rows: Rows) -> Markup:
    """The chart of a section."""
    if not topic.chart or len(rows) < _DRAWN:
        return Markup()
    others = [row for name in topic.beside for row in run_query(store, name, values)]
    return chart_for(topic.chart, [*rows, *others], links)


def _same(rows: Rows, by: Mapping[str, str], labels: Collection[str]) -> set[str]:
    """Columns that say in every row what the dossier is on."""
    said = {column: {str(row[column]) for row in rows} for column in rows.columns}
    return {column for column, values in said.items() if len(values) == 1 and (column in by or values <= set(labels))}


@cache
def plans() -> tuple[Plan, ...]:
    """All dossiers."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Plan(
            entry["class"],
            tuple(entry["needs"]),
            tuple(
                Topic(each["title"], each["query"], each["by"], each.get("chart", ""), tuple(each.get("beside", ())))
                for each in entry["sections"]
            ),
        )
        for entry in data["dossiers"]
    )


def _local(iri: str) -> str:
    namespace = next((each for each in PREFIXES.values() if iri.startswith(each)), "")
    return iri.removeprefix(namespace)
