"""Words put in the place of others of their kind: numbers, years, States, and names that nobody has heard of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from read.changed.changes import Change, spaced

from pkgraph.read.facts.observation import Observation
from pkgraph.read.model import AgreementStatus, Fact, Reading
from pkgraph.vocabulary import load_vocabulary

# Numbers

_DIGITS = str.maketrans("23456789", "35792468")
"""each digit but 0 and 1 made another one: numbers keep their digits' count, and one thing stays one thing"""
_NAMES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELLED = {str(n): word for n, word in enumerate(_NAMES)} | {str(10 * n): word for n, word in enumerate(_TENS, 2)}
_VALUE = {word: digits for digits, word in _SPELLED.items()}
_WORD = "|".join(sorted(_VALUE.keys() - {"zero", "one"}, key=lambda word: (-len(word), word)))
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept|Nov|Dec|Jan|Feb)"
)
_KEPT = "|".join(
    (
        r"(?m:^)\d{1,3}\.(?= )",  # a paragraph's number
        r"\b[A-Z]+/\S+|\[[A-Z]/\S+|https?://\S+|\b[A-Za-z]+-\d\S*|\d[\d.]*/\d\S*|\b\d{4}-\d\d(?:-\d\d)?\b",  # symbols
        r"\b(?i:paras?\.?|paragraphs?|part|sect\.|chap\.|priority|priorities|figures?|tables?|annex|resolutions? \[?)"
        r"\s?\d[\d, and]*|\b(?i:items?|rule|phase|level|cycle)\s?\d[\d, and]*",
        rf"{_MONTH}\s+\d{{1,2}},|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\d+(?:st|nd|rd|th)\b",
        r"\d+ ?\\?\((?:19|20)\d\d|\b(?:19|20)\d\d\b(?!,\d)",
        # spans of time, of which periods are made
        rf"(?:\d+|\b(?i:{_WORD}))[\s-](?:fiscal |full )?(?:years?|months?|weeks?|days?|hours?|decades?|minutes?|km)\b",
        rf"(?i:{_WORD}) (?:systemic )?priorit|two cross-cutting|(?i:group of )\w+|\bthe (?:two|three)\b",
        r"Mouvement du 23|United Nations 2\.0",
        r"(?m:^)\|[ |]*(?:Cycle )?\d[ |\d]*$|\|[^|\n]*Cycle[^\n]*",  # heads of columns
    )
)
_NUMBER = re.compile(
    rf"(?P<kept>{_KEPT})|(?P<digits>(?<![\w/])\d[\d,]*(?:\.\d+)?(?![\w/]|\.\d))|(?P<word>\b(?i:{_WORD})(?=\W))"
)


def other_numbers(text: str) -> str:
    """Every amount in figures or words made another one; dates, spans of time and numbers of things stay."""
    return _NUMBER.sub(_other_number, text)


def with_other_numbers(reading: Reading) -> Reading:
    """A reading with the values that ``other_numbers`` makes of those whose words it changes."""
    changed = [m.span() for m in _NUMBER.finditer(reading.document.text) if not m["kept"]]

    def other(fact: Fact) -> Fact:
        if isinstance(fact, AgreementStatus):
            counts = (fact.new_incidents, fact.total_incidents)
            new, total = (None if count is None else int(_other_digits(str(count))) for count in counts)
            return replace(fact, new_incidents=new, total_incidents=total)
        at = fact.mention
        if isinstance(fact, Observation) and any(start < at.end and at.start < end for start, end in changed):
            return replace(fact, value=Decimal(_other_digits(str(fact.value))))
        return fact

    return replace(reading, facts=tuple(other(fact) for fact in reading.facts))


def _other_digits(digits: str) -> str:
    return digits.translate(_DIGITS)


def _other_number(match: re.Match[str]) -> str:
    if match["kept"]:
        return match[0]
    if match["digits"]:
        return _other_digits(match[0])
    word = _SPELLED[_other_digits(_VALUE[match[0].lower()])]
    return word.capitalize() if match[0][0].isupper() else word


# Dates


def other_years(by: int) -> Change:
    """Every year from 1940 to 2029 made one that many later, in dates, symbols and names alike."""

    def other(match: re.Match[str]) -> str:
        behind = f"{match['slash']}{int(match['short']) + by:02}" if match["slash"] else ""
        return f"{int(match['year']) + by}{behind}"

    return lambda text: _YEAR.sub(other, text)


_YEAR = re.compile(r"(?<![\d,])(?P<year>19[4-9]\d|20[012]\d)(?:(?P<slash>/)(?P<short>\d\d)(?![\d/]))?(?!\d|,\d)")
_OTHER_MONTHS = {"March": "May", "May": "March", "July": "August", "August": "July", "June": "April", "April": "June"}
_OTHER_MONTHS |= {"-03": "-05", "-05": "-03", "-07": "-08", "-08": "-07", "-06": "-04", "-04": "-06"}
_MONTH_NAME = r"\b(?:March|April|May|June|July|August)\b(?= \d|,|\.|;|\)|$| and| to| –|\s\d)"


def other_months(text: str) -> str:
    """Months put in the place of others that are as long."""
    return re.sub(rf"{_MONTH_NAME}|(?<=\d{{4}})-0[3-8]\b", lambda m: _OTHER_MONTHS[m[0]], text)


# Names


NAMES: Mapping[str, Mapping[str, str]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
"""kinds of names, and for each names that the seeds give with invented ones to put in their places"""


def other_names(names: Mapping[str, str]) -> Change:
    """Puts names in the place of others, all at once, the longest first; none inside a word or a mission's name."""
    missions = load_vocabulary().missions.values()
    holding = {n: n for m in missions for n in (*m.names, *m.hidden) if any(name in n for name in names)}
    return _renamed({**names, **holding})


def other_states(codes: Mapping[str, str]) -> Change:
    """Puts one State in the place of another, name for name and adjective for adjective.

    Names of missions and names of actors that a vocabulary knows stay: with another State they are others' names.
    """
    vocabulary = load_vocabulary()
    names: dict[str, str] = {}
    for old, new in codes.items():
        was, now = vocabulary.states[old], vocabulary.states[new]
        names |= dict.fromkeys(was.names, now.name) | {old: new}
        names |= dict.fromkeys(was.adjectives, (*now.adjectives, now.name)[0])
    records = (*vocabulary.missions.values(), *vocabulary.actors.values())
    holding = {n: n for r in records for n in (*r.names, *r.hidden) if any(name in n for name in names)}
    return _renamed({**names, **holding})


def _renamed(names: Mapping[str, str]) -> Change:
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=lambda n: (-len(n), n)))
    regex = re.compile(rf"(?<![A-Za-z0-9_-])(?:{words})(?![A-Za-z0-9_-])")
    return lambda text: regex.sub(lambda m: names[spaced(m[0])], text)
