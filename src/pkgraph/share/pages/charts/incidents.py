"""Incidents under status-of-forces and status-of-mission agreements, mission by mission."""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.share.pages.charts.bars import Bar, bars
from pkgraph.share.pages.charts.chart import Cell, Chart, Row, evidence, number, place
from pkgraph.share.pages.links import Links

_HEADS = ("mission", "new incidents", "incidents in total", "agreement", "period", "words")


def incidents(rows: Sequence[Row], links: Links) -> Chart:
    """The rows of ``sofa-status``: for each the new incidents and all of them."""
    several = len({(row["document"], row["period_end"]) for row in rows}) > 1
    return Chart(
        title="Incidents under status-of-forces and status-of-mission agreements",
        svg=bars(
            "New incidents and all incidents of each mission",
            [
                (_name(row, several), links.query("sofa-status", {"mission": row["mission"]}), _bars(row, links))
                for row in rows
            ],
        ),
        heads=_HEADS,
        cells=tuple(_cells(row, links) for row in rows),
        legend=(("new", "new in the period"), ("total", "in total")),
        limits=(
            "A mission without a bar has no agreement, or no number is given: the words beside it tell which.",
            "Numbers of different documents count different periods; how grave an incident was is not shown.",
        ),
    )


def _name(row: Row, several: bool) -> str:
    return f"{row['mission']}, {row['period_end'] or row['document']}" if several else str(row["mission"])


def _bars(row: Row, links: Links) -> list[Bar]:
    where = evidence(row, links)
    if row["new_incidents"] is None and row["total_incidents"] is None:
        return [Bar(None, "none", _status(row), f"{row['mission']}: {_status(row)} ({place(row)})", where)]
    return [
        _number(row, "new_incidents", "new", "new", where),
        _number(row, "total_incidents", "total", "in total", where),
    ]


def _number(row: Row, column: str, kind: str, what: str, where: str) -> Bar:
    value = row[column]
    told = _status(row) if value is None else number(value)
    return Bar(value, kind, told, f"{row['mission']}, {what}: {told} ({place(row)})", where)


def _status(row: Row) -> str:
    return str(row["status"] or "not told")


def _cells(row: Row, links: Links) -> tuple[Cell, ...]:
    numbers = [
        _status(row) if row[each] is None else number(row[each]) for each in ("new_incidents", "total_incidents")
    ]
    span = " to ".join(str(row[each]) for each in ("period_start", "period_end") if row[each])
    told = (str(row["mission"]), *numbers, str(row["agreement"] or ""), span)
    return (*map(Cell, told), Cell(place(row), evidence(row, links)))
