"""Works named by title alone: well-known ones of a vocabulary, and those that a text presents as publications."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pkgraph.read.mentions.fold import fold, lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.vocabulary import WorkRecord

_FILE = LEXICON / "work.toml"
_DOCUMENTS = LEXICON / "document.toml"
_REACH_BEFORE = 90
"""characters before a title in which a place in the work may stand"""
_PRESENTED = ("entitled", "policy brief on", "numbered report", "treaty")


@dataclass(frozen=True, slots=True)
class WorkMention:
    """A work named by its title."""

    start: int
    end: int
    title: str
    key: str | None = None
    """of the vocabulary's work"""
    pinpoint: str | None = None


@dataclass(frozen=True)
class WorkFinder:
    """Finds the works of a vocabulary by their names."""

    regex: re.Pattern[str]
    named: dict[str, tuple[tuple[str, WorkRecord, bool], ...]]
    """folded name in small letters to its spellings, each with its work and whether it needs a place before it"""

    @classmethod
    def of(cls, works: Iterable[WorkRecord]) -> WorkFinder:
        """A finder for the works of a vocabulary."""
        named: dict[str, list[tuple[str, WorkRecord, bool]]] = {}
        for work in works:
            for name in work.names:
                named.setdefault(lowered(name), []).append((fold(name), work, False))
            for name in work.hidden:
                named.setdefault(lowered(name), []).append((fold(name), work, True))
        longest_first = sorted(named, key=lambda name: (-len(name), name))
        regex = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if named else r"(?!)"
        return cls(re.compile(regex), {name: tuple(spellings) for name, spellings in named.items()})

    def works_in(self, text: str, *, footnote: bool = False) -> list[WorkMention]:
        """The works that ``text`` names, in the order of their places, none inside another.

        Args:
            text: reading text of a part.
            footnote: the text is a footnote's, where a quoted title stands between its author and its date.
        """
        folded = fold(text)
        found = [*self._known(folded), *self._presented(folded, footnote)]
        kept: list[WorkMention] = []
        for mention in sorted(found, key=lambda m: (m.start, m.key is None, -m.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(self._recognized(mention))
        return kept

    def _known(self, text: str) -> Iterator[WorkMention]:
        for match in self.regex.finditer(lowered(text)):
            words = text[match.start() : match.end()]
            for spelling, work, needs_place in self.named[match[0]]:
                pinpoint = _pinpoint(text, *match.span())
                if (spelling == words or spelling.islower()) and (pinpoint or not needs_place):
                    yield WorkMention(*match.span(), work.title, work.key, pinpoint)
                    break

    def _presented(self, text: str, footnote: bool) -> Iterator[WorkMention]:
        names = [*_PRESENTED]
        names += ["source title"] if _patterns()["source"].regex.search(text) else []
        names += ["described"] if footnote else []
        for name in names:
            for match in _patterns()[name].regex.finditer(text):
                groups = match.groupdict()
                if _patterns()["something else"].regex.search(groups.get("between") or ""):
                    continue
                start, end = match.span("title")
                if groups.get("opening") and _patterns()["name goes on"].regex.search(text[:start][-60:]):
                    start = match.end("opening")
                yield WorkMention(start, end, text[start:end], None, _pinpoint(text, start, end))

    def _recognized(self, mention: WorkMention) -> WorkMention:
        """The mention, with the vocabulary's work where its title is a name of one."""
        for _, work, needs_place in self.named.get(lowered(mention.title), ()):
            if mention.key is None and not needs_place:
                return WorkMention(mention.start, mention.end, work.title, work.key, mention.pinpoint)
        return mention


def is_tied(text: str, mention: WorkMention, symbols: Iterable[tuple[int, int]], marks: Iterable[int]) -> bool:
    """True if the text itself gives the title's document: by a symbol beside it, or by a footnote's mark behind it.

    Args:
        symbols: places of the documents that the same text names by symbol or number.
        marks: places of the marks of footnotes that name a document.
    """
    behind = _patterns()["tied behind"].regex.match(fold(text[mention.end : mention.end + 30]))
    reach = mention.end + (behind.end() if behind else 0)
    if any(mention.end <= start <= reach for start, _ in symbols):
        return True
    before = _patterns()["tied before"].regex
    if any(end <= mention.start and before.search(fold(text[end : mention.start])) for _, end in symbols):
        return True
    return any(0 <= at - mention.end <= 2 for at in marks)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _pinpoint(text: str, start: int, end: int) -> str | None:
    before = _patterns()["place"].regex.search(text, max(0, start - _REACH_BEFORE), start)
    if before:
        return before["pinpoint"]
    after = load_patterns(_DOCUMENTS)["pinpoint after"].regex.search(text[end:])
    return after["pinpoint"].strip(" ,") if after else None
