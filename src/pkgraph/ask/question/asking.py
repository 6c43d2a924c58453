"""What a question asks for: the words that ask, the noun behind them, the units of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pkgraph.ask.question.words import Kind, Token, is_stop, phrase_in, stem, wordings

VERBS = "is|are|was|were|did|does|do|has|have|had|can|could|will"
"""verbs, one of which may follow a noun that is asked for"""
_AFTER = "within|in|by|since|for|from|on|at|with|to|through|under|after|between"
_HOW_MANY = re.compile(rf"\bhow (?:many|much)\b(?P<what>(?: (?!(?:{VERBS}|{_AFTER})\b)[\w'/-]+)*)", re.IGNORECASE)
_WH = re.compile(r"\b(?:which|what|list|name)\b", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:and|or|by|since|until|to|of|with|for|in|on|at|from|under|as|about)$", re.IGNORECASE)
"""words that a question may follow"""
_ABOUT = re.compile(r"\band (?:on|about|of) $", re.IGNORECASE)
"""what makes a 'what' without a noun one thing more that is asked"""
_NEXT = re.compile(
    r"\band (?:\w+ )?(?:which|what|who|when|where|how)\b|, (?:which|what|who|when|where|how)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a question asks for."""

    kinds: tuple[str, ...]
    """names of kinds; none where the noun is of no known kind"""
    noun: tuple[str, ...]
    """stems of the words that name it"""
    typed: tuple[str, ...] = ()
    """stems that must stand in a row's own values"""
    units: tuple[str, ...] = ()
    """units that a number must have; none for any"""


def asked(text: str, words: Sequence[Token]) -> tuple[list[Asked], set[int]]:
    """What is asked for, and the places of the words that only say so.

    Args:
        text: the question without what it names.
        words: its words.
    """
    places: dict[Asked, int] = {}
    taken: set[int] = set()
    asking: list[tuple[int, int]] = []
    low = text.casefold()
    for phrase, kinds in wordings().asks.items():
        for at in [] if _covered(phrase, low) else _asks(phrase, text):
            asking.append(at)
            units = _units(_clause(text, at[0])) if "number" in kinds else ()
            places.setdefault(Asked(kinds, (), units=units), at[0])
            taken.update(index for index, word in enumerate(words) if at[0] <= word.start < at[1])
    for match in _WH.finditer(text):
        if match[0].casefold() in ("list", "name") and match.start() > 3:
            continue
        if any(start <= match.start() < end for start, end in asking) or _relative(text, match.start()):
            continue
        behind = [index for index, word in enumerate(words) if word.start >= match.end()][:9]
        one, own = _noun(words, behind, _clause(text, match.start()))
        if one.kinds or one.noun or not places or _ABOUT.search(text[: match.start()]):
            places.setdefault(one, match.start())
            taken |= own
    found = sorted(places, key=lambda each: places[each])
    light = wordings().light
    found = [each for each in found if each.kinds or not each.noun or not light.issuperset(each.noun)] or found
    if any(each.units for each in found):
        said = {stem(part) for phrases in wordings().units.values() for phrase in phrases for part in phrase.split()}
        taken.update(index for index, word in enumerate(words) if word.stem in said)
    return found, taken


def _asks(phrase: str, text: str) -> list[tuple[int, int]]:
    """Where words stand that ask; 'when' and its like must begin a clause."""
    lead = "" if " " in phrase else r"(?:^|[,:;]|\b(?:and|or|by|since|until|to|of|with|for|in))\s*"
    matches = re.finditer(rf"{lead}\b(?P<words>{re.escape(phrase)})\b", text, re.IGNORECASE)
    return [match.span("words") for match in matches]


def _relative(text: str, start: int) -> bool:
    """True of a 'what' that begins no question: behind a verb."""
    before = text[:start].rstrip()
    return text[start : start + 4] == "what" and bool(before) and before[-1].isalpha() and not _LEADS.search(before)


def _clause(text: str, start: int) -> str:
    """The text from here to where the next thing is asked."""
    match = _NEXT.search(text, start + 1)
    return text[start : match.start()] if match else text[start:]


def _covered(phrase: str, low: str) -> bool:
    """True if a longer phrase that asks for something else stands in its place."""
    longer = [other for other in wordings().asks if phrase in other and other != phrase]
    return any(phrase_in(other, low) for other in longer)


def _units(text: str) -> tuple[str, ...]:
    return tuple(
        unit
        for unit, phrases in wordings().units.items()
        if any(phrase_in(each, text) or phrase_in(each + "s", text) for each in phrases)
    )


def _noun(words: Sequence[Token], behind: Sequence[int], text: str) -> tuple[Asked, set[int]]:
    """The noun behind 'which' or 'what' and its kind, and the places of its words."""
    at = 0
    while at < len(behind) and is_stop(words[behind[at]].text):
        at += 1
    units = _units(text)
    if (
        units
        and at < len(behind)
        and any(
            words[each].stem
            in {stem(part) for unit in units for phrase in wordings().units[unit] for part in phrase.split()}
            for each in behind[: at + 3]
        )
    ):
        return Asked(("number",), (), units=units), set()
    for offset in range(at, min(at + 5, len(behind))):
        if is_stop(words[behind[offset]].text):
            break
        kind_, size = _kind_at(words, behind, offset)
        if kind_ is None:
            continue
        last = offset + size
        followed = (
            last >= len(behind)
            or is_stop(words[behind[last]].text)
            or words[behind[last]].start > words[behind[last - 1]].end + 1
        )
        if offset == at or followed:
            noun = tuple(words[index].stem for index in behind[offset:last])
            typed = noun if noun in kind_.typed else ()
            return Asked((kind_.name,), noun, typed), set(behind[offset:last])
    unknown: list[str] = []
    for index in behind[at:]:
        if is_stop(words[index].text):
            break
        unknown.append(words[index].stem)
    return Asked((), tuple(unknown)), set()


def _kind_at(words: Sequence[Token], behind: Sequence[int], offset: int) -> tuple[Kind | None, int]:
    best: tuple[Kind | None, int] = (None, 0)
    for kind_ in wordings().kinds:
        for noun in kind_.nouns:
            these = tuple(words[index].stem for index in behind[offset : offset + len(noun)])
            if these == noun and len(noun) > best[1]:
                best = (kind_, len(noun))
    return best


def counted_in(text: str) -> tuple[int, int]:
    """From where to where the words stand that a number is asked of: behind 'how many' up to the verb."""
    match = _HOW_MANY.search(text)
    return match.span("what") if match else (0, 0)


def head(words: Sequence[Token]) -> str | None:
    """The stem of the noun that is counted: the last word before one that cannot belong to it."""
    known = wordings()
    verbs = known.soft | known.light - {stem for kind in known.kinds for noun in kind.nouns for stem in noun}

    def belongs(word: Token) -> bool:
        verb = word.stem in verbs and word is not words[0]
        return not is_stop(word.text) and not verb and not word.text.endswith("ed")

    run = list(takewhile(belongs, words))
    return run[-1].stem if run else None
