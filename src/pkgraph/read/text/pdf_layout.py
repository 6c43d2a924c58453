"""Pages to text: paragraphs on one line each, tables as rows, running heads and feet on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pkgraph import symbols
from pkgraph.read.text.pdf_page import BREAK, Line, Page, Run, joined
from pkgraph.read.text.pdf_tables import tables_of
from pkgraph.read.text.written import PAGE_END, raised, table_lines

_MARGINAL = 3
"""pages that a line must stand on to be a running head or foot"""
_MARGIN = 0.1
"""share of a page's height that its running heads or feet may take"""
_LEADING = 1.5
"""distance of a paragraph's lines, in heights, at most"""
_EVEN = 1.12
"""how much further apart than its other lines two lines of a paragraph may be"""
_LABEL = 6
"""letters of a number or bullet before a paragraph, at most"""
_LABEL_GAP = 0.45
"""heights between a number and its paragraph, at least"""
_LABELS = re.compile(r"\d{1,3}\.|\([a-z]{1,4}\)|[IVX]{1,9}\.|[A-Z]\.|[•●▪○–-]")
_NARROW = 14
"""heights that a column of prose is wide, at least; narrower lines, as in a masthead, stand each for themselves"""
_SLACK = 2.5
"""heights of room at a line's end into which a date or name that is kept together may not have fitted"""
_BOLD = 500
"""weight of letters above which they are bold"""
_INDENT = 0.8
"""heights by which the first line of a paragraph is set in"""
_SHORT_RULE = 0.4
"""share of the page's width that the rule above footnotes has at most"""
_MARKED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_NUMBERED = re.compile(r"(\d{1,3})(?=\s+\S)")
_IMPRINT = re.compile(r"\d{2}-\d{5}(?: \([A-Z]\))?(?: +\d{6})?|\*?\d{7}\*")
"""the job number and the bar code at the foot of a first page, which need not stand on others"""
_BROKEN = re.compile(rf"(?:(?<![^\W\d_])([^\W\d_]+)-)?{BREAK}([^\W\d_]*)")


@dataclass(slots=True)
class _Piece:
    """A paragraph, a table, a note or a running line of a page."""

    top: float
    text: str
    body: bool = False
    """it is a paragraph or a table of the text"""
    lines: Sequence[Line] = ()
    """of a paragraph of the text"""
    close: bool = False
    """no blank line stands above it"""


def text_of(pages: Sequence[Page]) -> str:
    """The text of a file's pages; each ends with a form feed.

    A numbered paragraph that goes on over the end of a page has no blank line from its words there to its next ones.
    """
    _mark_marginal(pages)
    laid = [_pieces(page) for page in pages]
    running = False
    for pieces, following in pairwise(laid):
        running = _join_over_page(pieces, following, running)
    return _mended("".join(f"{_written(pieces)}\n{PAGE_END}" for pieces in laid))


def _written(pieces: Sequence[_Piece]) -> str:
    text = ""
    for piece in pieces:
        text += f"{'' if not text else chr(10) if piece.close else chr(10) * 2}{piece.text}"
    return text


def _join_over_page(pieces: Sequence[_Piece], following: Sequence[_Piece], running: bool) -> bool:
    """Takes the blank lines out where a numbered paragraph goes on over the end of a page; True if it does.

    Args:
        running: the page's first paragraph is the rest of a numbered one.
    """
    body, further = [p for p in pieces if p.body], [p for p in following if p.body]
    if not body or not further or not body[-1].lines or not further[0].lines:
        return False
    numbered = _is_labelled(body[-1].lines[0]) or (running and len(body) == 1)
    if not numbered or not _runs_on(body[-1].lines, further[0].lines):
        return False
    for piece in pieces[pieces.index(body[-1]) + 1 :]:
        piece.close = True
    for piece in following[: following.index(further[0]) + 1]:
        piece.close = True
    return True


