"""Tables of a page: regions between rules, whose columns the rules' joints, upright strokes or gaps tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pkgraph.read.text.pdf_page import BREAK, Line, Page, Rule, Run, joined

_EVEN_WIDTH = 4.0
"""points by which the rules of a table differ in their ends, at most"""
_AT_EDGE = 1.5
"""heights of a running head or foot within which a rule belongs to it"""
_WIDE = 0.6
"""share of a rule's width that a line of prose under it has at least"""
_SAME_JOINT = 1.2
"""points by which joints of rules above each other differ, at most"""
_GUTTER = 5.0
"""points between two columns, at least"""
_OVER = 2.0
"""points by which a word may reach into the next column"""
_ONE_SIZE = 1.6
"""how much taller the tallest line of a table is than its lowest, at most"""
_APART = 1.45
"""distance of lines in a cell, in heights, at most; rows stand further apart"""
_FURTHER = 1.15
"""how much further apart than the lines of a cell rows stand, at least"""
_MOST_LINES, _MOST_RULES = 500, 3000
"""lines of a table and strokes of a page; beyond them it is a drawing"""
_NUMBER = re.compile(r"(?<![., ()%$–-])(?:[., ()%$–-]*+\d)++[., ()%–-]*+|[–-]")


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page."""

    top: float
    lines: tuple[Line, ...]
    """the page's lines that it is made of"""
    rows: tuple[tuple[str, ...], ...]
    """its cells' words; the first row names the columns"""


@dataclass(slots=True)
class _Region:
    rules: list[Rule]
    lines: list[Line] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    """where its columns begin and end"""


def tables_of(page: Page) -> list[Table]:
    """The tables of a page, from the top."""
    tables: list[Table] = []
    taken: set[int] = set()
    for rules in _stacks(page):
        region = _region(page, rules, taken)
        if region is None:
            continue
        rows = _rows(region, page)
        if len(rows) > 1 and max(len(row) for row in rows) > 1:
            taken |= {id(line) for line in region.lines}
            tables.append(Table(region.rules[0].at, tuple(region.lines), tuple(rows)))
    return tables


def _stacks(page: Page) -> list[list[Rule]]:
    """Rules that may belong to one table, from the top: with the same ends, or between joints of one that has them."""
    if len(page.rules) > _MOST_RULES or len(page.uprights) > _MOST_RULES:
        return []
    edges = [line for line in page.lines if line.marginal]
    stacks: list[list[Rule]] = []
    for rule in page.rules:
        if any(abs(line.base - rule.at) <= _AT_EDGE * line.height for line in edges):
            continue
        whole = next((stack for stack in reversed(stacks) if _alike(stack[0], rule)), None)
        home = next((stack for stack in reversed(stacks) if _joins(stack[0], rule)), None)
        if whole is not None and _agree(next(r for r in reversed(whole) if _alike(r, rule)), rule):
            whole.append(rule)
        elif home is not None:
            home.append(rule)
        else:
            stacks.append([rule])
    return [part for stack in stacks for part in _parted(page, stack)]


def _parted(page: Page, stack: Sequence[Rule]) -> list[list[Rule]]:
    """A stack, parted where what stands between two rules is no row: words across the columns, or a line of prose."""
    parts = [[stack[0]]]
    above = stack[0]
    for rule in stack[1:]:
        whole = _alike(stack[0], rule)
        if whole and any(_is_prose(line, above) for line in _between(page.lines, above.at, rule.at)):
            parts.append([])
        parts[-1].append(rule)
        above = rule if whole else above
    return parts


def _is_prose(line: Line, rule: Rule) -> bool:
    """True if a line stands across the columns that the rule above it has, or fills the width of one without any."""
    if not rule.joints:
        return len(line.runs) == 1 and line.right - line.left > _WIDE * (rule.right - rule.left)
    return any(_crosses(run, (rule.left, *rule.joints, rule.right)) for run in line.runs)


def _alike(first: Rule, rule: Rule) -> bool:
    return abs(first.left - rule.left) <= _EVEN_WIDTH and abs(first.right - rule.right) <= _EVEN_WIDTH


def _joins(first: Rule, rule: Rule) -> bool:
    """True if a rule reaches from joint to joint of another."""
    ends = (first.left, *first.joints, first.right)
    return (
        bool(first.joints)
        and not _alike(first, rule)
        and all(any(abs(x - end) <= _EVEN_WIDTH for end in ends) for x in (rule.left, rule.right))
    )


def _agree(above: Rule, rule: Rule) -> bool:
    """True if most joints of one rule lie on those of the other."""
    fewer, more = sorted((above.joints, rule.joints), key=len)
    lying = sum(any(abs(joint - other) <= _SAME_JOINT for other in more) for joint in fewer)
    return 2 * lying > len(fewer) or not fewer


