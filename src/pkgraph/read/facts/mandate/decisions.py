"""What resolutions decide on missions, act by act: establishment, extension, termination, ceilings, reports.

The words stand in ``lexicon/mandate-decision.toml``. A decision whose mission the words leave open is that of the one
mission that the resolution is on, where the words take it up; else it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from pkgraph import symbols
from pkgraph.read.dates import Calendar
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.mandate.ceilings import ceilings
from pkgraph.read.facts.mandate.model import Body, Task, Terms
from pkgraph.read.facts.mandate.terms import Clock, decision_terms, due_terms
from pkgraph.read.facts.operative import acts_of
from pkgraph.read.facts.subject import PEACEKEEPING, Named, Subjects
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.documents import documents_in
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.operative import Act
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part
from pkgraph.read.patterns import load_patterns, load_words

_FILE = LEXICON / "mandate-decision.toml"
_NEAR = 120
"""characters among which the object of a decision stands"""
_OWN_VERBS = {"extending": "extension", "terminating": "termination"}
"""words of the lexicon for verbs that decide by themselves, and what they decide"""
_TOLD = {"extended": "extension", "established": "establishment", "terminated": "termination"}
_ACTIONS = ("establishment", "extension", "termination", "liquidation", "drawdown", "adjustment")


@dataclass(frozen=True, slots=True)
class _Found:
    """A decision before it is known whose mission it is on: where its words begin, and where those that tell it."""

    action: str
    start: int
    words: re.Match[str]


@dataclass
class Decisions:
    """Reads the decisions of one document."""

    context: Context
    subjects: Subjects
    resolution: str | None
    """the document's own symbol where it is a resolution"""
    _bodies: dict[str, tuple[Body, ...]] = field(default_factory=dict)

    @cached_property
    def clock(self) -> Clock:
        """Dates are counted from the adoption, which the front of a resolution of the Council tells."""
        issued = self.context.known.issued
        council = self.resolution is not None and symbols.body(self.resolution) == "Security Council"
        adopted = date.fromisoformat(issued) if council and issued and len(issued) == 10 else None
        return Clock(Calendar(issued), adopted)

    @cached_property
    def own(self) -> tuple[Body, ...]:
        """The one mission that the resolution is on: the one that it decides on, else the only one that it names."""
        decided: dict[str, Body] = {}
        named: dict[str, None] = {}
        for part in self.context.document.parts:
            text = fold(part.view.text)
            for act in acts_of(self.context, part):
                named |= dict.fromkeys(self.subjects.named_in(part, act.start, act.end))
                for found in self._found(part, text, act):
                    decided |= {b.name: b for b in self._named(part, text, act, found) if b.named}
        if decided:
            return tuple(decided.values()) if len(decided) == 1 else ()
        keys = tuple(named) if len(named) == 1 else self.subjects.document
        return tuple(Body(key, True) for key in keys)

    def of(self, part: Part, act: Act) -> Iterator[Task]:
        """The decisions of one act, with their missions."""
        text = fold(part.view.text)
        decided: list[tuple[int, int]] = []
        for found, start, end in self._stretches(part, text, act):
            bodies = self._named(part, text, act, found) or self._taken_up(part, text, act)
            terms = self._terms(text, act, found, start, end)
            if found.action == "adjustment" and ceilings(text, start, end):
                continue
            for body in bodies:
                decided.append((start, end))
                yield Task(
                    start, end, start, instruments=(self.resolution,), body=body, action=found.action, terms=terms
                )
        yield from self._ceilings(part, text, act)
        yield from self._reports(part, text, act, decided)

    # --- what an act decides

    def _found(self, part: Part, text: str, act: Act) -> Iterator[_Found]:
        """The decisions in an act, each kind once, in the order of their words."""
        own = next((action for words, action in _OWN_VERBS.items() if act.verb in _words(words)), None)
        if own and _regex("own extension").match(text[act.object : act.end]):
            opening = re.compile(r"\S").match(text, act.object, act.end)
            if opening:
                yield _Found(own, act.start, opening)
            return
        if act.verb not in _words("deciding") and act.verb not in _words("asking"):
            return
        found: list[_Found] = []
        for action in _ACTIONS:
            if action != "drawdown" and act.verb not in _words("deciding"):
                continue
            match = next(_matches(action, text, act), None)
            if match and self._is_on_a_mission(part, text, act, action, match):
                found.append(_Found(action, match.start(), match))
        start = next(_matches("start", text, act), None)
        if start and act.verb == "decides" and decision_terms(text, act.object, act.end, self.clock).until:
            found.append(_Found("establishment", start.start(), start))
        found.sort(key=lambda one: one.start)
        goes_on = any(one.action == "extension" for one in found)
        yield from (one for one in found if not (goes_on and one.action == "termination" and _subject_first(one.words)))

    def _is_on_a_mission(self, part: Part, text: str, act: Act, action: str, match: re.Match[str]) -> bool:
        """True where the object of a decision is a mission or its mandate, not what sanctions or panels have."""
        if _regex("reporting").search(text, act.start, match.end()) and act.verb != "decides":
            return False
        groups = match.groupdict()
        behind = text[match.end() : min(act.end, match.end() + _NEAR)]
        before = text[max(act.start, match.start() - _NEAR) : match.start()]
        near = before if groups.get("passive") or text.startswith("that ", act.object) else behind
        if action == "extension" and groups.get("passive") and _regex("proviso").search(before):
            return False
        if action == "extension" and groups.get("keep"):
            terms = decision_terms(text, match.start(), act.end, self.clock)
            return bool(terms.until) and bool(_regex("keep needs").search(near))
        if action == "adjustment":
            return bool(_regex("adjusted").search(near))
        if action == "drawdown" and act.verb not in ("decides", "endorses"):
            return decision_terms(text, match.start(), act.end, self.clock, by=True) != Terms()
        if action == "establishment":
            runs = [r for r in self.subjects.runs(part) if act.start <= r.start < act.end]
            if groups.get("passive"):
                return (
                    any(r.end <= match.start() for r in runs)
                    or bool(_body_before(text, act.start, match.start()))
                    or bool(_regex("the mission").search(near) and _regex("lasts").search(text, match.end(), act.end))
                )
            gap = _regex("object")
            named = next((r for r in runs if r.start >= match.end()), None)
            unnamed = _body(text, match.end(), match.end() + _NEAR)
            return bool(
                (named and gap.match(text[match.end() : named.start]))
                or (unnamed and gap.match(text[match.end() : unnamed[0]]))
            )
        return True

    def _stretches(self, part: Part, text: str, act: Act) -> Iterator[tuple[_Found, int, int]]:
        """Each decision with the words that tell it: up to where the next one begins."""
        found = list(self._found(part, text, act))
        for n, one in enumerate(found):
            start = act.object if _subject_first(one.words) or text.startswith("that ", act.object) else one.start
            end = found[n + 1].start if n + 1 < len(found) else act.end
            start, end = grammar.trimmed(text, min(start, one.start), max(end, one.words.end()))
            yield one, start, max(end - 4 if text.endswith(" and", start, end) else end, one.words.end())

    def _terms(self, text: str, act: Act, found: _Found, start: int, end: int) -> Terms:
        first = act.object if _subject_first(found.words) else start
        initial, by = found.action == "establishment", found.action in ("drawdown", "liquidation")
        terms = decision_terms(text, first, end, self.clock, initial=initial, by=by)
        if found.action == "termination" and terms.until and not terms.effective:
            return replace(terms, effective=terms.until, until=None)
        if found.action == "termination" and not terms.effective:
            due = next((t for *_, t in due_terms(text, start, end, self.clock) if t.until), None)
            return replace(terms, effective=due.until) if due else terms
        return terms

    # --- whose

    def _named(self, part: Part, text: str, act: Act, found: _Found) -> tuple[Body, ...]:
        """The mission that the words of a decision name as its own."""
        runs = [r for r in self.subjects.runs(part) if act.start <= r.start and r.end <= act.end]
        at = found.words.end()
        for match in _regex("held").finditer(text, act.start, act.end):
            run = next((r for r in runs if match.end() <= r.start <= match.end() + 1), None)
            if run:
                return _bodies(text, run)
            if match.start() >= found.start and _regex("foreign").match(text, match.end(), act.end):
                return ()
        if found.action in ("extension", "termination") and _regex("foreign").search(
            text, at, min(act.end, at + _NEAR)
        ):
            owned = next((r for r in runs if text[r.end : r.end + 2].startswith("'")), None)
            if owned is None:
                return ()
        before = [r for r in runs if r.start < found.words.end()]
        behind = [r for r in runs if r.start >= at]
        groups = found.words.groupdict()
        near = (before[-1:] or behind[:1]) if _subject_first(found.words) else (behind[:1] or before[-1:])
        if near:
            return _bodies(text, near[0])
        if found.action == "establishment":
            words = (
                _body_before(text, act.start, found.words.start())
                if groups.get("passive")
                else _body(text, at, act.end)
            )
            if words:
                return (Body(part.view.text[slice(*words)], False),)
        return ()

    def _taken_up(self, part: Part, text: str, act: Act) -> tuple[Body, ...]:
        """What "the Mission" or "its mandate" takes up: the paragraph's last mission, else the resolution's."""
        stretch = text[act.start : act.end]
        said = _regex("stands for it").search(stretch)
        if said is None or (_regex("foreign").search(stretch) and not _regex("the mission").search(stretch)):
            return ()
        before = [r for r in self.subjects.runs(part) if r.end <= act.start]
        if before and len(before[-1].keys) == 1:
            return (Body(before[-1].keys[0], True),)
        return self.own

    def listed(self, part: Part, act: Act | None) -> tuple[Body, ...]:
        """Whose tasks a list below an act is, where the act names a mission that has no name yet."""
        words = _body(fold(part.view.text), act.object, act.end) if act else None
        return (Body(part.view.text[slice(*words)], False),) if words else ()

    # --- how large

    def _ceilings(self, part: Part, text: str, act: Act) -> Iterator[Task]:
        if act.verb not in _words("deciding"):
            return
        terms = decision_terms(text, act.object, act.end, self.clock)
        for one in ceilings(text, act.start, act.end):
            for body in self._sized(part, text, act, one.start)[:1]:
                action = "ceiling" if one.number is not None else "adjustment"
                yield Task(
                    one.start, one.end, one.start, instruments=(self.resolution,),
                    body=body, action=action, terms=terms, ceiling=one,
                )  # fmt: skip

    def sized_below(self, part: Part, act: Act | None) -> tuple[Body, ...]:
        """The mission that a list of components is on, where an act opens one."""
        text = fold(part.view.text)
        opens = act and act.verb in _words("deciding") and _regex("components follow").search(text, act.start)
        return self._sized(part, text, act, act.end)[:1] if act and opens else ()

    def size_item(self, part: Part, bodies: tuple[Body, ...]) -> Iterator[Task]:
        """The ceilings in an item of such a list."""
        text = fold(part.view.text)
        for one in ceilings(text, 0, len(text)):
            for body in bodies:
                action = "ceiling" if one.number is not None else "adjustment"
                yield Task(
                    one.start, one.end, one.start, instruments=(self.resolution,), body=body, action=action, ceiling=one
                )

    def _sized(self, part: Part, text: str, act: Act, at: int) -> tuple[Body, ...]:
        """Whose ceiling a number at ``at`` is: the mission named last before it, else the first behind it."""
        asides = [m.span() for m in _regex("aside").finditer(text, act.start, at)]
        runs = [
            r
            for r in self.subjects.runs(part)
            if act.start <= r.start and r.end <= act.end and not any(s < r.start < e for s, e in asides)
        ]
        if runs:
            return _bodies(text, ([r for r in runs if r.end <= at] or runs[:1])[-1])
        if _regex("others' forces").search(text, act.start, at):
            return ()
        return self._taken_up(part, text, act) or self.own or self.listed(part, act)

    # --- reports on it

    def _reports(self, part: Part, text: str, act: Act, decided: list[tuple[int, int]]) -> Iterator[Task]:
        if act.verb not in _words("asking"):
            return
        who = text[slice(*act.addressee)] if act.addressee else ""
        mission_asked = bool(act.addressee and self.subjects.named_in(part, *act.addressee))
        if who and not mission_asked and not _regex("reporter").search(who):
            return
        if not who and not _regex("reporter").search(text, act.start, act.end):
            return
        duties = list(_regex("reporting").finditer(text, act.start, act.end))
        for n, duty in enumerate(duties):
            limit = duties[n + 1].start() if n + 1 < len(duties) else act.end
            if any(s < duty.end() and duty.start() < e for s, e in decided):
                continue
            bodies = self._reported_on(part, text, act, duty.start())
            other = _regex("next duty").search(text, duty.end(), limit)
            due = list(due_terms(text, duty.start(), other.start() if other else limit, self.clock))
            start = (re.compile("(?:and )?(?:to )?").match(text, duty.start()) or duty).end()
            _, end = grammar.trimmed(text, start, limit)
            for body in bodies:
                whole = Task(start, end, start, instruments=(self.resolution,), body=body, action="reporting")
                if not due and self._stands_alone(text[duty.start() : limit]):
                    yield whole
                for at, _, terms in due:
                    yield replace(whole, terms=terms, at=at)

    def _stands_alone(self, words: str) -> bool:
        """True for a duty to report that nothing dates and nothing makes depend on what happens."""
        return bool(_regex("plain report").match(words)) and not _regex("conditional").match(words)

    def reports_below(self, part: Part, act: Act | None) -> tuple[Body, ...]:
        """The missions that a list of what is to be submitted is on, where an act opens one."""
        text = fold(part.view.text)
        opens = act and any(_regex(name).search(text, act.start) for name in ("reports follow", "duties follow"))
        by_reporter = opens and act and act.verb in _words("asking") and _regex("reporter").search(text, act.start)
        return self._reported_on(part, text, act, act.start) if act and by_reporter else ()

    def report_item(self, part: Part, opening: Part, bodies: tuple[Body, ...]) -> Iterator[Task]:
        """An item of such a list, where it is dated or recurs; among duties of all kinds only a report."""
        text = fold(part.view.text)
        if _regex("duties follow").search(fold(opening.view.text)) and not _regex("duty to report").match(text):
            return
        for at, _, terms in due_terms(text, 0, len(text), self.clock):
            for body in bodies:
                yield Task(0, len(text), at, instruments=(self.resolution,), body=body, action="reporting", terms=terms)

    def _reported_on(self, part: Part, text: str, act: Act, at: int) -> tuple[Body, ...]:
        keys = self.subjects.named_in(part, at, act.end) or self.subjects.named_in(part, act.start, act.end)
        if len(keys) == 1:
            return (Body(keys[0], True),)
        if self.own and (not keys or self.own[0].name in keys):
            return self.own
        words = _body(text, at, act.end)
        if words and not keys:
            return (Body(part.view.text[slice(*words)], False),)
        if not keys and re.search(r"(?:peacekeeping|peace) (?:operations|missions)", text[act.start : act.end]):
            return (Body(PEACEKEEPING, False),)
        return ()

    # --- what is told of other resolutions

    def told(self, part: Part, start: int, end: int) -> Iterator[Task]:
        """What a sentence tells of decisions: ``by resolution N, the Council extended the mandate of A until B``."""
        text = fold(part.view.text)
        if "resolution" not in text[start:end]:
            return
        first = list(_regex("told").finditer(text, start, end))
        if not first:
            return
        verbs = sorted(
            [*first, *(m for m in _regex("second told").finditer(text, start, end) if m.start() > first[0].start())],
            key=lambda m: m.start(),
        )
        symbol: str | None = None
        for n, match in enumerate(verbs):
            begins, stops = verbs[n - 1].end() if n else start, verbs[n + 1].start() if n + 1 < len(verbs) else end
            named = self._by(text, begins, stops, match)
            symbol = named[0] if len(named) == 1 else None if named or match.re is not _regex("second told") else symbol
            body = self._told_of(part, text, (begins, stops), match)
            if symbol and body:
                yield self._told_one(text, stops, match, symbol, body)

    def _told_one(self, text: str, stops: int, match: re.Match[str], symbol: str, body: tuple[int, Body]) -> Task:
        action = _TOLD[_verb_group(match).removeprefix("was_")]
        stop = re.compile(r"[;:]").search(text, match.end(), stops)
        limit = stop.start() if stop else stops
        terms = decision_terms(text, match.start(), limit, self.clock)
        if action == "termination" and terms.until:
            terms = replace(terms, until=None, effective=terms.until)
        start = min(body[0], match.start(_verb_group(match)))
        start, end = grammar.trimmed(text, start, limit)
        return Task(start, end, start, instruments=(symbol,), body=body[1], action=action, terms=terms)

    def _told_of(self, part: Part, text: str, bounds: tuple[int, int], match: re.Match[str]) -> tuple[int, Body] | None:
        """The mission that a told decision is on, and where it is named: before a passive, else behind the verb."""
        begins, stops = bounds
        runs = self.subjects.runs(part)
        if match.groupdict().get("passive"):
            run = next((r for r in reversed(runs) if begins <= r.start and r.end <= match.start()), None)
            told = run and _regex("told before").match(text[run.end : match.start()])
        else:
            taken_up = _regex("told again").match(text, match.end(), stops)
            before = [r for r in runs if r.end <= match.start()] if taken_up else []
            if taken_up:
                keys = before[-1].keys if before else self.subjects.document
                return (match.end(), Body(keys[0], True)) if len(keys) == 1 else None
            run = next((r for r in runs if match.end() <= r.start < stops), None)
            told = run and _regex("told behind").match(text[match.end() : run.start])
        return (run.start, Body(run.keys[0], True)) if run and told and len(run.keys) == 1 else None

    def _by(self, text: str, begins: int, stops: int, match: re.Match[str]) -> tuple[str, ...]:
        """The resolutions by which it was done: those named behind the verb, else before it."""
        for s, e in ((match.end(), stops), (begins, match.start())):
            named = [m.symbol for m in documents_in(text[s:e], body="Security Council")]
            ones = tuple(dict.fromkeys(n for n in named if symbols.kind(n) == "resolution"))
            if ones:
                return ones
        return ()


