"""The fact that texts tell of mandates, and what their wordings give."""

from __future__ import annotations

from dataclasses import dataclass

from pkgraph.read.model import Fact


@dataclass(frozen=True, slots=True)
class Mandate(Fact):
    """A task that a mission has, or is said to lack."""

    mission: str
    """the mission's key; ``UN peacekeeping``; else the words that name the body"""
    named: bool
    """True where ``mission`` is a mission's key"""
    task: str
    instrument: str | None
    """canonical symbol of the resolution that is named as its source"""
    polarity: str
    """``has`` or ``lacks``"""
    types: tuple[str, ...] = ()
    """keys of the tasks of the vocabulary that the words name"""


@dataclass(frozen=True, slots=True)
class Body:
    """Who has a task."""

    name: str
    named: bool
    """True where ``name`` is a mission's key"""


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
