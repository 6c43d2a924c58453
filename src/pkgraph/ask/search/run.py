"""Searches the full text of a graph's parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pkgraph.ask import parameters
from pkgraph.ask.search.hits import Entity, Hit, Hits
from pkgraph.ask.search.index import Index
from pkgraph.ask.search.passage import Span, passage
from pkgraph.ask.search.wanted import Wanted, named, stems, wanted
from pkgraph.errors import QueryError
from pkgraph.know.store.protocol import Store

LIMIT = 10
_WEIGHTS = "1.0, 0.3, 0.5"
"""what the words of a part, its headings and the things named in it count for"""
_DIGITS = 9
"""of a score; what differs by less is in the order of the documents"""
_OPEN, _SHUT = "\ue000", "\ue001"
"""marks around what was found, for private use and so in no text; see ``_marked``"""
_FROM = "FROM text JOIN part ON part.id = text.rowid JOIN document ON document.iri = part.document WHERE text MATCH ?"
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part that holds some of the words that were looked for."""

    iri: str
    document: str
    """key"""
    part: str
    text: str
    """reading text"""
    score: float


@dataclass(frozen=True, slots=True)
class _Filter:
    """Conditions on parts, in SQL, with their values."""

    conditions: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    def and_(self, condition: str, *values: str) -> _Filter:
        return _Filter((*self.conditions, condition), (*self.values, *values))

    @property
    def sql(self) -> str:
        return "".join(f" AND {condition}" for condition in self.conditions)


def search(
    graph: Store | Index,
    words: str,
    *,
    document: str | None = None,
    mission: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = LIMIT,
) -> Hits:
    """The passages that hold the words, the best first; where none holds all, those that hold some.

    Args:
        graph: the graph, or its index where more than one search is made.
        words: see ``wanted``.
        document: a symbol or key; parts of others are left out.
        mission: an acronym, a name or an IRI; parts whose facts do not speak of it are left out.
        since: a date, a month or a year; documents issued before are left out, and so are those without a date.
        until: likewise, of documents issued later.
        limit: how many passages at most.

    Raises:
        QueryError: there is nothing to look for, or no such document, mission or date.
        GraphError: the graph cannot be reached or read, or has no full-text index.
    """
    if limit < 1:
        raise QueryError(f"the limit {limit} is no number of passages", mend="give one from 1 on")
    index = graph if isinstance(graph, Index) else Index.of(graph)
    sought = wanted(index, words)
    chosen = _filter(index, document, mission, since, until)
    match, note = "text.rowid IN (SELECT rowid FROM text WHERE text MATCH ?)", ""
    total = _count(index, sought, chosen.and_(match, sought.all(index)))
    if total:
        chosen = chosen.and_(match, sought.all(index))
    else:
        total = _count(index, sought, chosen)
        note = "no passage holds all the words; these hold some of them" if total else ""
    found = _best(index, sought, chosen, limit)
    return Hits(tuple(_hits(index, sought, found)), total, note)


def passages(
    graph: Store | Index, words: Sequence[str], document: str | None = None, limit: int = 50
) -> tuple[Candidate, ...]:
    """The parts that hold some of the words, those first that hold more and rarer ones.

    Args:
        graph: the graph, or its index where more than one search is made.
        words: words or stems, in any order.
        document: key of the one document to look in.
        limit: how many parts at most.

    Raises:
        QueryError: there is no such document.
        GraphError: the graph cannot be reached or read, or has no full-text index.
    """
    index = graph if isinstance(graph, Index) else Index.of(graph)
    sought = stems(words)
    if sought is None:
        return ()
    found = _best(index, sought, _filter(index, document), limit)
    query = "SELECT iri, label, words FROM part JOIN text ON text.rowid = part.id WHERE part.id = ?"
    return tuple(
        Candidate(iri, key, label, text, score)
        for part, key, score in found
        for iri, label, text in index.ask(query, [part])
    )


