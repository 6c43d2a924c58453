"""Periods: the stretches of time that a text names, and which of them a number is about.

Ends are ISO 8601, as precise as the text: ``2019``, ``2019-05``, ``2019-05-09``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pkgraph.read.dates import month_number, period_reported
from pkgraph.read.facts.observation.number import Number
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Bibliography
from pkgraph.read.patterns import Pattern, load_patterns

_FILE = LEXICON / "observation-period.toml"
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_COUNTS = {word: n for n, word in enumerate(_WORDS, 1)} | {"eighteen": 18, "twenty": 20, "thirty": 30, "few": 3}
_PARTS = {
    ("first", "half"): (1, 6),
    ("second", "half"): (7, 12),
    ("last", "half"): (7, 12),
    ("first", "quarter"): (1, 3),
    ("second", "quarter"): (4, 6),
    ("last", "quarter"): (10, 12),
    ("final", "quarter"): (10, 12),
}
_MONTH = 30.44
"""days, on average"""
_TIMES = ("year", "month", "week", "day", "decade", "hour")
_HEAD = 60
"""characters at the head of a sentence in which a period followed by a comma stands for all of it"""
FROM_DATE = "filled from the date of the document"
FROM_REPORTING_PERIOD = "filled from the reporting period"
BEFORE_REPORTING_PERIOD = "the period before the reporting period, of the same length"
FROM_HEADING = "filled from the heading"
FROM_SENTENCE_BEFORE = "filled from the sentence before"


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in a text."""

    start: str | None
    end: str | None
    note: str | None = None
    """what was filled from the context"""
    first: int = 0
    """where its words begin"""
    last: int = 0
    """where they end"""
    relative: bool = False
    """told from the time of writing: ``the past six months``"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document's own dates give to words that leave theirs out."""

    issued: str | None
    start: date | None
    end: date | None

    @classmethod
    def of(cls, known: Bibliography) -> Calendar:
        """The calendar of a document."""
        return cls(known.issued, *period_reported(known))

    @property
    def reporting(self) -> Period | None:
        """The document's reporting period."""
        if self.start is None or self.end is None:
            return None
        return Period(self.start.isoformat(), self.end.isoformat(), FROM_REPORTING_PERIOD)

    @property
    def months(self) -> int | None:
        """Months that the reporting period has."""
        return round((self.end - self.start).days / _MONTH) if self.start and self.end else None

    def back(self, steps: int) -> Period | None:
        """The period ``steps`` reporting periods before the reporting period; itself for 0."""
        if self.start is None or self.end is None:
            return None
        if steps == 0:
            return self.reporting
        after = self.end + timedelta(days=1)
        months = max(1, round((after - self.start).days / _MONTH)) * steps
        first = _months_before(self.start, months)
        last = _months_before(after, months) - timedelta(days=1)
        return Period(first.isoformat(), last.isoformat(), BEFORE_REPORTING_PERIOD)

    def told_year(self, which: str | None) -> str | None:
        """The year that a document means by ``next``, ``last`` or ``this`` year."""
        if which is None or self.issued is None:
            return None
        return str(int(self.issued[:4]) + {"next": 1, "last": -1}.get(which, 0))

    def year_of_month(self, month: int) -> str | None:
        """The year of a month named without one: the last that was over or running when the document came out."""
        if self.issued is None:
            return None
        year = int(self.issued[:4])
        issued_month = int(self.issued[5:7]) if len(self.issued) >= 7 else 12
        return str(year if month <= issued_month else year - 1)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def periods_in(text: str, calendar: Calendar) -> list[Period]:
    """The periods that a folded text names, in the order of their places; none inside another."""
    found: list[Period] = []
    for name, make in _MAKERS:
        for match in _patterns()[name].regex.finditer(text):
            if any(p.first < match.end() and match.start() < p.last for p in found):
                continue
            period = make(match, calendar)
            if period is not None:
                found.append(replace(period, first=match.start(), last=match.end()))
    return sorted(found, key=lambda p: p.first)


