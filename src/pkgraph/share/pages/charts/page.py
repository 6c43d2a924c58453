"""A page for each chart, with the query that it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.run import run_query
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.charts.chart import Row
from pkgraph.share.pages.charts.draw import CHARTS, chart_html
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

_CHOICES = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """What the page of a chart asks."""

    title: str
    question: str
    queries: tuple[str, ...]
    parameters: tuple[str, ...]
    needs: str = ""
    """the parameter without which there is nothing to draw"""


KINDS: Mapping[str, Kind] = {
    "indicator": Kind(
        "Indicators over time",
        "How did a number develop over time and across documents?",
        ("indicator-series",),
        ("indicator", "subject"),
        "indicator",
    ),
    "incidents": Kind(
        "Incidents under agreements",
        "How many incidents did each mission report?",
        ("sofa-status",),
        ("mission", "document"),
    ),
    "mandate": Kind(
        "A mission's mandates and events",
        "What became of a mission over time?",
        ("mandate-renewals", "events"),
        ("mission",),
        "mission",
    ),
    "citations": Kind(
        "Documents cited most",
        "Which documents are cited most often?",
        ("citation-counts",),
        ("type", "document"),
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that there is something to draw for."""

    value: str
    rows: int


def charts_page(store: Store, links: Links) -> str:
    """All charts, with values that there is something to draw for.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    offered = {name: choices(store, links, name) for name in KINDS}
    return rendered("charts.html", links, kinds=KINDS, choices=offered)


def chart_page(store: Store, links: Links, name: str, values: Mapping[str, str]) -> str | None:
    """The page of one chart; None where there is no such chart.

    Args:
        store: the graph.
        links: the addresses of the site.
        name: which chart.
        values: of its parameters; empty ones do not count.

    Raises:
        QueryError: a parameter or value is wrong.
        GraphError: the graph cannot be reached or read.
    """
    kind = KINDS.get(name)
    if kind is None:
        return None
    given = {key: value for key, value in values.items() if value}
    unknown = [key for key in given if key not in kind.parameters]
    if unknown:
        raise QueryError(
            f"a chart '{name}' has no parameter '{unknown[0]}'", mend=f"use {' or '.join(kind.parameters)}"
        )
    missing = bool(kind.needs) and kind.needs not in given
    rows: list[Row] = [] if missing else [row for query in kind.queries for row in run_query(store, query, given)]
    asked = given.get(kind.needs, "").casefold()
    exact = [row for row in rows if kind.needs and str(row[kind.needs]).casefold() == asked]
    chart = CHARTS[name](exact or rows, links)
    return rendered(
        "chart-page.html",
        links,
        name=name,
        kind=kind,
        given=given,
        fields=[catalogue().get(kind.queries[0]).parameter(each) for each in kind.parameters],
        chart=chart_html(chart, links) if chart.svg else "",
        title=chart.title if chart.svg else kind.title,
        missing=missing,
        choices=() if chart.svg else choices(store, links, name),
        method=[catalogue().get(query) for query in kind.queries],
    )


def choices(store: Store, links: Links, name: str) -> tuple[Choice, ...]:
    """Values of the parameter that a chart needs, of which there is something to draw, those with most rows first.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    kind = KINDS[name]
    if not kind.needs:
        return ()
    found: dict[str, list[Row]] = {}
    for query in kind.queries:
        for row in run_query(store, query):
            if row[kind.needs]:
                found.setdefault(str(row[kind.needs]), []).append(row)
    ranked = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    drawn = (Choice(value, len(rows)) for value, rows in ranked if len(rows) > 1 and CHARTS[name](rows, links).svg)
    return tuple(islice(drawn, _CHOICES))
