"""The lines of a text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pkgraph.read.model import Span
from pkgraph.read.text.written import PAGE_END

_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_ROW = 20_000
"""characters after which a row that is not closed is none"""


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
    page_top: bool = False
    """it is the first line of a page but the first"""

    @property
    def span(self) -> Span:
        """Where the line's text stands."""
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that hold something, stripped of white space at both ends."""
    found: list[Line] = []
    at = blank = 0
    top = False
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip().lstrip(_BYTE_ORDER_MARK).lstrip()
        if stripped:
            start = at + raw.index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, blank, not found, top))
            blank, top = 0, False
        else:
            blank += 1
        top = top or raw.endswith(PAGE_END)
        at += len(raw)
    return found


def with_whole_rows(text: str, lines: list[Line]) -> list[Line]:
    """The lines, where a Markdown row whose cells run over several lines is one."""
    groups: list[list[Line]] = []
    for line in lines:
        group = groups[-1] if groups else []
        if group and _goes_on(group, line):
            group.append(line)
        else:
            groups.append([line])
    return [line for group in groups for line in (group if _is_open(group) else [_joined(text, group)])]


def with_run_in_sections(text: str, lines: list[Line], section: re.Pattern[str], cut: re.Pattern[str]) -> list[Line]:
    """The lines, where one that runs a section's number, title and first paragraphs together is a line for each."""
    return [part for line in lines for part in _run_in(text, line, section, cut)]


def _run_in(text: str, line: Line, section: re.Pattern[str], cut: re.Pattern[str]) -> list[Line]:
    match = section.search(line.text)
    if match is None:
        return [line]
    breaks = [match.end("number"), match.end("title")]
    breaks += [m.start() for m in cut.finditer(line.text, breaks[-1] + 1)]
    starts = [line.start, *(line.start + at + 1 for at in breaks)]
    ends = [*(line.start + at for at in breaks), line.end]
    return [
        Line(
            start,
            end,
            text[start:end],
            1 if start > line.start else line.blank_before,
            line.first and start == line.start,
        )
        for start, end in zip(starts, ends, strict=True)
        if start < end
    ]


def _is_open(group: list[Line]) -> bool:
    """True for a row that is not closed; one of more than ``_LONGEST_ROW`` characters is no row."""
    closed = group[-1].text.endswith("|") and (len(group) > 1 or len(group[0].text) > 1)
    return group[0].text.startswith("|") and not closed


def _goes_on(group: list[Line], line: Line) -> bool:
    within = line.end - group[0].start <= _LONGEST_ROW
    return _is_open(group) and within and not line.text.startswith("|") and line.blank_before <= 1


def _joined(text: str, group: list[Line]) -> Line:
    first, last = group[0], group[-1]
    if first is last:
        return first
    return Line(first.start, last.end, text[first.start : last.end], first.blank_before, first.first, first.page_top)


def is_wrapped(lines: list[Line]) -> bool:
    """True if the text is broken into lines of print width, so that a line is not a paragraph."""
    followed = [line for line, after in pairwise(lines) if after.blank_before == 0]
    wrapped = [line for line in followed if 55 <= len(line.text) <= 110 and line.text[-1].isalnum()]
    return len(wrapped) >= 8 and 2 * len(wrapped) >= len(followed)
