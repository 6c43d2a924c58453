"""Numbers of one indicator over time: each over the period that it was counted in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from pkgraph.share.pages.charts.bars import Bar, bars
from pkgraph.share.pages.charts.chart import WIDTH, Cell, Chart, Row, evidence, number, place
from pkgraph.share.pages.charts.scale import Period, Scale, date_ticks, number_ticks, period
from pkgraph.share.pages.charts.svg import element, linked, picture
from pkgraph.share.pages.links import Links

COLOURS = 8
"""subjects that have a colour of their own"""
_HIGH, _LEFT, _TOP, _FOOT, _RIGHT = 300, 70, 14, 28, 20
_ALIKE = 0.2
"""part by which periods that are compared may differ in length"""


@dataclass(frozen=True, slots=True)
class Point:
    """One number."""

    row: Row
    period: Period
    value: float


@dataclass(frozen=True, slots=True)
class Step:
    """Two points after one another of the same thing."""

    before: Point
    after: Point
    gap: bool
    """whether time lies between their periods"""


def series(rows: Sequence[Row], links: Links) -> Chart:
    """The rows of ``indicator-series`` of one indicator and unit; of several those of the first that has most rows."""
    kinds: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        kinds.setdefault((str(row["indicator"]), str(row["unit"])), []).append(row)
    (indicator, unit), chosen = max(kinds.items(), key=lambda each: len(each[1]), default=(("", ""), []))
    points = [point for row in chosen if (point := _point(row))]
    subjects: dict[str, list[Point]] = {}
    for point in points:
        subjects.setdefault(_subject(point.row), []).append(point)
    ranked = sorted(subjects, key=lambda name: -len(subjects[name]))
    shown = {name: subjects[name] for name in ranked[:COLOURS]}
    together = len({(point.period.first, point.period.last) for point in points}) == 1
    colours = {name: f"c{at}" for at, name in enumerate(shown)}
    return Chart(
        title=f"{indicator or 'No indicator'}{f' ({unit})' if unit else ''}",
        svg=_side_by_side(points, links) if together else _over_time(shown, colours, links),
        heads=("subject", "value", "from", "until", "words"),
        cells=tuple(_cells(row, links) for row in chosen),
        legend=() if together else tuple((colours[name], name) for name in shown),
        limits=tuple(_limits(len(kinds) - 1, len(chosen) - len(points), ranked[COLOURS:], together=together)),
    )


def _limits(others: int, undated: int, left_out: Sequence[str], *, together: bool) -> Iterator[str]:
    if not together:
        yield (
            "Each number is drawn over the period that it was counted in. A line joins numbers of one subject that were"
            " counted over periods of the same length, one after another; it is broken where time lies between them."
            " Numbers over overlapping or unlike periods are not joined: they do not count the same."
        )
    if undated:
        yield f"Without a period, and so in the table alone: {undated:,}."
    if left_out:
        yield f"Not drawn, but in the table: {', '.join(left_out)}."
    if others > 0:
        yield f"Other indicators or units that fit what was asked for, not shown: {others:,}."
    yield "What makes a number more than it says (“at least”, “about”) is not drawn: see its words."


def steps(points: Sequence[Point]) -> Iterator[Step]:
    """The points of one subject that may be joined: of like length, one after another."""
    for before, after in pairwise(sorted(points, key=lambda each: (each.period.first, each.period.last, each.value))):
        longest, shortest = max(before.period.days, after.period.days), min(before.period.days, after.period.days)
        if before.period.last < after.period.first and longest - shortest <= max(3, _ALIKE * longest):
            yield Step(before, after, after.period.first - before.period.last > 1)


def _point(row: Row) -> Point | None:
    days = period(row["period_start"], row["period_end"])
    value = row["value"]
    return Point(row, days, value) if days and isinstance(value, (int, float)) else None


def _subject(row: Row) -> str:
    return str(row["subject"] or "subject not told")


def _over_time(shown: Mapping[str, Sequence[Point]], colours: Mapping[str, str], links: Links) -> Markup:
    points = [point for each in shown.values() for point in each]
    if not points:
        return Markup("")
    first, last = min(each.period.first for each in points), max(each.period.last for each in points)
    across = Scale(first, last + 1, _LEFT, WIDTH - _RIGHT)
    ticks = number_ticks(max(each.value for each in points))
    lowest = min(0, *(each.value for each in points))
    up = Scale(lowest, ticks[-1], _HIGH, _TOP)
    drawn = [*_grid(ticks, date_ticks(first, last), across, up)]
    for name, each in shown.items():
        drawn += [_line(step, colours[name], across, up) for step in steps(each)]
    for name, each in shown.items():
        drawn += [_dot(point, colours[name], across, up, links) for point in each]
    return picture(WIDTH, _HIGH + _FOOT, "Numbers over time", drawn)


def _grid(numbers: Sequence[float], dates: Sequence[tuple[int, str]], across: Scale, up: Scale) -> Iterator[Markup]:
    for tick in numbers:
        yield element("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=up(tick), y2=up(tick), class_="grid")
        told = number(int(tick) if tick == int(tick) else tick)
        yield element("text", told, x=_LEFT - 8, y=up(tick) + 4, class_="tick", text_anchor="end")
    for day, name in dates:
        if _LEFT <= across(day) <= WIDTH - _RIGHT:
            yield element("line", x1=across(day), x2=across(day), y1=_HIGH, y2=_HIGH + 5, class_="axis")
            yield element("text", name, x=across(day), y=_HIGH + 20, class_="tick", text_anchor="middle")


def _line(step: Step, colour: str, across: Scale, up: Scale) -> Markup:
    return element(
        "line",
        x1=across(step.before.period.middle),
        y1=up(step.before.value),
        x2=across(step.after.period.middle),
        y2=up(step.after.value),
        class_=f"joined {colour}{' gap' if step.gap else ''}",
    )


def _dot(point: Point, colour: str, across: Scale, up: Scale, links: Links) -> Markup:
    span = element(
        "line",
        x1=across(point.period.first),
        x2=across(point.period.last + 1),
        y1=up(point.value),
        y2=up(point.value),
        class_=f"span {colour}",
    )
    dot = element("circle", cx=across(point.period.middle), cy=up(point.value), r=5, class_=f"dot {colour}")
    return linked(evidence(point.row, links), _told(point.row), span, dot)


def _side_by_side(points: Sequence[Point], links: Links) -> Markup:
    """Bars, where all numbers were counted over the same period."""
    several = [
        (
            _subject(each.row),
            "",
            [Bar(each.value, "new", number(each.value), _told(each.row), evidence(each.row, links))],
        )
        for each in sorted(points, key=lambda each: (-each.value, _subject(each.row)))
    ]
    return bars("Numbers of one period", several)


def _told(row: Row) -> str:
    return f"{_subject(row)}, {_span(row)}: {number(row['value'])} ({place(row)})"


def _span(row: Row) -> str:
    begins, ends = row["period_start"], row["period_end"]
    return str(begins) if begins == ends or not ends else f"{begins or '…'} to {ends}"


def _cells(row: Row, links: Links) -> tuple[Cell, ...]:
    told = (_subject(row), number(row["value"]), str(row["period_start"] or ""), str(row["period_end"] or ""))
    return (*map(Cell, told), Cell(place(row), evidence(row, links)))
