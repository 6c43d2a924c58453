"""Where something happened: a place behind ``in``, ``at`` or ``near``, by its capitals or as a State that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns, load_words
from pkgraph.vocabulary import StateRecord

_FILE = LEXICON / "event-place.toml"


@dataclass(frozen=True)
class PlaceFinder:
    """Finds the place of an event; knows the names of States."""

    states: tuple[str, ...]

    @classmethod
    def of(cls, states: Iterable[StateRecord]) -> PlaceFinder:
        """A finder for the States of a vocabulary."""
        names = {fold(name) for state in states for name in state.names if len(name) > 3}
        return cls(tuple(sorted(names, key=lambda name: (-len(name), name))))

    def place_in(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The first place that a stretch of a folded text names, with the State behind its comma; None without one."""
        known = [m.span("state") for m in self._state.finditer(text, start, end)]
        for match in load_patterns(_FILE)["place"].regex.finditer(text, start, end):
            begins, stops = match.span("name")
            side = match.start("side") if match["side"] else None
            state = next(((s, e) for s, e in known if s <= begins < e), None)
            if state:
                return (state[0] if side is None else side), state[1]
            if not self._not_places.isdisjoint((match["name"], *match["name"].split())):
                continue
            following = self._listed_state.match(text, stops, end)
            return (begins if side is None else side), following.end() if following else stops
        return known[0] if known else None

    @cached_property
    def _not_places(self) -> frozenset[str]:
        return frozenset(load_words(_FILE)["not_places"])

    @cached_property
    def _state(self) -> re.Pattern[str]:
        lead = r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Bb]etween|[Tt]o|[Aa]cross)\s+(?:the\s+)?"
        return re.compile(rf"{lead}(?P<state>{self._any})(?!\w)")

    @cached_property
    def _listed_state(self) -> re.Pattern[str]:
        return re.compile(rf",\s+(?:{self._any})(?!\w)")

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(name) for name in self.states)
