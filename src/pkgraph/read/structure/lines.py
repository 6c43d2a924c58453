"""The lines of a text, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pkgraph.read.model import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line with more than white space in it."""

    start: int
    """offset of its first character that is not white space"""
    end: int
    """offset behind its last character that is not white space"""
    text: str
    blank_before: int
    """how many blank lines stand directly above"""
    first: bool = False
    """it is the first line with text"""

    @property
    def span(self) -> Span:
        """Where the line's text stands."""
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold something, stripped of white space at both ends."""
    found: list[Line] = []
    at = blank = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, blank, not found))
            blank = 0
        else:
            blank += 1
        at += len(raw)
    return found


def is_wrapped(lines: list[Line]) -> bool:
    """True if the text is broken into lines of print width, so that a line is not a paragraph."""
    followed = [line for line, after in pairwise(lines) if after.blank_before == 0]
    wrapped = [line for line in followed if 55 <= len(line.text) <= 110 and line.text[-1].isalnum()]
    return len(wrapped) >= 8 and 2 * len(wrapped) >= len(followed)
