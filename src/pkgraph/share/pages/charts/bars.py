"""Bars beside their names, each as long as its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pkgraph.share.pages.charts.chart import WIDTH, number
from pkgraph.share.pages.charts.scale import Scale, number_ticks
from pkgraph.share.pages.charts.svg import element, linked, picture, width_of

_BAR, _BETWEEN, _ROW, _FOOT = 14, 3, 12, 26
_NAMES = 240
_NUMBER = 110


@dataclass(frozen=True, slots=True)
class Bar:
    """One number, or the words that stand in its place."""

    value: float | None
    kind: str
    """class of its colour"""
    told: str
    """what is said beside it"""
    title: str
    href: str


def bars(label: str, rows: Sequence[tuple[str, str, Sequence[Bar]]]) -> Markup:
    """A picture of some rows: each a name, where that leads, and its bars."""
    if not rows:
        return Markup("")
    left = min(_NAMES, max(width_of(name) for name, _, _ in rows) + 12)
    most = max((bar.value for _, _, each in rows for bar in each if bar.value is not None), default=0)
    ticks = number_ticks(most)
    scale = Scale(0, ticks[-1], left, WIDTH - _NUMBER)
    drawn: list[Markup] = []
    top = 6.0
    for name, href, several in rows:
        high = len(several) * (_BAR + _BETWEEN)
        shown = element("text", _cut(name, left), x=left - 8, y=top + high / 2 + 3, class_="name", text_anchor="end")
        drawn.append(linked(href, name, shown))
        for bar in several:
            drawn.append(_bar(bar, scale, top))
            top += _BAR + _BETWEEN
        top += _ROW
    grid = [
        Markup("").join(
            (
                element("line", x1=scale(tick), x2=scale(tick), y1=2, y2=top, class_="grid"),
                element("text", number(_whole(tick)), x=scale(tick), y=top + 16, class_="tick", text_anchor="middle"),
            )
        )
        for tick in ticks
    ]
    return picture(WIDTH, top + _FOOT, label, [*grid, *drawn])


def _bar(bar: Bar, scale: Scale, top: float) -> Markup:
    length = 0 if bar.value is None else scale(bar.value) - scale.start
    told = element("text", bar.told, x=scale.start + length + 6, y=top + _BAR - 3, class_="told")
    shape = element("rect", x=scale.start, y=top, width=max(length, 1.5), height=_BAR, class_=bar.kind)
    return linked(bar.href, bar.title, *([] if bar.value is None else [shape]), told)


def _cut(name: str, room: float) -> str:
    letters = int(room / width_of("n")) - 1
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
