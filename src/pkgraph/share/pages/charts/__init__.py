"""Charts: pictures of rows as SVG, each point with the words it was read from, and the same as a table."""

from pkgraph.share.pages.charts.draw import CHARTS, chart_for, chart_html
from pkgraph.share.pages.charts.page import KINDS, chart_page, charts_page, choices

__all__ = ["CHARTS", "KINDS", "chart_for", "chart_html", "chart_page", "charts_page", "choices"]
