"""Mandates: what a mission must or may do, or lacks, as documents say it. One fact a task.

The task keeps the text's own words. The instrument is the resolution that the same words name as the mandate's
source; for a resolution's own operative paragraphs it is that resolution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.mandate.decisions import Decisions, ending
from pkgraph.read.facts.mandate.model import Body, Mandate, Task, Terms
from pkgraph.read.facts.mandate.terms import decision_terms
from pkgraph.read.facts.mandate.wordings import WORDINGS, Sentence, patterns
from pkgraph.read.facts.operative import acts_of
from pkgraph.read.facts.subject import PEACEKEEPING, Subjects, stretches
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.mandate_tasks import TaskFinder
from pkgraph.read.mentions.operative import Act
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.structure.view import source_span

__all__ = ["Mandate", "read_mandates"]

_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_CUES = (
    "mandat", "designed", "equipped", "tasked", "resolution", "political", "priorit", "uthori", "equest",
    "responsibilit", "following",
)  # fmt: skip
"""A sentence without any of these tells no task."""
_OF_TASKS = ("task", "drawdown", "liquidation")
"""actions whose words name tasks of the vocabulary"""
_LONGEST_TASK = 400
"""characters of a task's words; what is longer is cut at the end of a clause"""


def read_mandates(context: Context) -> Iterator[Fact]:
    """Sentences that tell a mission's tasks, and the lists of tasks in resolutions."""
    reader = _Mandates(context)
    for part in context.document.parts:
        if part.kind in _READ:
            yield from reader.part(part)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of tasks: whose, by which act, until when."""

    bodies: tuple[Body, ...]
    act: Act | None
    terms: Terms


class _Mandates:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.tasks = TaskFinder(context.vocabulary.mandate_tasks.values())
        self.resolution = context.document.key if symbols.kind(context.document.key) == "resolution" else None
        self.decisions = Decisions(context, self.subjects, self.resolution)
        self.lists: dict[str, _List] = {}
        """by path: paragraphs that a list of tasks follows"""
        self.reports: dict[str, tuple[tuple[Body, ...], Act]] = {}
        """by path: paragraphs that a list of reports follows"""
        self.sizes: dict[str, tuple[tuple[Body, ...], Act]] = {}
        """by path: paragraphs that a list of components follows"""

    def part(self, part: Part) -> Iterator[Fact]:
        listed = self.lists.get(part.parent or "")
        if listed:
            yield from self._item(part, listed)
            return
        taken: list[tuple[int, int]] = []
        acts = acts_of(self.context, part)
        for act in acts:
            yield from self._decided(part, act, taken)
        if not acts and part.parent in self.reports:
            yield from self._report(part)
        elif not acts and part.parent in self.sizes:
            bodies, act = self.sizes[part.parent]
            for task in self.decisions.size_item(part, bodies):
                yield from self._facts(part, (0, len(part.view.text)), task, (task.start, task.end), act)
        elif acts and (bodies := self.decisions.reports_below(part, acts[-1])):
            self.reports[part.path] = (bodies, acts[-1])
        elif acts and (bodies := self.decisions.sized_below(part, acts[-1])):
            self.sizes[part.path] = (bodies, acts[-1])
        if any(cue in part.view.text for cue in _CUES):
            text = fold(part.view.text)
            for start, end in stretches(self.context, part):
                if any(text.find(cue, start, end) >= 0 for cue in _CUES):
                    said = Sentence(self.subjects, self.resolution, part, text, start, end)
                    yield from self._sentence(said, acts, taken)

    def _decided(self, part: Part, act: Act, taken: list[tuple[int, int]]) -> Iterator[Fact]:
        """What an act decides on missions; the words of decisions tell no tasks as well."""
        for task in self.decisions.of(part, act):
            words = _cut(fold(part.view.text), task.start, task.end)
            taken += [] if task.action == "ceiling" else [(task.start, task.end)]
            yield from self._facts(part, self.context.sentence(part, task.start), task, words, act)

    def _report(self, part: Part) -> Iterator[Fact]:
        """An item of a list of reports that are asked for."""
        bodies, act = self.reports[part.parent or ""]
        for task in self.decisions.report_item(part, self.context.part_at[part.parent or ""], bodies):
            words = _cut(fold(part.view.text), task.start, task.end)
            yield from self._facts(part, (0, len(part.view.text)), task, words, act)

    def _sentence(self, said: Sentence, acts: Sequence[Act], taken: list[tuple[int, int]]) -> Iterator[Fact]:
        self._open_list(said, acts)
        for task in self.decisions.told(said.part, *said.bounds):
            if not any(s < task.end and task.start < e for s, e in taken):
                taken.append((task.start, task.end))
                words = _cut(said.text, task.start, task.end)
                yield from self._facts(said.part, said.bounds, task, words, _act_at(acts, task.start))
        for wording in WORDINGS:
            for task in wording(said):
                start, end = _cut(said.text, task.start, task.end)
                if end - start < 3 or any(s < end and start < e for s, e in taken):
                    continue
                if patterns()["no task"].regex.search(said.text[start:end]):
                    continue
                taken.append((start, end))
                act = _act_at(acts, start)
                terms = decision_terms(said.text, act.object, start, self.decisions.clock) if act else Terms()
                action = ending(said.text[start:end])
                if action != "task":
                    terms = decision_terms(said.text, start, end, self.decisions.clock, by=True)
                task = replace(task, terms=terms, action=action)
                yield from self._facts(said.part, said.bounds, task, (start, end), act)

    def _facts(
        self, part: Part, sentence: tuple[int, int], task: Task, words: tuple[int, int], act: Act | None
    ) -> Iterator[Mandate]:
        types = self.tasks.types_in(part.view.text[slice(*words)]) if task.action in _OF_TASKS else ()
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
                    verb=act.verb if act else None,
                    action=task.action,
                    until=task.terms.until,
                    until_note=task.terms.until_note,
                    effective=task.terms.effective,
                    interval=task.terms.interval,
                    ceiling=task.ceiling.number if task.ceiling else None,
                    ceiling_of=task.ceiling.kind if task.ceiling else None,
                    ceiling_note=task.ceiling.note if task.ceiling else None,
                    types=types,
                )

    def _bodies(self, part: Part, sentence: tuple[int, int], at: int) -> tuple[Body, ...]:
        return tuple(Body(key, key != PEACEKEEPING) for key in self.subjects.of(part, sentence, at))

    def _open_list(self, said: Sentence, acts: Sequence[Act]) -> None:
        """Remembers a paragraph of a resolution that says that a mission's tasks follow below it."""
        if self.resolution and patterns()["mandate list"].regex.search(said.text[slice(*said.bounds)]):
            act = _act_at(acts, said.end - 1)
            bodies = self._bodies(said.part, said.bounds, said.end) or self.decisions.listed(said.part, act)
            if bodies:
                terms = decision_terms(said.text, act.object, act.end, self.decisions.clock) if act else Terms()
                self.lists[said.part.path] = _List(bodies, act, terms)

    def _item(self, part: Part, listed: _List) -> Iterator[Fact]:
        """An item of a list of tasks; items below it belong to the list too."""
        self.lists[part.path] = listed
        text = fold(part.view.text)
        enumerator = patterns()["enumerator"].regex.match(text)
        start = enumerator.end() if enumerator else 0
        start, end = _cut(text, start, len(text))
        if end - start >= 3:
            for body in listed.bodies:
                task = Task(start, end, start, instruments=(self.resolution,), body=body, terms=listed.terms)
                yield from self._facts(part, (0, len(text)), task, (start, end), listed.act)


def _act_at(acts: Sequence[Act], at: int) -> Act | None:
    """The act that the words at ``at`` belong to."""
    return next((act for act in acts if act.start <= at <= act.end), None)


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """A task without the punctuation around it, at most as long as a task may be."""
    start, end = grammar.trimmed(text, start, end)
    if end - start > _LONGEST_TASK:
        longest = start + _LONGEST_TASK
        end = next(at for at in (text.rfind(mark, start + 1, longest) for mark in ("; ", ", ", " ", "")) if at > 0)
    return start + 3 if text.startswith(("to ", "To "), start) else start, end
