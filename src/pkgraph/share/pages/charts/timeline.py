"""What became of a mission: its mandates from their beginning to their end, and the events that concern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pkgraph.ask.excerpt import excerpt, readable
from pkgraph.share.pages.charts.chart import WIDTH, Cell, Chart, Row, evidence, place
from pkgraph.share.pages.charts.scale import Period, Scale, date_ticks, period
from pkgraph.share.pages.charts.svg import element, linked, picture, width_of
from pkgraph.share.pages.links import Links

_LEFT, _RIGHT, _TOP, _FOOT = 12, 12, 8, 28
_DOTS, _BARS = 22, 36
"""how high a lane is, of events and of mandates, which have a name"""
_HIGH = 12
_APART = 4
_WORDS = 160
_GOES_ON = ".."


@dataclass(frozen=True, slots=True)
class Item:
    """Something that lasted, or happened."""

    period: Period
    kind: str
    name: str
    """beside its bar; none beside a dot"""
    title: str
    row: Row
    open: bool = False
    """whether no end of it is told"""


def timeline(rows: Sequence[Row], links: Links) -> Chart:
    """Rows of ``mandate-renewals`` and ``events`` of one mission."""
    mandates = sorted(filter(None, (_mandate(row) for row in rows if "instrument" in row)), key=_begins)
    events = sorted(filter(None, (_event(row) for row in rows if "event" in row)), key=_begins)
    undated = len(rows) - len(mandates) - len(events)
    return Chart(
        title="Mandates and events over time",
        svg=_picture(mandates, events, links),
        heads=("date", "what", "words"),
        cells=tuple(_cells(item, links) for item in sorted([*mandates, *events], key=_begins)),
        legend=(*([("mandate", "mandate, with its resolution")] if mandates else []), ("event", "event")),
        limits=(
            "Only what the documents in the graph tell: between two mandates there may be another.",
            "A mandate that is drawn with an open end is one whose end no document tells.",
            *([f"Without a date, and so not shown: {undated:,}."] if undated else []),
        ),
    )


def _mandate(row: Row) -> Item | None:
    begins = row["effective"] or row["adopted"]
    days = period(begins or row["until"], row["until"] if begins else None)
    title = f"{row['instrument']}: {row['action']}, {begins or '…'} to {row['until'] or '…'} ({place(row)})"
    kind = "ended" if row["action"] == "termination" else "mandate"
    return Item(days, kind, str(row["instrument"]), title, row, open=not row["until"]) if days else None


def _event(row: Row) -> Item | None:
    begins, _, ends = str(row["date"] or "").partition("/")
    days = period(begins, ends if ends and ends != _GOES_ON else None)
    title = f"{row['date']}: {excerpt(readable(str(row['event'])), (), _WORDS)} ({place(row)})"
    return Item(days, "event", "", title, row, open=ends == _GOES_ON) if days else None


def _begins(item: Item) -> tuple[int, int, str]:
    return item.period.first, item.period.last, item.title


def _picture(mandates: Sequence[Item], events: Sequence[Item], links: Links) -> Markup:
    items = [*mandates, *events]
    if not items:
        return Markup("")
    first, last = min(each.period.first for each in items), max(each.period.last for each in items)
    across = Scale(first, last + 1, _LEFT, WIDTH - _RIGHT)
    drawn: list[Markup] = []
    low = _TOP
    for several, shape, high in ((mandates, _bar, _BARS), (events, _mark, _DOTS)):
        placed = list(lanes([_room(item, across) for item in several]))
        drawn += [
            linked(evidence(item.row, links), item.title, *shape(item, across, low + at * high))
            for item, at in zip(several, placed, strict=True)
        ]
        low += (max(placed, default=-1) + 1) * high
    grid = [part for day, name in date_ticks(first, last) for part in _tick(across(day), name, low)]
    return picture(WIDTH, low + _FOOT, "Mandates and events over time", [*grid, *drawn])


def _tick(at: float, name: str, low: float) -> Iterator[Markup]:
    if _LEFT <= at <= WIDTH - _RIGHT:
        yield element("line", x1=at, x2=at, y1=2, y2=low, class_="grid")
        anchor = "start" if at < _LEFT + 20 else "end" if at > WIDTH - _RIGHT - 20 else "middle"
        yield element("text", name, x=at, y=low + 18, class_="tick", text_anchor=anchor)


def lanes(rooms: Iterable[tuple[float, float]]) -> Iterator[int]:
    """For each stretch, in the order of their beginnings, the first lane in which it overlaps none before it.

    >>> list(lanes([(0, 5), (3, 9), (6, 8)]))
    [0, 1, 0]
    """
    ends: list[float] = []
    for start, end in rooms:
        free = next((at for at, taken in enumerate(ends) if taken <= start), len(ends))
        ends[free : free + 1] = [end]
        yield free


def _room(item: Item, across: Scale) -> tuple[float, float]:
    """What a shape and its name take."""
    start, end = across(item.period.first), max(across(item.period.last + 1), across(item.period.first) + _HIGH)
    room = width_of(item.name)
    return (
        (min(start, end - room), end + _APART)
        if _to_the_left(item, across)
        else (start, max(end, start + room) + _APART)
    )


def _to_the_left(item: Item, across: Scale) -> bool:
    """Whether the name of a bar ends where the bar does: at its beginning there is no room for it."""
    return across(item.period.first) + width_of(item.name) > WIDTH - _RIGHT


def _bar(item: Item, across: Scale, top: float) -> Iterator[Markup]:
    start, end = across(item.period.first), max(across(item.period.last + 1), across(item.period.first) + 3)
    kind = item.kind + (" open" if item.open else "")
    at, anchor = (end, "end") if _to_the_left(item, across) else (start, "start")
    yield element("text", item.name, x=at, y=top + 11, class_="told", text_anchor=anchor)
    yield element("rect", x=start, y=top + 15, width=end - start, height=_HIGH, class_=kind)


def _mark(item: Item, across: Scale, top: float) -> Iterator[Markup]:
    start, end = across(item.period.first), across(item.period.last + 1)
    middle = top + _DOTS / 2
    if end - start > _HIGH or item.open:
        kind = "span event" + (" gap" if item.open else "")
        yield element("line", x1=start, x2=end, y1=middle, y2=middle, class_=kind)
    at = min(max((start + end) / 2, start + 5), WIDTH - _RIGHT - 5)
    yield element("circle", cx=at, cy=middle, r=5, class_="dot event")


def _cells(item: Item, links: Links) -> tuple[Cell, ...]:
    row = item.row
    if "event" in row:
        date, what = str(row["date"]), excerpt(readable(str(row["event"])), (), _WORDS)
    else:
        date = f"{row['effective'] or row['adopted'] or '…'} to {row['until'] or '…'}"
        what = f"{row['action']}, {row['instrument']}"
    return Cell(date), Cell(what), Cell(place(row), evidence(row, links))
