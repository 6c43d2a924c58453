"""Priorities and themes: headings that name one, the headings below them, and sentences that list them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.fold import lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Fact, Part, PartKind, PriorityMention
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.sections import BLOCK_TITLE
from pkgraph.read.structure.view import source_span
from pkgraph.vocabulary import PriorityRecord

_FILE = LEXICON / "priority.toml"


@dataclass(frozen=True, slots=True)
class _Named:
    """A priority as a heading words it."""

    record: PriorityRecord
    number: int | None
    label: str


def read_priorities(context: Context) -> Iterator[Fact]:
    """One fact a heading or sentence and priority that it names."""
    reader = _Priorities(context)
    if not reader.records:
        return
    yield from reader.headings()
    for part in context.texts():
        if part.kind in (PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE):
            yield from reader.sentences(part)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


class _Priorities:
    def __init__(self, context: Context) -> None:
        self.context = context
        text = lowered(context.document.text)
        schemes = context.vocabulary.schemes.values()
        spoken_of = {s.name for s in schemes if any(lowered(name) in text for name in (s.name, *s.names))}
        self.records = [r for r in context.vocabulary.priorities.values() if r.scheme in spoken_of]
        self.sections = [p for p in context.document.parts if p.kind is PartKind.SECTION]
        self.named: dict[str, _Named] = {}

    def headings(self) -> Iterator[Fact]:
        for section in self.sections:
            named = self._numbered(section)
            if named:
                self.named[section.path] = named
        numbered = [self.context.part_at[path] for path in self.named]
        for section in self.sections:
            if section.path not in self.named:
                named = self._theme(section, numbered)
                if named:
                    self.named[section.path] = named
        for section in self.sections:
            named = self.named.get(section.path) or self._above(section)
            if named:
                yield self._fact(section, (0, len(section.view.text)), (0, len(section.view.text)), named)

    def sentences(self, part: Part) -> Iterator[Fact]:
        for start, end in self.context.sentences(part):
            seen: set[str] = set()
            for named, focus in self._in_sentence(part.view.text, start, end):
                if named.record.key not in seen:
                    seen.add(named.record.key)
                    yield self._fact(part, (start, end), focus, named)

    # Headings

    def _numbered(self, section: Part) -> _Named | None:
        """``Action for Peacekeeping Plus priority 3: ...``, or a part headed ``Priority 3`` and its title."""
        text = section.view.text
        match = _patterns()["numbered heading"].regex.search(text)
        if match:
            return self._by_number(int(match["number"]), match["label"].strip())
        if section.level == 1 and section.number and section.number.isdigit() and text.lower().startswith("priority"):
            return self._by_number(int(section.number), section.title or text)
        return None

    def _by_number(self, number: int, label: str) -> _Named | None:
        """The priority whose name the heading gives; by its number alone only where the name is not known."""
        by_name = next((r for r in self.records if r.number is not None and _is_named(label, r)), None)
        record = by_name or next((r for r in self.records if r.number == number), None)
        if record is None:
            return None
        return _Named(record, number, _worded(label))

    def _theme(self, section: Part, numbered: list[Part]) -> _Named | None:
        title = section.title or section.view.text
        match = _patterns()["theme of"].regex.search(title)
        if match:
            record = next((r for r in self._unnumbered("A4P") if _is_named(match["label"], r, short=True)), None)
            return _Named(record, None, record.label) if record else None
        beside = any(n.level == section.level and n.parent == section.parent for n in numbered)
        for record in self._unnumbered("A4P+") if beside else ():
            if any(lowered(name) in lowered(title) for name in (record.label, *record.names)):
                return _Named(record, None, _worded(title))
        if not numbered:
            record = next((r for r in self._unnumbered("A4P") if _is_named(title, r)), None)
            return _Named(record, None, record.label) if record else None
        return None

    def _unnumbered(self, scheme: str) -> list[PriorityRecord]:
        return [r for r in self.records if r.number is None and r.scheme == scheme]

    def _above(self, section: Part) -> _Named | None:
        """The priority in whose section a heading stands; titles of single paragraphs name none."""
        if section.level == BLOCK_TITLE:
            return None
        path = section.parent
        while path is not None:
            if path in self.named:
                return self.named[path]
            path = self.context.part_at[path].parent
        return None

    # Sentences

    def _in_sentence(self, text: str, start: int, end: int) -> Iterator[tuple[_Named, tuple[int, int]]]:
        sentence = text[start:end]
        match = _patterns()["priority of"].regex.search(sentence)
        if match:
            for record in self.records:
                if record.number is None:
                    continue
                name = _opens_with(match["label"], record)
                if name:
                    at = start + match.start("label")
                    yield _Named(record, record.number, text[at : at + len(name)]), (at, at + len(name))
        for trigger in _patterns()["list trigger"].regex.finditer(sentence):
            yield from self._listed(text, start + trigger.end(), end)

    def _listed(self, text: str, at: int, end: int) -> Iterator[tuple[_Named, tuple[int, int]]]:
        """Themes named one after another from ``at`` on, parted by commas and ``and``."""
        records = self._unnumbered("A4P")
        low = lowered(text)
        while at < end:
            gap = re.match(r"[, ]*(?:and |or )?(?:the )?", low[at:end])
            at += gap.end() if gap else 0
            best = max(
                ((name, r) for r in records for name in _names(r, short=True) if _whole(low, at, lowered(name))),
                key=lambda pair: len(pair[0]),
                default=None,
            )
            if best is None:
                return
            name, record = best
            yield _Named(record, None, record.label), (at, at + len(name))
            at += len(name)

    def _fact(self, part: Part, sentence: tuple[int, int], focus: tuple[int, int], named: _Named) -> PriorityMention:
        return PriorityMention(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus) if len(part.pieces) == 1 else part.pieces[0],
            priority=named.record.key,
            scheme=named.record.scheme,
            number=named.number,
            label=named.label,
        )


def _names(record: PriorityRecord, *, short: bool = False) -> Iterable[str]:
    names = [record.label, *record.names, *(record.short if short else ())]
    return dict.fromkeys(names)


def _is_named(words: str, record: PriorityRecord, *, short: bool = False) -> bool:
    return lowered(words).strip(" .:") in {lowered(name) for name in _names(record, short=short)}


def _opens_with(words: str, record: PriorityRecord) -> str | None:
    low = lowered(words)
    found = [name for name in _names(record) if _whole(low, 0, lowered(name))]
    return max(found, key=len, default=None)


def _whole(low: str, at: int, name: str) -> bool:
    return low.startswith(name, at) and not low[at + len(name) : at + len(name) + 1].isalnum()


def _worded(label: str) -> str:
    """The label as printed; one in capitals as a sentence begins."""
    return label.capitalize() if label.isupper() else label
