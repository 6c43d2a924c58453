"""Which of the lines that start with a number are numbered paragraphs.

UN reports number their paragraphs 1..N; headings, list items and broken lines start with numbers too. The
paragraphs are the chain of rising numbers with the greatest weight, where a step over missing numbers costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_GAP_COST = 0.3
_LARGEST_GAP = 4.0
SENTENCE = 1.0
HEADING_LIKE = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that starts with a number."""

    line: int
    number: int
    weight: float
    """how much it looks like a paragraph: ``SENTENCE`` or ``HEADING_LIKE``"""


def paragraph_chain(candidates: Sequence[Candidate]) -> dict[int, int]:
    """The chosen candidates: index of the line to number of the paragraph, rising in both."""
    best: list[float] = []
    before: list[int] = []
    for at, candidate in enumerate(candidates):
        score, link = candidate.weight - _cost(candidate.number - 1), -1
        for earlier in range(max(0, at - 400), at):
            other = candidates[earlier]
            if other.number < candidate.number:
                reached = best[earlier] + candidate.weight - _cost(candidate.number - other.number - 1)
                if reached >= score:
                    score, link = reached, earlier
        best.append(score)
        before.append(link)
    if not best:
        return {}
    at = max(range(len(best)), key=lambda n: (best[n], -n))
    chain: dict[int, int] = {}
    while at >= 0:
        chain[candidates[at].line] = candidates[at].number
        at = before[at]
    whole = sum(1 for c in candidates if c.line in chain and c.weight >= SENTENCE)
    return dict(sorted(chain.items())) if whole else {}


def _cost(gap: int) -> float:
    return _GAP_COST * min(float(gap), _LARGEST_GAP)
