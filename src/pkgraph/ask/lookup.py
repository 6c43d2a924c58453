"""Which facts and parts of a graph hold some words, or stand in a part that people name.

A word is compared by its stem (the Snowball stemmer for English), as a whole: ``patrol`` is found in "patrolling",
not in "petrol". What is found goes into a query as data, so that the query itself is the same for every store.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from os.path import commonprefix
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from pkgraph.ask.binding import fill
from pkgraph.ask.parameters import Term
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK

_DATA = Path(__file__).parent / "wording"
_PART = "Part"
_STEP = " > "
_SHORT = {"paragraph": "para", "para": "para", "footnote": "fn", "note": "fn", "fn": "fn"}
_ABBREVIATED = re.compile(r"^(paragraph|para|footnote|note|fn)s?\b\.?(?=\W*[0-9])", re.IGNORECASE)
"""how people write the labels of paragraphs and footnotes"""
_WORD = re.compile(r"[^\W_]+")
_SPELLING = re.compile(r"(?<=..)is(?=ations?$|ing$|e[ds]?$)")
"""``s`` for ``z`` in British spelling"""


def stems(text: str) -> dict[str, str]:
    """The stems of the words of a text that are no stop words, each with the letters that all its forms begin with.

    >>> stems("the protection of civilians")
    {'protect': 'protect', 'civilian': 'civilian'}
    """
    words = [word for word in _WORD.findall(text.lower()) if word not in _english().stop]
    return {_stem(word): _beginning(word) for word in words}


def holding(store: Store, text: str, kind: str) -> list[NamedNode]:
    """The facts of a class, or the parts, whose words, headings and names hold every word of a text.

    Args:
        store: the graph.
        text: the words, in any form and order.
        kind: local name of the class, ``Part`` or one of facts.

    Raises:
        QueryError: the text holds no word to look for.
        GraphError: the graph cannot be reached or read.
    """
    wanted = stems(text)
    if not wanted:
        raise QueryError(
            f"no word to look for in '{text}'", mend="write words that tell, as in 'protection of civilians'"
        )
    held: dict[NamedNode, set[str]] = {}
    begins = [Literal(each) for each in sorted(set(wanted.values()))]
    terms: dict[str, Sequence[Term]] = {"class": [NamedNode(PK + kind)], "begins": begins}
    for node, words in _rows(store, "parts" if kind == _PART else "facts", terms):
        held.setdefault(node, set()).update(_held(words, wanted))
    return sorted((node for node, found in held.items() if len(found) == len(wanted)), key=str)


def below(store: Store, name: str) -> list[NamedNode]:
    """The parts whose label or heading begins with a name, or of which one around them does.

    Args:
        store: the graph.
        name: as people write it: ``para 36``, ``footnote 844``, ``Priority 7``, a heading.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    wanted = _plain(_ABBREVIATED.sub(lambda match: _SHORT[match[1].lower()], name))
    first = (wanted.split() or [name.lower()])[0]
    found = _rows(store, "places", {"holds": [Literal(first)]})
    return sorted({node for node, text in found if any(_begins(step, wanted) for step in text.split(_STEP))}, key=str)


def _begins(step: str, wanted: str) -> bool:
    return f"{_plain(step)} ".startswith(f"{wanted} ")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _rows(store: Store, query: str, terms: Mapping[str, Sequence[Term]]) -> Iterator[tuple[NamedNode, str]]:
    text = (_DATA / f"{query}.rq").read_text(encoding="utf-8")
    answer = store.query(fill(text, terms, where=query))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return ((solution["node"], solution["text"].value) for solution in answer)


def _held(text: str, wanted: Mapping[str, str]) -> Iterable[str]:
    begins = tuple(wanted.values())
    return {_stem(word) for word in _WORD.findall(text.lower()) if word.startswith(begins)} & wanted.keys()


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    english = _english()
    form = english.alike.get(word, word)
    return form if form in english.apart else str(_snowball().stemWord(_SPELLING.sub("iz", form)))


def _beginning(word: str) -> str:
    """The letters that all forms of a word begin with."""
    spelling = _SPELLING.search(word.replace("iz", "is"))
    forms = [word[: spelling.start()] if spelling else word, _stem(word)]
    return commonprefix([*forms, *(each for each in _english().alike if _stem(each) == _stem(word))])  # noqa: RUF071


@dataclass(frozen=True, slots=True)
class _English:
    stop: frozenset[str]
    apart: frozenset[str]
    alike: Mapping[str, str]


@cache
def _english() -> _English:
    data = tomllib.loads((_DATA / "english.toml").read_text(encoding="utf-8"))
    return _English(frozenset(data["stop"].split()), frozenset(data["apart"].split()), data["alike"])


@cache
def _snowball() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")
