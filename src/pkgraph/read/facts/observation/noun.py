"""The noun phrase that a number counts or gives the value of, where the words of its clause tell no whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pkgraph.read.facts.observation.number import FILE, patterns
from pkgraph.read.mentions.grammar import (
    Word,
    is_finite,
    is_infinitive,
    is_main_verb,
    is_plain_verb,
    is_preposition,
    is_verb_form,
    words_in,
)
from pkgraph.read.patterns import load_words

_LONGEST = 180
"""characters beyond which a clause would be cut anywhere"""
_LONGEST_DECISION = 90
"""the same, where it begins with what a resolution does"""
_SCALES = frozenset({"thousand", "million", "billion", "trillion"})
_MOST = 16
"""words of a noun phrase"""
_SHORTEST = 4
"""letters of a word that tells anything"""
_LEAD = 12
"""characters of a preposition that qualifies a number: ``within``"""
_FEWEST = 3
"""words of a subject that a comma cuts off"""


def is_whole(clause: str) -> bool:
    """True for the words of a clause that read as one: no hole where a number stood, no mid-clause, not too long.

    Args:
        clause: the clause, with a null character for each stretch that was taken out.
    """
    decides = patterns()["decides"].regex.search(clause)
    if len(clause) > (_LONGEST_DECISION if decides else _LONGEST) or "(\0" in clause:
        return False
    first = re.match(r"\W*([A-Za-z'-]+)", clause)
    if first is None or _is_inside(first[1]) or patterns()["leads up"].regex.search(clause):
        return False
    return not any(_is_hole(clause[: m.start()], clause[m.end() :]) for m in re.finditer(r"\0[\0\s]*", clause))


def _is_inside(word: str) -> bool:
    """True for a word that no clause begins with."""
    return word.islower() and (is_preposition(word) or word in load_words(FILE)["inside_clauses"])


def _is_hole(front: str, behind: str) -> bool:
    last = re.search(r"([A-Za-z'-]+|[^\sA-Za-z])\s*$", front)
    following = re.match(r"\s*([A-Za-z'-]+|[^\sA-Za-z])", behind)
    if following is None:
        return False
    if re.match(r"[a-z]", following[1]):
        lists = load_words(FILE)
        joins = (
            is_preposition(following[1]) or following[1] in lists["inside_clauses"] or following[1] in lists["no_nouns"]
        )
        leads = last is None or is_preposition(last[1]) or last[1].lower() in lists["before_nouns"]
        return joins and (leads or following[1] == "of")
    return following[1] in ",;:.)" and last is not None and (is_preposition(last[1]) or last[1] in ",(")


def noun_in_front(text: str, start: int, own: tuple[int, int], stop: int) -> str:
    """What a number gives the value of: ``annual rate of return``, ``damages to the budget``.

    Args:
        text: a sentence, with blanks in place of what tells the period.
        start: where the clause begins.
        own: where the number with its qualifier and its unit stands.
        stop: where the clause ends or the next number stands.
    """
    front = _front(text, start, own[0])
    if not front:
        return ""
    following = patterns()["told behind"].regex.match(text, own[1], stop)
    more = _phrase(text, following.end(), stop) if following else None
    if following and more and text[slice(*more)].lower() not in load_words(FILE)["weak_nouns"]:
        return _words(text, front) + _words(text, (following.start(), more[1]), " ")
    return "" if is_weak(_words(text, front)) else _words(text, front)


def is_weak(words: str) -> bool:
    """True for words that alone tell nothing of what is measured: ``amount``."""
    return words.lower() in load_words(FILE)["weak_nouns"]


def points_back(words: str) -> bool:
    """True for words that only what comes before them makes clear: ``number of those pending``."""
    return any(word in load_words(FILE)["pointing_back"] for word in re.findall("[a-z]+", words.lower()))


def _words(text: str, stretch: tuple[int, int], lead: str = "") -> str:
    return lead + " ".join(text[slice(*stretch)].split())


def noun_behind(text: str, at: int, stop: int) -> str:
    """What a number counts: the noun phrase behind it and its unit, as in ``of all patrols``, ``police officers``."""
    whole = patterns()["of a whole"].regex.match(text, at)
    if whole:
        at = whole.end()
    elif not re.match(r" [A-Za-z]", text[at:]):
        return ""
    found = _phrase(text, at, stop)
    return _words(text, found) if found else ""


def _phrase(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Where the noun phrase that begins at a place stands, without its article."""
    end = patterns()["phrase end"].regex.search(text, at, stop)
    stop = end.start() if end else stop
    verb = patterns()["predicate"].regex.search(text, at, stop)
    stop = verb.start() if verb else stop
    words = words_in(text, at, stop)
    while words and words[0].low in load_words(FILE)["determiners"]:
        words = words[1:]
    if not words or _opens_no_noun(words):
        return None
    kept = words[: _ending(text, words)]
    while kept and (_is_function(kept[-1].low) or _is_adverb(text, kept[-1])):
        kept.pop()
    if kept and re.match(r"\s*(?:(?:of|to|by|at) )?[$\d]", text[kept[-1].end :]):
        kept = kept[: max((n for n, word in enumerate(kept) if is_preposition(word.low)), default=len(kept))]
    if not kept or not any(re.search("[a-z]{3,}", word.low) for word in kept):
        return None
    return kept[0].start, kept[-1].end


