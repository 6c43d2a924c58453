"""Words by what they do in a sentence, and lists taken apart: as much grammar as readers of facts need.

All functions work on reading text and give offsets into it. Where a list can be taken apart in more than one way, it
is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns, load_words

_FILE = LEXICON / "grammar.toml"
_WORD = re.compile(r"[^\W\d_](?:[\w’'/-]*\w)?|\d[\w,./-]*")
_OPEN, _CLOSED = "([“", ")]”"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    start: int
    end: int
    low: str
    """in small letters"""


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of ``text``; a number is one."""
    matches = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(*m.span(), m[0].lower()) for m in matches]


def is_infinitive(word: str) -> bool:
    """True for a verb as it stands behind ``to``, in small letters."""
    return word in _verbs()


def is_preposition(word: str) -> bool:
    """True for a preposition, in small letters."""
    return word in _class("prepositions")


def is_verb_form(word: str) -> bool:
    """True for any form of a known verb, in small letters."""
    return word in _forms()


def is_finite(word: str) -> bool:
    """True for a verb form that makes a sentence: an auxiliary, or a past or third-person form of a known verb."""
    return word in _class("auxiliaries") or (word in _forms() and not word.endswith("ing") and word not in _verbs())


def is_main_verb(text: str, word: Word, before: str, following: str) -> bool:
    """True for a verb that makes a sentence, going by the words beside it; a participle or noun of that form is none.

    Args:
        before: the word before it in small letters, empty where there is none.
        following: the word behind it.
    """
    if word.low in _class("auxiliaries"):
        return text[word.start].islower() and before not in ("to", "that", "which")
    if word.low not in _forms() or word.low.endswith("ing") or text[word.start].isupper():
        return False
    if (
        before in ("to", "and")
        or word.low in _class("modifiers")
        or opens_noun_phrase(before)
        or before in _class("prepositions")
    ):
        return False
    if _is_past(word.low):
        return following not in _class("prepositions") and not before.endswith("ly")
    base = word.low if word.low in _verbs() else word.low.removesuffix("s")
    if base in _class("nouns_too"):
        return word.low != base and (opens_noun_phrase(following) or base in _class("seldom_plural"))
    return True


def _is_past(word: str) -> bool:
    return word.endswith("ed") and word not in _verbs()


def is_plain_verb(word: str) -> bool:
    """True for a form of a verb that is neither a noun nor an adjective as well."""
    return word in _forms() and not word.endswith("ing") and word not in _class("nouns_too") | _class("modifiers")


def opens_noun_phrase(word: str) -> bool:
    """True for a determiner."""
    return word in _class("determiners")


def is_function_word(word: str) -> bool:
    """True for a word that no noun phrase holds but at its start: preposition, conjunction, determiner, auxiliary."""
    return any(word in _class(name) for name in ("prepositions", "conjunctions", "determiners", "auxiliaries"))


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(load_words(_FILE)[name])


@cache
def _verbs() -> frozenset[str]:
    return frozenset([*_class("verbs"), *(line.split()[0] for line in _class("irregular"))])


@cache
def _forms() -> frozenset[str]:
    forms = {form for line in _class("irregular") for form in line.split()}
    for verb in _class("verbs"):
        forms.update(_inflected(verb))
    return frozenset(forms)


def _inflected(verb: str) -> tuple[str, ...]:
    """
    >>> _inflected("carry")
    ('carry', 'carries', 'carried', 'carrying')
    """
    stem = verb + verb[-1] if verb in _class("doubling") else verb
    if verb.endswith("e"):
        past, going = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past, going = verb[:-1] + "ied", verb + "ing"
    else:
        past, going = stem + "ed", stem + "ing"
    third = (
        verb[:-1] + "ies"
        if verb.endswith("y") and verb[-2] not in "aeiou"
        else verb + ("es" if verb.endswith(("s", "x", "sh", "ch", "ss")) else "s")
    )
    return verb, third, past, going


def clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends, at most at ``end``; what stands in brackets ends none."""
    for match in load_patterns(_FILE)["clause end"].regex.finditer(text, start, end):
        if match[0] == "." and not _ends_sentence(text, match.start(), end):
            continue
        if _depth(text, start, match.start()) == 0:
            return match.start()
    return end


def before_new_clause(text: str, start: int, end: int) -> int:
    """Where behind a comma a clause of its own begins, with a subject and a finite verb."""
    for match in re.finditer(r", (?=(?:an?|the|this|these|there|it|they|he|she)\b)", text[start:end]):
        if any(word.low in _class("plainly_finite") for word in words_in(text, start + match.end(), end)):
            return start + match.start()
    return end


def before_main_verb(text: str, start: int, end: int) -> int:
    """Where the verb stands whose subject the words from ``start`` on are; ``end`` where there is none."""
    words = words_in(text, start, end)
    for n, word in enumerate(words[1:], 1):
        following = words[n + 1].low if n + 1 < len(words) else ""
        relative = words[n - 1].low in ("that", "which", "who", "as", "where")
        if not relative and not _is_past(word.low) and is_main_verb(text, word, words[n - 1].low, following):
            return word.start
    return end


def _ends_sentence(text: str, at: int, end: int) -> bool:
    return at + 1 >= end or (text[at + 1].isspace() and text[at - 1 : at].islower() and text[at - 2 : at].isalpha())


def tasks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The tasks of ``to A, B and C``, from the first verb on: each begins with an infinitive.

    >>> text = "protect civilians and monitor human rights"
    >>> [text[s:e] for s, e in tasks(text, 0, len(text))]
    ['protect civilians', 'monitor human rights']
    """
    return _apart(text, start, end, lambda at: begins_task(text, at, end))


def begins_task(text: str, at: int, end: int) -> bool:
    """True where an infinitive with what it does something to begins at ``at``."""
    words = words_in(text, at, min(end, at + 80))
    while words and (words[0].low == "to" or words[0].low.endswith("ly")):
        words.pop(0)
    if len(words) < 2 or words[0].low not in _verbs():
        return False
    if words[0].low not in _class("nouns_too"):
        return text[words[0].end : words[1].start].isspace()
    following = words[1].low
    gap = text[words[0].end : words[1].start]
    if words[0].low == "help" and following == "to":
        return True
    return gap == " " and (opens_noun_phrase(following) or not is_function_word(following))