def _verb_group(match: re.Match[str]) -> str:
    """The group of the verb that a told decision has."""
    return next(name for name, words in match.groupdict().items() if words and name not in ("council", "passive"))


def ending(words: str) -> str:
    """The action of a task's words: the end of a mission is no task."""
    match = _regex("ending task").match(words)
    return (match.lastgroup if match else None) or "task"


def _regex(name: str) -> re.Pattern[str]:
    return load_patterns(_FILE)[name].regex


def _words(name: str) -> frozenset[str]:
    return frozenset(load_words(_FILE)[name])


def _matches(name: str, text: str, act: Act) -> Iterator[re.Match[str]]:
    """What a pattern finds in an act, whose own words begin a line."""
    yield from _regex(name).finditer("\n" * act.object + text[act.object : act.end])


def _bodies(text: str, run: Named) -> tuple[Body, ...]:
    """The missions of a run; an acronym in brackets says which one the name before it is."""
    explained = len(run.keys) == 2 and "(" in text[run.start : run.end]
    return tuple(Body(key, True) for key in (run.keys[1:] if explained else run.keys))


def _subject_first(words: re.Match[str]) -> bool:
    """True where what a decision is on stands before its words: "that the mandate shall expire"."""
    said = words[0]
    return bool(words.groupdict().get("passive")) or bool(re.search(r"\b(?:shall|will|should|is to) ", said))


def _body(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a mission without a name is named by what it is."""
    for match in _regex("body").finditer(text, max(0, start - 4), end):
        if not _regex("other forces").search(match["body"]):
            return match.span("body")
    return None


def _body_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = None
    for match in _regex("body").finditer(text, start, end):
        if not _regex("other forces").search(match["body"]):
            found = match.span("body")
    return found
