"""Complements of a name's head: where ``policy on casualty evacuations`` or ``Agreement on Peace in Mali`` ends."""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.read.mentions.heads import Head, head_at, listed
from pkgraph.read.mentions.words import Word

_LONGEST = 14
"""words that a complement in small letters may have"""
_OPEN = frozenset({"of", "the", "and", "in", "s", "for"})
"""words that no complement ends with"""


def plain_complement(words: Sequence[Word], closed: Sequence[bool], stem: int, head: Head) -> int:
    """Where the complement in running text ends that begins behind the head; ``stem`` where there is none."""
    at = _behind_preposition(words, stem, head)
    if at is None or at >= len(words):
        return stem
    first = words[at].text.lower()
    if first != "the" and first in listed("ends") and words[at - 1].text != "to":
        return stem
    doing = first.endswith("ing")
    end = at
    while end < len(words) and end - stem < _LONGEST and (closed[end] or _goes_on(words, at, end, doing)):
        end += 1
    while end > at and (
        words[end - 1].is_mark or words[end - 1].text.lower() in ("of", "the", "and", "in", "s", "for")
    ):
        end -= 1
    return end if end > at else stem


def _goes_on(words: Sequence[Word], at: int, end: int, doing: bool) -> bool:
    """True if the word at ``end`` belongs to the complement that begins at ``at``."""
    low = words[end].text.lower()
    if low in ("of", "the", "s") or (doing and low in ("a", "an")):
        return True
    if low == "and" or (low == "for" and end > at):
        return not _opens_another(words, end + 1)
    if low == ",":
        return any(w.text == "and" for w in words[end + 2 : end + 4]) and not _opens_another(words, end + 1)
    if low == "in" and _is_capital(words, end + 1) and words[end + 1].text not in listed("months"):
        return True
    if words[end].is_mark or (low.isdigit() and len(low) != 4):
        return False
    return low not in listed("ends") or end == at


def _opens_another(words: Sequence[Word], at: int) -> bool:
    """True if a name cannot go on with this word: it opens another phrase."""
    if at >= len(words) or words[at].text.lower() in listed("ends") or words[at].is_mark:
        return True
    return any(head_at(words, n, words[n].text[0].isupper()) is not None for n in range(at, min(at + 2, len(words))))


def capital_complement(words: Sequence[Word], stem: int, head: Head) -> int:
    """Where a complement with capitals ends: ``Agreement on Peace and Reconciliation in Mali``."""
    at = _behind_preposition(words, stem, head)
    if at is None:
        return stem
    end = last = at
    while end < len(words) and end - stem < 2 * _LONGEST:
        word = words[end]
        if word.text[0].isupper() or word.text[:2] in ("d'", "l'"):
            end += 1
            last = end
            if end < len(words) and words[end].text == "," and any(w.text == "and" for w in words[at:end]):
                break
        elif word.text.lower() in listed("inside capitals"):
            if word.text == "in" and end + 1 < len(words) and words[end + 1].text in listed("months"):
                break
            if word.text == "and" and end + 1 < len(words) and words[end + 1].text == "the":
                break
            end += 1
        elif word.text == "," and _is_capital(words, end + 1) and _closes_list(words, end + 2):
            end += 1
        else:
            break
    return last if last > at else stem


def _behind_preposition(words: Sequence[Word], stem: int, head: Head) -> int | None:
    for complement in head.complements:
        end = stem + len(complement)
        if end < len(words) and tuple(w.text.lower() for w in words[stem:end]) == complement:
            return end
    return None


def _closes_list(words: Sequence[Word], at: int) -> bool:
    """True if ``and`` with a capital behind it stands within the next words, in capitals and commas."""
    for n in range(at, min(at + 4, len(words))):
        if words[n].text == "and":
            return _is_capital(words, n + 1)
        if words[n].text != "," and not words[n].text[0].isupper():
            return False
    return False


def _is_capital(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text[0].isupper()
