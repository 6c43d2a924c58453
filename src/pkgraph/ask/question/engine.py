"""Answers questions in English: which query of the catalogue is meant, and which of its rows bear the question out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions

from pkgraph.ask.catalogue import Catalogue, catalogue
from pkgraph.ask.question import evidence
from pkgraph.ask.question.answer import Answer
from pkgraph.ask.question.choice import SAID, choose, rank
from pkgraph.ask.question.evidence import Table
from pkgraph.ask.question.frame import Frame, frame
from pkgraph.ask.question.look import ENOUGH, Found, Looker
from pkgraph.ask.question.meaning import Meaning, columns_for, meaning, nearness
from pkgraph.ask.question.names import Names, read_names
from pkgraph.ask.question.words import wordings
from pkgraph.ask.rows import plain
from pkgraph.ask.run import run_query
from pkgraph.know.store.protocol import Store

_AROUND = Path(__file__).parent / "around.rq"


class Asker:
    """Answers questions on one graph; what it has read of the graph is kept for the next question."""

    def __init__(self, store: Store, queries: Catalogue | None = None) -> None:
        self.store = store
        self.queries = queries or catalogue()
        self._tables: dict[tuple[str, tuple[tuple[str, str], ...]], Table] = {}
        self._texts: dict[tuple[str, str], str] = {}

    @cached_property
    def names(self) -> Names:
        """The names that the graph knows."""
        return read_names(self.store)

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """The queries of the catalogue."""
        return tuple(meaning(query) for query in self.queries)

    def ask(self, question: str) -> Answer:
        """The answer to a question, or why there is none.

        Raises:
            GraphError: the graph cannot be reached or read.
        """
        if not any(each.isalnum() for each in question):
            return Answer.declined_for(
                question, ["the question is empty; ask for instance: Which missions have no SOFA?"]
            )
        asked = frame(question, self.names)
        if asked.reasons:
            return Answer.declined_for(question, asked.reasons, notes=asked.corrections)
        if not asked.asked:
            what = "it is not clear what is asked for; begin with which, who, when, where or how many"
            return Answer.declined_for(question, [what], notes=asked.corrections)
        return choose(asked, self.candidates(asked))

    def candidates(self, asked: Frame) -> list[Found]:
        """What each query that holds what is asked for has for the question, best first."""
        fitting = []
        for each in self.meanings:
            columns, bound = columns_for(asked.asked, each), _bound(asked, each)
            if columns is None or bound is None:
                continue
            if each.query.name not in wordings().general or nearness(asked, each) >= SAID:
                fitting.append((each, columns, bound, self._table(each, bound)))
        weight = evidence.weights(asked.terms, [table for *_, table in fitting])
        looker = Looker(asked, self.names, weight, self._around)
        found = [looker.look(*each) for each in fitting]
        answers = [each.values() for each in found]
        for one, its_values in zip(found, answers, strict=True):
            others = zip(found, answers, strict=True)
            one.support = sum(its_values == values and other.score >= ENOUGH for other, values in others) - 1
        return sorted(found, key=lambda each: (-rank(each), each.meaning.query.name))

    def _table(self, meaning: Meaning, bound: Mapping[str, str]) -> Table:
        key = (meaning.query.name, tuple(sorted(bound.items())))
        if key not in self._tables:
            self._tables[key] = evidence.table(run_query(self.store, meaning.query.name, bound, queries=self.queries))
        return self._tables[key]

    def _around(self, places: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """The texts around parts, those that are new read from the graph at once."""
        wanted = sorted({place for place in places if place not in self._texts})
        if wanted:
            pairs = " ".join(f"({Literal(document)} {Literal(part)})" for document, part in wanted)
            answer = self.store.query(_AROUND.read_text(encoding="utf-8").replace("(UNDEF UNDEF)", pairs))
            assert isinstance(answer, QuerySolutions)
            texts = dict.fromkeys(wanted, "")
            for row in plain(answer)[1]:
                texts[(row["document"], row["part"])] += f" {row['text']}"
            self._texts.update(texts)
        return self._texts


def _bound(asked: Frame, meaning: Meaning) -> dict[str, str] | None:
    """The documents of a question as parameters of a query; None if it cannot take them."""
    taking = meaning.documents()
    if len(asked.documents) > len(taking):
        return None
    return dict(zip(taking, asked.documents, strict=False))
