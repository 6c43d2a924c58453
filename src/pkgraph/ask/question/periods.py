"""Days, months and years that a question names, and whether a fact's own dates agree with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_FORMS = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b)"
    rf"|(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b(?P<month>{_MONTH})"
    r"(?: (?P<day2>\d{1,2}),)?(?:,? (?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?P<fiscal>(?:19|20)\d\d/\d\d)\b"
    r"|(?<![/\d.(])(?<!resolution )(?<!resolutions )\b(?P<alone>(?:19|20)\d\d)\b(?![/\d)])",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:in )?(?:(?:a|one|the) year (?:before|earlier)|the (?:previous|preceding) year)(?=\s*(?:[?.,;:]|and\b|$))",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year that is named, as precise as it is."""

    iso: str
    """``2019``, ``2019-05``, ``2019-05-09``; ``-05`` or ``-05-09`` of a month or day without its year"""
    words: str
    start: int
    end: int
    lead: str
    """the word before it: since, between, by, until, before, ..."""


def periods(text: str) -> list[Period]:
    """The dates that a text names, in order.

    >>> [(each.iso, each.lead) for each in periods("between January 2022 and 3 April 2023, since 1948")]
    [('2022-01', 'between'), ('2023-04-03', 'and'), ('1948', 'since')]
    """
    found = []
    for match in _FORMS.finditer(text):
        if match["iso"] or match["alone"] or match["fiscal"]:
            iso = match["iso"] or match["alone"] or match["fiscal"]
        else:
            if _is_verb(match, text):
                continue
            day = match["day"] or match["day2"]
            month = f"{_MONTHS.index(match['month'].casefold()) + 1:02}"
            iso = f"{match['year'] or ''}-{month}" + (f"-{int(day):02}" if day else "")
        lead = re.search(r"(\w+)\W*$", text[: match.start()])
        found.append(Period(iso, match[0].strip(), match.start(), match.end(), lead[1].casefold() if lead else ""))
    return found


def year_before(text: str) -> str:
    """The text with 'a year before' told as the date that it means, where just one date with its year comes before it.

    >>> year_before("How many were killed in May 2023, and how many a year before?")
    'How many were killed in May 2023, and how many in May 2022?'
    """
    earlier = _EARLIER.search(text)
    named = [each for each in periods(text) if each.iso[:4].isdigit() and "/" not in each.iso]
    if earlier is None or len(named) != 1 or named[0].end > earlier.start():
        return text
    year = named[0].iso[:4]
    before = named[0].words.replace(year, str(int(year) - 1))
    return f"{text[: earlier.start()]}in {before}{text[earlier.end() :]}"


def _is_verb(match: re.Match[str], text: str) -> bool:
    """True of a 'may' that is no month."""
    alone = match["month"].casefold() == "may" and not (match["day"] or match["day2"] or match["year"])
    if not alone:
        return False
    return match["month"] != "May" or not re.search(r"\b(?:in|of|by|since|until) $", text[: match.start()])


def agrees(period: Period, dates: Iterable[str], text: str) -> bool:
    """True if one of a fact's own dates lies in the period, or its words name it.

    Args:
        period: what the question names.
        dates: ISO dates of the fact, also ``2019/2020`` and ``2013/..``.
        text: the words that the fact was read from; a month without its year is no other year's than the fact's own.
    """
    for each in dates:
        for date in _DATE.findall(each):
            if date.startswith(period.iso) if not period.iso.startswith("-") else date[4:].startswith(period.iso):
                return True
    named = _named(text)
    if not period.iso.startswith("-"):
        of_other_years = {date[4:7] for each in dates for date in _DATE.findall(each)}
        named = tuple(other for other in named if other.iso[:3] not in of_other_years)
    return any(_within(other.iso, period.iso) for other in named)


def dated(text: str) -> str:
    """The dates of a text that have their year, as words."""
    return " ; ".join(each.words for each in _named(text) if not each.iso.startswith("-"))


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[Period, ...]:
    return tuple(periods(text))


def _within(iso: str, period: str) -> bool:
    if period.startswith("-"):
        return iso[4:].startswith(period) if not iso.startswith("-") else iso.startswith(period)
    if iso == period or iso.startswith(period + "-"):
        return True
    if iso.startswith("-"):
        return period[4:].startswith(iso) and len(period) > 4
    return "/" in iso and "/" not in period and _fiscal(iso, period)


def _fiscal(iso: str, year: str) -> bool:
    first, _, last = iso.partition("/")
    return year in (first, first[:2] + last)
