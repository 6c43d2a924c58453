"""Words of questions and of documents, made comparable: stems, what means the same, what carries no content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

_TOKEN = re.compile(r"\d+(?:[,.]\d+)*(?:st|nd|rd|th)?\b|\w[\w+]*", re.UNICODE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ORGANIZATION = re.compile(r"\bUnited Nations\b")
"""which has the stem of units, and tells nothing"""
_STEMMER = snowballstemmer.stemmer("english")
_SCOPE = 7
"""words behind a 'not' that it is said of"""
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = {word: str(number) for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, start=1)}
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that a question may ask for."""

    name: str
    nouns: tuple[tuple[str, ...], ...]
    """the stems of the nouns that name it"""
    typed: tuple[tuple[str, ...], ...]
    """the stems of those nouns that narrow it as well"""
    columns: tuple[str, ...]
    """columns of the catalogue's queries that hold it"""
    asks: tuple[str, ...]
    """what asks for it without a noun"""
    known: bool
    """True if its values are names that the graph knows"""


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is known of the English of questions: see ``wordings.toml``."""

    stop: frozenset[str]
    light: frozenset[str]
    soft: frozenset[str]
    """stems for which a report may have any other word"""
    telling: frozenset[str]
    """stems that tell one act or fate from another, so that no row may lack them"""
    kinds: tuple[Kind, ...]
    asks: Mapping[str, tuple[str, ...]]
    """what asks without a noun, to the kinds that it may ask for: those that the graph knows by name come last"""
    units: Mapping[str, tuple[str, ...]]
    operators: Mapping[str, tuple[str, ...]]
    negation: tuple[str, ...]
    but: tuple[str, ...]
    groups: Mapping[str, frozenset[str]]
    """stem to the groups of those that mean the same"""
    short: Mapping[str, tuple[str, ...]]
    """abbreviation to the stems of what it stands for"""
    counting: tuple[str, ...]
    columns: frozenset[str]
    """words of an end that asks for columns which rows have anyway"""
    idioms: Mapping[str, str]
    """idioms to the word that a report would have"""
    flags: frozenset[str]
    """what a cell says that stands for yes"""
    series: Mapping[str, str]
    """how symbols of a series begin, to what the series is called"""


@cache
def wordings() -> Wordings:
    """The wordings that this pkgraph came with."""
    data = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))
    groups: dict[str, set[str]] = {}
    for number, line in enumerate(data["same"].strip().splitlines()):
        for word in line.split():
            groups.setdefault(_snowball(word), set()).add(f"={number}")
    kinds = tuple(_kind(name, entry) for name, entry in data["kinds"].items())
    return Wordings(
        stop=frozenset(data["stop"].split()),
        light=frozenset(_snowball(word) for word in data["light"].split()),
        soft=frozenset(_snowball(word) for word in data["soft"].split()),
        telling=frozenset(_snowball(word) for word in data["telling"].split()),
        kinds=kinds,
        asks={
            phrase: tuple(each.name for each in sorted(kinds, key=lambda kind: kind.known) if phrase in each.asks)
            for kind in kinds
            for phrase in kind.asks
        },
        units={name: tuple(words) for name, words in data["units"].items()},
        operators={name: tuple(words) for name, words in data["operators"].items()},
        negation=tuple(data["negation"]["words"]),
        but=tuple(data["negation"]["but"]),
        groups={word: frozenset(of) for word, of in groups.items()},
        short={
            word: tuple(_snowball(each) for each in re.split(r"[ -]", full) if each not in data["stop"].split())
            for word, full in data["short"].items()
        },
        counting=tuple(data["counting"]["words"]),
        columns=frozenset(data["columns"]["words"]),
        idioms=data["idioms"],
        flags=frozenset(data["flags"]["yes"]),
        series=data["series"],
    )


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    def stems(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted((tuple(map(_snowball, word.split())) for word in words), key=len, reverse=True))

    return Kind(
        name=name,
        nouns=stems([*entry["nouns"], *entry.get("typed", ())]),
        typed=stems(entry.get("typed", ())),
        columns=tuple(entry["columns"]),
        asks=tuple(entry.get("asks", ())),
        known=bool(entry.get("known", False)),
    )


@lru_cache(maxsize=200_000)
def _snowball(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def plain(text: str) -> str:
    """The text with straight quotation marks and single blanks."""
    return " ".join(text.translate(_QUOTES).split())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What stands for all forms of a word; of a number and an ordinal, its digits.

    >>> stem("deployments") == stem("deployed")
    True
    >>> stem("1,067"), stem("5th"), stem("Fifth")
    ('1067', '5', '5')
    """
    low = word.casefold()
    if low[0].isdigit():
        ordinal = _ORDINAL.fullmatch(low)
        return ordinal[1] if ordinal else low.replace(",", "")
    return _NUMBERS.get(low) or _snowball(low)


