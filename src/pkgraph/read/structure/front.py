"""The front of a document: its masthead, and what that says of the document as a publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pkgraph import symbols
from pkgraph.read.dates import day_of
from pkgraph.read.model import Bibliography
from pkgraph.read.structure.classify import Block, Kind, is_finished, line_patterns

_LONGEST_FRONT = 80
_BODY_WORDS = 12
_LONGEST_TITLE = 50
_LONGEST_HEAD_LINE = 200
_MASTHEAD = (
    "organ", "symbol", "distribution", "date", "session", "agenda item", "author", "resolution", "adoption",
    "assembly title", "committee",
)  # fmt: skip
_BODY_OPENS = re.compile(r"^(?:The (?:General Assembly|Security Council|Economic and Social Council),?|Contents)$")
_RESOLUTION_OPENS = re.compile(r"^The (?:General Assembly|Security Council|Economic and Social Council),?$")
_ENDS_FRONT = frozenset(
    {Kind.PARAGRAPH, Kind.ROMAN, Kind.LETTER, Kind.PART, Kind.OPENING, Kind.ITEM, Kind.NOTE, Kind.FIGURE, Kind.ROW}
)


def front_of(blocks: Sequence[Block]) -> list[Block]:
    """The lines of the masthead, empty where the document has none; page furniture and footnotes left out."""
    front: list[Block] = []
    opens = _opening(blocks)
    for block in blocks:
        if (block.kind is Kind.FURNITURE and not _says("symbol", block)) or (front and block.kind is Kind.FOOTNOTE):
            continue
        if block is opens or len(front) >= _LONGEST_FRONT or (opens is None and _ends_front(block)):
            break
        front.append(block)
    return front if any(_says(name, block) for block in front for name in _MASTHEAD) else []


def _opening(blocks: Sequence[Block]) -> Block | None:
    """The line ``The General Assembly,`` with which a resolution begins, None where no adoption stands above it."""
    opens = next((b for b in blocks[:_LONGEST_FRONT] if _RESOLUTION_OPENS.search(b.reading)), None)
    if opens is None or not any(_says("adoption", block) for block in blocks[: blocks.index(opens)]):
        return None
    return opens


def read_front(front: Sequence[Block], head: Sequence[Block]) -> Bibliography:
    """What the front says.

    Args:
        front: the lines of the masthead.
        head: the first lines of the document, running heads included, for the reporting period.
    """
    adoption = next(_matches("adoption", front), None)
    symbol = _symbol(front)
    start, end = _period([*front, *(block for block in head if len(block.reading) <= _LONGEST_HEAD_LINE)])
    organ = next((m["body"].title() for m in _matches("organ", front)), None)
    return Bibliography(
        symbol=symbol,
        title=_title(front),
        body=organ or (symbols.body(symbol) if symbol else None) or (adoption["body"].title() if adoption else None),
        issued=_issued(front, adoption),
        session=next((m["session"] for m in _matches("session", front)), None),
        agenda_item=next((m["item"] for m in _matches("agenda item", front)), None),
        period_start=start,
        period_end=end,
    )


def is_own_name(reading: str) -> bool:
    """True for a line of the front that names the document itself, so that it cites nothing."""
    patterns = line_patterns()
    names = ("symbol", "resolution", "distribution", "assembly title")
    return any(patterns[f"front {name}"].regex.search(reading) for name in names)


def _ends_front(block: Block) -> bool:
    if _says("assembly title", block) or _says("committee", block) or _says("adoption", block):
        return False
    if block.kind in _ENDS_FRONT or _BODY_OPENS.search(block.reading):
        return True
    if block.kind is not Kind.TEXT or _says("distribution", block):
        return False
    words = len(block.reading.split())
    return words > _LONGEST_TITLE or (words > _BODY_WORDS and is_finished(block.reading))


def _says(name: str, block: Block) -> bool:
    return bool(line_patterns()[f"front {name}"].regex.search(block.reading))


def _matches(name: str, front: Sequence[Block]) -> Iterator[re.Match[str]]:
    regex = line_patterns()[f"front {name}"].regex
    return (match for block in front if (match := regex.search(block.reading)))


def _symbol(front: Sequence[Block]) -> str | None:
    for match in _matches("resolution", front):
        return symbols.council_resolution(match["number"], match["year"])
    for match in _matches("symbol", front):
        found = symbols.canonical(match["symbol"])
        if found:
            return found
    return None


def _issued(front: Sequence[Block], adoption: re.Match[str] | None) -> str | None:
    dated = [adoption] if adoption else _matches("date", front)
    days = (day_of(f"{m['day']} {m['month']} {m['year']}") for m in dated)
    return next((day.isoformat() for day in days if day), None)


def _period(lines: Sequence[Block]) -> tuple[date | None, date | None]:
    for match in _matches("period", lines):
        end = day_of(match["to"])
        start = day_of(match["from"], end.year if end else None)
        if start and end and start <= end:
            return start, end
    return None, None


def _title(front: Sequence[Block]) -> str | None:
    patterns = line_patterns()
    for n, block in enumerate(front):
        author = patterns["front author"].regex.search(block.reading)
        if author:
            own = author["kind"].lower() == "statement" or author["title"].strip()
            return block.reading.rstrip("*") if own else _title_above(front[:n]) or block.reading.rstrip("*")
        assembly = patterns["front assembly title"].regex.search(block.reading)
        if assembly:
            following = front[n + 1].reading if n + 1 < len(front) else None
            return assembly["title"] or following
        if patterns["front resolution"].regex.search(block.reading):
            return block.reading.title() if block.reading.isupper() else block.reading
    return None


def _title_above(lines: Sequence[Block]) -> str | None:
    return next((b.reading for b in reversed(lines) if not any(_says(name, b) for name in _MASTHEAD)), None)
