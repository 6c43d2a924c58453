"""Nouns that may head an actor's name, and the words at which names end: data of ``lexicon/actor.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.words import Word, words_of
from pkgraph.read.patterns import load_words

_FILE = LEXICON / "actor.toml"
TYPES = ("programme", "system", "agreement", "UN entity", "organisation", "armed group", "post")
"""types whose heads the lexicon lists"""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that may head a name."""

    words: tuple[str, ...]
    """in plain form"""
    type: str
    complements: tuple[tuple[str, ...], ...]
    """the prepositions that may follow"""
    capitals: bool
    """it counts only in a name with capitals"""
    alone: bool
    """with a complement it needs no words before it"""
    least: int
    """words that must stand before it in small letters"""


@cache
def _heads() -> dict[str, tuple[Head, ...]]:
    """Last word to the heads that end with it, the longest first."""
    lists = load_words(_FILE)
    alone, three = set(lists["complement"]), set(lists["three"])
    heads: dict[str, list[Head]] = {}
    for kind in TYPES:
        for suffix in ("", ", capitals"):
            for entry in lists.get(kind + suffix, ()):
                noun, _, after = entry.partition(":")
                plain = tuple(w.plain for w in words_of(noun))
                complements = tuple(tuple(c.split()) for c in after.split(",") if c.strip())
                least = 3 if noun in three else 1 if len(plain) > 1 else 2
                head = Head(plain, kind, complements, bool(suffix), noun in alone, least)
                heads.setdefault(plain[-1], []).append(head)
    return {word: tuple(sorted(found, key=lambda h: (-len(h.words), h.capitals))) for word, found in heads.items()}


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon as a set."""
    return frozenset(load_words(_FILE)[name])


def head_at(words: Sequence[Word], last: int, capitals: bool) -> Head | None:
    """The head that ends with a word; those for capitals only where they have them."""
    for head in _heads().get(words[last].plain, ()):
        first = last - len(head.words) + 1
        if first < 0 or any(w.plain != h for w, h in zip(words[first : last + 1], head.words, strict=True)):
            continue
        if head.capitals and not (capitals and words[last].text[0].isupper()):
            continue
        return head
    return None
