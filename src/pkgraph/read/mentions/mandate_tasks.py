"""Which tasks of the vocabulary the words of a mandate name: those whose trigger words stand close together in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pkgraph.read.mentions.fold import lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns
from pkgraph.vocabulary import MandateTaskRecord

_FILE = LEXICON / "mandate-task.toml"
_NEAR = 10
"""words among which all words of a trigger stand"""

_Word = tuple[tuple[str, ...], ...]
"""what will do at one place of a trigger, each a run of words; ``*`` ends a stem"""


@dataclass(frozen=True, slots=True)
class _Trigger:
    words: tuple[_Word, ...]
    whole: bool
    """nothing else is said"""

    @classmethod
    def of(cls, written: str) -> _Trigger:
        words = written.removeprefix("=").split()
        return cls(
            tuple(tuple(tuple(either.split("_")) for either in word.split("|")) for word in words), written[0] == "="
        )


class TaskFinder:
    """Finds the tasks of a vocabulary in the words of a mandate."""

    def __init__(self, tasks: Iterable[MandateTaskRecord]) -> None:
        self._triggers = [(task.key, [_Trigger.of(trigger) for trigger in task.triggers]) for task in tasks]

    def types_in(self, words: str) -> tuple[str, ...]:
        """Keys of the tasks that ``words`` name, in the vocabulary's order; not what they say by the way."""
        said = _Said.of(words)
        return tuple(key for key, triggers in self._triggers if any(map(said.holds, triggers)))


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a task, without what they say by the way."""

    words: tuple[str, ...]
    found: dict[tuple[str, ...], list[range]]

    @classmethod
    def of(cls, text: str) -> _Said:
        text = lowered(text)
        for pattern in load_patterns(_FILE).values():
            text = pattern.regex.sub(" ", text)
        return cls(tuple(re.findall(r"\w+", text)), {})

    def holds(self, trigger: _Trigger) -> bool:
        """True where all words of a trigger stand near one another, or are all that is said."""
        places = [[run for either in word for run in self._runs(either)] for word in trigger.words]
        if not all(places):
            return False
        if trigger.whole:
            return any(len(run) == len(self.words) for run in places[0])
        firsts = sorted({run.start for runs in places for run in runs})
        return any(
            all(any(first <= run.start and run.stop <= first + _NEAR for run in runs) for runs in places)
            for first in firsts
        )

    def _runs(self, sought: tuple[str, ...]) -> list[range]:
        """Where a run of words stands."""
        if sought not in self.found:
            starts = range(len(self.words) - len(sought) + 1)
            self.found[sought] = [
                range(at, at + len(sought)) for at in starts if all(map(_is, self.words[at : at + len(sought)], sought))
            ]
        return self.found[sought]


def _is(word: str, sought: str) -> bool:
    return word.startswith(sought[:-1]) if sought.endswith("*") else word == sought
