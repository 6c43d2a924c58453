"""Activities: what a mission, or peacekeeping as a whole, does or reports under a priority.

They stand in the section of a priority or theme: sentences, captions and notes that name a mission or stand in its
block, and rows of tables that are a mission's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.priority_sections import NamedPriority, PrioritySections
from pkgraph.read.mentions.fold import fold, lowered
from pkgraph.read.mentions.missions import MissionMention
from pkgraph.read.mentions.sentences import LEXICON, is_on_the_data, sentences
from pkgraph.read.model import Fact, Part, PartKind, Span
from pkgraph.read.patterns import Pattern, load_patterns, load_words
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "activity.toml"
_PROSE = frozenset({PartKind.PARAGRAPH, PartKind.NOTE, PartKind.FOOTNOTE, PartKind.FIGURE})
_FEWEST_WORDS = 3
"""a cell of fewer words tells no activity by itself"""
_WORDS_OF_A_CLAUSE = 7
"""a bracket of fewer words is no clause of its own"""

_OF_OTHERS = "#RegionalOperation"

Stretch = tuple[int, int]
"""a stretch of a part's reading text"""


@dataclass(frozen=True, slots=True)
class PriorityActivity(Fact):
    """What a mission does or reports under a priority."""

    mission: str | None
    """the mission's key; None where the text speaks of peacekeeping as a whole"""
    priority: str
    """key of the priority in the vocabulary: ``A4P-plus/3``"""
    label: str
    """the priority as the document words it"""
    activity: str
    """the text's own words"""


def read_activities(context: Context) -> Iterator[Fact]:
    """One fact a mission and activity in the section of a priority, or in a sentence that says its priority."""
    sections = PrioritySections(context)
    if not sections.any:
        return
    prose = _Prose(context, sections)
    for part in context.document.parts:
        if part.kind in _PROSE:
            yield from prose.read(part)
        elif part.kind is PartKind.TABLE:
            over = sections.over(part)
            if over:
                yield from _Table(context, part, over).read()


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _says(name: str, words: str) -> bool:
    return bool(_patterns()[name].regex.search(words))


# Sentences


@dataclass(frozen=True, slots=True)
class _Told:
    """An activity in a part's reading text."""

    mission: str | None
    focus: Stretch
    """the mission's name, or the clause where that names none"""
    clause: Stretch


@dataclass(slots=True)
class _Before:
    """What the sentences before a sentence were about."""

    only: str | None = None
    """the one mission that the last sentence with a mission names"""
    subject: str | None = None
    """the same, where it is also that sentence's subject"""

    def note(self, text: str, start: int, found: Sequence[MissionMention]) -> None:
        keys = {mention.key for mention in found}
        if keys:
            self.only = found[0].key if len(keys) == 1 else None
            self.subject = self.only if _says("subject", text[start : found[0].start]) else None


