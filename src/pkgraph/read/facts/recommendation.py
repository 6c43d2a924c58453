"""Recommendations: what a text says should be done, calls for or finds needed, and of whom.

Each keeps the sentence's own words. Whom it addresses is the grammatical subject, or the one who is called on; None
where the text leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.clauses import has_verb
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.grammar import clause_end, comma_items, is_infinitive, is_preposition, tasks, trimmed
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.patterns import load_patterns, load_words
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "recommendation.toml"
_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE})
_MODALS = ("should", "could", "may wish", "is asked", "role to play")
_REACH = 800
"""characters on either side of a verb among which its subject and what it asks for stand"""
_NEAR = 120
"""characters before a verb among which words stand that change what it says"""
_SHORTEST = 10
"""characters"""
_LONGEST_SUBJECT = 30
"""words"""


@dataclass(frozen=True, slots=True)
class Recommendation(Fact):
    """What somebody is said, asked or found to have to do."""

    addressee: str | None
    """in the text's words; None where it names nobody"""
    recommendation: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A recommendation's words and its addressee's, as offsets into the reading text."""

    start: int
    end: int
    addressee: tuple[int, int] | None


def read_recommendations(context: Context) -> Iterator[Fact]:
    """One fact a thing recommended, in the order of the text."""
    for part in context.texts():
        if part.kind in _READ:
            yield from _of_part(context, part)


def _of_part(context: Context, part: Part) -> Iterator[Fact]:
    text = fold(part.view.text)
    if not _any_cue().search(text):
        return
    for start, end in context.sentences(part):
        found: list[_Found] = []
        for one in _sentence(text, start, end):
            if one.end - one.start >= _SHORTEST and not any(o.start < one.end and one.start < o.end for o in found):
                found.append(one)
        for one in sorted(found, key=lambda f: f.start):
            addressee = part.view.text[slice(*one.addressee)].strip(" ,") if one.addressee else None
            yield Recommendation(
                evidence=context.evidence(part, (start, end), (one.start, one.start + 1)),
                mention=source_span(part.view, one.start, one.end),
                addressee=addressee or None,
                recommendation=part.view.text[one.start : one.end].strip(" ,;"),
            )


def _regex(name: str) -> re.Pattern[str]:
    return load_patterns(_FILE)[name].regex


def _any_cue() -> re.Pattern[str]:
    """What every recommendation holds: a cheap test before the patterns are tried."""
    return _regex("cue")


@cache
def _actors() -> frozenset[str]:
    return frozenset(load_words(_FILE)["actors"])


def _sentence(text: str, start: int, end: int) -> Iterator[_Found]:
    """All that a sentence recommends; what comes first wins over what overlaps it."""
    if not _any_cue().search(text, start, end):
        return
    yield from _listed(text, start, end)
    yield from _asks(text, start, end)
    for name in _MODALS:
        yield from _modal(text, start, end, name)
    yield from _needs(text, start, end)
    yield from _wants(text, start, end)


# --- somebody should do something


def _modal(text: str, start: int, end: int, name: str) -> Iterator[_Found]:
    for match in _regex(name).finditer(text, start, end):
        subject = _subject(text, start, match.start("modal"))
        if subject is None or _regex("noun before").search(_just_before(text, start, match.start("modal"))):
            continue
        begins = match.start("task")
        stops = _end(text, begins, end)
        if _regex("relative").match(text[slice(*subject)]):
            continue
        if _is_actor(text, *subject) and not _regex("passive").match(text[begins:stops]):
            for task in _apart(text, begins, stops):
                yield _Found(*task, subject)
        elif (
            name == "should"
            and _regex("asked of things").match(text[begins:stops])
            and not _is_condition(text, start, match.start("modal"))
        ):
            yield _Found(subject[0], stops, _whom(text, begins, stops))


def _just_before(text: str, start: int, at: int) -> str:
    """The words right before ``at``, not from before ``start``."""
    return text[max(start, at - _NEAR) : at]


def _end(text: str, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends, at the latest where a resolution turns to something else."""
    stops = clause_end(text, start, min(end, start + _REACH))
    turns = _regex("turns to").search(text, start, stops)
    return turns.start() if turns else stops


def _is_condition(text: str, start: int, at: int) -> bool:
    return bool(_regex("condition").search(_just_before(text, start, at)))


