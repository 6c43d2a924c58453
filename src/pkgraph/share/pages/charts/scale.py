"""From numbers and dates to places in a picture, and the ticks between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_MONTHS = (1, 3, 6)
_MOST_TICKS = 10
_SOME_DAYS = 45


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        room = self.last - self.first
        return self.start + (self.end - self.start) * ((value - self.first) / room if room else 0.5)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many."""
        return self.last - self.first + 1

    @property
    def middle(self) -> float:
        """The day in the middle, with its part."""
        return (self.first + self.last + 1) / 2


def period(start: object, end: object = None) -> Period | None:
    """The days of a date that is as precise as a text has it, or from one to another; None where there is no date.

    >>> period("2024-02").days, period("2023", "2024-01-01").days
    (29, 366)
    """
    begins, ends = _days(start), _days(end)
    if begins is None or ends is None:
        return begins or ends
    return Period(begins.first, ends.last) if begins.first <= ends.last else None


def _days(text: object) -> Period | None:
    match = _DATE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            only = date(year, int(month), int(day)).toordinal()
            return Period(only, only)
        first = date(year, int(month or 1), 1)
        last_month = int(month or 12)
        after = date(year + last_month // 12, last_month % 12 + 1, 1)
    except ValueError:
        return None
    return Period(first.toordinal(), (after - timedelta(1)).toordinal())


def number_ticks(most: float) -> list[float]:
    """Round numbers from nothing to ``most`` or a little beyond.

    >>> [int(tick) for tick in number_ticks(585)]
    [0, 200, 400, 600]
    """
    step = 1.0
    while most / step > 5:
        step *= 2.5 if str(step)[0] == "2" else 2
    return [at * step for at in range(int(-(-most // step)) + 1)] if most > 0 else [0, 1]


def date_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """The days on which years, or of a short time months, begin, and what they are called."""
    begins, ends = date.fromordinal(first), date.fromordinal(last)
    years = ends.year - begins.year + 1
    if years > 2:
        step = next((each for each in _YEARS if years / each <= _MOST_TICKS), _YEARS[-1])
        wanted = [date(year, 1, 1) for year in range(-(-begins.year // step) * step, ends.year + 1, step)]
        ticks = [(each.toordinal(), str(each.year)) for each in wanted]
    else:
        months = (ends.year - begins.year) * 12 + ends.month - begins.month + 1
        step = next((each for each in _MONTHS if months / each <= _MOST_TICKS), _MONTHS[-1])
        wanted = [date(begins.year + at // 12, at % 12 + 1, 1) for at in range(0, 12 * years, step)]
        ticks = [(each.toordinal(), each.strftime("%Y-%m")) for each in wanted]
    return [(day, name) for day, name in ticks if first - _SOME_DAYS <= day <= last + _SOME_DAYS]
