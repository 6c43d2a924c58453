"""What each line of a text is, before it is known what it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from pkgraph.read.model import Span
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.furniture import furniture_of
from pkgraph.read.structure.lines import Line, is_wrapped, lines_of, with_run_in_sections, with_whole_rows
from pkgraph.read.structure.numbering import HEADING_LIKE, SENTENCE, Candidate, paragraph_chain
from pkgraph.read.structure.view import view_of

LONGEST_HEADING = 200
_LONGEST_PLAIN_HEADING = 160
_MOST_HEADING_WORDS = 22
_WRAPPED_LINE = 55
_SIGNATURE_LINES = 4
_LONGEST_CELL = 90
_CELLS = 6
"""short lines in a row that may be a table without mark-up"""
_ROWS = 3
"""lines in a row that may be rows of a table laid out with blanks"""
_RESTARTS_AT = 2
"""the highest number with which a new count of paragraphs may begin, its first one lost"""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PATTERNS = Path(__file__).with_name("lines.toml")


class Kind(StrEnum):
    """What a line is by its form."""

    ROW = "row"
    RULE = "rule"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    TABLE_NOTE = "table note"
    NOTE = "note"
    FIGURE = "figure"
    TABLE = "table"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BULLET = "bullet"
    ANNEX = "annex"
    NUMERAL = "numeral"
    CLOSING = "closing"
    PART = "part heading"
    ROMAN = "roman heading"
    LETTER = "letter heading"
    ARABIC = "arabic heading"
    MARKDOWN = "markdown heading"
    OPENING = "opening heading"
    CAPITALS = "capitals"
    PLAIN = "plain heading"
    TEXT = "text"


HEADINGS = frozenset(
    {
        Kind.ANNEX,
        Kind.NUMERAL,
        Kind.PART,
        Kind.ROMAN,
        Kind.LETTER,
        Kind.ARABIC,
        Kind.MARKDOWN,
        Kind.OPENING,
        Kind.CAPITALS,
        Kind.PLAIN,
    }
)
"""Kinds that open a section."""

_UNMARKED = (Kind.PLAIN, Kind.CAPITALS, Kind.TEXT)

_KEPT_FROM_FURNITURE = ("part heading", "note", "raw row", "raw footnote", "figure", "annex", "item", "paragraph")


@dataclass(frozen=True, slots=True)
class Block:
    """A line and what it is."""

    kind: Kind
    line: Line
    reading: str
    """its reading text"""
    match: re.Match[str] | None = None
    number: int | None = None
    """of a numbered paragraph"""
    restarts: bool = False
    """the numbers of paragraphs start again behind it"""


def line_patterns() -> dict[str, Pattern]:
    """The patterns that tell lines apart."""
    return load_patterns(_PATTERNS)


def is_finished(reading: str) -> bool:
    """True if the text ends as a sentence or a list item does."""
    return bool(line_patterns()["sentence end"].regex.search(reading))


def is_open(reading: str) -> bool:
    """True if the text ends in the middle of a phrase: on an article, a preposition, a comma."""
    return bool(line_patterns()["open end"].regex.search(reading))


def classify(text: str) -> list[Block]:
    """The lines of a text with their kinds, in order; furniture included."""
    patterns = line_patterns()
    run_in = patterns["run-in section"].regex, patterns["run-in paragraph"].regex
    lines = with_run_in_sections(text, with_whole_rows(text, lines_of(text)), *run_in)
    furniture = furniture_of(lines, patterns, _KEPT_FROM_FURNITURE)
    readings = [view_of(text, [Span(line.start, line.end)]).text for line in lines]
    numerals = _numerals(readings, furniture, patterns)
    chains, restarts = _chains(lines, readings, furniture, numerals, patterns)
    blocks = [
        Block(Kind.FURNITURE, line, reading)
        if n in furniture
        else Block(Kind.PARAGRAPH, line, reading, patterns["paragraph"].regex.search(reading), chains[n])
        if n in chains
        else Block(Kind.NUMERAL, line, reading, numerals[n])
        if n in numerals
        else _block(line, reading, patterns)
        for n, (line, reading) in enumerate(zip(lines, readings, strict=True))
    ]
    demoted = {
        *_starts_of_paragraphs(blocks),
        *_signatures(blocks, patterns),
        *_cells(blocks, patterns),
        *_columns(blocks, patterns),
        *_heads_of_contents(blocks, patterns),
    }
    blocks = _with_split_headings(blocks, patterns)
    return [
        replace(block, restarts=n in restarts, kind=Kind.TEXT if n in demoted else block.kind)
        for n, block in enumerate(blocks)
    ]


def _with_split_headings(blocks: Sequence[Block], patterns: dict[str, Pattern]) -> list[Block]:
    """The lines, where the first of a numbered heading that goes on in the next line is one."""
    found = list(blocks)
    for n, (block, below) in enumerate(pairwise(blocks)):
        after = blocks[n + 2] if n + 2 < len(blocks) else None
        apart = below.line.blank_before == 0 and (after is None or after.line.blank_before > 0)
        if block.kind is not Kind.TEXT or not apart or not is_open(block.reading) or not _heading_form(below.reading):
            continue
        for kind in (Kind.ROMAN, Kind.LETTER):
            match = patterns[kind].regex.search(block.reading)
            if match and len(block.reading) <= LONGEST_HEADING:
                found[n] = replace(block, kind=kind, match=match)
    return found


def _starts_of_paragraphs(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines in the form of a heading that are the first of a paragraph broken into lines."""
    wrapped = is_wrapped([block.line for block in blocks if block.kind is not Kind.FURNITURE])
    for n, block in enumerate(blocks):
        if block.kind is not Kind.PLAIN:
            continue
        end = n + 1
        while end < len(blocks) and not blocks[end].line.blank_before and blocks[end].kind in (Kind.TEXT, Kind.PLAIN):
            end += 1
        rest = blocks[n + 1 : end]
        if not rest or not (is_finished(rest[-1].reading) or rest[-1].reading.endswith(",")):
            continue
        if rest[0].reading[:1].islower() or (wrapped and len(block.reading) >= _WRAPPED_LINE):
            yield n


