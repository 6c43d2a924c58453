"""The fact that texts tell of mechanisms."""

from __future__ import annotations

from dataclasses import dataclass

from pkgraph.read.model import Fact


@dataclass(frozen=True, slots=True)
class Mechanism(Fact):
    """A mechanism of coordination or support of a mission, or of peacekeeping as a whole."""

    mission: str
    """the mission's key, or ``UN peacekeeping``"""
    named: bool
    """True where ``mission`` is a mission's key"""
    mechanism: str
    status: str | None
    contribution: str | None
    note: str | None = None
    """why a status or contribution that the source showed can no longer be told"""