def period_of(text: str, numbers: Sequence[Number], n: int, periods: Sequence[Period]) -> Period | None:
    """The period of a number, among those that its sentence names.

    Its own stands behind it before the next number; else the one that opens the sentence; else the last before it that
    is no other number's own; else one behind a list that it belongs to.
    """
    owned = [_own(text, numbers, k, periods) for k in range(len(numbers))]
    if owned[n] is not None:
        return owned[n]
    number = numbers[n]
    inside = [p for p in periods if p.first <= number.start and number.end <= p.last]
    if inside:
        return inside[0]
    if text.startswith(_TIMES, number.end + 1):
        return None
    free = [p for p in periods if p not in owned or _goes_on(text[p.last : number.start])]
    free = [p for p in free if not _instrument(text, p)]
    before = [p for p in periods if p.last <= number.start and (p in free or _leads_to(text, p, number))]
    if before:
        return before[-1]
    after = [p for p in periods if p.first >= number.end and not _instrument(text, p)]
    if not after:
        return None
    between = text[number.end : after[0].first]
    stopped = ";" in between or _compares(between) or re.search(r"\b(?:from|than|with) ", _to_next(text, numbers, n))
    return None if stopped else after[0]


def same_time(text: str) -> bool:
    """True where a sentence says that it is of the time of the one before."""
    return bool(_patterns()["same time"].regex.search(text))


def turns(text: str) -> bool:
    """True where a sentence turns to a matter of its own."""
    return bool(_patterns()["turns"].regex.search(text))


def _goes_on(words: str) -> bool:
    """True where what follows a period is of the same time: ``23 activities in 2018/19, involving 402 people``."""
    return bool(_patterns()["goes on"].regex.search(words))


def _leads_to(text: str, period: Period, number: Number) -> bool:
    return leads(text, period) and not _compares(text[period.last : number.start])


def leads(text: str, period: Period) -> bool:
    """True for a period that stands at the head of its sentence, for all of it."""
    near = period.first < _HEAD and text.startswith(",", period.last) and not _instrument(text, period)
    return near or not text[: period.first].strip(" ,(")


def _to_next(text: str, numbers: Sequence[Number], n: int) -> str:
    """What stands between a number and the next one."""
    return text[numbers[n].end : numbers[n + 1].start] if n + 1 < len(numbers) else ""


def _compares(words: str) -> bool:
    return bool(re.search(r"\b(?:compared|up from|down from|than)\b", words))


def _own(text: str, numbers: Sequence[Number], k: int, periods: Sequence[Period]) -> Period | None:
    end = numbers[k].end
    stop = numbers[k + 1].start if k + 1 < len(numbers) else len(text)
    for period in periods:
        if end <= period.first and period.last <= stop:
            between = text[end : period.first]
            if ";" in between or _compares(between) or _instrument(text, period):
                return None
            return period
    return None


def _instrument(text: str, period: Period) -> bool:
    before = text[max(0, period.first - 80) : _lead(text, period)]
    return text.startswith((",", ")"), period.last) and bool(_patterns()["of an instrument"].regex.search(before))


def _lead(text: str, period: Period) -> int:
    """Where the date itself begins, behind ``in`` or ``on``."""
    match = re.match(r"(?:in|on) ", text[period.first :])
    return period.first + (match.end() if match else 0)


# Making


def _range(match: re.Match[str], calendar: Calendar) -> Period | None:
    last = _point(match["last"], calendar)
    if last is None:
        return None
    first = _point(match["first"], calendar, year=last.value[:4])
    if first is None or first.value[:4] > last.value[:4]:
        return None
    if first.borrowed and first.value > last.value:
        first = _Point(f"{int(first.value[:4]) - 1}{first.value[4:]}", first.filled)
    if not match["lead"] and match["first"].isdigit() and match["last"].isdigit() and "-" not in match[0]:
        return None
    return Period(first.value, last.value, FROM_DATE if last.filled else None)


def _years(match: re.Match[str], _calendar: Calendar) -> Period | None:
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if int(last) < int(first) or int(last) - int(first) > 100:
        return None
    return Period(first, last)


def _part(match: re.Match[str], _calendar: Calendar) -> Period | None:
    which, unit, year = match["which"].lower(), match["unit"].lower(), match["year"]
    if unit in ("half", "quarter"):
        months = _PARTS.get((which, unit))
    elif unit.startswith("month") and match["count"] and which in ("first", "last", "final"):
        count = _count(match["count"])
        months = (1, count) if which == "first" else (13 - count, 12)
    else:
        months = None
    if months is None or not 1 <= months[1] <= 12 or months[0] < 1:
        return Period(year, year)
    return Period(f"{year}-{months[0]:02}-01", _month_end(int(year), months[1]).isoformat())


