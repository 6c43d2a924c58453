"""What a source's mark-up and conversion put between its words: found, so that a page need not show it.

Nothing is taken away: each character keeps its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(
    r"(?P<open>(?<!\\)\[(?!\^))"
    r"|(?P<close>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\))"
    r"|(?P<shut>(?<!\\)\](?!\())"
    r"|\[\^(?P<note>\d{1,4})\]"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|\^(?P<letter>[a-z])\^(?!\w)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>)"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!$|<>~&])"
    r"|(?P<strong>\*\*|__(?=\w)|(?<=\w)__)"
    r"|(?P<angle><(?=https?://)|(?<=\S)>)"
)
_NUMBERS = ("note", "superscript", "letter")
_LONGEST = 2000
"""characters of an address"""
_ADDRESS = re.compile(rf"<https?://[^<>\s]{{1,{_LONGEST}}}>")
_BARS = re.compile(r"(?<!\\)\|")
_TABS = re.compile("\t")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of mark-up that is not shown; or the number of a footnote's mark, which is."""

    start: int
    end: int
    number: str = ""


def tokens(words: str) -> list[Token]:
    """The mark-up among some words of a source, in order.

    >>> words = "[2690 \\\\(2023\\\\)](#), <i>ibid.</i>¹²[^7]"
    >>> [words[each.start : each.end] + each.number for each in tokens(words)]
    ['[', '\\\\', '\\\\', '](#)', '<i>', '</i>', '¹²12', '[^', '77', ']']
    """
    found: list[Token] = []
    opened = -1
    for match in _TOKEN.finditer(words):
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind in ("open", "shut"):
            opened = start if kind == "open" else -1
        elif kind == "close":
            if opened >= 0 and "\n" not in words[opened:start]:
                found += [Token(opened, opened + 1), Token(start, end)]
            opened = -1
        elif kind in _NUMBERS:
            first, last = match.span(kind)
            number = Token(first, last, match[kind].translate(_DIGITS))
            found += [each for each in (Token(start, first), number, Token(last, end)) if each.start < each.end]
        elif kind != "angle" or _is_angle(words, start):
            found.append(Token(start, end))
    return sorted(found, key=lambda each: each.start)


def cells(words: str) -> list[tuple[int, int]]:
    """Where the cells of a row's words begin and end, without the bars or tabs that part them.

    >>> ["| Y | | 5 |"[start:end] for start, end in cells("| Y | | 5 |")]
    [' Y ', ' ', ' 5 ']
    """
    barred = words.lstrip().startswith("|") or "\t" not in words
    cuts = [found.start() for found in (_BARS if barred else _TABS).finditer(words)]
    if not (barred and cuts and not words[: cuts[0]].strip()):
        cuts.insert(0, -1)
    if not (barred and len(cuts) > 1 and not words[cuts[-1] + 1 :].strip()):
        cuts.append(len(words))
    return [(first + 1, last) for first, last in pairwise(cuts)]


def _is_angle(words: str, at: int) -> bool:
    """Whether an angle bracket opens or closes an address."""
    begins = at if words[at] == "<" else words.rfind("<", max(0, at - _LONGEST), at)
    found = _ADDRESS.match(words, begins) if begins >= 0 else None
    return found is not None and at in (begins, found.end() - 1)