def _opens_no_noun(words: Sequence[Word]) -> bool:
    """True for a verb or a preposition: ``resulted from acts``, ``in Mali``."""
    first = words[0].low
    if first in load_words(FILE)["no_nouns"]:
        return True
    if is_preposition(first) or _is_function(first) or (is_finite(first) and not first.endswith("ed")):
        return is_preposition(first) or _is_function(first) or is_plain_verb(first)
    return first.endswith("ed") and len(words) > 1 and is_preposition(words[1].low)


def _is_adverb(text: str, word: Word) -> bool:
    return word.low.endswith("ly") and text[word.start].islower()


def _ending(text: str, words: Sequence[Word]) -> int:
    """How many words belong to the noun phrase."""
    for n, word in enumerate(words):
        following = words[n + 1].low if n + 1 < len(words) else ""
        if n >= _MOST or word.low == "that" or (word.low[0].isdigit() and n):
            return n
        if word.low == "to" and is_infinitive(following):
            return n
        if n and word.low in ("and", "or") and (following[:1].isdigit() or is_plain_verb(following)):
            return n
        if n and is_main_verb(text, word, words[n - 1].low, following):
            return n
    return len(words)


def _front(text: str, start: int, at: int) -> tuple[int, int] | None:
    """Where the noun phrase that ends before a number stands; of a verb that leads to the number, its subject."""
    cut = max(text.rfind(mark, start, at) + 1 for mark in ",;:()")
    words = words_in(text, max(start, cut), at)
    led = [word.low for word in words_in(text, at, at + _LEAD)[:1] if is_preposition(word.low)]
    while words and (_is_function(words[-1].low) or _leads(words[-1].low, led)):
        led.append(words.pop().low)
    if not words:
        inside = text[start:cut].endswith("(") and led and not {"which", "whom"} & set(led)
        return _front(text, start, cut - 1) if inside else None
    first = len(words)
    if any(word in load_words(FILE)["levels"] for word in led):
        if len(words) < _FEWEST and (text[words[-1].start].islower() or len(words[-1].low) < _SHORTEST):
            words = words_in(text, start, words[-1].end)
        first = max((n + 1 for n in range(len(words)) if _opens_clause(words, n)), default=0)
    else:
        while first and len(words) - first < _MOST and not _stops_front(text, words, first - 1):
            first -= 1
    if first and _is_number(words[first - 1].low) and not any(is_preposition(word) for word in led):
        return None
    kept = words[first:]
    if kept and first and _is_number(words[first - 1].low) and patterns()["measure"].regex.match(f" {kept[0].low}"):
        kept.pop(0)
    while kept and _is_function(kept[0].low):
        kept.pop(0)
    if not kept or not re.search("[a-z]{3,}", kept[-1].low) or _is_participle(text, kept[-1]):
        return None
    return kept[0].start, kept[-1].end


def _leads(word: str, led: Sequence[str]) -> bool:
    """True for a verb that leads to a value, and for a word between a noun and its value: no noun as in ``rise of``."""
    lists = load_words(FILE)
    return word in lists["levelled"] or (word in lists["levels"] and led[-1:] != ["of"])


def _opens_clause(words: Sequence[Word], n: int) -> bool:
    following = words[n + 1].low if n + 1 < len(words) else ""
    return words[n].low in ("that", "which", "while") or (
        words[n].low == "and" and following in load_words(FILE)["determiners"]
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _SCALES or (word != "one" and bool(patterns()["spelled"].regex.fullmatch(word)))


def _is_participle(text: str, word: Word) -> bool:
    return text[word.start].islower() and (word.low.endswith("ed") or is_plain_verb(word.low))


def _stops_front(text: str, words: Sequence[Word], n: int) -> bool:
    """True for a word that stands before the noun phrase: a verb, a number, ``that``, ``to`` before a verb."""
    word = words[n].low
    following = words[n + 1].low if n + 1 < len(words) else ""
    if _is_number(word) or (word not in ("and", "or") and word in load_words(FILE)["inside_clauses"]):
        return True
    if word in ("and", "or") and n and is_verb_form(words[n - 1].low) and text[words[n - 1].start].islower():
        return True
    ends = following in load_words(FILE)["determiners"] or is_preposition(following)
    return (is_plain_verb(word) and (not word.endswith("ed") or ends)) or (is_verb_form(word) and ends and n == 0)


def _is_function(word: str) -> bool:
    lists = load_words(FILE)
    return is_preposition(word) or any(
        word in lists[name] for name in ("inside_clauses", "before_nouns", "determiners")
    )
