"""What the queries of the catalogue mean: the words that stand for each, the kinds of things that it tells."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import EVIDENCE, HEAD, CatalogueQuery
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.question.frame import Asked, Frame
from pkgraph.ask.question.words import Token, is_stop, tokens, wordings

_OFTEN = 2
"""wordings that a word must stand in to belong to what the query means"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A query of the catalogue and the words that stand for it."""

    query: CatalogueQuery
    columns: tuple[str, ...]
    meant: frozenset[str]
    """stems that the query itself means, so that no row need have them"""
    wordings: tuple[frozenset[str], ...]
    """the stems of its title and of each wording of its question"""
    means: frozenset[str]
    """operators that it expresses"""

    def documents(self) -> tuple[str, ...]:
        """The parameters that take documents, in order."""
        return tuple(each.name for each in self.query.parameters if each.type is ParameterType.DOCUMENT)


def meaning(query: CatalogueQuery) -> Meaning:
    """What a query means, from its head and its columns."""
    columns = check(query.text, where=query.name)
    head = "\n".join(line.removeprefix(HEAD) for line in query.text.splitlines() if line.startswith(HEAD))
    sets = tuple(_content(text) for text in (query.title, query.question, *query.also))
    often = Counter(stem for each in sets[2:] for stem in each)
    meant = sets[0] | sets[1] | {stem for stem, count in often.items() if count >= _OFTEN}
    meant |= {token.stem for column in columns if column not in EVIDENCE for token in _parts(column)}
    return Meaning(query, columns, meant, sets, frozenset(tomllib.loads(head).get("means", ())))


def columns_for(asked: Sequence[Asked], meaning: Meaning) -> tuple[tuple[str, ...], ...] | None:
    """For each thing that is asked, the columns that hold it; None if one has none."""
    kinds = {kind.name: kind for kind in wordings().kinds}
    result = []
    for each in asked:
        if each.kinds:
            those = tuple(name for kind in each.kinds for name in kinds[kind].columns if name in meaning.columns)
        else:
            those = tuple(
                column
                for column in meaning.columns
                if column not in EVIDENCE and {token.stem for token in _parts(column)} & set(each.noun)
            )
        if not those:
            return None
        result.append(those)
    return tuple(result)


def nearness(asked: Frame, meaning: Meaning) -> float:
    """How near a question is to the wordings of a query, from 0 to 1."""
    own = {term.stem for term in asked.terms} | {stem for each in asked.asked for stem in each.noun}
    own -= wordings().light
    sets = (each - wordings().light for each in meaning.wordings)
    return max((len(own & each) / len(own | each) for each in sets if own | each), default=0.0)


def _parts(column: str) -> list[Token]:
    return tokens(column.replace("_", " "))


def _content(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text) if not is_stop(token.text))
