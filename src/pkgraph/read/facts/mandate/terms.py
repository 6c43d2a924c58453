"""Dates and periods of decisions: until when, from when, how often; computed where the words give only how long."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pkgraph.read.dates import Calendar, DateMention, dates_in
from pkgraph.read.facts.mandate.model import Terms
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns, load_words

_FILE = LEXICON / "mandate-decision.toml"
_BEFORE = 70
"""characters before a date among which the words stand that say what it is"""


@dataclass(frozen=True, slots=True)
class Clock:
    """What a document's dates are counted from."""

    calendar: Calendar
    adopted: date | None
    """when the resolution was adopted, where the document is one that says so"""


def decision_terms(text: str, start: int, end: int, clock: Clock, *, initial: bool = False, by: bool = False) -> Terms:
    """Until when and from when a decision holds, as the words of ``text[start:end]`` say it.

    Args:
        initial: whether a period without a beginning begins when the resolution is adopted.
        by: whether "by" and "before" say until when it lasts.
    """
    dates = _dates(text, start, end, clock.calendar)
    until: DateMention | None = None
    effective: str | None = None
    for mention in dates:
        before = text[max(start, mention.start - _BEFORE) : mention.start]
        if mention.date and "/" in mention.date:
            if _role(before, "from"):
                first, last = mention.date.split("/")
                return Terms(until=last, effective=first)
            continue
        if until is None and (_role(before, "until") or (by and _role(before, "by"))):
            until = mention
        elif effective is None and _role(before, "from"):
            effective = mention.date
    adopted = _regex("from adoption").search(text, start, end)
    if until is not None:
        own = clock.adopted.isoformat() if adopted and clock.adopted else None
        return Terms(until.date, _note(until), effective or own)
    return _lasting(text, start, end, clock, effective, adopted=bool(adopted), initial=initial)


def due_terms(text: str, start: int, end: int, clock: Clock) -> Iterator[tuple[int, int, Terms]]:
    """By when and how often something is due: one place and terms each."""
    dates = _dates(text, start, end, clock.calendar)
    since: str | None = None
    listed: DateMention | None = None
    for mention in dates:
        before = text[max(start, mention.start - _BEFORE) : mention.start]
        if mention.date is None or "/" in mention.date:
            continue
        if re.search(r"\b(?:from|as of|(?:starting|beginning|commencing)(?: on| from)?) $", before):
            since = mention.date
        elif (
            _regex("due again").search(text[listed.end : mention.start])
            if listed
            else _role(before, "by") or re.search(r"\b(?:on|until) $", before)
        ):
            listed = mention
            yield mention.start, mention.end, Terms(mention.date, _note(mention))
    for match in _regex("due in").finditer(text, start, end):
        number, unit = (match["number"] or match["number_after"]), (match["unit"] or match["unit_after"])
        counted = bool(match["base"] or match["number_after"]) and clock.adopted is not None
        due = _later(clock.adopted, _number(number), unit) if counted and clock.adopted else None
        note = f"{_number(number)} {_several(unit, _number(number))}"
        note += f" from the adoption on {clock.adopted}" if counted else ""
        yield *match.span(), Terms(due.isoformat() if due else None, note)
    for match in _regex("every").finditer(text, start, end):
        that = next(
            (m.date for m in dates if re.fullmatch(r",? from that date.*", text[match.end() : match.end() + 30])), None
        )
        yield *match.span(), Terms(effective=since or that, interval=_interval(match))


def _regex(name: str) -> re.Pattern[str]:
    return load_patterns(_FILE)[name].regex


def _dates(text: str, start: int, end: int, calendar: Calendar) -> list[DateMention]:
    return [
        replace(m, start=m.start + start, end=m.end + start, lead=m.lead + start)
        for m in dates_in(text[start:end], calendar)
        if m.role != "period"
    ]


def _role(before: str, name: str) -> bool:
    return bool(_regex(name).search(before))


def _note(mention: DateMention) -> str | None:
    """What the date alone does not say, but for the preposition that it stands behind."""
    if mention.note is None or mention.date is None:
        return mention.note
    vague = re.search(r"\b(?:early|late|mid|end|beginning|year)\b", mention.note)
    return mention.note if vague else None


def _lasting(
    text: str, start: int, end: int, clock: Clock, effective: str | None, *, adopted: bool, initial: bool
) -> Terms:
    """The end of ``for a period of six months``: behind its first day, or the same day where it is the adoption's."""
    own = clock.adopted.isoformat() if adopted and clock.adopted else None
    lasts = _regex("lasts").search(text, start, end)
    if lasts is None:
        return Terms(effective=effective or own)
    number, unit = _number(lasts["number"]), lasts["unit"]
    period = f"{number} {_several(unit, number)}"
    if effective and len(effective) == 10:
        last = _later(date.fromisoformat(effective), number, unit)
        until = (last - timedelta(days=1)).isoformat() if last else None
        return Terms(until, f"{period} from {effective}, that day counted", effective)
    if (adopted or initial) and clock.adopted:
        last = _later(clock.adopted, number, unit)
        return Terms(
            last.isoformat() if last else None, f"{period} from the adoption on {clock.adopted}", effective or own
        )
    return Terms(until_note=f"for {period}", effective=effective)


def _number(words: str) -> int:
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits)
    known, word = load_words(_FILE), words.lower()
    return known["numbers"].index(word) + 1 if word in known["numbers"] else 10 * (known["tens"].index(word) + 1)


def _several(unit: str, number: int) -> str:
    return unit.rstrip("s") + ("" if number == 1 else "s")


def _later(day: date, number: int, unit: str) -> date | None:
    """The day that is so much later; the last of the month where that has none of the number."""
    try:
        if unit.startswith(("day", "week")):
            return day + timedelta(days=number * (7 if unit.startswith("week") else 1))
        month = day.month - 1 + number * (12 if unit.startswith("year") else 1)
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, months.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def _interval(match: re.Match[str]) -> str:
    if match["loose"]:
        return "regularly"
    if match["word"]:
        known = _regex("in a year").match(match["word"].lower())
        kind = known.lastgroup if known else None
        if kind == "weekly" or kind is None:
            return "1 week"
        number = int(kind[1:])
        return "1 year" if number == 12 else f"{number} {_several('month', number)}"
    number = next((_number(match[g]) for g in ("number", "number_at", "number_basis") if match[g]), 1)
    unit = next(match[g] for g in ("unit", "unit_at", "unit_basis") if match[g])
    return f"{number} {_several(unit, number)}"
