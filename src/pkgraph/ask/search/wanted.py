"""What a search is for: words as people write them, turned into an expression of FTS5.

Nothing that is written reaches the expression but words of letters and digits, each in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pkgraph.ask import parameters
from pkgraph.ask.search.index import Index, marker
from pkgraph.ask.search.tokens import tokens
from pkgraph.errors import QueryError

_WRITTEN = re.compile(r"(?P<no>(?<!\S)-)?(?:[\"“”](?P<phrase>[^\"“”]*)[\"“”]|(?P<word>[^\s\"“”]+))")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_EDGES = ".,;:!?()[]{}'‘’"
_MOST_WORDS = 64
_LONGEST_NAME = 12
"""words of a name that is looked for"""
_MOST_NAMES = 40
"""names by which one thing that is asked for is looked for"""
_COMMON = 4
"""a word that stands in more than one of so many parts is not asked of each hit"""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is looked for, by any of several words or phrases."""

    phrases: tuple[tuple[str, ...], ...]
    prefix: bool = False
    """the last word of each phrase is a beginning"""
    things: tuple[str, ...] = ()
    """IRIs of what is meant, where the graph knows the words as a name"""

    @property
    def match(self) -> str:
        """The same in FTS5's language."""
        star = "*" if self.prefix else ""
        forms = [f'{{words headings}} : "{" ".join(phrase)}"{star}' for phrase in self.phrases]
        forms += [f'things : "{marker(thing)}"' for thing in self.things]
        return "(" + " OR ".join(forms) + ")"

    def or_else(self, other: Clause) -> Clause:
        """Either of two; a beginning counts as one in both."""
        phrases = tuple(dict.fromkeys((*self.phrases, *other.phrases)))
        return Clause(phrases, self.prefix or other.prefix, tuple(dict.fromkeys((*self.things, *other.things))))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and what must not be there."""

    clauses: tuple[Clause, ...]
    excluded: tuple[Clause, ...] = ()

    @property
    def any(self) -> str:
        """An expression for parts that hold any of it."""
        return self._without(" OR ".join(clause.match for clause in self.clauses))

    def all(self, index: Index) -> str:
        """An expression for parts that hold all of it, but for words that stand nearly everywhere."""
        most = index.count() // _COMMON
        rare = [clause.match for clause in self.clauses if clause.things or index.count(clause.match) <= most]
        return self._without(" AND ".join(rare or [clause.match for clause in self.clauses]))

    @property
    def things(self) -> tuple[str, ...]:
        """IRIs of all that is named."""
        return tuple(dict.fromkeys(thing for clause in self.clauses for thing in clause.things))

    def _without(self, match: str) -> str:
        if not self.excluded:
            return match
        return f"({match}) NOT ({' OR '.join(clause.match for clause in self.excluded)})"


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a quoted phrase as it was written."""

    text: str
    literal: bool = False
    """taken as it stands: quoted, or a beginning"""
    excluded: bool = False
    after_or: bool = False

    @property
    def clause(self) -> Clause:
        return Clause((tokens(self.text),), self.text.endswith("*"))


def wanted(index: Index, query: str) -> Wanted:
    """What the words of a query look for in a graph.

    Words are looked for by their stems, ``"quoted words"`` one after another, ``begin*`` by their beginning. ``OR``
    stands between two of which either will do, ``NOT`` or a minus sign before what must not be there. Words that the
    graph knows as a name stand for all names of what they name.

    Raises:
        QueryError: there is nothing to look for, or too much.
    """
    items = list(_items(query))
    if sum(len(tokens(item.text)) for item in items) > _MOST_WORDS:
        raise QueryError(f"more than {_MOST_WORDS} words to search for", mend="search for fewer")
    clauses: list[Clause] = []
    at = 0
    while at < len(items):
        if items[at].excluded:
            at += 1
            continue
        run = _run(items, at)
        length, clause = (1, items[at].clause) if items[at].literal else _longest_name(index, run)
        if items[at].after_or and clauses:
            clauses[-1] = clauses[-1].or_else(clause)
        else:
            clauses.append(clause)
        at += length
    if not clauses:
        raise QueryError("nothing to search for", mend='write words, such as: pkgraph search "protection of civilians"')
    excluded = (item.clause if item.literal else _longest_name(index, [item])[1] for item in items if item.excluded)
    return Wanted(tuple(dict.fromkeys(clauses)), tuple(excluded))


def stems(words: Iterable[str]) -> Wanted | None:
    """What a bag of words or stems looks for, none of them as a name; None for no words."""
    clauses = dict.fromkeys(Clause((found,)) for word in words if (found := tokens(word)))
    return Wanted(tuple(clauses)) if clauses else None


def named(index: Index, text: str) -> tuple[str, ...]:
    """IRIs of what has this name in the graph, mentioned by it or only spoken of; of an IRI, itself."""
    if index.ask("SELECT 1 FROM mention WHERE thing = ? LIMIT 1", [text.strip("<>")]):
        return (text.strip("<>"),)
    return _called(index, tokens(text), mentioned=False)


def _items(query: str) -> Iterable[_Item]:
    either = negated = False
    for found in _WRITTEN.finditer(query):
        text = found["word"] or found["phrase"] or ""
        if found["word"] in _OPERATORS and not found["no"]:
            either, negated = found["word"] == "OR", found["word"] == "NOT"
        elif tokens(text):
            literal = found["word"] is None or text.endswith("*")
            yield _Item(text, literal, negated or found["no"] is not None, either)
            either = negated = False


def _run(items: Sequence[_Item], start: int) -> list[_Item]:
    """The plain words from one on that may be a name together."""
    end = start + 1
    while end < len(items) and not (items[end].literal or items[end].excluded or items[end].after_or):
        end += 1
    return list(items[start:end])


def _longest_name(index: Index, run: Sequence[_Item]) -> tuple[int, Clause]:
    """How many words from the first of a run on are a name, and what they look for; else the first word alone."""
    for length in range(min(len(run), _LONGEST_NAME), 0, -1):
        text = " ".join(item.text for item in run[:length])
        things = _called(index, tokens(text)) or _documents(index, text.strip(_EDGES + " "))
        if things:
            names = _names(index, things)
            return length, Clause(tuple(dict.fromkeys([tokens(text), *names]))[:_MOST_NAMES], False, things)
    return 1, run[0].clause


def _called(index: Index, words: Sequence[str], *, mentioned: bool = True) -> tuple[str, ...]:
    if not words:
        return ()
    query = "SELECT DISTINCT thing FROM called WHERE name MATCH ? AND length = ? AND mentioned >= ? ORDER BY thing"
    return tuple(thing for (thing,) in index.ask(query, [f'^"{" ".join(words)}"', len(words), mentioned]))


def _documents(index: Index, text: str) -> tuple[str, ...]:
    """Documents that a symbol stands for, also one without its year or worded as in texts."""
    key = parameters.symbol(text)
    if text.isdigit() or key == text:
        return ()
    query = (
        "SELECT DISTINCT thing FROM called WHERE name MATCH ? AND mentioned AND (name = ? OR name >= ? AND name < ?)"
    )
    values = [f'^"{" ".join(tokens(key))}"', key, f"{key}(", f"{key})"]
    return tuple(thing for (thing,) in index.ask(f"{query} ORDER BY thing", values))


def _names(index: Index, things: Sequence[str]) -> list[tuple[str, ...]]:
    marks = ", ".join("?" * len(things))
    found = index.ask(f"SELECT DISTINCT name FROM called WHERE thing IN ({marks}) ORDER BY name", things)
    return [tokens(name) for (name,) in found]
