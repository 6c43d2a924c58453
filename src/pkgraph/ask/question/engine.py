"""Answers questions in English: which query of the catalogue is meant, and which of its rows bear the question out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions

from pkgraph.ask.catalogue import Catalogue, catalogue
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.question import evidence, roles
from pkgraph.ask.question.answer import Answer
from pkgraph.ask.question.choice import answered, answers, choose, listed, rank
from pkgraph.ask.question.evidence import Table, keys
from pkgraph.ask.question.frame import Frame, frame, unframed
from pkgraph.ask.question.halves import at, certain, counts, halves, place, together, whole
from pkgraph.ask.question.join import joined
from pkgraph.ask.question.look import ENOUGH, WORDED, Found, Looker
from pkgraph.ask.question.meaning import Meaning, columns_for, meaning, nearness, shape
from pkgraph.ask.question.names import Names, near_words, read_names
from pkgraph.ask.question.operators import operators, said_by, settings
from pkgraph.ask.question.reading import Sentence, read_answer, read_beside, read_out, told_of
from pkgraph.ask.question.words import stem, tokens
from pkgraph.ask.rows import plain
from pkgraph.ask.run import run_query
from pkgraph.ask.search import Hit, Index, search
from pkgraph.errors import PkgraphError
from pkgraph.know.store.protocol import Store

_LONG = 7
"""letters of the shortest word whose spelling is mended"""
_HITS = 3
"""passages that are shown where there is no answer"""
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
        return tuple(meaning(query, self.names) for query in self.queries)

    def ask(self, question: str) -> Answer:
        """The answer to a question, or why there is none.

        Raises:
            GraphError: the graph cannot be reached or read.
        """
        if not any(each.isalnum() for each in question):
            return Answer.declined_for(
                question, ["the question is empty; ask for instance: Which missions have no SOFA?"]
            )
        notes: list[str] = []
        asked = frame(question, self.names)
        found = [] if asked.reasons else self.candidates(asked)
        if mended := self._mended(asked, self.names.misspelt, notes):
            asked = frame(mended, self.names)
            found = [] if asked.reasons else self.candidates(asked)
        answer = self._joined(asked.question) or choose(asked, found)
        if not answer.declined:
            answer = self._of_a_sentence(asked, found, answer)
        both = None if answer.declined or asked.reasons else halves(asked.question)
        if both and not whole(answer, frame(both[0], self.names), frame(both[1], self.names)):
            answer = Answer.declined_for(question, ["only one of the two things that are asked is known"])
        if answer.declined and (mended := self._mended(asked, self._word_near, notes)):
            asked = frame(mended, self.names)
            answer = self._joined(mended) or choose(asked, self.candidates(asked))
        if answer.declined and not asked.reasons:
            answer = self._read(asked.question) or self._halved(asked.question) or answer
        hits = self._hits(asked) if answer.declined else ()
        return replace(answer, question=question, notes=tuple(notes), hits=hits)

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.store)

    def _hits(self, asked: Frame) -> tuple[Hit, ...]:
        """The passages that have most of the words of a question; none of a graph that does not hold its words."""
        words = [*asked.missions, *asked.states, *(term.text for term in asked.terms if not term.light)]
        document = asked.documents[0] if len(asked.documents) == 1 else None
        try:
            return search(self._index, " ".join(words), document=document, limit=_HITS).hits
        except PkgraphError:
            return ()

    def _of_a_sentence(self, asked: Frame, found: Iterable[Found], answer: Answer) -> Answer:
        """The answer to a question that may ask for a part in a sentence: what one tells; of queries, where no kind of
        thing is asked for, only what is asked in their own words."""
        wanted = list(roles.asks_for(asked.question))
        if any(each.kinds for each in asked.asked):
            return (self._read(asked.question) if any(each.role.first for each in wanted) else None) or answer
        worded = any(each.near >= WORDED for each in found)
        if not wanted or (worded and any(each.role.takes == "phrases" for each in wanted)):
            return answer
        declined = Answer.declined_for(asked.question, ["no sentence tells this of that"])
        return self._read(asked.question) or (answer if worded else declined)

    def _read(self, question: str) -> Answer | None:
        """The answer that one sentence gives; none of two halves, or of a graph that does not hold its words."""
        if halves(question):
            return None
        try:
            read = read_out(self._sentences, lambda text: frame(text, self.names), question, self.names)
        except PkgraphError:
            return None
        return read_answer(question, read, self.queries) if read else None

    def _sentences(self, asked: Frame) -> Iterable[Sentence]:
        return told_of(self._index, asked)

    def _halved(self, question: str) -> Answer | None:
        """The answer to a question that asks two things of one place."""
        both = halves(question)
        asked = frame(both[0], self.names) if both else None
        if both is None or asked is None or asked.reasons:
            return None
        first = choose(asked, self.candidates(asked))
        first = (self._read(both[0]) or first) if first.declined else first
        if first.declined:
            return None
        counting = counts(both)
        if counting is not None:
            return self._counted(question, first, counting)
        where = place(first)
        second = self._beside(asked, both, first, where) if where else None
        return together(question, first, second, self.queries) if second else None

    def _counted(self, question: str, first: Answer, counting: str) -> Answer | None:
        """The answer to a question of which the second half asks how many those of the first were."""
        asked = frame(counting, self.names)
        second = choose(asked, self.candidates(asked))
        one = not second.declined and len(second.rows) == 1 and len(first.rows) == 1
        return together(question, first, second, self.queries) if one else None

    def _beside(self, asked: Frame, both: tuple[str, str], first: Answer, where: tuple[str, str]) -> Answer | None:
        """The answer to the second half of a question that the place of the first gives."""
        wanted = roles.continued(unframed(both[1]).rstrip(" ?"), unframed(both[0]).rstrip(" ?"))
        if wanted is not None:
            try:
                read = read_beside(self._sentences, wanted, asked, where, self.names)
            except PkgraphError:
                return None
            return read_answer(both[1], read, self.queries) if read else None
        other = frame(both[1], self.names)
        other.documents = [where[0]]
        found = None if other.reasons else certain(other, self.candidates(other, where), first)
        return answered(other, found, ()) if found else None

    def _joined(self, question: str) -> Answer | None:
        """The answer to a question that joins two things, where the joining query gives what its halves give."""
        taken = joined(question, self._best, self.names.missions())
        if taken is None:
            return None
        query = self.queries.get(operators().join.query)
        rows = run_query(self.store, query.name, taken.params, queries=self.queries)
        told = frozenset(row["mission"] for row in rows) & self.names.missions()
        if told != taken.missions:
            return None
        sentence = f"{listed(sorted(told))}." if told else "None."
        return Answer(question, False, query.name, taken.params, sentence, rows)

    def _best(self, question: str) -> tuple[Frame, Found] | None:
        asked = frame(question, self.names)
        found = [] if asked.reasons else self.candidates(asked)
        kinds = operators().join.kinds
        good = (each for each in found if each.meaning.query.name in kinds and answers(asked, each))
        best = next(good, None)
        return (asked, best) if best else None

    def _mended(self, asked: Frame, near: Callable[[str], str | None], notes: list[str]) -> str | None:
        """The question with the spelling of words mended that no document has; None where there is nothing to mend."""
        text = asked.question
        known = {stem for table in self._tables.values() for stem in table.frequency}
        for term in asked.terms:
            if known.isdisjoint(keys(term)) and not any(term.stem in meaning.meant for meaning in self.meanings):
                meant = near(term.text)
                if meant:
                    notes.append(f"'{term.text}' was taken for '{meant}'.")
                    text = re.sub(rf"\b{re.escape(term.text)}\b", meant, text)
        return text if text != asked.question else None

    def _word_near(self, word: str) -> str | None:
        """The word of the documents that differs by a letter left out, added or moved, where there is just one."""
        if len(word) < _LONG or not word.islower():
            return None
        rows = (fact.row for table in self._tables.values() for fact in table.facts)
        texts = {value for row in rows for value in row.values() if isinstance(value, str)}
        words = {token.text for text in texts for token in tokens(text) if token.text.islower()}
        near = [each for each in near_words(word, words) if len(each) != len(word) or sorted(each) == sorted(word)]
        return near[0] if len({stem(each) for each in near}) == 1 else None

    def candidates(self, asked: Frame, where: tuple[str, str] | None = None) -> list[Found]:
        """What each query that holds what is asked for has for the question, best first.

        Args:
            asked: the question.
            where: the document and part that it must be of.
        """
        fitting = []
        made = shape(asked)
        named = all(each.kinds or each.noun for each in asked.asked)
        for each in self.meanings:
            near, bound = nearness(made, each), _bound(asked, each)
            columns = columns_for(asked.asked, each) or (() if near >= WORDED and named else None)
            if columns is None or bound is None:
                continue
            if each.query.name not in operators().general or near >= WORDED:
                fitting.append((each, columns, bound, self._table(each, bound), near))
        weight = evidence.weights(asked.terms, [each[3] for each in fitting])
        found = [
            Looker(asked, self.names, weight, self._around, bound).look(
                each, columns, at(table, where) if where else table, near
            )
            for each, columns, bound, table, near in fitting
        ]
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
    """The documents and operators of a question as parameters of a query; None if it does not take them."""
    taking, query = meaning.documents(), meaning.query.name
    set_ = settings(asked, query)
    if set_ is None or len(asked.documents) > len(taking) or len(taking) > max(len(asked.documents), 1):
        return None
    documents = asked.documents
    if len(documents) > 1 and "not" in asked.operators and not asked.denied_last:
        documents = documents[::-1]
    bound = dict(zip(taking, documents, strict=False)) | set_
    kinds = operators().kinds.get(query)
    if kinds is not None:
        kind = next((kind for each in asked.asked for kind in each.kinds if kind in kinds.values), None)
        if kind is None:
            return None
        bound[kinds.parameter] = kinds.values[kind]
    has_words = [each.name for each in meaning.query.parameters if each.type is ParameterType.WORDS]
    if has_words and "quote" not in meaning.columns:
        meant = meaning.meant | said_by(asked.operators)
        wanted = [term.text for term in asked.terms if not term.light and term.stem not in meant]
        bound |= {has_words[0]: " ".join(wanted)} if wanted else {}
    return bound