def _runs_on(lines: Sequence[Line], following: Sequence[Line]) -> bool:
    """True if the following lines, on the next page, belong to the paragraph."""
    last, first = lines[-1], following[0]
    if _cells(first) or _is_labelled(first) or not _are_alike(last, first):
        return False
    if len(lines) > 1 and abs(first.left - lines[1].left) > 2:
        return False
    if first.left > lines[0].left + 2 or any(abs(line.left - first.left) > 2 for line in following[1:2]):
        return False
    return _is_full(last, first, max(line.right for line in (*lines, *following)))


def _mark_marginal(pages: Sequence[Page]) -> None:
    """Marks the lines at the head and foot of the pages that stand on several of them, but for their numbers."""
    for end in (0, -1):
        open_pages = [[line for line in page.lines if _is_near(line, page, end)] for page in pages]
        while True:
            outermost = [(lines[end], lines) for lines in open_pages if lines]
            forms = Counter(_form(line) for line, _ in outermost)
            repeated = [(line, lines) for line, lines in outermost if forms[_form(line)] >= _MARGINAL]
            if not repeated:
                break
            for line, lines in repeated:
                line.marginal = True
                lines.pop(end)


def _is_near(line: Line, page: Page, end: int) -> bool:
    """True if the line stands in the page's upper (0) or lower (-1) margin."""
    return line.base > (1 - _MARGIN) * page.height if end == 0 else line.base < _MARGIN * page.height


def _form(line: Line) -> tuple[str, ...]:
    return tuple(sorted(re.sub(r"\d+", "0", run.text.strip()) for run in line.runs))


def _pieces(page: Page) -> list[_Piece]:
    """What a page holds, from the top."""
    tables = tables_of(page)
    taken = {id(line) for table in tables for line in table.lines}
    lines = [line for line in page.lines if id(line) not in taken]
    pieces = [_Piece(table.top, "\n".join(table_lines(table.rows)), body=True) for table in tables]
    floor = _footnote_rule(page)
    for _, between in groupby(lines, key=lambda line: (sum(t.top >= line.base for t in tables), line.marginal)):
        for paragraph in _paragraphs(list(between), floor):
            first = paragraph[0]
            text = _paragraph_text(paragraph, floor)
            body = not first.marginal and first.base > floor and not _is_note(first, floor)
            body = body and not _IMPRINT.fullmatch(text) and not symbols.canonical(text)
            pieces.append(_Piece(first.base, text, body, paragraph if body else ()))
    return sorted((piece for piece in pieces if piece.text), key=lambda piece: -piece.top)