def _signatures(blocks: Sequence[Block], patterns: dict[str, Pattern]) -> Iterator[int]:
    """Signatures, and the lines below that say who signed."""
    for n, block in enumerate(blocks):
        if not patterns["signature"].regex.search(block.reading):
            continue
        for below in range(n, min(n + _SIGNATURE_LINES, len(blocks))):
            if blocks[below].kind not in (Kind.PLAIN, Kind.TEXT, Kind.CAPITALS):
                break
            yield below


def _cells(blocks: Sequence[Block], patterns: dict[str, Pattern]) -> Iterator[int]:
    """Cells of a table that was written out a cell a line: short lines in a row with numbers among them."""
    run: list[int] = []
    for n in range(len(blocks) + 1):
        if n < len(blocks) and _is_cell(blocks[n], patterns):
            run.append(n)
            continue
        numbers = sum(bool(patterns["cell number"].regex.search(blocks[at].reading)) for at in run)
        if len(run) >= _CELLS and numbers >= len(run) // 4:
            yield from (at for at in run if blocks[at].kind in (Kind.PLAIN, Kind.CAPITALS))
        run = []


def _columns(blocks: Sequence[Block], patterns: dict[str, Pattern]) -> Iterator[int]:
    """Rows of a table that was laid out with blanks: lines in a row with gaps, most of which end in a number."""
    run: list[int] = []
    for n in range(len(blocks) + 1):
        if (
            n < len(blocks)
            and blocks[n].kind in _UNMARKED
            and patterns["raw columns"].regex.search(blocks[n].line.text)
        ):
            run.append(n)
            continue
        numbers = sum(bool(patterns["ends in a number"].regex.search(blocks[at].reading)) for at in run)
        if len(run) >= _ROWS and 2 * numbers > len(run):
            yield from run
        run = []


def _heads_of_contents(blocks: Sequence[Block], patterns: dict[str, Pattern]) -> Iterator[int]:
    """``Page`` above the entries of a table of contents."""
    lines = [n for n, block in enumerate(blocks) if block.kind is not Kind.FURNITURE]
    for n, below in pairwise(lines):
        if patterns["contents head"].regex.search(blocks[n].reading) and _is_entry(blocks[below].reading, patterns):
            yield n


def _is_entry(reading: str, patterns: dict[str, Pattern]) -> bool:
    """True for a line of a table of contents, with dots that lead to its page."""
    return bool(patterns["contents entry"].regex.search(reading))


def _is_cell(block: Block, patterns: dict[str, Pattern]) -> bool:
    if block.kind is Kind.FURNITURE:
        return bool(patterns["cell number"].regex.search(block.reading))
    short = len(block.reading) <= _LONGEST_CELL and not is_finished(block.reading)
    return short and block.kind in _UNMARKED


def _numerals(readings: Sequence[str], furniture: set[int], patterns: dict[str, Pattern]) -> dict[int, re.Match[str]]:
    """Numerals and letters that stand alone above a section, where they run on: I, II, III; A, B."""
    alone = [
        (n, m) for n, r in enumerate(readings) if n not in furniture and (m := patterns["numeral"].regex.search(r))
    ]
    numbers = {match["number"] for _, match in alone}
    kept: dict[int, re.Match[str]] = {}
    for first, second, value in (("I", "II", roman_value), ("A", "B", ord)):
        if not {first, second} <= numbers:
            continue
        before = 0
        for n, match in alone:
            if (match["number"] in "ABEFGH") is (first == "I"):
                continue
            number = value(match["number"]) - value(first) + 1
            if number in (1, before + 1):
                kept[n], before = match, number
    return kept


