"""The fact that texts tell of mandates, and what their wordings give."""

from __future__ import annotations

from dataclasses import dataclass

from pkgraph.read.model import Fact


@dataclass(frozen=True, slots=True)
class Mandate(Fact):
    """A task that a mission has, or is said to lack; or what is decided on the mission itself."""

    mission: str
    """the mission's key; ``UN peacekeeping``; else the words that name the body"""
    named: bool
    """True where ``mission`` is a mission's key"""
    task: str
    """the words of the task or decision"""
    instrument: str | None
    """canonical symbol of the resolution that is named as its source"""
    polarity: str
    """``has`` or ``lacks``"""
    verb: str | None = None
    """of the operative paragraph: ``decides``, ``requests``"""
    action: str = "task"
    """``establishment``, ``extension``, ``adjustment``, ``ceiling``, ``task``, ``reporting``, ``drawdown``,
    ``liquidation`` or ``termination``"""
    until: str | None = None
    """ISO 8601, as precise as it is known: until when it holds, or by when it is due"""
    until_note: str | None = None
    """what a date was computed from, or how long where that gives no date"""
    effective: str | None = None
    """ISO 8601: from when it holds"""
    interval: str | None = None
    """of what recurs: ``3 months``, ``90 days``, ``regularly``"""
    ceiling: int | None = None
    ceiling_of: str | None = None
    """what a ceiling counts, in the text's words"""
    ceiling_note: str | None = None
    """``part of 14,400 military personnel``, ``increase by 750``"""
    types: tuple[str, ...] = ()
    """keys of the tasks of the vocabulary that the words name"""


@dataclass(frozen=True, slots=True)
class Body:
    """Who has a task."""

    name: str
    named: bool
    """True where ``name`` is a mission's key"""


@dataclass(frozen=True, slots=True)
class Terms:
    """When something holds or is due; ``Mandate`` says what each means."""

    until: str | None = None
    until_note: str | None = None
    effective: str | None = None
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A number that says how large a mission may be, and where it stands in a part's reading text."""

    start: int
    end: int
    number: int | None
    """None for a change, which is no ceiling"""
    kind: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a wording gives: where the words of one task stand in a part's reading text."""

    start: int
    end: int
    at: int
    """where the words stand before or behind which the text says whose task it is"""
    lacks: bool = False
    instruments: tuple[str | None, ...] = (None,)
    body: Body | None = None
    """who has the task, where the wording itself tells"""
    action: str = "task"
    terms: Terms = Terms()
    ceiling: Ceiling | None = None
