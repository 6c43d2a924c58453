"""A page of a PDF file to lines: where each stands, its words, raised digits as footnote marks."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pkgraph.read.text.written import raised

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage
    from pypdfium2.raw import FS_RECTF

BREAK = "\u00ad"
"""put behind a hyphen at a line's end until it is known whether the word is written with it"""
_SPACE = 0.16
"""gap between two characters, in heights, that is a space where none is written"""
_CELL_GAP = 1.3
"""gap between two words, in heights, that parts cells, or a number from its paragraph"""
_SAME_LINE = 0.5
"""share of the lower one's height by which what stands on one line overlaps"""
_SMALL = 0.8
"""height of a raised mark, in heights of its line, at most"""
_LIFT = 0.15
"""how far a raised mark stands above the line, in heights, at least"""
_THICK = 2.5
"""points that a rule is thick at most"""
_SHORT_RULE = 8.0
"""points below which a stroke is only a joint of two rules"""
_HEAD, _FOOT = 0.7, 0.2
"""how far letters reach above and below their line, in sizes of their font"""
_BAND = 20.0
"""points of a page's height that are searched together"""
_MOST_ITEMS = 100_000
"""items of a page; on one that has more, strokes are not looked for"""
_DIGITS = re.compile(r"\d[\d, ]*")
_NOTE_LETTER = re.compile(r"[a-n]")
_HYPHENS = ("\x02", BREAK, "\u2010", "\u2011")
"""what the library gives for a hyphen at a line's end, and other hyphens"""


@dataclass(slots=True)
class Box:
    """A stretch of a page, in points from its lower left corner."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From its foot to its head."""
        return self.top - self.bottom


@dataclass(slots=True)
class Run(Box):
    """Characters that stand on one line without a gap as wide as that between cells."""

    base: float
    """height of the line that the characters stand on"""
    text: str
    weight: int = 0
    words: list[tuple[float, float, str]] = field(default_factory=list)
    """its words, each with where it begins and ends"""

    @property
    def spaced(self) -> bool:
        """True if it ends in white space."""
        return self.text[-1:].isspace()


@dataclass(slots=True)
class Line(Box):
    """Runs that stand beside each other."""

    base: float
    runs: list[Run] = field(default_factory=list)
    marginal: bool = False
    """it is a running head or foot"""

    @property
    def text(self) -> str:
        """Its words, runs joined by a space."""
        return joined(self.runs)

    @property
    def weight(self) -> int:
        """Weight of its last run's characters."""
        return self.runs[-1].weight


@dataclass(frozen=True, slots=True)
class Rule:
    """A level stroke, made of strokes that touch."""

    left: float
    right: float
    at: float
    joints: tuple[float, ...] = ()
    """where the strokes that it is made of meet"""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    """from the top"""
    rules: tuple[Rule, ...]
    """from the top"""
    uprights: tuple[tuple[float, float, float], ...]
    """upright strokes: how far from the left, foot, head"""
    characters: int = 0
    """characters that it holds, all told"""


def joined(runs: Iterable[Run]) -> str:
    """The words of runs that stand beside each other."""
    return re.sub(r" {2,}", " ", " ".join(run.text.strip() for run in runs)).strip()


