"""How often documents are cited."""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.share.pages.charts.bars import Bar, bars
from pkgraph.share.pages.charts.chart import Cell, Chart, Row, number
from pkgraph.share.pages.links import Links

_MOST = 25


def citations(rows: Sequence[Row], links: Links) -> Chart:
    """The rows of ``citation-counts``: the documents that are cited most."""
    shown = sorted(rows, key=lambda row: (-row["places"], row["cited"]))[:_MOST]
    rest = len(rows) - len(shown)
    return Chart(
        title="How often documents are cited",
        svg=bars("Places that cite a document, and documents that do", [_row(row, links) for row in shown]),
        heads=("document", "type", "places", "documents", "missions"),
        cells=tuple(_cells(row, links) for row in shown),
        legend=(("new", "documents that cite it"), ("total", "places that cite it")),
        limits=(
            *([f"{rest:,} more documents that are cited less often are not shown."] if rest else []),
            "Only documents in the graph are counted, and only citations that lead to a document for certain.",
        ),
    )


def _row(row: Row, links: Links) -> tuple[str, str, list[Bar]]:
    where = _where(row, links)
    told = {"new": ("documents", "citing documents"), "total": ("places", "places")}
    several = [
        Bar(row[column], kind, number(row[column]), f"{row['cited']}: {row[column]:,} {what}", where)
        for kind, (column, what) in told.items()
    ]
    return str(row["cited"]), where, several


def _where(row: Row, links: Links) -> str:
    return links.query("citations", {"cited": str(row["cited"])})


def _cells(row: Row, links: Links) -> tuple[Cell, ...]:
    told = (str(row["cited_type"] or ""), number(row["places"]), number(row["documents"]), ", ".join(row["missions"]))
    return (Cell(str(row["cited"]), _where(row, links)), *map(Cell, told))
