"""Dates as UN documents print them: ``1 September 2023``, ``in early 2022``, ``from 17 January to 15 April 2018``.

``dates_in`` finds them in running text, as precise as the text is; a year that the text leaves to its
context is filled from what is known of the document, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from pkgraph.read.mentions.fold import fold
from pkgraph.read.model import Bibliography
from pkgraph.read.patterns import Pattern, load_patterns, load_words

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_FILE = Path(__file__).parent / "mentions" / "lexicon" / "date.toml"
_DATE = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<year>(?:19|20)\d\d))?")
_POINTS = ("day", "day after month", "month", "financial year", "year", "bare month")
_MONTH_ROLES = frozenset({"in", "for", "since", "by", "after", "from", "state"})
_REACH = 40
"""characters before a date among which its preposition stands"""
_SENTENCE = 400
"""characters before a date among which a year stands that it shares"""
_AHEAD = 150
"""characters before a date among which words tell that it is still to come"""
_YEAR_NOTE = "year from the document's date"
_PERIOD_NOTE = "the document's reporting period"


def month_number(name: str) -> int | None:
    """1 to 12 for a month's English name or its first three or more letters, else None."""
    low = name.casefold().rstrip(".")
    return next((n for n, month in enumerate(MONTHS, 1) if len(low) >= 3 and month.startswith(low)), None)


def day_of(text: str, year: int | None = None) -> date | None:
    """The first day named in ``text``; ``year`` fills in one that the text leaves out.

    >>> day_of("1 Nov 2023")
    datetime.date(2023, 11, 1)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    month = month_number(match["month"])
    known = int(match["year"]) if match["year"] else year
    if month is None or known is None:
        return None
    try:
        return date(known, month, int(match["day"]))
    except ValueError:
        return None


def period_reported(known: Bibliography) -> tuple[date | None, date | None]:
    """The period that a document looks back on; none for a budget or plan, whose period is still to come."""
    if known.title and _patterns()["title ahead"].regex.search(fold(known.title)):
        return None, None
    return known.period_start, known.period_end


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the time that a document speaks of."""

    issued: str | None = None
    """ISO 8601, as precise as it is known"""
    period_start: date | None = None
    period_end: date | None = None

    @classmethod
    def of(cls, known: Bibliography) -> Calendar:
        """The calendar of a document."""
        return cls(known.issued, *period_reported(known))

    @property
    def period(self) -> str | None:
        """The reporting period as ``start/end``; None where it is not known."""
        if self.period_start is None or self.period_end is None:
            return None
        return f"{self.period_start.isoformat()}/{self.period_end.isoformat()}"

    def year_of(self, month: int, day: int | None, *, ahead: bool = False) -> int | None:
        """The year that a document means by a month, or a day and month, without one.

        The year in which it falls into the reporting period; else the last one up to the date of issue, or
        with ``ahead`` the first one from then on.
        """
        if self.period_start is not None and self.period_end is not None:
            for year in range(self.period_start.year, self.period_end.year + 1):
                if (
                    (self.period_start.year, self.period_start.month)
                    <= (year, month)
                    <= (self.period_end.year, self.period_end.month)
                ):
                    return year
        latest = self.issued or (self.period_end.isoformat() if self.period_end else None)
        if latest is None:
            return None
        year, rest = int(latest[:4]), [int(part) for part in latest[5:].split("-") if part]
        named = [month, day or 1][: len(rest)] if day or len(rest) < 2 else [month]
        if ahead:
            return year if named >= rest[: len(named)] else year + 1
        return year if named <= rest[: len(named)] else year - 1


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period named in a text."""

    start: int
    """of the date itself; its preposition stands before it"""
    end: int
    date: str | None
    """``2021``, ``2021-05``, ``2021-05-09``, or two of these as ``start/end``; None where the year is not known"""
    role: str
    """the preposition's kind, as the lexicon names it: ``in``, ``since``, ``by``, ``after``, ``state`` (as of), ...;
    ``span``, ``period`` (the reporting period), or ``bare`` without one"""
    lead: int
    """where the preposition and what follows it begin; ``start`` where there is none"""
    note: str | None = None
    """what the date alone does not say: ``early 2022``, ``year from the document's date``"""


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, month or year before its year is known for certain."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    """the later day or year of ``11-13 March``, ``2018/19``"""

    def iso(self) -> str | None:
        """ISO 8601; None for a day that no calendar has, and without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year}/{self.last}" if self.last else str(self.year)
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        try:
            first = date(self.year, self.month, self.day).isoformat()
            return f"{first}/{date(self.year, self.month, self.last).isoformat()}" if self.last else first
        except ValueError:
            return None


