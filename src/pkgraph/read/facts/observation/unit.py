"""Units of measured numbers: what stands beside a number, or beside the number that it continues."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pkgraph.read.facts.observation.number import FILE, Number, patterns
from pkgraph.read.patterns import load_words

COUNT = "count"
PERCENT = "percent"
FLAG = "flag"
_REACH = 100
"""characters between a number and the one that it is compared with"""
_OF_FORM = {
    "share": PERCENT,
    "multiple": "ratio",
    "ratio": "ratio (to 1)",
    "none": COUNT,
    "rate": "count per year",
    "years": "years",
}
_JOINED = re.compile(r",? ?(?:to|and|or|-|,) ?(?:over |about |some )?")
_EACH = {"annum": "year", "annually": "year", "monthly": "month", "weekly": "week", "daily": "day"}


def units_of(text: str, numbers: Sequence[Number]) -> list[str]:
    """The unit of each of the numbers of one sentence, in their order.

    A bare number (``from 66 to 72 per cent``, ``91, 99 and 100 per cent``) has that of the next or, where it
    continues a comparison, of the one before.
    """
    own = [_own(text, number) for number in numbers]
    return [unit or _continued(text, numbers, own, n) or COUNT for n, unit in enumerate(own)]


def _own(text: str, number: Number) -> str | None:
    if number.form in _OF_FORM:
        return _OF_FORM[number.form]
    behind = number.follows(text)
    if patterns()["percent"].regex.search(behind):
        return PERCENT
    base = _base(number, behind)
    match = patterns()["rate"].regex.search(behind)
    if match:
        each = (match["each"] or match["article"] or match["word"]).lower()
        if base in (None, COUNT, "USD", "EUR", "GBP"):
            return f"{base or COUNT} per {_EACH.get(each, each)}"
        if each == "person per year":
            return f"{base}/person/year"
    return base


def _base(number: Number, behind: str) -> str | None:
    if number.money:
        return number.money
    match = patterns()["money behind"].regex.search(behind)
    if match:
        return {"dollars": "USD", "euro": "EUR", "euros": "EUR", "pounds": "GBP"}[match["money"].lower()]
    match = patterns()["measure"].regex.search(behind)
    if match:
        return measure_named(match["unit"])
    return COUNT if number.form == "times" else None


def measure_named(word: str) -> str:
    """The unit that a word names: ``kilometres`` gives ``km``."""
    low = word.lower()
    for line in load_words(FILE)["measures"]:
        unit, _, spellings = line.partition(": ")
        if low in spellings.split(", "):
            return unit
    return low


def _continued(text: str, numbers: Sequence[Number], own: Sequence[str | None], n: int) -> str | None:
    """The unit of the number that this one is joined to, if it stands bare."""
    number = numbers[n]
    if not _bare(text, number):
        return None
    if n + 1 < len(numbers) and _JOINED.fullmatch(text[number.end : numbers[n + 1].start]):
        return own[n + 1] or _continued(text, numbers, own, n + 1)
    if n and patterns()["comparison before"].regex.search(text[max(0, number.start - 100) : number.start]):
        between = text[numbers[n - 1].end : number.start]
        return own[n - 1] if len(between) <= _REACH and not re.search(r"[;(]|\bnumber\b", between) else None
    return None


def _bare(text: str, number: Number) -> bool:
    following = re.match(r" ([A-Za-z]+)", number.follows(text))
    return following is None or following[1].lower() in load_words(FILE)["bare_after"]
