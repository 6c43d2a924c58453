"""Words that tell of events, by the kind of event: data of the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import Pattern, load_patterns, load_words

EVENTS = LEXICON / "event.toml"
_KIND = "type "


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of a kind of event."""

    start: int
    end: int
    kind: str


def triggers(text: str, start: int, end: int) -> list[Trigger]:
    """The words of a folded stretch that tell of events, in order; at one place the kind that the lexicon has first."""
    kinds, regex = _kinds()
    return [
        Trigger(*match.span(), kinds[match.lastindex or 1])
        for match in regex.finditer(text, start, end)
        if match.end() > match.start()
    ]


def happens_at_once(kind: str) -> bool:
    """True for kinds of events that happen at a time rather than go on."""
    return kind in load_words(EVENTS)["at_once"]


def is_of_itself(kind: str) -> bool:
    """True for kinds that are events however many things are counted with them."""
    return kind in load_words(EVENTS)["of_itself"]


def is_weak(kind: str) -> bool:
    """True for kinds that count only where nothing else is told."""
    return kind in load_words(EVENTS)["weak"]


def says(name: str, words: str) -> bool:
    """True if the lexicon's pattern ``name`` is found in folded words."""
    return bool(event_patterns()[name].regex.search(words))


def event_patterns() -> dict[str, Pattern]:
    """The patterns of the lexicon of events by name."""
    return load_patterns(EVENTS)


@cache
def _kinds() -> tuple[dict[int, str], re.Pattern[str]]:
    """All kinds in one pattern, each a group: they have none of their own, and each begins where a word does."""
    kinds = [(name.removeprefix(_KIND), p.regex) for name, p in event_patterns().items() if name.startswith(_KIND)]
    alternatives = "|".join(f"((?{'i' if regex.flags & re.IGNORECASE else ''}:{regex.pattern}))" for _, regex in kinds)
    return {n: kind for n, (kind, _) in enumerate(kinds, 1)}, re.compile(rf"\b(?:{alternatives})")