def dates_in(text: str, calendar: Calendar | None = None) -> list[DateMention]:
    """The dates and periods named in ``text``, in the order of their places.

    A year that stands as an adjective (``the 2018 elections``) has the role ``bare``. Years that belong to the
    number of a resolution, to a symbol or to an amount are none; a month's name alone is one only behind a preposition.

    Args:
        calendar: what fills in years that the text leaves out, and says what the reporting period is.

    >>> [(m.date, m.role) for m in dates_in("It met in Accra from 5 to 7 May 2021 and since June 2022.")]
    [('2021-05-05/2021-05-07', 'from'), ('2022-06', 'since')]
    """
    plain, known = fold(text), calendar or Calendar()
    points = _points(plain)
    found: list[DateMention] = []
    at = 0
    while at < len(points):
        taken = _joined(plain, points, at)
        said = _said_before(plain, points[:at], taken[0])
        ahead = said is None and bool(
            _patterns()["ahead"].regex.search(plain, max(0, taken[0].start - _AHEAD), taken[0].start)
        )
        found += _mentions(plain, taken, known, said, ahead=ahead)
        if len(found) > 1 and found[-1].role == "to" and _is_listed(plain, found[-2].end, found[-1].start):
            found[-1] = replace(found[-1], role=found[-2].role)
        at += len(taken)
    found += _periods(plain, known)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


@cache
def _roles() -> re.Pattern[str]:
    kinds = [
        f"(?P<{role}_>{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"
        for role, words in sorted(load_words(_FILE).items(), key=lambda item: item[0] != "state")
    ]
    between = (
        r"(?:the\s+(?:(?:fiscal |financial )?years?\s+|months?\s+of\s+|period\s+(?:from\s+|of\s+)?)?|fiscal year\s+)?"
    )
    return re.compile(rf"(?:^|(?<=[\s(,;]))(?:{'|'.join(kinds)})\s+(?P<between>{between})$", re.IGNORECASE)


def _points(text: str) -> list[_Point]:
    points: list[_Point] = []
    if not re.search(r"[12]\d\d\d|\d [A-Z]|[JFMASOND][a-z]{2}", text):
        return points
    for name in _POINTS:
        for match in _patterns()[name].regex.finditer(text):
            if any(p.start < match.end() and match.start() < p.end for p in points):
                continue
            point = _point(name, match)
            if point is not None and (name != "year" or not _is_number_of_a_document(text, match.start())):
                points.append(point)
    points.sort(key=lambda p: p.start)
    return [p for n, p in enumerate(points) if p.day or p.year or _is_tied(text, points, n)]


def _point(name: str, match: re.Match[str]) -> _Point | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if name == "financial year":
        ends = int(match["year"][:2] + match["to"])
        return _Point(*match.span(), year, last=ends) if year is not None and ends == year + 1 else None
    month = month_number(groups["month"]) if groups.get("month") else None
    day = int(groups["day"]) if groups.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    last = int(groups["last"]) if groups.get("last") else None
    return _Point(*match.span(), year, month, day, last)


def _is_number_of_a_document(text: str, at: int) -> bool:
    """True for the year in ``2690 (2023)`` and ``A/RES/72/262 (2018)``."""
    return bool(re.search(r"[\dA-Z)]\s?\($", text[max(0, at - 4) : at]))


def _is_tied(text: str, points: Sequence[_Point], n: int) -> bool:
    """A month's name without a day or year is a date behind a preposition, or as the beginning of a range."""
    point = points[n]
    if _role(text, point.start, point.end)[0] in _MONTH_ROLES:
        return True
    if n + 1 < len(points) and points[n + 1].month:
        between = text[point.end : points[n + 1].start]
        return bool(_patterns()["range"].regex.search(between))
    return n > 0 and bool(_patterns()["list"].regex.search(text[points[n - 1].end : point.start]))


def _role(text: str, at: int, end: int) -> tuple[str, int, str | None]:
    """The kind of preposition before a date, where it begins, and the words that make the date vague.

    None is told by the preposition of ``after the 2018 elections``, whose year is an adjective.
    """
    before = text[max(0, at - _REACH) : at]
    base = at - len(before)
    vague = _patterns()["vague"].regex.search(before)
    note = None
    if vague:
        note = before[vague.start() :]
        before = before[: vague.start()]
    near = _patterns()["approach"].regex.search(before)
    if near:
        note = before[near.start() :] + (note or "")
        lead = _roles().search(before[: near.start()])
        before = before[: near.start()] if lead else before
    match = _roles().search(before)
    adjective = match is not None and match["between"].strip().lower() == "the" and note is None
    if match and not (adjective and not _patterns()["year's name"].regex.search(text[end : end + _REACH])):
        role = next(name for name, words in match.groupdict().items() if words and name != "between").rstrip("_")
        return role, base + match.start(), note
    return ("in", base + len(before), note) if note else ("bare", at, None)


