"""Footnotes in plain digits, as texts taken from printed pages have them: ``Committee1`` and ``1 See A/74/19.``

A line is taken for a footnote only where the numbers run on from 1 and a single place in the text before it can be
its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pkgraph.read.structure.classify import Block, Kind, line_patterns
from pkgraph.read.structure.view import PlainMarks

_LABELLED = (Kind.FIGURE, Kind.TABLE)
"""lines that begin with a number of their own"""
_SKIPPED = (Kind.FURNITURE, Kind.ROW, Kind.RULE, Kind.FOOTNOTE)


def plain_footnotes(text: str, blocks: Sequence[Block]) -> tuple[list[Block], PlainMarks]:
    """The lines with footnotes in plain digits told apart, and their marks."""
    patterns = line_patterns()
    found: dict[int, Block] = {}
    marks: list[tuple[int, str]] = []
    places: dict[str, list[int]] = {}
    for n, block in enumerate(blocks):
        if block.kind in _SKIPPED:
            continue
        match = patterns["plain footnote"].regex.search(block.line.text) if block.kind is not Kind.PARAGRAPH else None
        if match and match["number"] == str(len(marks) + 1):
            last = marks[-1][0] if marks else -1
            possible = [at for at in places.get(match["number"], ()) if at > last]
            if len(possible) == 1:
                marks.append((possible[0], match["number"]))
                found[n] = replace(block, kind=Kind.FOOTNOTE, match=match)
                continue
        start, end = block.line.start, block.line.end
        label = patterns[block.kind].regex.search(text[start:end]) if block.kind in _LABELLED else None
        for mark in patterns["plain mark"].regex.finditer(f"{text[start:end]}  ", label.end("number") if label else 0):
            places.setdefault(mark["number"], []).append(start + mark.start("number"))
    return [found.get(n, block) for n, block in enumerate(blocks)], tuple(marks)