class _Prose:
    def __init__(self, context: Context, sections: PrioritySections) -> None:
        self.context = context
        self.sections = sections

    def read(self, part: Part) -> Iterator[PriorityActivity]:
        text = part.view.text
        over = self.sections.over(part)
        if (over is None and not self.sections.may_name(text)) or _says("source", text):
            return
        mentions = self.context.finder.missions_in(text)
        block = self._block(part, mentions) if over else None
        before = _Before()
        for start, end in self.context.sentences(part):
            own = next(iter(self.sections.spoken_of(text, start, end)), None)
            named = own[0] if own else over
            found = [m for m in mentions if start <= m.start < end]
            if named:
                for told in self._told(text, (start, end), found, block, before):
                    yield self._fact(part, (start, end), told, named)
            before.note(text, start, found)

    def _told(
        self, text: str, sentence: Stretch, found: Sequence[MissionMention], block: str | None, before: _Before
    ) -> Iterator[_Told]:
        start, end = sentence
        words = text[start:end]
        if _is_list(words, found):
            return
        on_data = is_on_the_data(fold(words))
        gone = {m.key for m in found if _says("left out", _bracket(text, sentence, m.start) or "")}
        seen: set[tuple[str, Stretch]] = set()
        for mention in found:
            clause = sentence if on_data else _clause(text, sentence, mention.start)
            passing = _says("gone", text[start : mention.start]) or not _is_ours(mention.key, self.context)
            if passing or mention.key in gone or (mention.key, clause) in seen:
                continue
            if not _says("left out", _without_brackets(text, clause)):
                seen.add((mention.key, clause))
                yield _Told(mention.key, (mention.start, mention.end), clause)
        if block and block not in {mention.key for mention in found}:
            yield _Told(block, sentence, sentence)
        elif not found and not block:
            known, mission = self._unnamed(words, before)
            if known:
                yield _Told(mission, sentence, sentence)

    def _unnamed(self, words: str, before: _Before) -> tuple[bool, str | None]:
        """Whether a sentence that names no mission is about one or about all, and about which."""
        if before.only and _says("the mission", words):
            return True, before.only
        if before.subject and _says("it", words) and not _says("it is said", words):
            return True, before.subject
        return _says("all missions", words), None

    def _block(self, part: Part, mentions: Sequence[MissionMention]) -> str | None:
        """The mission in whose block a paragraph stands: its name opens the paragraph, or is the heading above it."""
        if part.kind is not PartKind.PARAGRAPH:
            return None
        text = part.view.text
        if mentions and mentions[0].start == 0 and _says("lead", text[mentions[0].end :]):
            return mentions[0].key
        path = part.parent
        while path is not None and path not in self.sections.named:
            heading = self.context.part_at[path]
            key = _named_by(heading.view.text, self.context) if heading.kind is PartKind.SECTION else None
            if key:
                return key
            path = heading.parent
        return None

    def _fact(self, part: Part, sentence: Stretch, told: _Told, named: NamedPriority) -> PriorityActivity:
        text = part.view.text
        inside = text[slice(*told.clause)]
        return PriorityActivity(
            evidence=self.context.evidence(part, sentence, told.focus),
            mention=source_span(part.view, *told.focus),
            mission=told.mission,
            priority=named.record.key,
            label=named.label,
            activity=_bare(inside, self.context),
        )


def _is_ours(mission: str, context: Context) -> bool:
    """False for operations of other organisations: their work is not under the priorities of the United Nations."""
    record = context.vocabulary.missions.get(mission)
    return record is None or not record.type_iri.endswith(_OF_OTHERS)


def _clause(text: str, sentence: Stretch, at: int) -> Stretch:
    """The clause of a sentence that holds an offset; a bracket of many words is one."""
    for bracket in _patterns()["bracket"].regex.finditer(text, *sentence):
        if bracket.start() < at < bracket.end() and len(bracket[0].split()) >= _WORDS_OF_A_CLAUSE:
            return bracket.start() + 1, bracket.end() - 1
    parts = [sentence[0], *(m.start() for m in _patterns()["clause"].regex.finditer(text, *sentence)), sentence[1]]
    start = max(p for p in parts if p <= at)
    return start, min(p for p in parts if p > at)


def _bracket(text: str, sentence: Stretch, at: int) -> str | None:
    """The bracket of a sentence that holds an offset."""
    brackets = _patterns()["bracket"].regex.finditer(text, *sentence)
    return next((b[0] for b in brackets if b.start() <= at < b.end()), None)


def _without_brackets(text: str, stretch: Stretch) -> str:
    return _patterns()["bracket"].regex.sub("", text[slice(*stretch)])


def _is_list(words: str, found: Sequence[MissionMention]) -> bool:
    """True where names of missions are most of a sentence's letters."""
    letters = sum(1 for character in words if character.isalnum())
    return len(found) > 1 and 2 * sum(m.end - m.start for m in found) > letters


def _named_by(heading: str, context: Context) -> str | None:
    """The mission whose name a heading or cell is, alone."""
    found = context.finder.missions_in(heading)
    covered = sum(m.end - m.start for m in found)
    alone = len({m.key for m in found}) == 1 and 10 * covered >= 8 * len(heading.strip())
    return found[0].key if alone else None


