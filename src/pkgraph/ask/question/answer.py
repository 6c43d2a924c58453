"""The answer to a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.rows import Rows
from pkgraph.ask.search import Hit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A query that a question may mean."""

    query: str
    question: str
    """the question that it answers"""
    params: Mapping[str, str]
    score: float

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"query": self.query, "question": self.question, "params": dict(self.params), "score": self.score}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered with, or why it was not."""

    question: str
    declined: bool
    query: str | None
    params: Mapping[str, str]
    answer: str
    """the answer in a sentence, or why there is none"""
    rows: Rows
    candidates: tuple[Candidate, ...] = ()
    """other queries that the question may mean, or near ones where it was declined"""
    notes: tuple[str, ...] = field(default=())
    """what was corrected in the question"""
    hits: tuple[Hit, ...] = ()
    """passages with words of the question, where it was declined"""
    shown: tuple[str, ...] = ()
    """for each thing that is asked, the column that holds it"""
    further: tuple[Candidate, ...] = ()
    """queries that some of the rows are of, beside the first: of a question that asks two things"""

    @classmethod
    def declined_for(cls, question: str, reasons: Sequence[str], *, candidates: Iterable[Candidate] = ()) -> Answer:
        """No answer, with the reasons."""
        return cls(question, True, None, {}, "; ".join(reasons), Rows((), ()), tuple(candidates))

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "question": self.question,
            "declined": self.declined,
            "query": self.query,
            "params": dict(self.params),
            "answer": " ".join((*self.notes, self.answer)),
            "rows": list(self.rows),
            "further": [each.as_json() for each in self.further],
            "candidates": [each.as_json() for each in self.candidates],
            "hits": [{name: getattr(each, name) for name in EVIDENCE} for each in self.hits],
        }
