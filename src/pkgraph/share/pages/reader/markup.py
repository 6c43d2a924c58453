"""What a source's mark-up and conversion put between its words: found, so that a page need not show it.

Nothing is taken away: each character keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LABEL = r"(?:[^\[\]\\\n]|\\.){1,2000}"
_TOKEN = re.compile(
    rf"(?P<open>\[)(?={_LABEL}\]\(#?[^()\s]*\))"
    r"|(?P<close>\]\((?:#|https?:)?[^()\s]*\))"
    r"|\[\^(?P<note>\d{1,4})\]"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|\^(?P<letter>[a-z])\^(?!\w)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>)"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!$|<>~&])"
    r"|(?P<strong>\*\*|__(?=\w)|(?<=\w)__)"
    r"|(?P<angle><(?=https?://)|(?<=\S)>)"
)
_NUMBERS = ("note", "superscript", "letter")
_ADDRESS = re.compile(r"<https?://[^<>\s]+>")
_BARS = re.compile(r"(?<!\\)\|")
_TABS = re.compile("\t")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of mark-up that is not shown; or the number of a footnote's mark, which is."""

    start: int
    end: int
    number: str = ""


def tokens(words: str) -> Iterator[Token]:
    """The mark-up among some words of a source, in order.

    >>> words = "[2690 \\\\(2023\\\\)](#), <i>ibid.</i>¹²[^7]"
    >>> [words[each.start : each.end] + each.number for each in tokens(words)]
    ['[', '\\\\', '\\\\', '](#)', '<i>', '</i>', '¹²12', '[^', '77', ']']
    """
    opened = False
    for match in _TOKEN.finditer(words):
        kind = match.lastgroup or ""
        if (kind == "close" and not opened) or (kind == "angle" and not _is_angle(words, match.start())):
            continue
        opened = kind == "open" or (opened and kind != "close")
        if kind in _NUMBERS:
            start, end = match.span(kind)
            number = Token(start, end, match[kind].translate(_DIGITS))
            around = (Token(match.start(), start), number, Token(end, match.end()))
            yield from (each for each in around if each.start < each.end)
        else:
            yield Token(*match.span())


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
    begins = at if words[at] == "<" else words.rfind("<", 0, at)
    found = _ADDRESS.match(words, begins) if begins >= 0 else None
    return found is not None and at in (begins, found.end() - 1)