def _region(page: Page, rules: list[Rule], taken: set[int]) -> _Region | None:
    """The lines of the table that the rules belong to; None where they rule none."""
    left, right = min(r.left for r in rules), max(r.right for r in rules)
    free = [line for line in page.lines if not line.marginal and id(line) not in taken]
    inside = [line for line in free if line.left >= left - _GUTTER and line.right <= right + _GUTTER]
    rules = list(rules)
    while len(rules) > 1 and not _between(inside, rules[0].at, rules[1].at):
        rules.pop(0)
    if len(rules) < 2:
        return None
    region = _with_edges(page, rules, inside)
    if len(region.edges) < 3 or len(region.lines) > _MOST_LINES:
        return None
    if sum(_alike(rules[0], rule) for rule in rules) == 2:
        region.lines += _below(region, free)
    heights = [line.height for line in region.lines]
    if max(heights) > _ONE_SIZE * min(heights) or not any(len(line.runs) > 1 for line in region.lines):
        return None
    return region


def _with_edges(page: Page, rules: list[Rule], lines: Sequence[Line]) -> _Region:
    region = _Region(list(rules), _between(lines, rules[0].at, rules[-1].at))
    region.edges = _edges(region, page)
    return region


def _between(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if bottom < (line.base + line.top) / 2 < top]


def _below(region: _Region, lines: Sequence[Line]) -> list[Line]:
    """The lines under the last rule that stand in the table's columns: the page ends before the table does."""
    found: list[Line] = []
    at, heights = region.rules[-1].at, [line.height for line in region.lines]
    left, right = region.edges[0] - _GUTTER, region.edges[-1] + _GUTTER
    for line in lines:
        if line.base >= region.rules[-1].at:
            continue
        fits = left <= line.left and line.right <= right and line.height <= _ONE_SIZE * min(heights)
        if not fits or at - line.base > 4 * line.height or any(_crosses(run, region.edges) for run in line.runs):
            break
        found.append(line)
        at = line.base
    return found if any(len(line.runs) > 1 for line in found) else []


def _edges(region: _Region, page: Page) -> list[float]:
    """Where columns begin and end: at joints and upright strokes, else in the gaps that run through all lines."""
    left, right = min(r.left for r in region.rules), max(r.right for r in region.rules)
    top, bottom = region.rules[0].at, region.rules[-1].at
    inner = {round(joint, 1) for rule in region.rules for joint in rule.joints}
    for x, foot, head in page.uprights:
        if left + _GUTTER < x < right - _GUTTER and foot < top and head > bottom:
            inner.add(round(x, 1))
    if not inner:
        inner = set(_gutters(region.lines))
    edges = [left]
    for x in sorted(inner):
        if x - edges[-1] > _GUTTER / 2 and right - x > _GUTTER / 2:
            edges.append(x)
    edges.append(right)
    return _filled(edges, region.lines)


def _filled(edges: list[float], lines: Sequence[Line]) -> list[float]:
    """Edges without those of columns that hold nothing and are no wider than a gap."""
    kept = [edges[0]]
    for begin, end in pairwise(edges):
        holds = any(begin <= (run.left + run.right) / 2 < end for line in lines for run in line.runs)
        if not holds and end - begin < 3 * _GUTTER and len(kept) > 1:
            kept[-1] = (begin + end) / 2
        elif holds or end - begin >= 3 * _GUTTER:
            kept.append(end)
    kept[-1] = edges[-1]
    return kept


def _gutters(lines: Sequence[Line]) -> list[float]:
    """The middles of the upright gaps that no line crosses."""
    spans = sorted((run.left, run.right) for line in lines for run in line.runs)
    found: list[float] = []
    reach = spans[0][1]
    for left, right in spans:
        if left - reach >= _GUTTER:
            found.append((left + reach) / 2)
        reach = max(reach, right)
    return found


def _crosses(run: Run, edges: Sequence[float]) -> bool:
    """True if a word of the run stands in two columns."""
    return any(left + _OVER < edge < right - _OVER for left, right, _ in run.words for edge in edges[1:-1])


def _rows(region: _Region, page: Page) -> list[tuple[str, ...]]:
    """The rows' cells, the heads of all columns as the first row."""
    edges = region.edges
    full = [rule for rule in region.rules if _alike(region.rules[0], rule)]
    gridded = len(full) > 3 and any(full[1].at < head and foot < full[1].at for _, foot, head in page.uprights)
    below_head = full[1].at if len(full) > 1 and (len(full) > 2 or region.lines[-1].base < full[1].at) else full[0].at
    head = [line for line in region.lines if line.base > below_head]
    rows = [_heads(region, head, below_head)] if head else []
    bounds = [rule.at for rule in full if rule.at <= below_head] + [-1.0]
    for top, bottom in pairwise(bounds):
        band = _between(region.lines, top, bottom)
        rows += [_cells(band, edges)] if gridded and band else _split(band, edges)
    return rows


