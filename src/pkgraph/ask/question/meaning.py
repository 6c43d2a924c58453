"""What the queries of the catalogue mean: the words that stand for each, the kinds of things that it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import EVIDENCE, CatalogueQuery
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.question.asking import Asked
from pkgraph.ask.question.frame import Frame, frame
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.operators import operators
from pkgraph.ask.question.words import Token, is_stop, tokens, wordings

_OFTEN = 2
"""wordings that a word must stand in to belong to what the query means"""
_ASKED, _NAMED, _LIGHT = 0.6, 0.5, 0.4
"""what the kind of a thing that is asked for, a name and a word that only frames count in a question's shape"""


Shape = dict[str, float]
"""what makes up a question, names abstracted, with what each word counts"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A query of the catalogue and the words that stand for it."""

    query: CatalogueQuery
    columns: tuple[str, ...]
    meant: frozenset[str]
    """stems that the query itself means, so that no row need have them"""
    shapes: tuple[Shape, ...]
    """what makes up each wording of its question"""

    def documents(self) -> tuple[str, ...]:
        """The parameters that take documents, in order."""
        return tuple(each.name for each in self.query.parameters if each.type is ParameterType.DOCUMENT)


def meaning(query: CatalogueQuery, names: Names) -> Meaning:
    """What a query means, from its head and its columns."""
    columns = check(query.text, where=query.name)
    sets = tuple(_content(text) for text in (query.title, query.question, *query.also))
    often = Counter(stem for each in sets[2:] for stem in each)
    meant = sets[0] | sets[1] | {stem for stem, count in often.items() if count >= _OFTEN}
    meant |= {token.stem for column in columns if column not in EVIDENCE for token in _parts(column)}
    shapes = tuple(shape(frame(text, names)) for text in (query.question, *query.also))
    return Meaning(query, columns, meant, shapes)


def shape(asked: Frame) -> Shape:
    """What makes up a question: its words, what it asks for and what it names, whichever that is."""
    made: Shape = {}
    for each in asked.asked:
        made |= {f"?{kind}": _ASKED for kind in each.kinds} | {_one(stem): 1.0 for stem in each.noun}
    made |= {_one(term.stem): _LIGHT if term.light else 1.0 for term in asked.terms}
    for name in ("missions", "states", "symbols", "priorities", "parts", "periods"):
        if getattr(asked, name):
            made[f"<{name}>"] = _NAMED
    return made | {f"!{operator}": _NAMED for operator in asked.operators}


def _one(stem: str) -> str:
    """One stem for all that mean the same."""
    return min(wordings().groups.get(stem, {stem}))


def columns_for(asked: Sequence[Asked], meaning: Meaning) -> tuple[tuple[str, ...], ...] | None:
    """For each thing that is asked, the columns that hold it; None if one has none."""
    kinds = {kind.name: kind for kind in wordings().kinds}
    any_kind = operators().kinds.get(meaning.query.name)
    result: list[tuple[str, ...]] = []
    those: tuple[str, ...]
    for each in asked:
        if "place" in each.kinds and any("document" in other.kinds for other in asked):
            those = ()
        elif any_kind is not None:
            those = (any_kind.column,) if set(each.kinds) & set(any_kind.values) else ()
        elif each.kinds:
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


def nearness(asked: Shape, meaning: Meaning) -> float:
    """How near a question is to the wordings of a query, from 0 to 1."""
    return max((_alike(asked, each) for each in meaning.shapes), default=0.0)


def _alike(one: Shape, other: Shape) -> float:
    together = sum((one | other).values())
    return sum(min(one[word], other[word]) for word in one.keys() & other.keys()) / together if together else 0.0


def _parts(column: str) -> list[Token]:
    return tokens(column.replace("_", " "))


def _content(text: str) -> frozenset[str]:
    words = [token for token in tokens(text) if not is_stop(token.text)]
    short = (wordings().short.get(word.text.casefold(), ()) for word in words)
    return frozenset({word.stem for word in words}.union(*short))
