"""The names that a graph's own missions, States and documents go by, found in a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions

from pkgraph.ask.question.words import Token, is_stop, stem, tokens
from pkgraph.ask.rows import plain
from pkgraph.know.store.protocol import Store
from pkgraph.symbols import canonical

_QUERY = Path(__file__).parent / "names.rq"
_PLUS = re.compile(r"(?<=[A-Z0-9])plus\b")
"""how a file's name writes the sign, in A4Pplus-5"""
_LONGEST = 14
"""words of the longest name that is looked for"""
_SHORTEST = 5
"""letters of the shortest name whose slips are mended"""


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the graph that a question names."""

    kind: str
    """mission or state"""
    key: str
    """acronym or name"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a graph."""

    by_words: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
    """a name's words in small letters to the kinds and keys that it names"""
    spellings: Mapping[tuple[str, str], tuple[str, ...]]
    """kind and key to all its names"""
    titles: Mapping[str, frozenset[str]]
    """key of a document that was read to the stems of its title, its type and its key"""
    others: frozenset[str]
    """acronyms of what is no mission"""
    symbols: Mapping[str, str]
    """canonical symbol to the key of a document that was read, or ``''`` of one that was only cited"""
    hosts: Mapping[str, frozenset[str]]
    """mission to the names of the States that it is in"""
    meetings: Mapping[str, str]
    """record of a meeting to its day"""

    def of(self, kind: str, key: str) -> tuple[str, ...]:
        """All names of a thing."""
        return self.spellings.get((kind, key), ())

    def missions(self) -> frozenset[str]:
        """The acronyms of all missions."""
        return frozenset(key for kind, key in self.spellings if kind == "mission")

    def found(self, words: Sequence[Token]) -> list[Named]:
        """The missions and States that are named, the longest name at each place."""
        result: list[Named] = []
        at = 0
        folded = [word.text.casefold() for word in words]
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                things = self.by_words.get(tuple(folded[at : at + size]))
                if things:
                    start, end = words[at].start, words[at + size - 1].end
                    result += [Named(kind, key, start, end) for kind, key in things]
                    at += size - 1
                    break
            at += 1
        return result

    def misspelt(self, word: str) -> str | None:
        """The mission or State that a word means though a letter of it is wrong; None if that is not certain."""
        if not word[0].isupper() or len(word) < _SHORTEST or word in self.others:
            return None
        near = near_words(word, [name for kind, name in self.spellings if kind in ("mission", "state")])
        return near[0] if len(near) == 1 else None

    def titled(self, words: Sequence[Token]) -> list[str]:
        """The documents whose title or key has all these words."""
        content = {word.stem for word in words if not is_stop(word.text)}
        if not content:
            return []
        return sorted(key for key, title in self.titles.items() if content <= title)


def read_names(store: Store) -> Names:
    """The names that a graph holds.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    rows = _solutions(store)
    by_words: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    spellings: dict[tuple[str, str], list[str]] = {}
    titles: dict[str, set[str]] = {}
    symbols: dict[str, str] = {}
    others: set[str] = set()
    hosts: dict[str, set[str]] = {}
    meetings: dict[str, str] = {}
    for kind, key, name in rows:
        if kind == "host":
            hosts.setdefault(key, set()).add(name)
            continue
        if kind == "meeting":
            meetings[key] = name
            continue
        spellings.setdefault((kind, key), []).append(name)
        if kind in ("read", "cited"):
            symbol = canonical(name)
            if symbol:
                symbols[symbol] = key if kind == "read" else symbols.get(symbol, "")
        if kind == "actor":
            others.add(name)
        elif kind == "read":
            titles.setdefault(key, set()).update(each.stem for each in tokens(f"{name} {_PLUS.sub('+', name)}"))
        elif kind != "cited":
            words = tuple(each.text.casefold() for each in tokens(name))
            things = by_words.setdefault(words, [])
            if (kind, key) not in things:
                things.append((kind, key))
    return Names(
        by_words={words: tuple(things) for words, things in by_words.items()},
        spellings={thing: tuple(all_names) for thing, all_names in spellings.items()},
        titles={key: frozenset(title | _GENERIC) for key, title in titles.items()},
        others=frozenset(others),
        symbols=symbols,
        hosts={mission: frozenset(states) for mission, states in hosts.items()},
        meetings=meetings,
    )


_GENERIC = frozenset(map(stem, ("report", "document", "section", "text", "Secretary", "General")))
"""stems that may stand with any document's title"""


def _solutions(store: Store) -> list[tuple[str, str, str]]:
    answer = store.query(_QUERY.read_text(encoding="utf-8"))
    assert isinstance(answer, QuerySolutions)
    return [(row["kind"], str(row["canonical"]), str(row["name"])) for row in plain(answer)[1]]


def _one_slip(one: str, other: str) -> bool:
    """True if a letter was left out, added, changed, or two neighbours were exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    prefix = 0
    while prefix < min(len(one), len(other)) and one[prefix] == other[prefix]:
        prefix += 1
    a, b = one[prefix:], other[prefix:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Words with one slip from this one: a letter left out, added or changed, or two neighbours exchanged."""
    return [each for each in known if each != word and _one_slip(word, each)]
