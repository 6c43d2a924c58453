"""Recall and precision of catalogue rows against gold facts.

A row matches a fact of its document where their spans touch (missions: where both start in one line) and they
say the same. Precision is judged on rows whose line holds a gold fact of any kind: elsewhere nobody has read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Fact = dict[str, Any]
GOLD = Path(__file__).parent
KEYS = {
    "A/74/532": "A-74-532",
    "A4P+5": "A4Pplus-5",
    "Repertoire-2023-24": "Repertoire-2023-24",
    "S/2023/646": "S-2023-646",
}
"""document as the gold names it to the stem of its source"""


@dataclass(frozen=True)
class Measure:
    """How much of the gold was found, and how many of the judged rows are right."""

    gold: int
    found: int
    judged: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.found / self.gold

    @property
    def precision(self) -> float:
        """Share of the judged rows that are right."""
        return self.right / self.judged


def plain(words: object) -> str:
    """Small letters and digits, parted by single spaces."""
    return re.sub(r"[^a-z0-9]+", " ", str(words or "").casefold()).strip()


def symbol(words: object) -> str:
    """Capitals without spaces."""
    return re.sub(r"\s+", "", str(words or "")).upper()


class Gold:
    """The gold facts with their places in the texts."""

    def __init__(self, texts: dict[str, str], keys: dict[str, str]) -> None:
        """Texts by stem; ``keys`` from stem to document key."""
        self.lines = {keys[stem]: _line_starts(text) for stem, text in texts.items()}
        self.facts: list[Fact] = []
        self.covered: set[tuple[str, int]] = set()
        for file in sorted(GOLD.glob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                fact = json.loads(line)
                stem = KEYS[fact["doc"]]
                quotes = [q for q in (fact.get("quote"), fact.get("quote_topic")) if q]
                places = [m.span() for q in quotes for m in re.finditer(re.escape(q), texts[stem])]
                if places:
                    self.facts.append({**fact, "key": keys[stem], "places": places})
                    self.covered.add((keys[stem], self.line(keys[stem], places[0][0])))

    def line(self, key: str, at: int) -> int:
        """Number of the line that holds an offset."""
        starts = self.lines[key]
        return next(n for n in range(len(starts) - 1, -1, -1) if starts[n] <= at)

    def measure(
        self, facts: Iterable[Fact], rows: list[Row], says: Callable[[Fact, Row], bool], *, by_line: bool = False
    ) -> Measure:
        """Facts against rows."""
        wanted = list(facts)
        used: set[int] = set()
        missed: list[str] = []
        for fact in wanted:
            hits = [n for n, row in enumerate(rows) if self._meet(fact, row, by_line) and says(fact, row)]
            used.update(hits)
            if not hits:
                missed.append(f"{fact['id']}: {fact['quote'][:90]}")
        documents = {fact["key"] for fact in wanted}
        judged = [
            n
            for n, row in enumerate(rows)
            if row["document"] in documents
            and (row["document"], self.line(row["document"], row["start"])) in self.covered
        ]
        right = [n for n in judged if n in used]
        wrong = tuple(
            f"{rows[n]['document']} {rows[n]['start']}: {rows[n]['quote'][:90]}" for n in judged if n not in used
        )
        return Measure(len(wanted), len(wanted) - len(missed), len(judged), len(right), tuple(missed), wrong)

    def _meet(self, fact: Fact, row: Row, by_line: bool) -> bool:
        if fact["key"] != row["document"]:
            return False
        if not by_line:
            return any(row["start"] < end and start < row["end"] for start, end in fact["places"])
        at = self.line(row["document"], row["start"])
        spans = ((self.line(fact["key"], s), self.line(fact["key"], e)) for s, e in fact["places"])
        return any(first <= at <= last for first, last in spans)


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("\n", text))]
