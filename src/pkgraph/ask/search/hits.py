"""What a search finds: passages with their words, their place, and what the graph's facts there speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.rows import Row, Rows

_SHOWN = 4
"""entities that a table shows"""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the graph: a mission, an actor, a document that is cited, ..."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: ``text[start:end] == quote`` in the document's text."""

    rank: int
    """from 1"""
    document: str
    part: str
    start: int
    end: int
    quote: str
    highlights: tuple[tuple[int, int], ...]
    """places in the quote of the words that were found"""
    entities: tuple[Entity, ...]
    """what the facts of the part speak of, first what is named in its words"""
    score: float
    iri: str
    """of the part"""

    def as_json(self) -> Row:
        """The same as plain data."""
        return {
            "document": self.document,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "highlights": [list(span) for span in self.highlights],
            "entities": [{"iri": entity.iri, "label": entity.label} for entity in self.entities],
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class Hits(Sequence[Hit]):
    """What a search found, the best first."""

    hits: tuple[Hit, ...]
    total: int
    """how many parts were found, of which these are the best"""
    note: str = ""
    """what people should know of the answer"""

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[index]

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def as_json(self) -> list[Row]:
        """A row of plain data for each hit."""
        return [hit.as_json() for hit in self]

    def for_people(self) -> Rows:
        """Rows for a table: what is named there, and the evidence with the words that were found."""
        rows = [
            {
                "rank": hit.rank,
                "entities": [entity.label for entity in hit.entities[:_SHOWN]],
                "found": list(dict.fromkeys(hit.quote[start:end] for start, end in hit.highlights)),
                **{name: getattr(hit, name) for name in EVIDENCE},
            }
            for hit in self
        ]
        best = f"the best {len(self)} of {self.total:,} passages" if self.total > len(self) else ""
        note = "; ".join(filter(None, (best, self.note)))
        return Rows(("rank", "entities", *EVIDENCE), tuple(rows), focus=("found",), note=note)

    def for_sheets(self) -> Rows:
        """Rows for spreadsheets: the columns of the plain data, each cell a text or number."""
        rows = [
            {
                **hit.as_json(),
                "highlights": [f"{start}-{end}" for start, end in hit.highlights],
                "entities": [entity.label for entity in hit.entities],
            }
            for hit in self
        ]
        columns = (*EVIDENCE, "highlights", "entities", "score")
        return Rows(columns, tuple(rows), note=self.note)