def _heads(region: _Region, lines: Sequence[Line], bottom: float) -> tuple[str, ...]:
    """The heads of the columns; a head above several of them stands before each one's own."""
    edges = region.edges
    heads = [""] * (len(edges) - 1)
    levels = [rule for rule in region.rules if rule.at > bottom]
    for n, rule in enumerate(levels):
        foot = max((other.at for other in levels[n + 1 :] if other.at < rule.at - 1), default=bottom)
        if any(abs(other.at - rule.at) <= 1 for other in levels[:n]):
            continue
        same = [other for other in levels if abs(other.at - rule.at) <= 1]
        joints = sorted({joint for other in same for joint in (other.left, *other.joints, other.right)})
        for cell in zip([-1.0, *joints], [*joints, 10_000.0], strict=True):
            band = _between(lines, rule.at, foot)
            words = _words(
                [
                    p
                    for line in band
                    for r in line.runs
                    for c, p in _cut(r, [-1.0, *cell])
                    if c == 1 and _centred(p, *cell)
                ]
            )
            for column in range(len(heads)):
                middle = (edges[column] + edges[column + 1]) / 2
                if words and cell[0] <= middle < cell[1]:
                    heads[column] = f"{heads[column]} {words}".strip()
    return tuple(heads) if len(levels) > 1 else _cells(lines, edges)


def _centred(run: Run, left: float, right: float) -> bool:
    return left <= (run.left + run.right) / 2 < right


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Run]]:
    """The runs of each column, from the top."""
    columns: list[list[Run]] = [[] for _ in edges[1:]]
    for line in lines:
        for run in line.runs:
            for n, piece in _cut(run, edges):
                columns[n].append(piece)
    return columns


def _cut(run: Run, edges: Sequence[float]) -> Iterator[tuple[int, Run]]:
    """A run, cut where its words stand in different columns, each piece with its column."""
    for column, words in groupby(run.words, key=lambda word: _column((word[0] + word[1]) / 2, edges)):
        part = list(words)
        text = " ".join(word for _, _, word in part)
        yield column, Run(part[0][0], part[-1][1], run.bottom, run.top, run.base, text, run.weight, part)


def _column(x: float, edges: Sequence[float]) -> int:
    return max(0, sum(1 for edge in edges[:-1] if edge <= x) - 1)


def _cells(lines: Sequence[Line], edges: Sequence[float]) -> tuple[str, ...]:
    return tuple(_words(column) for column in _columns(lines, edges))


def _words(runs: Sequence[Run]) -> str:
    """The words of a cell, over its lines."""
    words = ""
    for n, run in enumerate(runs):
        beside = n and abs(runs[n - 1].base - run.base) < 0.5 * run.height
        text = joined([run])
        if words.endswith("-") and words[-2:-1].isalpha() and not beside:
            words += f"{BREAK}{text}"
        else:
            words += text if not words or words[-1:] in "–—/" else f" {text}"
    return words


def _split(lines: Sequence[Line], edges: Sequence[float]) -> list[tuple[str, ...]]:
    """The rows between two rules. A row begins where the cells of several columns, or of the first, begin."""
    columns = _columns(lines, edges)
    starts = [line.base for n, line in enumerate(lines) if n == 0 or _starts_row(line, columns)]
    rows: list[list[list[Run]]] = [[[] for _ in columns] for _ in starts]
    for number, column in enumerate(columns):
        row = 0
        for n, run in enumerate(column):
            if n == 0 or _begins_cell(column, n) or _is_figure(column, n):
                row = sum(1 for start in starts if start >= run.base - 0.3 * run.height) - 1
            rows[max(0, row)][number].append(run)
    return [tuple(_words(cell) for cell in row) for row in rows if any(row)]


def _starts_row(line: Line, columns: Sequence[Sequence[Run]]) -> bool:
    """True if a row begins with the line: numbers under numbers, or cells that all begin.

    The first cell is one of them, or the second with others beside it: the first may reach over several rows.
    """
    here = {
        number: at
        for number, column in enumerate(columns)
        for at, run in enumerate(column)
        if abs(run.base - line.base) < 0.3 * run.height
    }
    if any(_is_figure(columns[number], at) for number, at in here.items()):
        return True
    begun = {number for number, at in here.items() if _begins_cell(columns[number], at)}
    return begun >= here.keys() - {0} and (0 in begun or (1 in begun and len(begun) > 1))


def _begins_cell(column: Sequence[Run], n: int) -> bool:
    """True if a run stands further from the one above than the lines of its column do."""
    if n == 0:
        return True
    run, gap = column[n], column[n - 1].base - column[n].base
    gaps = [a.base - b.base for a, b in pairwise(column) if a.base - b.base > 0.5 * run.height]
    usual = min(min(gaps, default=gap), _APART * run.height)
    return gap > _FURTHER * usual


def _is_figure(column: Sequence[Run], n: int) -> bool:
    """True if a run and the one above it in its column are numbers and nothing else."""
    return n > 0 and bool(_NUMBER.fullmatch(column[n].text.strip()) and _NUMBER.fullmatch(column[n - 1].text.strip()))
