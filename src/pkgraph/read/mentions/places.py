"""Places that no vocabulary holds, by what stands beside them: ``Djugu territory``, ``in Thessaloniki, Greece``.

A name behind ``in`` or ``near`` alone is a place where none of its words stands in small letters in the document.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.words import Word
from pkgraph.read.patterns import load_words

_FILE = LEXICON / "actor.toml"
_LONGEST = 4
_LONGEST_ALONE = 2
"""words of a name that only a preposition shows to be a place"""
_SHORTEST = 3


def places_in(
    words: Sequence[Word], states: Sequence[bool], closed: Sequence[bool], known: Sequence[bool], common: Container[str]
) -> Iterator[tuple[int, int]]:
    """Places as first word and the one behind the last, in order.

    Args:
        words: the words of a sentence.
        states: for each word, whether the name of a State begins with it.
        closed: for each word, whether it is part of a mission's name.
        known: for each word, whether it is part of another known name.
        common: words that the document has in small letters.
    """
    lists = load_words(_FILE)
    nouns, directions, after = set(lists["place"]), set(lists["directions"]), set(lists["places after"])
    ends, inside = set(lists["ends"]), set(lists["places inside"])
    for at, word in enumerate(words):
        if closed[at]:
            continue
        low = word.text.lower()
        if low in directions and at + 1 < len(words) and states[at + 1] and not closed[at + 1]:
            yield at, at + 2
        elif low in nouns and at and _named(words, at - 1, closed) and not _piece(words, at):
            first = at - 1
            while first > 0 and at - first < _LONGEST and _named(words, first - 1, closed):
                first -= 1
            first += words[first].text.lower() in ends
            if first < at:
                yield first, at + 1
        elif low in after and at + 1 < len(words) and _named(words, at + 1, closed):
            end = at + 1
            while end < len(words) and end - at <= _LONGEST and _named(words, end, closed):
                end += 1
            state = end + 1 < len(words) and words[end].text == "," and states[end + 1] and not states[at + 1]
            if state or (low in inside and not any(known[at + 1 : end]) and _alone(words, at, end, common)):
                yield at + 1, end


def _alone(words: Sequence[Word], at: int, end: int, common: Container[str]) -> bool:
    """True if the words behind a preposition in running text are a name of their own, and none that is no place's."""
    if not 1 <= end - at - 1 <= _LONGEST_ALONE:
        return False
    if at and words[at - 1].text[0].isupper() and not words[at - 1].text.isupper():
        return False  # in a title: ``Trafficking in Firearms``
    behind = words[end : end + 1]
    running = words[at].text.islower() if at else bool(behind) and behind[0].text == ","
    goes_on = load_words(_FILE)["places go on"]
    part = any(w.text[0].isupper() or w.text[0].isdigit() or w.text.lower() in goes_on for w in behind)
    return running and not part and not any(_no_place(w, common) for w in words[at + 1 : end])


def _no_place(word: Word, common: Container[str]) -> bool:
    return (
        word.text in _others() or not word.text.isalpha() or len(word.text) < _SHORTEST or word.text.lower() in common
    )


@cache
def _others() -> frozenset[str]:
    return frozenset({*load_words(_FILE)["no places"], *load_words(_FILE)["months"]})


def _named(words: Sequence[Word], at: int, closed: Sequence[bool]) -> bool:
    word = words[at]
    return word.text[0].isupper() and not word.text.isupper() and not closed[at]


def _piece(words: Sequence[Word], at: int) -> bool:
    """True if a longer name goes on behind the word: ``Lake Commission``."""
    return words[at].text[0].isupper() and at + 1 < len(words) and words[at + 1].text[0].isupper()
