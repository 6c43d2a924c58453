"""Names of actors that no vocabulary holds, by the noun that heads them: ``gender action plan``, ``policy on ...``.

The nouns, their types and the words at which names end are data (``lexicon/actor.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pkgraph.read.mentions.complements import capital_complement, plain_complement
from pkgraph.read.mentions.heads import Head, head_at, listed
from pkgraph.read.mentions.words import Word, in_singular

_LONGEST_BEFORE = 9
"""words that may stand before a head"""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name found by its head: places of words."""

    start: int
    head: int
    """where the head begins"""
    stem: int
    """behind the head"""
    end: int
    """behind the complement"""
    type: str
    capitals: bool


def phrases_in(words: Sequence[Word], closed: Sequence[bool], possessive: Sequence[bool]) -> Iterator[Phrase]:
    """The names in a sentence, in order, none inside another.

    Args:
        words: the words of the sentence.
        closed: for each word, whether it belongs to a known name that no other name goes through.
        possessive: for each word, whether ``'s`` follows it.
    """
    reached = 0
    for last in range(len(words)):
        if last < reached or closed[last]:
            continue
        head = head_at(words, last, True)
        if head is None or _goes_on(words, last, closed, head):
            continue
        first = last - len(head.words) + 1
        phrase = _phrase(words, closed, possessive, head, max(first, reached), reached)
        if phrase is not None:
            reached = phrase.end
            yield phrase


def _goes_on(words: Sequence[Word], last: int, closed: Sequence[bool], head: Head) -> bool:
    """True if the next word makes a longer name, so that this head heads none: ``policy framework``."""
    if last + 1 >= len(words) or closed[last + 1]:
        return False
    of_another = head.type != "post" or words[last + 1].plain in listed("missions")
    if of_another and words[last].text[0].isupper() and words[last + 1].text[0].isupper():
        return True
    following = head_at(words, last + 1, words[last + 1].text[0].isupper())
    return following is not None and words[last + 1].text[0].isupper() == words[last].text[0].isupper()


def _phrase(
    words: Sequence[Word], closed: Sequence[bool], possessive: Sequence[bool], head: Head, first: int, reached: int
) -> Phrase | None:
    stem = first + len(head.words)
    capitals = all(w.text[0].isupper() for w in words[first:stem])
    start = _left(words, possessive, first, reached, capitals)
    before = [w for w in words[start:first] if w.text not in ("and", ",", "'", "&")]
    if not capitals and not before and not head.alone:
        return None
    if capitals:
        end = capital_complement(words, stem, head)
        named = any(w.text[0].isupper() for w in before) or end > stem
        named = named or (head.type == "agreement" and len(head.words) > 1)
        return Phrase(start, first, stem, end, head.type, True) if named else None
    if head.capitals:
        return None
    end = plain_complement(words, closed, stem, head)
    least = head.least + (len(head.words) == 1 and words[stem - 1].text.endswith("s"))
    enough = len(before) >= least or any(
        w.is_capital and n and not closed[n] for n, w in enumerate(words[start:first], start)
    )
    if enough or (end > stem and (head.alone or before)):
        return Phrase(start, first, stem, end, head.type, False)
    return None


def _left(words: Sequence[Word], possessive: Sequence[bool], first: int, reached: int, capitals: bool) -> int:
    """Where the name begins whose head begins at ``first``."""
    at = first
    while at > max(reached, first - _LONGEST_BEFORE):
        word = words[at - 1]
        if possessive[at - 1] and (capitals or word.is_capital):
            break
        if word.text in ("and", "&", ","):
            if not _joins(words, at - 1, first, reached, capitals):
                break
        elif word.text == "'" and not capitals and at - 2 >= reached and _belongs(words[at - 2], False):
            pass  # the parties' code
        elif word.is_mark or not _belongs(word, capitals):
            break
        elif not capitals and at < first and word.text[0].islower() and words[at].text.istitle():
            break  # a capital in running text begins another thing, such as a list item
        at -= 1
    while at < first and (words[at].is_mark or words[at].text in ("and", "&") or _opens_nothing(words, at, capitals)):
        at += 1
    while at < first and capitals and words[at].text.lower() in listed("ends") and not (at and possessive[at - 1]):
        at += 1
    return at


def _opens_nothing(words: Sequence[Word], at: int, capitals: bool) -> bool:
    """True for a word that says nothing of which thing is meant, where it begins a name."""
    low = words[at].text.lower()
    if capitals and at > 0 and not words[at - 1].is_mark:
        return False  # a capital of its own makes it part of the name
    if low in listed("weak") or low.rpartition("-")[2] in ("member", "month", "year", "day", "week"):
        return True
    return low.endswith("ing") and at > 0 and words[at - 1].text == ","


def _belongs(word: Word, capitals: bool) -> bool:
    if word.text in listed("months"):
        return capitals
    if word.text[0].isupper() or (word.text[0].isdigit() and len(word.text) == 4 and not capitals):
        return word.text.lower() not in listed("ends") or capitals
    if capitals:
        return False
    low = word.text.lower()
    return low[-1].isalpha() and low not in listed("ends") and not low.endswith("ly")


def _joins(words: Sequence[Word], at: int, first: int, reached: int, capitals: bool) -> bool:
    """True if ``and`` or a comma stands between two words before the same head."""
    if at - 1 < reached or at + 1 >= len(words):
        return False
    before = words[at - 1]
    if before.is_mark or head_at(words, at - 1, before.text[0].isupper()) is not None:
        return False
    if words[at].text == ",":
        near = words[at + 1 : min(at + 4, first)]
        if not near or near[0].text.lower() in listed("weak") or near[0].text.lower() in listed("ends"):
            return False
        return (
            any(w.text == "and" for w in near) and _belongs(before, capitals) and (capitals or before.text[0].islower())
        )
    if (before.text.isupper() and len(before.text) > 2) or before.text in listed("whole"):
        return False
    if capitals:
        return before.text[0].isupper()
    if not _belongs(before, False) or before.text[0].isupper() or before.text != in_singular(before.text):
        return False
    behind = words[at - 2].text.lower() if at >= 2 else "the"
    return (
        behind in listed("ends")
        or behind in listed("weak")
        or (at >= 3 and words[at - 3].text.lower() in listed("ends"))
    )