def _since(match: re.Match[str], calendar: Calendar) -> Period | None:
    point = _point(match["point"], calendar)
    if point is None:
        return None
    if calendar.issued is None or calendar.issued[: len(point.value)] < point.value[: len(calendar.issued)]:
        return Period(point.value, None)
    end = calendar.issued
    return Period(point.value, end, "end " + FROM_DATE)


def _at(match: re.Match[str], calendar: Calendar) -> Period | None:
    point = _point(match["point"], calendar)
    if point and match[0].startswith("of ") and len(point.value) == len("2019-05-09"):
        return None
    return Period(point.value, point.value, FROM_DATE if point.filled else None) if point else None


def _past(match: re.Match[str], calendar: Calendar) -> Period | None:
    """The stretch of time before the document, without ends where the document does not tell when it was written."""
    unknown = None if match.start() == match.start("which") else _UNKNOWN  # courses last five days
    count = _count(match["count"]) if match["count"] else 1
    unit = match["unit"].lower().rstrip("s")
    if unit == "decade":
        count, unit = 10 * count, "year"
    if unit == "month" and count == calendar.months:
        return replace(calendar.reporting or _UNKNOWN, relative=True)
    if calendar.issued is None and unit == "month" and calendar.end is not None:
        first = _months_before(calendar.end + timedelta(days=1), count)
        return Period(first.isoformat(), calendar.end.isoformat(), FROM_REPORTING_PERIOD, relative=True)
    if calendar.issued is None or unit in ("week", "day"):
        return unknown
    if unit == "month":
        if len(calendar.issued) < 7:
            return unknown
        now = date(int(calendar.issued[:4]), int(calendar.issued[5:7]), 1)
        return Period(_months_before(now, count).isoformat()[:7], calendar.issued[:7], FROM_DATE, relative=True)
    year = int(calendar.issued[:4])
    return Period(str(year - count), str(year), FROM_DATE, relative=True)


_UNKNOWN = Period(None, None, relative=True)
"""a stretch of time that the text names and nothing dates"""


def _reporting(_match: re.Match[str], calendar: Calendar) -> Period | None:
    return calendar.reporting


def _previous(_match: re.Match[str], calendar: Calendar) -> Period | None:
    return calendar.back(1)


def _now(_match: re.Match[str], calendar: Calendar) -> Period | None:
    return Period(calendar.issued, calendar.issued, FROM_DATE) if calendar.issued else None


_MAKERS = (
    ("range", _range),
    ("years", _years),
    ("part of year", _part),
    ("since", _since),
    ("as of", _at),
    ("opening", _at),
    ("by", _at),
    ("in", _at),
    ("previous period", _previous),
    ("past", _past),
    ("reporting period", _reporting),
    ("now", _now),
)


@dataclass(frozen=True, slots=True)
class _Point:
    value: str
    filled: bool
    """its year was filled from the document's date"""
    borrowed: bool = False
    """its year is that of the other end of its range"""


def _point(words: str, calendar: Calendar, year: str | None = None) -> _Point | None:
    match = _patterns()["point"].regex.search(words)
    if match is None:
        return None
    end_of = bool(re.match(r"(?:the )?(?:end|close)", match["soft"] or ""))
    if match["only"]:
        return _Point(f"{match['only']}-12-31" if end_of else match["only"], False)
    month = month_number(match["month"])
    if month is None:
        return None
    known = match["year"] or year or calendar.told_year(match["told"]) or calendar.year_of_month(month)
    if known is None:
        return None
    filled = not (match["year"] or year)
    borrowed = not match["year"] and year is not None
    if match["day"]:
        if not 1 <= int(match["day"]) <= _month_end(int(known), month).day:
            return None
        return _Point(f"{known}-{month:02}-{int(match['day']):02}", filled, borrowed)
    value = _month_end(int(known), month).isoformat() if end_of else f"{known}-{month:02}"
    return _Point(value, filled, borrowed)


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTS.get(word.lower(), 1)


def _months_before(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    return date(total // 12, total % 12 + 1, 1)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