def _chains(
    lines: Sequence[Line],
    readings: Sequence[str],
    furniture: set[int],
    numerals: Collection[int],
    patterns: dict[str, Pattern],
) -> tuple[dict[int, int], set[int]]:
    """Numbered paragraphs by index of their line, and the lines behind which numbering starts again.

    It does so in each annex, and below the numerals of sections or behind the closing line of a resolution where the
    numbers there show it.
    """
    groups: list[tuple[int, list[Candidate]]] = [(-1, [])]
    annexes: set[int] = set()
    for n, (line, reading) in enumerate(zip(lines, readings, strict=True)):
        if n in furniture or patterns["raw row"].regex.search(line.text) or _is_entry(reading, patterns):
            continue
        if _annex(line, reading, patterns):
            annexes.add(n)
            groups.append((n, []))
        elif n in numerals or patterns["closing"].regex.search(reading):
            groups.append((n, []))
        match = patterns["paragraph"].regex.search(reading)
        if match:
            weight = HEADING_LIKE if _heading_form(reading) else SENTENCE
            groups[-1][1].append(Candidate(n, int(match["number"]), weight))
    chosen: dict[int, int] = {}
    restarts: set[int] = set()
    for annex in _by_annex(groups, annexes):
        first = [candidates[0].number for _, candidates in annex if candidates]
        if sum(number <= _RESTARTS_AT for number in first) > 1:
            restarts |= {n for n, candidates in annex if candidates}
            for _, candidates in annex:
                chosen |= paragraph_chain(candidates)
        else:
            chosen |= paragraph_chain([candidate for _, candidates in annex for candidate in candidates])
    return chosen, restarts - {-1}


def _by_annex(
    groups: Sequence[tuple[int, list[Candidate]]], annexes: set[int]
) -> Iterator[list[tuple[int, list[Candidate]]]]:
    starts = [at for at, (n, _) in enumerate(groups) if at == 0 or n in annexes]
    for start, end in zip(starts, [*starts[1:], len(groups)], strict=True):
        yield list(groups[start:end])


def roman_value(number: str) -> int:
    """``'XIV'`` as 14."""
    values = [_ROMAN_VALUES[c] for c in number]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _annex(line: Line, reading: str, patterns: dict[str, Pattern]) -> re.Match[str] | None:
    """The heading of an annex, alone on its line or, apart from the text above, with its title."""
    alone = patterns["annex"].regex.search(reading)
    if alone or not (line.blank_before or line.first) or not _heading_form(reading):
        return alone
    return patterns["annex with title"].regex.search(reading)


def _heading_form(reading: str) -> bool:
    return len(reading) <= LONGEST_HEADING and not is_finished(reading) and not is_open(reading)


_BY_READING = (
    Kind.FIGURE, Kind.TABLE, Kind.NOTE, Kind.ITEM, Kind.BULLET, Kind.CLOSING, Kind.OPENING,
)  # fmt: skip
_NUMBERED_HEADINGS = (Kind.PART, Kind.ROMAN, Kind.LETTER, Kind.ARABIC)


def _block(line: Line, reading: str, patterns: dict[str, Pattern]) -> Block:
    for kind in (Kind.RULE, Kind.ROW, Kind.FOOTNOTE, Kind.TABLE_NOTE, Kind.MARKDOWN):
        match = patterns[f"raw {kind}"].regex.search(line.text)
        if match:
            return Block(kind, line, reading, match)
    if _is_entry(reading, patterns):
        return Block(Kind.TEXT, line, reading)
    for kind in _BY_READING:
        match = patterns[kind].regex.search(reading)
        if match:
            return Block(kind, line, reading, match)
    annex = _annex(line, reading, patterns)
    if annex:
        return Block(Kind.ANNEX, line, reading, annex)
    if _heading_form(reading):
        for kind in _NUMBERED_HEADINGS:
            match = patterns[kind].regex.search(reading)
            if match:
                return Block(kind, line, reading, match)
        if patterns["capitals"].regex.search(reading):
            return Block(Kind.CAPITALS, line, reading)
    if _plain_heading(reading, patterns):
        return Block(Kind.PLAIN, line, reading)
    return Block(Kind.TEXT, line, reading)


def _plain_heading(reading: str, patterns: dict[str, Pattern]) -> bool:
    first = reading.lstrip("“\"'‘(")[:1]
    return (
        len(reading) <= _LONGEST_PLAIN_HEADING
        and len(reading.split()) <= _MOST_HEADING_WORDS
        and first.isupper()
        and any(c.islower() for c in reading)
        and reading[-1] not in ",*|…"
        and not any(unicodedata.category(c) in ("So", "Sm") for c in reading)
        and not is_finished(reading)
        and not is_open(reading)
        and not patterns["inner sentence"].regex.search(reading)
        and not patterns["preamble"].regex.search(reading)
        and not patterns["unit"].regex.search(reading)
    )