def things(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list of noun phrases, ``the A of B, the C and the D``; one item where it is no clear list.

    A list has commas, or its items begin alike (``the ... and the ...``).
    """
    end = _before_verb(text, start, end)
    first = text[start:end].split(" ", 1)[0].lower()
    if first in ("the", "a", "an") and re.search(rf"(?:,|\band|\bor) {first} ", text[start:end]):
        return _apart(text, start, end, lambda at: text.startswith(f"{first} ", at))
    if _commas(text, start, end):
        return _apart(text, start, end, lambda at: not is_verb_form(_first_word(text, at)) or _gerund(text, at))
    return [(start, end)] if text[start:end].strip() else []


def _before_verb(text: str, start: int, end: int) -> int:
    """Where behind a comma the verb follows whose subject the list is."""
    for match in re.finditer(r", (?=[a-z])", text[start:end]):
        word = _first_word(text, start + match.end())
        verb = word in _forms() or word in _class("auxiliaries")
        if verb and not word.endswith("ing") and word not in _class("nouns_too") and word not in _class("modifiers"):
            return start + match.start()
    return end


def _gerund(text: str, at: int) -> bool:
    return _first_word(text, at).endswith("ing")


def _first_word(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match[0].lower() if match else ""


def _commas(text: str, start: int, end: int) -> bool:
    return any(_depth(text, start, m.start()) == 0 for m in re.finditer(", ", text[:end]) if m.start() >= start)


def comma_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items between commas outside brackets; ``with`` and ``including`` go on with the one before."""
    cuts = [start]
    for match in re.finditer(r"[,;] (?:and )?", text[:end]):
        goes_on = _first_word(text, match.end()) in (
            "with",
            "including",
            "such",
            "as",
            "for",
            "in",
            "at",
            "on",
            "which",
        )
        if match.start() >= start and _depth(text, start, match.start()) == 0 and not goes_on:
            cuts += [match.start(), match.end()]
    cuts.append(end)
    return [(s, e) for s, e in zip(cuts[::2], cuts[1::2], strict=True) if text[s:e].strip()]


def _apart(text: str, start: int, end: int, begins: Callable[[int], bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = start
    for match in load_patterns(_FILE)["between items"].regex.finditer(text, start, end):
        if match.start() >= first and _depth(text, start, match.start()) == 0 and begins(match.end()):
            found.append((first, match.start()))
            first = match.end()
    found.append((first, end))
    return [_trimmed(text, s, e) for s, e in found if text[s:e].strip(" ,;.")]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,;.:":
        end -= 1
    while start < end and text[start] in " ,;":
        start += 1
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the spaces and punctuation at its ends."""
    return _trimmed(text, start, end)


def _depth(text: str, start: int, at: int) -> int:
    """How many brackets or quotations are open at ``at``."""
    stretch = text[start:at]
    return max(0, sum(stretch.count(c) for c in _OPEN) - sum(stretch.count(c) for c in _CLOSED))


def noun_phrase_start(text: str, head: int, floor: int, *, joined: bool = True, commas: bool = True) -> int:
    """Where the noun phrase whose head word begins at ``head`` starts, going left over its modifiers.

    It ends before prepositions, verbs, determiners and punctuation; participles between modifiers belong to it
    (``a newly established joint planning unit``: from ``newly``), a verb behind its subject does not.

    Args:
        joined: whether modifiers joined by ``and`` or a comma belong to it.
        commas: whether those joined by a comma do.
    """
    words = words_in(text, floor, head)
    at = head
    for n in range(len(words) - 1, -1, -1):
        word = words[n]
        gap = text[word.end : at]
        beside = gap.strip() == "" or (joined and (commas or "," not in gap) and gap in (", ", "-", "/")) or gap == " “"
        if not beside or (is_function_word(word.low) and not (joined and word.low in ("and", "or"))):
            break
        if word.low in ("and", "or"):
            if n == 0 or not _modifier(words, n - 1, text):
                break
            at = word.start
            continue
        if not _modifier(words, n, text) or _item_begins(text, word, words[n + 1 : n + 2], head):
            break
        at = word.start
    joint = _JOINT.match(text, at)
    return joint.end() if joint else at


def _item_begins(text: str, word: Word, following: list[Word], head: int) -> bool:
    """True where a capital behind a small word begins an item of a list without bullets: ``plans Annual survey``."""
    if not following or not text[word.start].islower():
        return False
    after = _WORD.search(text, following[0].end)
    sentence_case = text[following[0].start].isupper() and after is not None and text[after.start()].islower()
    return sentence_case and following[0].end < head and not text[following[0].start : following[0].end].isupper()


_JOINT = re.compile(r"(?:and|or) ")


def _modifier(words: list[Word], n: int, text: str) -> bool:
    """True if the word may stand before a noun: none of the known verb forms, but participles behind a determiner."""
    word = words[n]
    if is_function_word(word.low):
        return False
    if word.low not in _forms() or word.low in _class("nouns_too") or word.low in _class("modifiers"):
        return True
    if word.low.endswith(("ed", "ing")):
        before = words[n - 1].low if n else ""
        return opens_noun_phrase(before) or before.endswith("ly") or (text[word.start].isupper() and n > 0)
    return text[word.start].isupper() and n > 0