def _joined(text: str, points: Sequence[_Point], at: int) -> Sequence[_Point]:
    """The point at ``at``, and the one that ends the range which it begins."""
    if at + 1 < len(points):
        first, second = points[at], points[at + 1]
        between = text[first.end : second.start]
        if _patterns()["range"].regex.search(between):
            return (first, second)
        pairs = re.fullmatch(r"\s+and\s+", between) or _patterns()["explained range"].regex.search(between)
        if pairs and re.search(r"\bbetween\s+$", text[: first.start], re.IGNORECASE):
            return (first, second)
    return (points[at],)


def _is_listed(text: str, end: int, start: int) -> bool:
    return bool(_patterns()["list"].regex.search(text[end:start]))


def _said_before(text: str, earlier: Sequence[_Point], point: _Point) -> int | None:
    """The year of a date before a point in the same sentence; that of ``the agreement of 2011`` dates nothing else."""
    for said in reversed(earlier):
        if point.start - said.end > _SENTENCE:
            return None
        if re.search(r"[.;]\s+[A-Z]", text[said.end : point.start]):
            return None
        if said.year is not None and said.month is None and _role(text, said.start, said.end)[0] not in ("in", "from"):
            continue
        if said.year is not None:
            return said.last if said.month is None and said.last else said.year
    return None


def _mentions(
    text: str, taken: Sequence[_Point], calendar: Calendar, said: int | None, *, ahead: bool
) -> list[DateMention]:
    first, last = taken[0], taken[-1]
    role, lead, vague = _role(text, first.start, last.end)
    ahead = ahead or role == "by"
    if len(taken) == 2:
        end, filled = _filled(last, calendar, said, ahead=ahead)
        start = replace(first, year=first.year or end.year, month=first.month or (end.month if first.day else None))
        if first.year is None and start.month and end.month and start.month > end.month and end.year:
            start = replace(start, year=end.year - 1)
        opens, closes = start.iso(), end.iso()
        span = f"{opens.split('/')[0]}/{closes.split('/')[-1]}" if opens and closes else None
        return [
            DateMention(first.start, last.end, span, "span" if role == "bare" else role, lead, _noted(None, filled))
        ]
    point, filled = _of_told_year(text, first, calendar) or _filled(
        _with_next_year(text, first), calendar, said, ahead=ahead
    )
    note = f"{vague}{text[first.start : first.end]}".strip() if vague else None
    if role == "by":
        note = f"{text[lead : first.end]}".strip()
    return [DateMention(first.start, first.end, point.iso(), role, lead, _noted(note, filled))]


def _with_next_year(text: str, point: _Point) -> _Point:
    """``28 July`` of ``28 July and 14 November 2023`` has the year of what it is listed with."""
    if point.year is not None:
        return point
    following = _patterns()["day"].regex.search(text, point.end, point.end + _REACH) or _patterns()[
        "month"
    ].regex.search(text, point.end, point.end + _REACH)
    if following and following["year"] and _patterns()["list"].regex.search(text[point.end : following.start()]):
        return replace(point, year=int(following["year"]))
    return point


def _of_told_year(text: str, point: _Point, calendar: Calendar) -> tuple[_Point, str] | None:
    """``February next year`` in the year after the document's; None where no such words stand behind."""
    told = _patterns()["told year"].regex.match(text[point.end : point.end + _REACH]) if point.year is None else None
    if told is None:
        return None
    if calendar.issued is None or told["other"]:
        return point, "the year is not known"
    step = 1 if told["next"] else -1 if told["last"] else 0
    return replace(point, year=int(calendar.issued[:4]) + step), _YEAR_NOTE


def _filled(point: _Point, calendar: Calendar, said: int | None, *, ahead: bool) -> tuple[_Point, str | None]:
    if point.year is not None or point.month is None:
        return point, None
    if said is not None and _not_later(said, point, calendar):
        return replace(point, year=said), "year from the sentence"
    year = calendar.year_of(point.month, point.day, ahead=ahead)
    return replace(point, year=year), _YEAR_NOTE if year else "the year is not known"


def _not_later(year: int, point: _Point, calendar: Calendar) -> bool:
    """A year said before is meant as long as nothing later than the document comes of it."""
    latest = calendar.issued
    return latest is None or f"{year}-{point.month:02}"[: len(latest)] <= latest[:7]


def _noted(*notes: str | None) -> str | None:
    return "; ".join(note for note in notes if note) or None


def _periods(text: str, calendar: Calendar) -> list[DateMention]:
    if calendar.period is None:
        return []
    return [
        DateMention(*match.span(), calendar.period, "period", match.start(), _PERIOD_NOTE)
        for name in ("reporting period", "past months")
        for match in _patterns()[name].regex.finditer(text)
    ]