def read_page(page: PdfPage, most: int) -> Page:
    """The lines and strokes of a page; of one that holds more than ``most`` characters nothing but their number."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        characters, quarter = _characters(text) if count <= most else ([], 0)
    finally:
        text.close()
    width, height = page.get_size()
    rules, uprights = _strokes(page) if quarter == 0 else ((), ())
    return Page(width, height, tuple(_lines(_runs(characters))), rules, uprights, count)


def _characters(text: PdfTextPage) -> tuple[list[Run], int]:
    """The characters that stand as most of the page does, and by how many quarters the page is turned."""
    import pypdfium2.raw as pdfium

    raw, box, x, y = text.raw, pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    found: list[tuple[int, Run]] = []
    for n in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, n)
        if code == 0 or (code < 0x20 and code != 2) or pdfium.FPDFText_IsGenerated(raw, n) == 1:
            continue
        character = "-" if chr(code) in _HYPHENS else chr(code)
        if not pdfium.FPDFText_GetLooseCharBox(raw, n, box) or not pdfium.FPDFText_GetCharOrigin(raw, n, x, y):
            continue
        pdfium.FPDFText_GetMatrix(raw, n, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, n) * math.hypot(matrix.c, matrix.d)
        quarter = round(pdfium.FPDFText_GetCharAngle(raw, n) / (math.pi / 2)) % 4
        left, right, base = _turned(box, x.value, y.value, quarter)
        weight = pdfium.FPDFText_GetFontWeight(raw, n)
        if size > 0:
            found.append((quarter, Run(left, right, base - _FOOT * size, base + _HEAD * size, base, character, weight)))
    quarters = Counter(quarter for quarter, _ in found)
    most = min(quarters, key=lambda quarter: (-quarters[quarter], quarter), default=0)
    return [character for quarter, character in found if quarter == most], most


def _turned(box: FS_RECTF, x: float, y: float, quarter: int) -> tuple[float, float, float]:
    """Where a character begins, ends and stands when the page is turned upright."""
    if quarter == 3:
        return box.bottom, box.top, -x
    if quarter == 2:
        return -box.right, -box.left, -y
    if quarter == 1:
        return -box.top, -box.bottom, x
    return box.left, box.right, y


def _runs(characters: Sequence[Run]) -> list[Run]:
    """Characters to runs, in the order in which the file writes them."""
    runs: list[Run] = []
    for character in characters:
        run = runs[-1] if runs else None
        if run is not None and _adjoins(run, character):
            _append(run, character)
        elif not character.text.isspace():
            character.words = [(character.left, character.right, character.text)]
            runs.append(character)
    return runs


def _append(run: Run, other: Run) -> None:
    """Puts a character, or a run, behind a run."""
    apart = other.left - run.right > _SPACE * run.height
    words = other.words or ([] if other.text.isspace() else [(other.left, other.right, other.text)])
    if words and run.words and not (run.spaced or apart or other.text[:1].isspace()):
        left, _, text = run.words.pop()
        words = [(left, words[0][1], text + words[0][2]), *words[1:]]
    run.words += words
    run.text += f" {other.text}" if apart and not run.spaced and not other.text[:1].isspace() else other.text
    run.right, run.weight = max(run.right, other.right), other.weight


def _adjoins(run: Run, character: Run) -> bool:
    height = max(run.height, character.height)
    same_size = abs(run.height - character.height) <= 0.15 * height
    return (
        same_size
        and abs(run.base - character.base) <= _LIFT * height
        and -0.5 * height <= character.left - run.right <= _CELL_GAP * height
    )


def _lines(runs: list[Run]) -> list[Line]:
    """Runs to lines, from the top; the tall ones first, so that raised marks find the line that they belong to."""
    lines: list[Line] = []
    bands: dict[int, list[Line]] = {}
    for run in sorted(runs, key=lambda run: (-round(run.height, 1), -run.base, run.left)):
        near = [line for band in _bands(run) for line in bands.get(band, ())]
        line = max(near, key=lambda line: _overlap(line, run), default=None)
        if line is None or _overlap(line, run) < _SAME_LINE:
            line = Line(run.left, run.right, run.bottom, run.top, run.base, [run])
            lines.append(line)
            for band in _bands(line):
                bands.setdefault(band, []).append(line)
        else:
            line.runs.append(run)
            line.left, line.right = min(line.left, run.left), max(line.right, run.right)
    for line in lines:
        line.runs = _merged(sorted(line.runs, key=lambda run: run.left), line)
    return sorted(lines, key=lambda line: (-line.base, line.left))


def _bands(box: Box) -> range:
    """The stretches of the page's height, all alike, that a box reaches into."""
    return range(int(box.bottom // _BAND), int(box.top // _BAND) + 1)


def _overlap(line: Line, run: Run) -> float:
    """The share of the lower one's height by which a line and a run overlap; 0 for like ones at other heights."""
    alike = run.height > _SMALL * line.height
    if alike and abs(line.base - run.base) > 0.3 * line.height:
        return 0.0
    shared = min(line.top, run.top) - max(line.bottom, run.bottom)
    return shared / max(0.01, min(line.height, run.height))


def _merged(runs: list[Run], line: Line) -> list[Run]:
    """Runs with no gap as wide as that between cells as one; raised digits as marks."""
    merged: list[Run] = []
    for run in runs:
        _raise(run, line, first=not merged)
        if merged and run.left - merged[-1].right <= _CELL_GAP * line.height:
            _append(merged[-1], run)
        else:
            merged.append(run)
    return merged


def _raise(run: Run, line: Line, *, first: bool) -> None:
    """Makes raised digits marks, and a raised letter behind words the mark of a table's note."""
    if run.height > _SMALL * line.height or run.base - line.base < _LIFT * line.height:
        return
    text = run.text.strip()
    if _DIGITS.fullmatch(text):
        run.text = raised(run.text)
        run.words = [(left, right, raised(word)) for left, right, word in run.words]
    elif _NOTE_LETTER.fullmatch(text) and not first:
        run.text = f"^{text}^"
        run.words = [(run.left, run.right, run.text)]


def _strokes(page: PdfPage) -> tuple[tuple[Rule, ...], tuple[tuple[float, float, float], ...]]:
    """The level and the upright strokes of a page; a frame gives its four sides."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for n in range(count if count <= _MOST_ITEMS else 0):
        item = pdfium.FPDFPage_GetObject(page.raw, n)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        box = Box(left.value, right.value, bottom.value, top.value)
        if box.height <= _THICK:
            level.append(((box.bottom + box.top) / 2, box.left, box.right))
        elif box.right - box.left <= _THICK:
            upright.append(((box.left + box.right) / 2, box.bottom, box.top))
        else:
            level += [(box.bottom, box.left, box.right), (box.top, box.left, box.right)]
            upright += [(box.left, box.bottom, box.top), (box.right, box.bottom, box.top)]
    return _rules(level), tuple(sorted(upright))


def _rules(strokes: list[tuple[float, float, float]]) -> tuple[Rule, ...]:
    """Strokes at one height that touch, as one rule each."""
    found: list[Rule] = []
    heights: list[list[tuple[float, float, float]]] = []
    for stroke in sorted(strokes, reverse=True):
        if heights and heights[-1][-1][0] - stroke[0] <= 1:
            heights[-1].append(stroke)
        else:
            heights.append([stroke])
    for height in heights:
        at = max(height, key=lambda stroke: stroke[2] - stroke[1])[0]
        parts = sorted((left, right) for _, left, right in height)
        groups: list[list[tuple[float, float]]] = []
        reach = float("-inf")
        for part in parts:
            if part[0] > reach + 1:
                groups.append([])
            groups[-1].append(part)
            reach = max(reach, part[1])
        found += [_rule(at, group) for group in groups if group[-1][1] - group[0][0] > _SHORT_RULE]
    return tuple(found)


def _rule(at: float, parts: Sequence[tuple[float, float]]) -> Rule:
    long = [part for part in parts if part[1] - part[0] > _THICK]
    joints = tuple((a[1] + b[0]) / 2 for a, b in pairwise(long))
    return Rule(parts[0][0], max(right for _, right in parts), at, joints)
