"""From words in a part's reading text to words in its source: where they stand, and the passage around them.

The reading text leaves out what mark-up and conversion put into the source, so the two are laid side by side
character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Piece = tuple[int, str]
"""where some words of the source begin, and the words"""

_ROOM = 300
"""characters of a passage, unless the words that were found need more"""
_STRETCH = 200
"""characters within which words that were found are shown together"""
_WHOLE = 400
"""characters of a piece that is short enough to be shown whole"""
_LONGEST = 2000
_AHEAD = 4000
"""characters of mark-up that are passed over at most"""
_CHUNKS = (24, 8, 3, 1)
_MARKUP = re.compile(
    r"\]\((?:[^()\\\s]|\\.|\([^()\s]*\))*\)|\[\^\d{1,4}\]|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|\^[a-z]\^|[\s\[\\*_<>⁰¹²³⁴⁵⁶⁷⁸⁹]"
)
"""what a source may hold and a reading text leaves out: see ``read.structure.view``"""
_SENTENCE = re.compile(r"[.;:!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source around the words that were found."""

    start: int
    quote: str
    highlights: tuple[Span, ...]
    """places in the quote"""


def passage(reading: str, pieces: Sequence[Piece], found: Iterable[Span]) -> Passage:
    """The passage of a part that shows best what was found.

    Args:
        reading: the part's reading text.
        pieces: the words that it was read from, in order.
        found: places in the reading text.
    """
    places = _in_source(reading, pieces, found)
    best = max(range(len(pieces)), key=lambda at: (_worth(pieces[at][1], places[at])[0], -at))
    start, words = pieces[best]
    first, last = _cut(words, places[best])
    marks = [(a - first, b - first) for a, b in places[best] if first <= a and b <= last]
    return Passage(start + first, words[first:last], tuple(marks))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    together: list[Span] = []
    for start, end in sorted(spans):
        if together and start < together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return together


def _in_source(reading: str, pieces: Sequence[Piece], found: Iterable[Span]) -> list[list[Span]]:
    """For each piece the places in it of what was found, a place over two pieces in both."""
    offsets = _offsets(reading, "\n".join(words for _, words in pieces))
    places: list[list[Span]] = []
    begin = 0
    for _, words in pieces:
        end = begin + len(words)
        inside: list[Span] = []
        for first, last in merged(found):
            known = [at - begin for at in offsets[first:last] if begin <= at < end]
            if known:
                inside.append((known[0], known[-1] + 1))
        places.append(inside)
        begin = end + 1
    return places


def _offsets(reading: str, source: str) -> list[int]:
    """For each character of a reading text its place in the source; -1 where it has none."""
    offsets = [-1] * len(reading)
    here = at = 0
    while at < len(reading):
        letter = reading[at]
        if here < len(source) and (source[here] == letter or (letter == " " and source[here].isspace())):
            offsets[at] = here
            here += 1
        elif markup := _MARKUP.match(source, here):
            here = markup.end()
            continue
        elif letter != " ":
            chunks = (source.find(reading[at : at + size], here, here + _AHEAD) for size in _CHUNKS)
            next_place = next((place for place in chunks if place >= 0), None)
            if next_place is not None:
                here = next_place
                continue
        at += 1
    return offsets


def _worth(words: str, places: Sequence[Span]) -> tuple[tuple[int, int], Span | None]:
    """How much the best stretch of a piece shows: different words, and words; and which stretch that is."""
    best: tuple[tuple[int, int], Span | None] = ((0, 0), None)
    for at, (start, _) in enumerate(places):
        inside = [place for place in places[at:] if place[1] <= start + _STRETCH] or [places[at]]
        told = (len({words[a:b].casefold() for a, b in inside}), len(inside))
        if told > best[0]:
            best = (told, (start, min(inside[-1][1], start + _LONGEST)))
    return best


def _cut(words: str, places: Sequence[Span]) -> Span:
    """The stretch of a piece to show: all of a short one, else whole sentences or words around what was found."""
    if len(words) <= _WHOLE:
        return 0, len(words)
    first, last = _worth(words, places)[1] or (0, 0)
    earliest = max(0, first - max(0, _ROOM - (last - first)))
    sentences = [found.end() for found in _SENTENCE.finditer(words, earliest, first + 1)]
    start = sentences[-1] if sentences else 0
    if not sentences and earliest:
        start = _word_start(words, (earliest + first) // 2, first)
    end = min(len(words), max(last, start + _ROOM))
    if end < len(words):
        ends = [found.start() + 1 for found in _SENTENCE.finditer(words, last, end)]
        end = ends[-1] if ends else _word_end(words, end, last)
    return start, end


def _word_start(words: str, at: int, latest: int) -> int:
    """The start of the first word from ``at`` on, no later than ``latest``."""
    while 0 < at < latest and not words[at - 1].isspace():
        at += 1
    return at


def _word_end(words: str, at: int, earliest: int) -> int:
    """The end of the last word before ``at``, no earlier than ``earliest``."""
    while earliest < at < len(words) and not words[at].isspace():
        at -= 1
    while earliest < at and words[at - 1].isspace():
        at -= 1
    return at