def _bare(clause: str, context: Context) -> str:
    """The words of a clause without its number as a caption, the name that opens a block, and joining words."""
    clause = _patterns()["caption number"].regex.sub("", clause.strip(" ,;.*"))
    found = context.finder.missions_in(clause)
    if found and found[0].start == 0:
        again = any(m.key == found[0].key for m in found[1:])
        rest = clause[found[0].end :]
        if _says("lead", rest) or (again and re.match(r" [A-Z][a-z]", rest)):
            clause = rest.lstrip(" :–—-")
    for word in sorted(load_words(_FILE)["joining"], key=len, reverse=True):
        if lowered(clause).startswith((word + " ", word + ", ")):
            return clause[len(word) :].strip(" ,")
    return clause


# Tables


class _Table:
    def __init__(self, context: Context, table: Part, over: NamedPriority) -> None:
        self.context = context
        self.over = over
        rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
        self.heads = [words for _, words in rows[0].cells] if rows and rows[0].header else []
        self.rows = rows[1:] if self.heads else rows
        above = context.part_at.get(table.parent or "")
        self.title = table.title or (above.title or above.view.text if above and above.level > 1 else "")

    def read(self) -> Iterator[PriorityActivity]:
        """The activities of each row whose mission is named in a cell of its own, or in a row above it."""
        last: str | None = None
        for row in self.rows:
            column, mission = self._mission(row)
            if mission is None and row.cells and not row.cells[0][1]:
                mission = last
            last = mission if column in (0, None) else None
            if mission:
                yield from self._activities(row, column, mission)

    def _mission(self, row: Part) -> tuple[int | None, str | None]:
        for column, (_, words) in enumerate(row.cells):
            key = _named_by(words, self.context) if words else None
            if key:
                return column, key
        return None, None

    def _activities(self, row: Part, column: int | None, mission: str) -> Iterator[PriorityActivity]:
        cells = {
            n: (span, words)
            for n, (span, words) in enumerate(row.cells)
            if span and n != column and not _says("cell blank", words) and not self._is_remark(n)
        }
        told = {n: cell for n, cell in cells.items() if len(cell[1].split()) >= _FEWEST_WORDS}
        for span, words in told.values():
            for item in _items(words):
                yield self._fact(row, span, mission, item)
        words = "" if told else self._reported({n: words for n, (_, words) in cells.items()})
        if words:
            yield self._fact(row, row.pieces[0], mission, words)

    def _is_remark(self, column: int) -> bool:
        """True for a column without a head that one row alone fills: it says nothing of that row."""
        head = self.heads[column] if column < len(self.heads) else ""
        filled = sum(1 for row in self.rows if column < len(row.cells) and row.cells[column][1])
        return not head and filled == 1 and len(self.rows) > 2

    def _reported(self, cells: dict[int, str]) -> str:
        """What cells of few words report: the table's title where they are ticked, else their columns and values."""
        values = {n: w for n, w in cells.items() if not _says("cell tick", w) and not _says("cell glyph", w)}
        heads = {n: self.heads[n] if n < len(self.heads) else "" for n in cells}
        if not cells:
            return ""
        if not values:
            return self.title or "; ".join(filter(None, heads.values()))
        said = "; ".join(f"{heads[n]}: {words}" if heads[n] else words for n, words in values.items())
        return f"{self.title}: {said}" if self.title else said

    def _fact(self, row: Part, mention: Span, mission: str, activity: str) -> PriorityActivity:
        return PriorityActivity(
            evidence=self.context.whole(row),
            mention=mention,
            mission=mission,
            priority=self.over.record.key,
            label=self.over.label,
            activity=activity,
        )


def _items(words: str) -> Iterator[str]:
    """The sentences of a cell, and the items of a list whose bullets were lost."""
    for start, end in sentences(words):
        at = start
        for match in _patterns()["lost bullet"].regex.finditer(words, start, end):
            before = words[at : match.start()]
            if before.split() and before.split()[-1].islower() and not _says("not before a bullet", before):
                yield before.strip(" .;")
                at = match.end()
        yield words[at:end].strip(" .;")
