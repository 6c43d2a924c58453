"""A stretch of text that spans lie over, cut where one of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Span(Generic[Name]):
    """Something that stands over the characters from ``start`` up to ``end``."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Segment(Generic[Name]):
    """A stretch over which the same spans lie from its first to its last character."""

    start: int
    end: int
    over: tuple[Span[Name], ...]
    """the longest first; of those as long as one another, in the order given"""


def segments(start: int, end: int, spans: Iterable[Span[Name]]) -> Iterator[Segment[Name]]:
    """The segments of the characters from ``start`` up to ``end``, in order and without a gap.

    Spans that lie outside are passed over, those that reach in count as far as they do. Spans may overlap in any way.

    >>> [(each.start, each.end, [span.name for span in each.over])
    ...  for each in segments(0, 9, [Span(2, 6, "a"), Span(4, 12, "b")])]
    [(0, 2, []), (2, 4, ['a']), (4, 6, ['b', 'a']), (6, 9, ['b'])]
    """
    inside = [span for span in spans if max(start, span.start) < min(end, span.end)]
    opening, closing = _at(inside, start), _at(inside, end, closes=True)
    cuts = sorted({start, end, *opening, *closing})
    open_now: dict[int, Span[Name]] = {}
    for first, last in pairwise(cuts):
        for at in closing.get(first, ()):
            del open_now[at]
        open_now.update((at, inside[at]) for at in opening.get(first, ()))
        over = sorted(open_now, key=lambda at: (inside[at].start - inside[at].end, at))
        yield Segment(first, last, tuple(inside[at] for at in over))


def _at(spans: Sequence[Span[Name]], bound: int, *, closes: bool = False) -> dict[int, list[int]]:
    """Where spans begin, or end, to which of them; those beyond the bound at the bound."""
    found: dict[int, list[int]] = {}
    for at, span in enumerate(spans):
        found.setdefault(min(span.end, bound) if closes else max(span.start, bound), []).append(at)
    return found
