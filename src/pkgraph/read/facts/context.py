"""What every reader of facts works with: the document, the vocabulary, and how evidence is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from pkgraph.read.mentions.missions import MissionFinder, MissionMention
from pkgraph.read.mentions.sentences import sentence_at, sentences
from pkgraph.read.model import Bibliography, Document, Evidence, Part, PartKind, Span
from pkgraph.read.structure.view import evidence_span, source_span, with_whole_links
from pkgraph.vocabulary import Vocabulary

LONGEST_QUOTE = 2000
"""characters that a quote may have at most"""

_WHOLE = frozenset({PartKind.ROW, PartKind.SECTION})


@dataclass(frozen=True)
class Context:
    """One document, ready to have facts read from it."""

    document: Document
    vocabulary: Vocabulary
    finder: MissionFinder
    """knows the vocabulary's missions and those that the document declares"""
    part_at: dict[str, Part] = field(default_factory=dict)
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)
    _missions: dict[str, list[MissionMention]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, document: Document, vocabulary: Vocabulary, finder: MissionFinder) -> Context:
        """The context of a document; what it declares is learnt by its finder."""
        texts = [part.view.text for part in document.parts if part.kind is not PartKind.TABLE]
        own = finder.without(acronym for text in texts for acronym in finder.other_meanings_in(text))
        own = own.with_declared(declared for text in texts for declared in own.declared_in(text))
        return cls(document, vocabulary, own, {p.path: p for p in document.parts})

    @property
    def known(self) -> Bibliography:
        """What is known of the document: the catalogue's word, else the front's."""
        front, catalogued = self.document.front, self.document.catalogued
        return Bibliography(
            **{name: getattr(catalogued, name) or getattr(front, name) for name in Bibliography.__slots__}
        )

    def texts(self) -> Iterator[Part]:
        """The parts that carry words of their own: all but tables, whose rows do."""
        return (part for part in self.document.parts if part.kind is not PartKind.TABLE)

    def sentences(self, part: Part) -> list[tuple[int, int]]:
        """The sentences of a part's reading text; a table row or heading is one."""
        if part.kind in _WHOLE:
            return [(0, len(part.view.text))]
        if part.path not in self._sentences:
            self._sentences[part.path] = sentences(part.view.text) or [(0, len(part.view.text))]
        return self._sentences[part.path]

    def sentence(self, part: Part, at: int) -> tuple[int, int]:
        """The sentence of a part that holds an offset of its reading text."""
        return sentence_at(self.sentences(part), at)

    def missions_named(self, part: Part) -> list[MissionMention]:
        """The missions named in a part, in the order of their places."""
        if part.path not in self._missions:
            self._missions[part.path] = self.finder.missions_in(part.view.text)
        return self._missions[part.path]

    def missions(self, part: Part, start: int, end: int) -> tuple[str, ...]:
        """Keys of the missions named in a stretch of a part, in order of naming, none twice."""
        mentions = self.missions_named(part)
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        last = bisect_left(mentions, end, key=lambda mention: mention.start)
        return tuple(dict.fromkeys(mention.key for mention in mentions[first:last] if mention.end <= end))

    def mention(self, part: Part, mention: MissionMention) -> Span:
        """Where a mission's name stands in the source."""
        return source_span(part.view, mention.start, mention.end)

    def evidence(self, part: Part, sentence: tuple[int, int], focus: tuple[int, int]) -> Evidence:
        """The sentence that holds the focus, inside one piece of text; of a table the row, of a section its heading."""
        if part.kind in _WHOLE:
            return self.whole(part)
        span = evidence_span(part.view, part.pieces, *sentence, focus, LONGEST_QUOTE)
        piece = next(p for p in part.pieces if p.touches(span))
        whole = with_whole_links(self.document.text, span, piece)
        span = whole if whole.end - whole.start <= LONGEST_QUOTE else span
        return Evidence(part.path, span, self.document.text[span.start : span.end])

    def whole(self, part: Part) -> Evidence:
        """A table row or a heading as evidence, cut at the longest quote."""
        whole = part.pieces[0]
        span = Span(whole.start, min(whole.end, whole.start + LONGEST_QUOTE))
        return Evidence(part.path, span, self.document.text[span.start : span.end])
