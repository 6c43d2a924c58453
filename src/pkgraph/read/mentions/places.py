"""Places that no vocabulary holds, by what stands beside them: ``Djugu territory``, ``in Thessaloniki, Greece``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.words import Word
from pkgraph.read.patterns import load_words

_FILE = LEXICON / "actor.toml"
_LONGEST = 4


def places_in(words: Sequence[Word], states: Sequence[bool], closed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Places as first word and the one behind the last, in order.

    Args:
        words: the words of a sentence.
        states: for each word, whether the name of a State begins with it.
        closed: for each word, whether it is part of a mission's name.
    """
    lists = load_words(_FILE)
    nouns, directions, after = set(lists["place"]), set(lists["directions"]), set(lists["places after"])
    ends = set(lists["ends"])
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
            if end + 1 < len(words) and words[end].text == "," and states[end + 1] and not states[at + 1]:
                yield at + 1, end


def _named(words: Sequence[Word], at: int, closed: Sequence[bool]) -> bool:
    word = words[at]
    return word.text[0].isupper() and not word.text.isupper() and not closed[at]


def _piece(words: Sequence[Word], at: int) -> bool:
    """True if a longer name goes on behind the word: ``Lake Commission``."""
    return words[at].text[0].isupper() and at + 1 < len(words) and words[at + 1].text[0].isupper()
