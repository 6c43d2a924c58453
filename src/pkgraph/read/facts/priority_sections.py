"""Which priority or theme the sections of a document stand under, and which ones a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.fold import lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.sections import BLOCK_TITLE
from pkgraph.vocabulary import PriorityRecord

_FILE = LEXICON / "priority.toml"

Focus = tuple[int, int]
"""a stretch of a part's reading text"""


@dataclass(frozen=True, slots=True)
class NamedPriority:
    """A priority as a document words it."""

    record: PriorityRecord
    number: int | None
    label: str


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


class PrioritySections:
    """The priorities of the schemes that a document speaks of, by the sections that treat them."""

    def __init__(self, context: Context) -> None:
        self._part_at = context.part_at
        text = lowered(context.document.text)
        schemes = context.vocabulary.schemes.values()
        spoken_of = {s.name for s in schemes if any(lowered(name) in text for name in (s.name, *s.names))}
        self._records = [r for r in context.vocabulary.priorities.values() if r.scheme in spoken_of]
        self._marked = {link.footnote: link.part for link in reversed(context.document.links)}
        self.named: dict[str, NamedPriority] = {}
        """path of a section to the priority that its heading names"""
        if self._records:
            self._read_headings([p for p in context.document.parts if p.kind is PartKind.SECTION])

    @property
    def any(self) -> bool:
        """True if the document speaks of a scheme whose priorities are known."""
        return bool(self._records)

    def heading(self, section: Part) -> NamedPriority | None:
        """The priority that a heading names or stands under; titles of single paragraphs name none."""
        if section.path in self.named:
            return self.named[section.path]
        return None if section.level == BLOCK_TITLE else self._above(section.parent)

    def over(self, part: Part) -> NamedPriority | None:
        """The priority in whose section a part stands; of a footnote, in whose section its mark does."""
        if part.kind is PartKind.FOOTNOTE:
            return self._above(self._marked.get(part.path))
        return self._above(part.path)

    def in_sentence(self, text: str, start: int, end: int) -> Iterator[tuple[NamedPriority, Focus]]:
        """The priorities that ``text[start:end]`` names, each with its place."""
        yield from self.spoken_of(text, start, end)
        for trigger in _patterns()["list trigger"].regex.finditer(text[start:end]):
            yield from self._listed(text, start + trigger.end(), end)

    def may_name(self, text: str) -> bool:
        """False where no sentence of ``text`` says which numbered priority it is about."""
        return bool(_patterns()["priority of"].regex.search(text))

    def spoken_of(self, text: str, start: int, end: int) -> Iterator[tuple[NamedPriority, Focus]]:
        """The numbered priority that a sentence says it is about."""
        match = _patterns()["priority of"].regex.search(text[start:end])
        for record in self._records if match else ():
            name = _opens_with(match["label"], record) if match and record.number is not None else None
            if match and name:
                at = start + match.start("label")
                yield NamedPriority(record, record.number, text[at : at + len(name)]), (at, at + len(name))

    def _above(self, path: str | None) -> NamedPriority | None:
        while path is not None:
            if path in self.named:
                return self.named[path]
            path = self._part_at[path].parent
        return None

    # Headings

    def _read_headings(self, sections: list[Part]) -> None:
        for section in sections:
            named = self._numbered(section)
            if named:
                self.named[section.path] = named
        numbered = [self._part_at[path] for path in self.named]
        for section in sections:
            if section.path not in self.named:
                named = self._theme(section, numbered)
                if named:
                    self.named[section.path] = named

    def _numbered(self, section: Part) -> NamedPriority | None:
        """``Action for Peacekeeping Plus priority 3: ...``, or a part headed ``Priority 3`` and its title."""
        text = section.view.text
        match = _patterns()["numbered heading"].regex.search(text)
        if match:
            return self._by_number(int(match["number"]), match["label"].strip())
        match = _patterns()["heading by number"].regex.search(section.title or text)
        if match and any(r.number is not None and _is_named(match["label"], r) for r in self._records):
            return self._by_number(int(match["number"]), match["label"].strip())
        if section.level == 1 and section.number and section.number.isdigit() and text.lower().startswith("priority"):
            return self._by_number(int(section.number), section.title or text)
        return None

    def _by_number(self, number: int, label: str) -> NamedPriority | None:
        """The priority whose name the heading gives; by its number alone only where the name is not known."""
        by_name = next((r for r in self._records if r.number is not None and _is_named(label, r)), None)
        record = by_name or next((r for r in self._records if r.number == number), None)
        if record is None:
            return None
        return NamedPriority(record, number, _worded(label))

    def _theme(self, section: Part, numbered: list[Part]) -> NamedPriority | None:
        title = section.title or section.view.text
        match = _patterns()["theme of"].regex.search(title)
        if match:
            record = next((r for r in self._unnumbered("A4P") if _is_named(match["label"], r, short=True)), None)
            return NamedPriority(record, None, record.label) if record else None
        beside = any(n.level == section.level and n.parent == section.parent for n in numbered)
        for record in self._unnumbered("A4P+") if beside else ():
            if any(lowered(name) in lowered(title) for name in (record.label, *record.names)):
                return NamedPriority(record, None, _worded(title))
        if not numbered:
            record = next((r for r in self._unnumbered("A4P") if _is_named(title, r)), None)
            return NamedPriority(record, None, record.label) if record else None
        return None

    def _unnumbered(self, scheme: str) -> list[PriorityRecord]:
        return [r for r in self._records if r.number is None and r.scheme == scheme]

    # Sentences

    def _listed(self, text: str, at: int, end: int) -> Iterator[tuple[NamedPriority, tuple[int, int]]]:
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
            yield NamedPriority(record, None, record.label), (at, at + len(name))
            at += len(name)


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
