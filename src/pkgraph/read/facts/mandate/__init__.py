"""Mandates: what a mission must or may do, or lacks, as documents say it. One fact a task.

The task keeps the text's own words. The instrument is the resolution that the same words name as the mandate's
source; for a resolution's own operative paragraphs it is that resolution.
"""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.mandate.model import Body, Mandate, Task
from pkgraph.read.facts.mandate.wordings import WORDINGS, Sentence, patterns
from pkgraph.read.facts.subject import PEACEKEEPING, Subjects, stretches
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.mandate_tasks import TaskFinder
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.structure.view import source_span

__all__ = ["Mandate", "read_mandates"]

_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_CUES = ("mandat", "designed", "equipped", "tasked", "resolution", "political", "priorit", "uthori", "equest")
"""A sentence without any of these tells no task."""
_LONGEST_TASK = 400
"""characters of a task's words; what is longer is cut at the end of a clause"""


def read_mandates(context: Context) -> Iterator[Fact]:
    """Sentences that tell a mission's tasks, and the lists of tasks in resolutions."""
    reader = _Mandates(context)
    for part in context.document.parts:
        if part.kind in _READ:
            yield from reader.part(part)


class _Mandates:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.tasks = TaskFinder(context.vocabulary.mandate_tasks.values())
        self.resolution = context.document.key if symbols.kind(context.document.key) == "resolution" else None
        self.lists: dict[str, tuple[Body, ...]] = {}
        """paths of paragraphs that a list of tasks follows, with those that they are given to"""

    def part(self, part: Part) -> Iterator[Fact]:
        listed = self.lists.get(part.parent or "")
        if listed:
            yield from self._item(part, listed)
        elif any(cue in part.view.text for cue in _CUES):
            text = fold(part.view.text)
            for start, end in stretches(self.context, part):
                if any(text.find(cue, start, end) >= 0 for cue in _CUES):
                    yield from self._sentence(Sentence(self.subjects, self.resolution, part, text, start, end))

    def _sentence(self, said: Sentence) -> Iterator[Fact]:
        self._open_list(said)
        taken: list[tuple[int, int]] = []
        for wording in WORDINGS:
            for task in wording(said):
                start, end = _cut(said.text, task.start, task.end)
                if end - start < 3 or any(s < end and start < e for s, e in taken):
                    continue
                if patterns()["no task"].regex.search(said.text[start:end]):
                    continue
                taken.append((start, end))
                yield from self._facts(said.part, said.bounds, task, (start, end))

    def _facts(self, part: Part, sentence: tuple[int, int], task: Task, words: tuple[int, int]) -> Iterator[Mandate]:
        types = self.tasks.types_in(part.view.text[slice(*words)])
        for body in (task.body,) if task.body else self._bodies(part, sentence, task.at):
            for instrument in task.instruments:
                yield Mandate(
                    evidence=self.context.evidence(part, sentence, words),
                    mention=source_span(part.view, *words),
                    mission=body.name,
                    named=body.named,
                    task=part.view.text[slice(*words)],
                    instrument=instrument,
                    polarity="lacks" if task.lacks else "has",
                    types=types,
                )

    def _bodies(self, part: Part, sentence: tuple[int, int], at: int) -> tuple[Body, ...]:
        return tuple(Body(key, key != PEACEKEEPING) for key in self.subjects.of(part, sentence, at))

    def _open_list(self, said: Sentence) -> None:
        """Remembers a paragraph of a resolution that says that a mission's tasks follow below it."""
        if self.resolution and patterns()["mandate list"].regex.search(said.text[slice(*said.bounds)]):
            bodies = self._bodies(said.part, said.bounds, said.end)
            if bodies:
                self.lists[said.part.path] = bodies

    def _item(self, part: Part, bodies: tuple[Body, ...]) -> Iterator[Fact]:
        """An item of a list of tasks; items below it belong to the list too."""
        self.lists[part.path] = bodies
        text = fold(part.view.text)
        enumerator = patterns()["enumerator"].regex.match(text)
        start = enumerator.end() if enumerator else 0
        start, end = _cut(text, start, len(text))
        if end - start >= 3:
            for body in bodies:
                task = Task(start, end, start, instruments=(self.resolution,), body=body)
                yield from self._facts(part, (0, len(text)), task, (start, end))


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """A task without the punctuation around it, at most as long as a task may be."""
    start, end = grammar.trimmed(text, start, end)
    if end - start > _LONGEST_TASK:
        longest = start + _LONGEST_TASK
        end = next(at for at in (text.rfind(mark, start + 1, longest) for mark in ("; ", ", ", " ", "")) if at > 0)
    return start + 3 if text.startswith(("to ", "To "), start) else start, end
