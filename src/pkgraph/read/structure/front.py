"""The front of a document: its masthead, and what that says of the document as a publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pkgraph import symbols
from pkgraph.read.dates import day_of
from pkgraph.read.model import Bibliography
from pkgraph.read.structure.classify import Block, Kind, is_finished, is_open, line_patterns

_LONGEST_FRONT = 80
_BODY_WORDS = 12
_LONGEST_TITLE = 50
_LONGEST_HEAD_LINE = 200
_MASTHEAD = (
    "organ", "symbol", "distribution", "date", "session", "agenda item", "author", "resolution", "adoption",
    "assembly title", "committee", "letter", "bulletin",
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
    told = (_matches("date", front), iter([adoption]), _matches("statement", head), _matches("resolution date", front))
    dated = next((match for matches in told for match in matches if match), None)
    symbol = _symbol(front)
    start, end = _period([*front, *(block for block in head if len(block.reading) <= _LONGEST_HEAD_LINE)])
    organ = next((m["body"].title() for m in _matches("organ", front)), None)
    return Bibliography(
        symbol=symbol,
        title=_title(front) or _first_heading(head),
        body=organ or (symbols.body(symbol) if symbol else None) or (adoption["body"].title() if adoption else None),
        issued=_issued(dated),
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
    """Matches in the lines, each read with the next one where it has none of its own: titles may break anywhere."""
    regex = line_patterns()[f"front {name}"].regex
    for n, block in enumerate(front):
        match = regex.search(block.reading)
        if match is None and name == "adoption" and n + 1 < len(front):
            match = regex.search(f"{block.reading} {front[n + 1].reading}")
        if match:
            yield match


def _symbol(front: Sequence[Block]) -> str | None:
    for match in _matches("resolution", front):
        return symbols.council_resolution(match["number"], match["year"])
    for match in _matches("symbol", front):
        found = symbols.canonical(match["symbol"])
        if found:
            return found
    return None


def _issued(dated: re.Match[str] | None) -> str | None:
    day = day_of(f"{dated['day']} {dated['month']} {dated['year']}") if dated else None
    return day.isoformat() if day else None


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
            whole = _whole(front, n)
            own = author["kind"].lower() == "statement" or author["title"].strip() or whole != block.reading
            return whole.rstrip("*") if own else _title_above(front[:n]) or whole.rstrip("*")
        if patterns["front letter"].regex.search(block.reading):
            return _whole(front, n, titled=True)
        if patterns["front bulletin"].regex.search(block.reading):
            return _whole(front, n + 1) if n + 1 < len(front) else block.reading
        assembly = patterns["front assembly title"].regex.search(block.reading)
        if assembly:
            if not assembly["title"]:
                return _whole(front, n + 1, titled=True) if n + 1 < len(front) else None
            return _whole(front, n, titled=True).removeprefix(block.reading[: assembly.start("title")])
        if patterns["front resolution"].regex.search(block.reading):
            return block.reading.title() if block.reading.isupper() else block.reading
    return None


def _first_heading(head: Sequence[Block]) -> str | None:
    """The title of a text in Markdown: its first line, where that is a heading of the highest level."""
    if not head or head[0].kind is not Kind.MARKDOWN or head[0].match is None or head[0].match["hashes"] != "#":
        return None
    return head[0].reading.lstrip("# ") or None


def _whole(front: Sequence[Block], n: int, *, titled: bool = False) -> str:
    """A line of the front with those that it goes on with; of a title all lines directly below are its rest."""
    words = front[n].reading
    for block in front[n + 1 :]:
        goes_on = titled or block.reading[:1].islower() or is_open(words)
        if block.line.blank_before or not goes_on or _tells(block) or block.reading.startswith("["):
            break
        words = f"{words} {block.reading}"
    return words


def _tells(block: Block) -> bool:
    return block.kind is Kind.NUMERAL or any(_says(name, block) for name in _MASTHEAD)


def _title_above(lines: Sequence[Block]) -> str | None:
    n = next((n for n in range(len(lines) - 1, -1, -1) if not _tells(lines[n])), None)
    if n is None:
        return None
    while n and not lines[n].line.blank_before and not _tells(lines[n - 1]):
        if not (lines[n].reading[:1].islower() or is_open(lines[n - 1].reading)):
            break
        n -= 1
    return _whole(lines, n)