def _filter(
    index: Index,
    document: str | None,
    mission: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> _Filter:
    chosen = _Filter()
    if document is not None:
        chosen = chosen.and_("document.key = ?", _key(index, document))
    if mission is not None:
        things = _mission(index, mission)
        marks = ", ".join("?" * len(things))
        chosen = chosen.and_(f"part.id IN (SELECT part FROM mention WHERE thing IN ({marks}))", *things)
    # A date that is only a year or month is compared as far as both go: it may be within.
    if since is not None:
        day = _day(since, "since")
        chosen = chosen.and_("issued IS NOT NULL AND issued >= substr(?, 1, length(issued))", day)
    if until is not None:
        day = _day(until, "until")
        chosen = chosen.and_("issued IS NOT NULL AND substr(issued, 1, length(?)) <= ?", day, day)
    return chosen


def _key(index: Index, document: str) -> str:
    known = [key for (key,) in index.ask("SELECT key FROM document ORDER BY key")]
    wanted_key = " ".join(document.split())
    for key in (wanted_key, parameters.document(wanted_key)):
        if key in known:
            return key
    raise QueryError(
        f"no document '{document}' was read into this graph", where="document", mend=_near(document, known)
    )


def _mission(index: Index, mission: str) -> tuple[str, ...]:
    things = named(index, mission)
    if not things:
        known = [name for (name,) in index.ask("SELECT DISTINCT name FROM called ORDER BY name")]
        raise QueryError(f"nothing in this graph is called '{mission}'", where="mission", mend=_near(mission, known))
    return things


def _near(text: str, known: Sequence[str]) -> str:
    folded = {each.casefold(): each for each in known}
    near = [folded[each] for each in get_close_matches(text.casefold(), folded, n=3, cutoff=0.6)]
    return f"did you mean {' or '.join(near)}?" if near else ""


def _day(text: str, name: str) -> str:
    day = text.strip()
    if not _DAY.fullmatch(day) or not day.isascii():
        raise QueryError(f"'{text}' is not a date", where=name, mend="write one such as 2023-09-01, 2023-09 or 2023")
    return day


def _count(index: Index, sought: Wanted, chosen: _Filter) -> int:
    query = f"SELECT count(*) {_FROM}{chosen.sql}"
    return int(index.ask(query, [sought.any, *chosen.values])[0][0])


def _best(index: Index, sought: Wanted, chosen: _Filter, limit: int) -> list[tuple[int, str, float]]:
    """The best parts, their documents' keys and their scores."""
    score = f"round(-bm25(text, {_WEIGHTS}), {_DIGITS})"
    query = f"SELECT part.id, document.key, {score} AS score {_FROM}{chosen.sql}"
    order = " ORDER BY score DESC, document.key, part.start, part.label, part.iri LIMIT ?"
    return index.ask(query + order, [sought.any, *chosen.values, limit])


def _hits(index: Index, sought: Wanted, found: Sequence[tuple[int, str, float]]) -> Iterator[Hit]:
    read = f"SELECT words, highlight(text, 0, '{_OPEN}', '{_SHUT}') FROM text WHERE text MATCH ? AND rowid = ?"
    for rank, (part, key, score) in enumerate(found, 1):
        ((iri, label),) = index.ask("SELECT iri, label FROM part WHERE id = ?", [part])
        ((reading, highlighted),) = index.ask(read, [sought.any, part])
        mentions = index.ask("SELECT thing, surface FROM mention WHERE part = ? ORDER BY thing, surface", [part])
        names = {surface for thing, surface in mentions if surface and thing in sought.things}
        spans = [*_marked(reading, highlighted), *(span for name in sorted(names) for span in _places(reading, name))]
        pieces = index.ask("SELECT start, words FROM piece WHERE part = ? ORDER BY start", [part])
        shown = passage(reading, pieces, spans)
        end = shown.start + len(shown.quote)
        entities = _entities(index, part)
        yield Hit(rank, key, label, shown.start, end, shown.quote, shown.highlights, entities, score, iri)


def _marked(reading: str, highlighted: str) -> Iterator[Span]:
    """The places that are marked in a copy of a text; a mark that the text holds itself is none."""
    at = start = 0
    for letter in highlighted:
        if at < len(reading) and letter == reading[at] and letter not in (_OPEN, _SHUT):
            at += 1
        elif letter == _OPEN:
            start = at
        elif letter == _SHUT and start < at:
            yield start, at


def _places(reading: str, name: str) -> Iterator[Span]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading):
        yield found.span()


def _entities(index: Index, part: int) -> tuple[Entity, ...]:
    query = (
        "SELECT thing.iri, thing.label FROM mention JOIN thing ON thing.iri = mention.thing WHERE part = ? "
        "GROUP BY thing.iri ORDER BY max(surface) = '', thing.label, thing.iri"
    )
    return tuple(Entity(iri, label) for iri, label in index.ask(query, [part]))
