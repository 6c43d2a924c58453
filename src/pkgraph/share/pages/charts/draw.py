"""Which rows are drawn how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from pkgraph.share.pages.charts.chart import Chart, Row
from pkgraph.share.pages.charts.citations import citations
from pkgraph.share.pages.charts.incidents import incidents
from pkgraph.share.pages.charts.series import series
from pkgraph.share.pages.charts.timeline import timeline
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

CHARTS: Mapping[str, Callable[[Sequence[Row], Links], Chart]] = {
    "indicator": series,
    "incidents": incidents,
    "mandate": timeline,
    "citations": citations,
}
"""name of a chart to what draws it: rows of ``indicator-series``, ``sofa-status``, ``mandate-renewals`` and ``events``
together, ``citation-counts``"""


def chart_for(kind: str, rows: Sequence[Row], links: Links) -> Markup:
    """A chart to stand in a page, with its table and limits; nothing where the rows hold nothing to draw.

    The page needs ``charts.css``.

    Args:
        kind: a name in ``CHARTS``.
        rows: the rows of its query.
        links: the addresses of the site.
    """
    chart = CHARTS[kind](rows, links)
    return chart_html(chart, links) if chart.svg else Markup("")


def chart_html(chart: Chart, links: Links) -> Markup:
    """A chart as HTML."""
    return Markup(rendered("chart.html", links, chart=chart))  # the template escapes all that it is given
