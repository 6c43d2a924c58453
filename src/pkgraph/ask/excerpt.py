"""A stretch of a quote for people: the words that matter in its middle, no more than fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]+")
_ELLIPSIS = "…"
_LONGEST_WORD = 20
_MARKUP = (
    (re.compile(r"\[([^\[\]]*)\]\(#?[^()\s]*\)"), r"\1"),
    (re.compile(r"</?[a-z]\w*(?:\s[^<>]*)?/?>"), " "),
    (re.compile(r"\\([()\[\]*_`#])"), r"\1"),
)
"""links, tags and escapes of the sources' Markdown and HTML, and what is read there"""


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the reading direction."""
    return _UNPRINTABLE.sub(" ", text).strip()


def readable(quote: str) -> str:
    """A quote as people read it: on one line, without links, tags and escapes.

    >>> readable("See resolution [2690 \\\\(2023\\\\)](#).")
    'See resolution 2690 (2023).'
    """
    for _ in range(2):
        for form, reading in _MARKUP:
            quote = form.sub(reading, quote)
    return printable(quote)


def places(text: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """Where the wanted words stand in the text, in the order of the words; their telling pieces where they do not.

    >>> places("see resolution 2690 (2023)", ["S/RES/2690(2023)"])
    [(15, 19), (21, 25)]
    """
    found: list[tuple[int, int]] = []
    for words in wanted:
        whole = _find(text, words)
        found += [whole] if whole else [place for piece in _pieces(words) if (place := _find(text, piece))]
    return list(dict.fromkeys(found))


def excerpt(text: str, wanted: Sequence[str], room: int) -> str:
    """At most ``room`` characters of the text, cut between words, the first wanted words in the middle."""
    if len(text) <= room:
        return text
    found = places(text, wanted)
    first, last = found[0] if found else (0, 0)
    start = max(0, min((first + last - room) // 2, len(text) - room))
    end = min(len(text), start + room)
    if start:
        start = min(_after_space(text, start), max(start, first))
    if end < len(text):
        end = max(_before_space(text, end), min(end, last))
    kept = text[start:end].strip()
    return (_ELLIPSIS if start else "") + kept + (_ELLIPSIS if end < len(text) else "")


def _after_space(text: str, at: int) -> int:
    """Where the first word begins at ``at`` or soon after it, else ``at``."""
    space = text.find(" ", at - 1, at + _LONGEST_WORD)
    return space + 1 if space >= 0 else at


def _before_space(text: str, at: int) -> int:
    """Where the last word ends at ``at`` or soon before it, else ``at``."""
    space = text.rfind(" ", at - _LONGEST_WORD, at + 1)
    return space if space >= 0 else at


def _find(text: str, words: str) -> tuple[int, int] | None:
    if not words or words.lower() not in text.lower():
        return None
    match = _whole(words).search(text)
    return match.span() if match else None


@lru_cache(maxsize=1024)
def _whole(words: str) -> re.Pattern[str]:
    """Words that stand by themselves, in capitals or not."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)


def _pieces(words: str) -> list[str]:
    """The pieces of a symbol or label that tell: those with digits, else its longer words."""
    pieces = re.findall(r"\w+", words)
    return [piece for piece in pieces if re.search(r"\d", piece)] or [piece for piece in pieces if len(piece) > 3]
