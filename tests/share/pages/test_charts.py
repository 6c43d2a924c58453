"""Charts: what is drawn, where each point leads, and what is not joined."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.share.pages.charts import CHARTS, chart_for
from pkgraph.share.pages.charts.chart import Chart
from pkgraph.share.pages.charts.scale import Period, Scale, date_ticks, number_ticks, period
from pkgraph.share.pages.charts.series import Point, series, steps
from pkgraph.share.pages.charts.timeline import lanes, timeline
from pkgraph.share.pages.links import Links
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

HOSTILE = "<script>alert(1)</script>\" & '"


def number(
    value: float, start: str | None, end: str | None, subject: str | None = "UNX", at: int = 3
) -> dict[str, Any]:
    """A row of ``indicator-series``."""
    place = {"document": "A/1", "part": "para 1", "start": at, "end": at + 4, "quote": "five"}
    period_ = {"period_start": start, "period_end": end}
    return {"indicator": "incidents", "subject": subject, "value": value, "unit": "count", **period_, **place}


def drawn(chart: Chart) -> etree._Element:
    return etree.fromstring(str(chart.svg))


def points(rows: list[dict[str, Any]]) -> list[Point]:
    return [Point(row, days, row["value"]) for row in rows if (days := period(row["period_start"], row["period_end"]))]


def test_only_like_periods_that_follow_one_another_are_joined_and_a_gap_is_told() -> None:
    rows = [
        number(5, "2018", "2018"),
        number(7, "2019", "2019"),
        number(4, "2021", "2021"),
        number(900, "1948", "2023-09-01"),
        number(2, "2019-03", "2019-03"),
    ]
    yearly = points(rows[:3])
    assert [(step.before.value, step.after.value, step.gap) for step in steps(yearly)] == [(5, 7, False), (7, 4, True)]
    assert list(steps(points([rows[0], rows[3]]))) == []
    assert list(steps(points([rows[0], rows[4]]))) == []
    assert list(steps(points([rows[0], number(6, "2018-06-01", "2019-05-31")]))) == []


def test_no_line_joins_two_subjects(links: Links) -> None:
    apart = [number(5, "2018", "2018", "UNX"), number(7, "2019", "2019", "UNY")]
    same = [number(5, "2018", "2018", "UNX"), number(7, "2019", "2019", "UNX")]
    for rows, lines in ((apart, 0), (same, 1)):
        picture = drawn(series(rows, links))
        assert len(picture.findall(".//line[@class='joined c0']")) == lines
        assert len(picture.findall(".//circle")) == 2


def test_numbers_of_one_period_are_bars_and_those_of_none_stand_in_the_table(links: Links) -> None:
    rows = [number(5, "2018", "2018", "UNX"), number(9, "2018", "2018", None), number(3, None, None)]
    chart = series(rows, links)
    bars = drawn(chart).findall(".//rect[@class='new']")
    assert [float(bar.get("width", "0")) for bar in bars] == sorted(
        (float(b.get("width", "0")) for b in bars), reverse=True
    )
    assert len(bars) == 2 and len(chart.cells) == 3
    assert any("table alone: 1" in each for each in chart.limits)


def test_subjects_beyond_the_colours_are_named(links: Links) -> None:
    rows = [number(at, str(2000 + year), str(2000 + year), f"M{at}") for at in range(10) for year in (1, 2)]
    chart = series(rows, links)
    assert len(drawn(chart).findall(".//circle")) == 16
    assert "M8, M9" in " ".join(chart.limits)


def test_every_point_leads_to_its_words(graph: Graph, links: Links) -> None:
    found = {
        "indicator": list(graph.query("indicator-series", indicator="fatalities from malicious")),
        "incidents": list(graph.query("sofa-status")),
        "mandate": [*graph.query("mandate-renewals", mission="UNMISS"), *graph.query("events", mission="UNMISS")],
        "citations": list(graph.query("citation-counts")),
    }
    assert set(found) == set(CHARTS)
    for name, rows in found.items():
        chart = CHARTS[name](rows, links)
        picture = drawn(chart)
        assert picture.tag == "svg" and len(rows) > 5
        leads = {link.get("href") for link in picture.iter("a")}
        if name != "citations":
            wanted = {links.reader(row["document"], row["start"], row["end"]) for row in rows}
            assert {each for each in leads if each.startswith("/documents/")} <= wanted
            assert len(leads & wanted) > 3
        assert all(link.find("title").text for link in picture.iter("a"))
        assert not picture.xpath("//@style|//script")
        assert {cell.href for row in chart.cells for cell in row if cell.href}
        for shape in picture.iter("rect", "circle", "line"):
            given_ = {key: float(shape.get(key, "0")) for key in ("x", "x1", "x2", "cx", "y", "cy", "width", "height")}
            assert 0 <= given_["x"] + given_["width"] <= 760 and 0 <= given_["cx"] <= 760 and given_["width"] >= 0


def test_incidents_are_drawn_to_scale_and_words_stand_for_missing_numbers(graph: Graph, links: Links) -> None:
    rows = list(graph.query("sofa-status"))
    picture = drawn(CHARTS["incidents"](rows, links))
    widths = [float(bar.get("width", "0")) for bar in picture.findall(".//rect[@class='total']")]
    totals = [row["total_incidents"] for row in rows if row["total_incidents"] is not None]
    assert len(widths) == len(totals) > 5
    unit = max(widths) / max(totals)
    assert all(abs(width - max(total * unit, 1.5)) < 0.2 for width, total in zip(widths, totals, strict=True))
    told = [text.text for text in picture.iter("text")]
    assert "under validation" in told and "no agreement" in told


@pytest.mark.parametrize("kind", sorted(CHARTS))
def test_nothing_to_draw_is_no_chart(kind: str, links: Links) -> None:
    assert chart_for(kind, [], links) == ""


def test_what_rows_hold_is_escaped(links: Links) -> None:
    event = {"event": HOSTILE, "date": "2019/..", "document": HOSTILE, "part": HOSTILE, "start": 1, "end": 2}
    for kind, rows in (
        ("indicator", [number(1, "2018", "2018", HOSTILE), number(2, "2019", "2019", HOSTILE)]),
        ("mandate", [event, {**event, "date": "2021-05"}]),
        ("citations", [{"cited": HOSTILE, "cited_type": HOSTILE, "places": 2, "documents": 1, "missions": [HOSTILE]}]),
    ):
        page = html.fragment_fromstring(str(chart_for(kind, rows, links)))
        assert not page.xpath("//script|//@onclick") and "alert(1)" in page.text_content()


def test_a_mandate_without_an_end_is_open_and_a_date_that_is_none_is_left_out(links: Links) -> None:
    row = {"instrument": "S/RES/1(2020)", "action": "extension", "adopted": "2020-05-01", "effective": None}
    place = {"document": "A/1", "part": "para 1", "start": 1, "end": 2}
    rows = [{**row, **place, "until": until} for until in ("2021-05-01", None)] + [
        {**row, **place, "adopted": None, "until": None}
    ]
    chart = timeline(rows, links)
    assert [bar.get("class") for bar in drawn(chart).iter("rect")] == ["mandate open", "mandate"]
    assert any("not shown: 1" in each for each in chart.limits)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 50)), max_size=30))
def test_what_stands_in_one_lane_does_not_overlap(drawn_: list[tuple[float, float]]) -> None:
    rooms = sorted((start, start + length) for start, length in drawn_)
    placed = list(lanes(rooms))
    for lane in set(placed):
        own = [room for room, at in zip(rooms, placed, strict=True) if at == lane]
        assert all(before[1] <= after[0] for before, after in pairwise(own))


@given(st.floats(0.001, 1e12))
def test_ticks_reach_as_far_as_the_numbers_and_are_few(most: float) -> None:
    ticks = number_ticks(most)
    assert ticks[0] == 0 and ticks[-1] >= most and len(ticks) <= 7


@given(st.integers(657_000, 750_000), st.integers(0, 40_000))
def test_date_ticks_lie_near_their_days_and_are_few(first: int, days: int) -> None:
    ticks = date_ticks(first, first + days)
    assert len(ticks) <= 14
    assert all(first - 45 <= day <= first + days + 45 for day, _ in ticks)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2019", None, 365), ("2020-02", "2020-02", 29), ("2020-12-31", "2021-01-01", 2), (None, "2020", 366)],
)
def test_a_period_is_as_long_as_its_dates_say(start: str | None, end: str | None, days: int) -> None:
    found = period(start, end)
    assert found is not None and found.days == days


@pytest.mark.parametrize("text", ["2019-13", "in May", "", None, "2019-02-30", "0000", 7])
def test_what_is_no_date_is_none(text: object) -> None:
    assert period(text) is None


def test_a_scale_goes_from_its_first_place_to_its_last() -> None:
    scale = Scale(10, 20, 100, 0)
    assert [scale(10), scale(15), scale(20)] == [100, 50, 0]
    assert Scale(5, 5, 0, 10)(5) == 5
    assert Period(1, 2).middle == 2


def test_the_pages_of_charts(graph: Graph) -> None:
    asked = TestClient(application(Site(graph.store)))
    charts = html.document_fromstring(asked.get("/charts").text)
    leads = [each for each in charts.xpath("//main//a/@href") if each.startswith("/charts/")]
    assert len(leads) > 10
    for address in leads[:: len(leads) // 8]:
        page = html.document_fromstring(asked.get(address).text)
        assert bool(page.xpath("//*[local-name()='svg' and @class='chart']")) != bool(
            page.xpath("//ul[@class='chips']//a")
        )
        assert ("?" in address) <= ("Not shown" in page.text_content())
        assert not page.xpath("//@style|//style|//script[not(@src)]")
    assert asked.get("/charts/none").status_code == 404
    for wrong in ("/charts/mandate?x=1", "/charts/mandate?mission=%3Cscript%3E%22%7D"):
        answer = asked.get(wrong)
        assert answer.status_code in (200, 400) and "<script>" not in answer.text