def _subject(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The words before a verb that say who: from the clause's beginning, without what is put in front of it."""
    begins = start = max(start, at - _REACH)
    for match in _regex("subject opens").finditer(text, start, at):
        if match.end() < at:
            begins = match.end()
    begins = _past_fronted(text, begins, at)
    pieces = [(m.start() + begins, m.end() + begins) for m in re.finditer(r"[^,]+", text[begins:at])]
    pieces = [(s, e) for s, e in pieces if text[s:e].strip()]
    if not pieces:
        return None
    first = len(pieces) - 1
    while first > 0 and _goes_with(
        text[pieces[first - 1][0] : pieces[first - 1][1]], text[pieces[first][0] : pieces[first][1]]
    ):
        first -= 1
    subject = trimmed(text, pieces[first][0], at)
    words = text[slice(*subject)].split()
    lettered = any(word[0].isalpha() for word in words)
    return subject if lettered and len(words) <= _LONGEST_SUBJECT else None


def _is_preposition(text: str, at: int) -> bool:
    """True where the words at ``at`` begin with a preposition: the end of something longer, not a subject."""
    return is_preposition(text[at : at + _NEAR].split(" ")[0].lower())


def _past_fronted(text: str, begins: int, at: int) -> int:
    """Where the subject begins behind what is put in front of it."""
    while True:
        fronted = _regex("fronted").match(text[begins:at])
        if not fronted or not fronted[0].strip() or begins + fronted.end() >= at:
            return begins
        begins += fronted.end()


def _goes_with(before: str, words: str) -> bool:
    """True if the words behind a comma add to those before it: a list, or an apposition."""
    if _regex("apposed").match(words.strip()):
        return True
    return not has_verb(before) and len(before.split()) <= 8 and " and " in f" {words} " and not has_verb(words)


def _is_actor(text: str, start: int, end: int) -> bool:
    """True if the noun phrase is of those who can do something: its head, before any preposition, says so."""
    return any(_names_actor(piece) for piece in text[start:end].split(","))


def _names_actor(words: str) -> bool:
    head = _regex("behind the head").split(_regex("apposed").sub("", words.strip()))[0]
    named = re.findall(r"[A-Za-z][\w'-]*", head)
    return bool(named) and (_bare(named[-1]) in _actors() or (named[-1].isupper() and len(named[-1]) > 3))


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s")


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The tasks of ``do A and do B by doing C, doing D``: each its own."""
    for first, last in _tasks(text, start, end):
        by = _regex("by doing").search(text, first, last)
        cuts = list(_regex("gerund item").finditer(text, by.start(), last)) if by else []
        stops = [m.start() for m in cuts] + [last]
        yield trimmed(text, first + 3 if text.startswith("to ", first) else first, stops[0])
        for cut, stop in zip(cuts, stops[1:], strict=False):
            if stop - cut.end() > 12:
                yield trimmed(text, cut.end(), stop)


def _tasks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The tasks of a list; left whole where it may be one of what the first is done for (``to track, enable ...``)."""
    found = tasks(text, start, end)
    if len(found) < 2:
        return found
    aims = re.finditer(r"\bto (?:\w+ly )?(?P<verb>[a-z]+)", text[start : found[-1][0]])
    told = re.search(r"\bthat\b", text[start : found[-1][0]]) or any(text[s].isupper() for s, _ in found[1:])
    if told or any(is_infinitive(m["verb"]) for m in aims) or any(_goes_on(text, s) for s, _ in found[1:]):
        return [(found[0][0], found[-1][1])]
    return found


def _goes_on(text: str, start: int) -> bool:
    """True for what only looks like a task: a passive, or an aim (``to``) that no ``and`` adds."""
    return text.startswith("be ", start) or (
        text.startswith("to ", start) and not re.search(r"(?:and|;)\s+$", text[max(0, start - 8) : start])
    )


# --- one asks another


def _asks(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _regex("asks").finditer(text, start, end):
        group, task = ("addressee", "task") if match["task"] else ("addressed", "duty")
        if match["task"] and _regex("calls of doers").search(_just_before(text, start, match.start("verb"))):
            continue
        before = [m.end() for m in _regex("turns to").finditer(text, *match.span(group))]
        whom = trimmed(text, before[-1] if before else match.start(group), match.end(group))
        if text[whom[0]].islower() and not _is_actor(text, *whom):
            continue
        begins = match.start(task)
        for one in _apart(text, begins, _end(text, begins, end)):
            yield _Found(*one, whom)
    for match in _regex("recommends that").finditer(text, start, end):
        begins, stops = match.span("task")
        yield _Found(begins, _end(text, begins, stops), _doer(text, begins, stops))


def _doer(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who is to act in ``that the Council extend the mandate``: the words before the verb, if an actor's."""
    match = _regex("who acts").match(text, start, end)
    if match and _is_actor(text, *match.span("who")):
        return match.span("who")
    return None


# --- something is needed


def _needs(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _regex("need for").finditer(text, start, end):
        begins, stops = match.start("task"), _end(text, match.start("task"), end)
        whom = match.span("addressee") if match["addressee"] and _is_actor(text, *match.span("addressee")) else None
        yield _Found(begins, stops, whom)
    for begins, stops in _weighed(text, start, end):
        yield _Found(begins, stops, _asked(text, begins, stops))
    for match in _regex("is needed").finditer(text, start, end):
        subject = _subject(text, start, match.start())
        if (
            subject
            and not _regex("not needed").search(_just_before(text, start, match.start()))
            and len(text[slice(*subject)]) > 6
        ):
            stops = _end(text, match.end(), end)
            yield _Found(subject[0], stops, _whom(text, subject[0], stops))
    for match in _regex("essential capacities").finditer(text, start, end):
        begins, at = match.span("what")
        told = [m.end() for m in _regex("told that").finditer(text, begins, at)]
        begins = _past_fronted(text, told[-1] if told else begins, at)
        yield _Found(begins, _end(text, match.end(), end), None)


def _weighed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is called essential; the words before it may stand behind a page break."""
    behind = _regex("weighs behind a break").match(text[start:end])
    if behind:
        yield start + behind.start("task"), start + behind.end("task")
    for match in _regex("weighs").finditer(text, start, end):
        if not _regex("came about").match(match["task"]):
            yield match.span("task")


def _asked(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _regex("who is asked").match(text, start, end)
    return match.span("who") if match and _is_actor(text, *match.span("who")) else None


def _wants(text: str, start: int, end: int) -> Iterator[_Found]:
    for name in ("asks for", "requires", "hinges"):
        for match in _regex(name).finditer(text, start, end):
            before = _just_before(text, start, match.start())
            if name == "asks for" and (_regex("calls of doers").search(before) or _regex("noun before").search(before)):
                continue
            subject = None if name == "asks for" else _subject(text, start, match.start())
            if subject and (_regex("pronoun").match(text[slice(*subject)]) or _is_preposition(text, subject[0])):
                subject = None
            begins = match.start("task")
            stops = _end(text, begins, end)
            yield _Found(subject[0] if subject else begins, stops, _whom(text, begins, stops))
    for match in _regex("would help").finditer(text, start, end):
        yield _Found(match.start("task"), _end(text, match.end(), end), None)


def _listed(text: str, start: int, end: int) -> Iterator[_Found]:
    """``Recommendations included the development of A, methods to B``; ``recommendations of A to B``."""
    for match in _regex("recommendations are").finditer(text, start, end):
        for first, last in comma_items(text, *match.span("items")):
            begins = first
            for cut in _regex("and the need").finditer(text, first, last):
                yield _Found(*trimmed(text, begins, cut.start()), None)
                begins = cut.end()
            yield _Found(*trimmed(text, begins, last), None)
    for match in _regex("recommendations to").finditer(text, start, end):
        begins = match.start("task")
        if not is_infinitive(match["verb"]) or _regex("carried out").search(_just_before(text, start, match.start())):
            continue
        yield _Found(begins, _end(text, begins, end), None)


def _whom(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who is asked, where what is needed says whose: ``Member State support``, ``efforts by the Secretariat``."""
    for match in _regex("of whom").finditer(text, start, end):
        if _regex("leans on").search(text[start : match.start()]):
            continue
        for group in ("adjective", "by", "with"):
            if match[group] and (group == "adjective" or _is_actor(text, *match.span(group))):
                return match.span(group)
    return None