def tokens(text: str) -> list[Token]:
    """The words of a text, possessives without their ending.

    >>> [token.text for token in tokens("UNMISS's 1,067 high-risk days")]
    ['UNMISS', '1,067', 'high', 'risk', 'days']
    """
    found = []
    for match in _TOKEN.finditer(text):
        if match[0] in ("s", "S") and match.start() and text[match.start() - 1] in "'’":
            continue
        found.append(Token(match[0], stem(match[0]), match.start(), match.end()))
    return found


@lru_cache(maxsize=50_000)
def haystack(text: str) -> frozenset[str]:
    """The stems of a text, with those of what its abbreviations stand for and the groups of what means the same."""
    known = wordings()
    found: set[str] = set()
    for token in tokens(_ORGANIZATION.sub(" ", text)):
        found.add(token.stem)
        found.update(known.short.get(token.text.casefold(), ()))
    for each in tuple(found):
        found.update(known.groups.get(each, ()))
    return frozenset(found)


def is_stop(word: str) -> bool:
    """True of a word that carries no content in any question."""
    return word.casefold() in wordings().stop


def same(one: str, other: str) -> bool:
    """True if two words may stand for one another.

    >>> same("killed", "fatalities"), same("killed", "injured")
    (True, False)
    """
    return bool(_meanings(one) & _meanings(other))


def _meanings(word: str) -> frozenset[str]:
    known = wordings()
    short = known.short.get(word.casefold())
    return frozenset({stem(word), *known.groups.get(stem(word), ()), *((" ".join(short),) if short else ())})


def phrase_in(phrase: str, text: str) -> bool:
    """True if the words stand in the text as words, in any case.

    >>> phrase_in("no", "There is no row"), phrase_in("no", "It is not so")
    (True, False)
    """
    return _phrase(phrase).search(text) is not None


def plainly(text: str) -> str:
    """The text with words that a report would have in the place of idioms.

    >>> plainly("How many lost their lives?")
    'How many died?'
    """
    for idiom, word in wordings().idioms.items():
        text = _phrase(idiom).sub(word, text)
    return text


@lru_cache(maxsize=10_000)
def _phrase(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def denied(text: str) -> frozenset[str]:
    """The stems and groups of the words that a text says 'not' of: those that follow a word for it.

    >>> "mandat" in denied("UNIFIL has no political mandate"), "mandat" in denied("a mandate, not a task")
    (True, False)
    """
    for phrase in wordings().but:
        text = _phrase(phrase).sub(" ", text)
    found: set[str] = set()
    for match in _denying().finditer(text):
        for word in tokens(re.split(r"[.;|]", text[match.end() :], maxsplit=1)[0])[:_SCOPE]:
            found |= stems_of(word.text)
    return frozenset(found)


def stems_of(word: str) -> frozenset[str]:
    """The stem of a word, its groups, and the head of what it stands for as an abbreviation."""
    known = wordings()
    short = known.short.get(word.casefold(), ())[-1:]
    own = (stem(word), *short)
    return frozenset({*own, *(group for each in own for group in known.groups.get(each, ()))})


def denials(text: str) -> list[str]:
    """The heads of what a question says 'not' of: the last of the words that follow a word for it.

    >>> denials("Which missions have no joint planning unit?")
    ['unit']
    """
    heads = []
    for match in _denying().finditer(text):
        run: list[Token] = []
        for word in tokens(text[match.end() :]):
            if run and (is_stop(word.text) or text[match.end() + run[-1].end : match.end() + word.start].strip(" -/")):
                break
            if not is_stop(word.text):
                run.append(word)
        heads += [run[-1].text] if run else []
    return heads


@cache
def _denying() -> re.Pattern[str]:
    words = "|".join(map(re.escape, wordings().negation))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
