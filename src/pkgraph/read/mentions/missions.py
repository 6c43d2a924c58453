"""Missions named in a text: by acronym, by name, by a spelling that conversion made, by what the text declares.

"The Mission" alone is never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pkgraph.read.mentions.fold import fold, lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns
from pkgraph.vocabulary import MissionRecord

_FILE = LEXICON / "mission.toml"
_LONGEST_ACRONYM = 16


@dataclass(frozen=True, slots=True)
class MissionMention:
    """A mission named at a place in the text."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A mission that the text itself introduces by name and acronym."""

    start: int
    end: int
    name: str
    acronym: str


@dataclass(frozen=True)
class MissionFinder:
    """Finds the missions of a vocabulary, and those that a document declares."""

    acronyms: re.Pattern[str]
    key_of: dict[str, str]
    """acronym, as written, to key"""
    names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """first word to the names that start with it, the longest first, each with its mission's key"""
    first_words: re.Pattern[str] = re.compile(r"(?!)")

    @classmethod
    def of(cls, missions: Iterable[MissionRecord]) -> MissionFinder:
        """A finder for the missions of a vocabulary."""
        names: list[tuple[str, str]] = []
        for mission in missions:
            names += [(name, mission.key) for name in (mission.key, *mission.names, *mission.hidden)]
        return cls._made(names)

    @classmethod
    def _made(cls, pairs: Iterable[tuple[str, str]]) -> MissionFinder:
        key_of: dict[str, str] = {}
        names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for written, key in pairs:
            plain = fold(written)
            if _is_acronym(plain):
                key_of.setdefault(plain, key)
            else:
                names[lowered(plain).split()[0]].append((lowered(plain), key))
        for bucket in names.values():
            bucket.sort(key=lambda pair: (-len(pair[0]), pair))
        return cls(_any_of(key_of), key_of, dict(names), _any_of(names))

    def with_declared(self, declarations: Iterable[Declaration]) -> MissionFinder:
        """This finder, which also knows what a document declares; known names and acronyms keep their meaning."""
        pairs: list[tuple[str, str]] = []
        for declared in declarations:
            if declared.acronym in self.key_of:
                continue
            named = self.missions_in(declared.name)
            whole = [m for m in named if m.end - m.start == len(declared.name)]
            key = whole[0].key if whole else declared.acronym
            pairs += [(declared.acronym, key)] if whole else [(declared.acronym, key), (declared.name, key)]
        if not pairs:
            return self
        known = [(written, key) for written, key in self.key_of.items()]
        known += [pair for bucket in self.names.values() for pair in bucket]
        return self._made([*known, *pairs])

    def without(self, acronyms: Iterable[str]) -> MissionFinder:
        """This finder, to which these acronyms mean nothing; names keep their meaning."""
        lost = set(acronyms)
        if not lost & set(self.key_of):
            return self
        known = [(written, key) for written, key in self.key_of.items() if written not in lost]
        return self._made([*known, *(pair for bucket in self.names.values() for pair in bucket)])

    def other_meanings_in(self, text: str) -> Iterator[str]:
        """Acronyms of missions that ``text`` explains as something that is none, by that thing's initials."""
        patterns = load_patterns(_FILE)
        for match in patterns["other meaning"].regex.finditer(fold(text)):
            if match["acronym"] in self.key_of and not patterns["mission noun"].regex.search(match["name"]):
                initials = "".join(word[0] for word in match["name"].split() if word[0].isupper())
                if initials.endswith(match["acronym"].upper()):
                    yield match["acronym"]

    def missions_in(self, text: str) -> list[MissionMention]:
        """The missions named in ``text``, in the order of their places; nothing inside a longer name."""
        found = [*self._by_name(text)]
        taken = [(m.start, m.end) for m in found]
        found += [
            MissionMention(*match.span(), self.key_of[match[0]])
            for match in self.acronyms.finditer(fold(text))
            if not any(s < match.end() and match.start() < e for s, e in taken)
        ]
        return sorted(found, key=lambda m: (m.start, m.end))

    def declared_in(self, text: str) -> Iterator[Declaration]:
        """Missions that ``text`` introduces as ``Name (ACRONYM)`` where the acronym may be one of the name."""
        for match in load_patterns(_FILE)["declared"].regex.finditer(fold(text)):
            if _may_stand_for(match["acronym"], match["name"]):
                yield Declaration(match.start("name"), match.end(), match["name"], match["acronym"])

    def _by_name(self, text: str) -> Iterator[MissionMention]:
        low = lowered(text)
        reached = 0
        for match in self.first_words.finditer(low):
            at = match.start()
            if at < reached:
                continue
            for name, key in self.names[match[0]]:
                end = at + len(name)
                if low.startswith(name, at) and not low[end : end + 1].isalnum():
                    yield MissionMention(at, end, key)
                    reached = end
                    break


def _is_acronym(written: str) -> bool:
    return (
        len(written) <= _LONGEST_ACRONYM
        and sum(c.isupper() for c in written) >= 3
        and not re.search(r"[a-z]{4}", written)
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    if not longest_first:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in longest_first)})(?!\w)")


def _may_stand_for(acronym: str, name: str) -> bool:
    """True if the acronym starts as a word of the name does; acronyms may be made of the name in another language."""
    initials = {word[0] for word in name.split() if word[0].isupper()}
    return acronym[0] in initials and 2 * sum(c.isupper() for c in acronym) > len(acronym)
