"""Page furniture: running heads, page numbers and job numbers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from pkgraph.read.patterns import Pattern
from pkgraph.read.structure.lines import Line

REPEATS = 3
"""how often a line must stand at a page's top or foot to be a running head"""
SYMBOL_REPEATS = 2
"""the same for a line that is nothing but a symbol"""
_LONGEST = 160
_SHORTEST_TITLE = 20
_MASTHEAD = 12
"""lines at the head of a text in which a symbol may be the document's own"""
_PAGE_BREAK = 2
"""blank lines above a line that stands at a page's top"""


def furniture_of(lines: list[Line], patterns: dict[str, Pattern], keep: Collection[str]) -> set[int]:
    """Indices of the lines that are page furniture.

    Args:
        keep: names of patterns whose lines are never taken for running heads.
    """
    own = patterns["front symbol"].regex
    kept = [patterns[name].regex for name in keep]
    fixed = {n for n, line in enumerate(lines) if patterns["furniture"].regex.search(line.text)}
    repeated = Counter(line.text for line in lines if len(line.text) <= _LONGEST)
    heads = {
        text
        for text, count in repeated.items()
        if count >= (SYMBOL_REPEATS if own.search(text) else REPEATS)
        and not any(regex.search(text) for regex in kept)
        and not patterns["sentence end"].regex.search(text)
        and any(c.isalpha() for c in text)
    }
    tops = {n for n, line in enumerate(lines) if line.page_top and own.search(line.text)}
    found = fixed | tops | _titles_at_symbols(lines, fixed, heads, own)
    for n, line in enumerate(lines):
        if n and patterns["part heading"].regex.search(lines[n - 1].text):
            continue
        at_break = (
            line.first or line.page_top or own.search(line.text) or line.blank_before >= _PAGE_BREAK or n - 1 in found
        )
        before_number = n + 1 in fixed or (n + 1 < len(lines) and _is_own_head(lines[n + 1].text, heads, own))
        if line.text in heads and (at_break or before_number):
            found.add(n)
    return found


def _titles_at_symbols(lines: list[Line], fixed: set[int], heads: Collection[str], own: re.Pattern[str]) -> set[int]:
    """Lines that stand more than once, each time beside the document's symbol and a page or job number.

    Behind the masthead a symbol alone beside such a number is one too.
    """

    def beside(n: int) -> bool:
        around = [at for at in range(max(0, n - 2), min(n + 3, len(lines))) if at != n]
        return any(at in fixed for at in around) and any(_is_own_head(lines[at].text, heads, own) for at in around)

    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if _SHORTEST_TITLE <= len(line.text) <= _LONGEST and line.text not in heads:
            places.setdefault(line.text, []).append(n)
    several = [at for at in places.values() if len(at) >= SYMBOL_REPEATS]
    titles = {n for at in several if all(beside(n) for n in at) for n in at}
    alone = {n for n in range(_MASTHEAD, len(lines)) if own.search(lines[n].text) and fixed & {n - 1, n + 1}}
    return titles | alone


def _is_own_head(text: str, heads: Collection[str], own: re.Pattern[str]) -> bool:
    return text in heads and bool(own.search(text))
