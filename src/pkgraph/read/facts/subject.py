"""Which missions a place in a document speaks of: named there, taken up again ("the Mission", "its"), or meant by the
block, the row or the whole document that it stands in.

A taken-up subject is resolved only where one antecedent stands in the same part, or where the block, the table row or
the document's own title names the mission; else the answer is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.missions import MissionMention
from pkgraph.read.mentions.sentences import LEXICON, sentences
from pkgraph.read.model import Part, PartKind
from pkgraph.read.patterns import load_patterns

_FILE = LEXICON / "subject.toml"

PEACEKEEPING = "UN peacekeeping"
"""subject of what is said of peacekeeping as a whole"""


@dataclass(frozen=True, slots=True)
class Named:
    """Missions named one after another, as in ``A, B and C``."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass
class Subjects:
    """Finds the missions that stretches of a document's parts are about."""

    context: Context
    _runs: dict[str, list[Named]] = field(default_factory=dict)

    def runs(self, part: Part) -> list[Named]:
        """The missions named in a part, those of one list together, in order."""
        if part.path not in self._runs:
            self._runs[part.path] = _joined(part.view.text, self.context.finder.missions_in(part.view.text))
        return self._runs[part.path]

    def of(self, part: Part, sentence: tuple[int, int], at: int, *, whole: bool = True) -> tuple[str, ...]:
        """The missions that the words at ``at`` are said of, none twice; empty where nothing tells.

        Args:
            part: the part, whose reading text the offsets count in.
            sentence: where the sentence begins and ends.
            at: where the words begin.
            whole: may give ``UN peacekeeping`` where the text speaks of missions in general.
        """
        if part.kind is PartKind.ROW:
            found = self._in_row(part)
        else:
            found = (
                self.before(part, sentence, at) or self._after(part, sentence, at) or self._around(part, sentence, at)
            )
        if found == (PEACEKEEPING,) and not whole:
            return ()
        return found

    def named_in(self, part: Part, start: int, end: int) -> tuple[str, ...]:
        """Keys of the missions named in a stretch, none twice."""
        return tuple(dict.fromkeys(k for run in self.runs(part) if start <= run.start < end for k in run.keys))

    def before(self, part: Part, sentence: tuple[int, int], at: int) -> tuple[str, ...]:
        """What a sentence names before ``at``: the nearest mission, words that take one up, or missions in general."""
        text = part.view.text
        runs = [r for r in self.runs(part) if sentence[0] <= r.start and r.end <= at]
        nearest = runs[-1] if runs else None
        words = [
            m
            for m in load_patterns(_FILE)["stand-in"].regex.finditer(text, sentence[0], at)
            if not any(r.start < m.end() and m.start() < r.end for r in self.runs(part))
        ]
        while words and (nearest is None or words[-1].start() > nearest.end):
            match = words.pop()
            if match["general"]:
                return (PEACEKEEPING,)
            if match["pronoun"]:
                continue
            taken_up = self._taken_up(part, match.start(), several=match["several"] is not None)
            if taken_up:
                return taken_up
        return nearest.keys if nearest else ()

    def _after(self, part: Part, sentence: tuple[int, int], at: int) -> tuple[str, ...]:
        text = part.view.text
        run = next((r for r in self.runs(part) if at <= r.start < sentence[1]), None)
        match = load_patterns(_FILE)["stand-in"].regex.search(text, at, sentence[1])
        while match and (
            match["pronoun"] or any(r.start < match.end() and match.start() < r.end for r in self.runs(part))
        ):
            match = load_patterns(_FILE)["stand-in"].regex.search(text, match.end(), sentence[1])
        if match and (run is None or match.start() < run.start):
            if match["general"]:
                return (PEACEKEEPING,)
            taken_up = self._taken_up(part, match.start(), several=match["several"] is not None)
            if taken_up:
                return taken_up
        return run.keys if run else ()

    def _around(self, part: Part, sentence: tuple[int, int], at: int) -> tuple[str, ...]:
        """What a sentence that names none goes on speaking of: only where it begins by taking something up."""
        if load_patterns(_FILE)["goes on"].regex.match(part.view.text, *sentence):
            taken_up = self._taken_up(part, sentence[0], several=False)
            if taken_up:
                return taken_up
        heading = self.context.part_at[part.parent].title if part.parent else None
        if self.other_body(part, sentence[0], at) or load_patterns(_FILE)["other body"].regex.search(heading or ""):
            return ()
        return self._block(part) or ((PEACEKEEPING,) if self.general and not self._of_one(part, sentence) else ())

    def _of_one(self, part: Part, sentence: tuple[int, int]) -> bool:
        """True where a sentence speaks of one mission that nothing names: ``the Mission``, ``Mission leadership``."""
        stand_ins = load_patterns(_FILE)["stand-in"].regex.finditer(part.view.text, *sentence)
        return any(match["one"] for match in stand_ins)

    def other_body(self, part: Part, start: int, end: int) -> bool:
        """True where a stretch names a body that is no mission."""
        return bool(load_patterns(_FILE)["other body"].regex.search(part.view.text, start, end))

    def _taken_up(self, part: Part, at: int, *, several: bool) -> tuple[str, ...]:
        """The antecedent of "the Mission" or, for ``several``, of "these missions"."""
        before = [r for r in self.runs(part) if r.end <= at]
        if several:
            return next((r.keys for r in reversed(before) if len(r.keys) > 1), ())
        if before:
            last = before[-1].keys
            if len(last) == 1:
                return last
        return self._block(part) or (before[-1].keys if before else ())

    def _block(self, part: Part) -> tuple[str, ...]:
        """The mission of the nearest heading above that names one, else of the document's title."""
        path = part.parent
        while path is not None:
            above = self.context.part_at[path]
            if above.kind is PartKind.SECTION:
                named = tuple(dict.fromkeys(k for run in self.runs(above) for k in run.keys))
                if len(named) == 1:
                    return named
            path = above.parent
        return self.document

    @cached_property
    def document(self) -> tuple[str, ...]:
        """The one mission that the document's title names."""
        title = self.context.known.title or ""
        keys = tuple(dict.fromkeys(m.key for m in self.context.finder.missions_in(title)))
        return keys if len(keys) == 1 else ()

    @cached_property
    def general(self) -> bool:
        """True for a document on peacekeeping as a whole: its title says so, or it names many missions."""
        title = self.context.known.title or ""
        if self.document:
            return False
        return bool(load_patterns(_FILE)["peacekeeping"].regex.search(title))

    def _in_row(self, row: Part) -> tuple[str, ...]:
        """The mission of the row's first cells, of the row above that it goes on, else any that it names."""
        own = self.row_mission(row)
        if own:
            return own
        return next((r.keys for r in self.runs(row)), ())

    def row_mission(self, row: Part) -> tuple[str, ...]:
        """The mission that heads a row; of a row whose first cell is empty, the mission that heads the row above."""
        rows = self._rows_up_to(row)
        for one in reversed(rows):
            first = next((n for n, (_, words) in enumerate(one.cells) if words), None)
            if first is None:
                continue
            if first == 0 or self._heads(one.cells[first][1]):
                return self._heads(one.cells[first][1])
        return ()

    def _heads(self, words: str) -> tuple[str, ...]:
        """The mission that a cell consists of."""
        named = self.context.finder.missions_in(words)
        if not named:
            return ()
        rest = (words[: named[0].start] + words[named[-1].end :]).strip(" :().-–")
        return tuple(dict.fromkeys(m.key for m in named)) if len(rest) <= 3 else ()

    def _rows_up_to(self, row: Part) -> list[Part]:
        if row.path not in self._tables:
            for part in self.context.document.parts:
                if part.kind is PartKind.ROW and part.parent is not None:
                    rows = self._tables.setdefault(part.parent, [])
                    rows.append(part)
                    self._tables[part.path] = rows
        rows = self._tables[row.path]
        return rows[: rows.index(row) + 1]

    @cached_property
    def _tables(self) -> dict[str, list[Part]]:
        return {}


def stretches(context: Context, part: Part) -> list[tuple[int, int]]:
    """The sentences of a part; of a table row those of each of its cells."""
    if part.kind is not PartKind.ROW:
        return context.sentences(part)
    found: list[tuple[int, int]] = []
    at = 0
    for _, words in part.cells:
        start = part.view.text.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            found += [(start + s, start + e) for s, e in sentences(words)]
    return found


def _joined(text: str, mentions: list[MissionMention]) -> list[Named]:
    runs: list[Named] = []
    for mention in mentions:
        last = runs[-1] if runs else None
        if last and load_patterns(_FILE)["list goes on"].regex.search(text[last.end : mention.start]):
            keys = tuple(dict.fromkeys((*last.keys, mention.key)))
            runs[-1] = Named(last.start, mention.end, keys)
        else:
            runs.append(Named(mention.start, mention.end, (mention.key,)))
    return runs