def _footnote_rule(page: Page) -> float:
    """How high the rule above the footnotes stands, 0 where there is none: short, and with only small lines below."""
    short = [rule for rule in page.rules if 20 < rule.right - rule.left <= _SHORT_RULE * page.width]
    body = [line.height for line in page.lines if not line.marginal]
    if not short or not body:
        return 0.0
    usual = sorted(body)[len(body) // 2]
    for rule in reversed(short):
        below = [line for line in page.lines if line.base < rule.at and not line.marginal]
        if below and all(line.height <= 0.95 * usual for line in below) and rule.at < page.height / 1.5:
            return rule.at
    return 0.0


def _paragraphs(lines: Sequence[Line], floor: float) -> Iterator[list[Line]]:
    """Lines that follow each other, as the paragraphs that they make."""
    paragraph: list[Line] = []
    for n, line in enumerate(lines):
        if paragraph and not _goes_on(paragraph, line, lines[n + 1 : n + 4], floor):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(paragraph: Sequence[Line], line: Line, following: Sequence[Line], floor: float) -> bool:
    """True if the line belongs to the paragraph above it."""
    last = paragraph[-1]
    gap = last.base - line.base
    if line.marginal or _cells(last) or _cells(line) or _is_labelled(line) or _is_note(line, floor):
        return False
    if not _are_alike(last, line):
        return False
    if gap > _LEADING * last.height or gap < 0.5 * last.height:
        return False
    if len(paragraph) > 1 and gap > _EVEN * (paragraph[-2].base - last.base):
        return False
    if max(other.right - other.left for other in (*paragraph, line)) < _NARROW * line.height:
        return False
    if len(paragraph) > 1 and line.left - paragraph[1].left > _INDENT * line.height:
        return False
    return _is_full(last, line, max(other.right for other in (*paragraph, line, *_near(line, following))))


def _near(line: Line, following: Sequence[Line]) -> Iterator[Line]:
    """The lines that follow without a gap."""
    for other in following:
        if line.base - other.base > _LEADING * line.height:
            return
        yield other
        line = other


def _are_alike(last: Line, line: Line) -> bool:
    """True if two lines are printed in one size and weight."""
    return abs(last.height - line.height) <= 0.15 * last.height and (last.weight > _BOLD) == (line.weight > _BOLD)


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """True if the next line's first word would not have found room on the last."""
    return last.right + _SLACK * last.height + _first_word(line) > edge


def _first_word(line: Line) -> float:
    """How wide the line's first word is, as far as its letters tell."""
    letters = len(line.text)
    return (line.right - line.left) * len(line.text.split(" ", 1)[0]) / max(1, letters)


def _is_labelled(line: Line) -> bool:
    """True if the line starts with a number or bullet that stands apart."""
    first, *others = line.runs
    if others and len(first.text.strip()) <= _LABEL:
        return True
    (_, end, label), *words = first.words
    return bool(words) and bool(_LABELS.fullmatch(label)) and words[0][0] - end > _LABEL_GAP * line.height


def _stands_apart(line: Line) -> bool:
    """True if the first run is a short one that stands apart: a number or bullet."""
    return len(line.runs) > 1 and len(line.runs[0].text.strip()) <= _LABEL


def _is_note(line: Line, floor: float) -> bool:
    """True for the first line of a footnote."""
    text = line.text
    return bool(_MARKED.match(text)) or (line.base < floor and bool(_NUMBERED.match(text)))


def _cells(line: Line) -> bool:
    """True if the line holds things that stand apart."""
    return len(line.runs) > (2 if _stands_apart(line) else 1)


def _paragraph_text(lines: Sequence[Line], floor: float) -> str:
    if len(lines) == 1 and (lines[0].marginal or _cells(lines[0]) or not _stands_apart(lines[0])):
        return "\n".join(_apart(lines[0]))
    text = lines[0].text
    if lines[0].base < floor:
        text = _NUMBERED.sub(lambda match: raised(match[1]), text, count=1) if _NUMBERED.match(text) else text
    for last, line in pairwise(lines):
        text += _seam(last) + line.text
    return text


def _apart(line: Line) -> list[str]:
    """What stands apart on one line, each on a line; a number stays with what it numbers."""
    runs = list(line.runs)
    found: list[list[Run]] = []
    for run in runs:
        if found and len(found[-1]) == 1 and len(found[-1][0].text.strip()) <= _LABEL and not line.marginal:
            found[-1].append(run)
        else:
            found.append([run])
    return [joined(group) for group in found]


def _seam(line: Line) -> str:
    """What stands between a line and the next: nothing behind a dash or a stroke, where none is written."""
    end = line.runs[-1].text
    if end.endswith("-") and end[-2:-1].isalpha():
        return BREAK
    return "" if end[-1:] in "-–—/" else " "


def _mended(text: str) -> str:
    """Words broken at a line's end put together, with their hyphen unless the text writes them without it."""
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))

    def put_together(match: re.Match[str]) -> str:
        if not match[1]:
            return match[2]
        whole, hyphened = match[1] + match[2], f"{match[1]}-{match[2]}"
        return whole if words[whole] > words[hyphened] else hyphened

    return _BROKEN.sub(put_together, text)
