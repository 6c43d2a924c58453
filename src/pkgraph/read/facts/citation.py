"""Citations: documents named by symbol or number, by ``Ibid.``, or by title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.footnotes import Ibid, follow_notes
from pkgraph.read.mentions.documents import DocumentMention, documents_in, with_known_bodies
from pkgraph.read.mentions.fold import fold, lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.works import WorkFinder, WorkMention, is_tied
from pkgraph.read.model import Citation, Fact, Part, PartKind, Unresolved
from pkgraph.read.patterns import load_patterns
from pkgraph.read.structure.front import is_own_name
from pkgraph.read.structure.view import source_span, view_of

_FILE = LEXICON / "document.toml"
_LONGEST_TITLE = 300
"""characters before a footnote mark in which the title that it ties may begin"""
_MERE_REFERENCE = re.compile(r"^(?:See|See also|Cf\.)?[\s.,;]*$")


def read_citations(context: Context) -> Iterator[Fact]:
    """Every citation, one a sentence and cited document, and each ``Ibid.`` that leads nowhere for certain."""
    reader = _Citations(context)
    for part in context.texts():
        yield from reader.by_symbol(part)
    yield from reader.by_ibid()
    yield from reader.by_tied_title()
    yield from reader.by_title()


class _Citations:
    def __init__(self, context: Context) -> None:
        self.context = context
        body = context.known.body
        self.mentions = with_known_bodies(
            {part.path: documents_in(part.view.text, body=body) for part in context.texts()}
        )
        self.marks: dict[str, list[tuple[Part, int]]] = {}
        for link in context.document.links:
            self.marks.setdefault(link.footnote, []).append((context.part_at[link.part], link.at))
        self.cited_behind: dict[str, list[int]] = {}
        for link in context.document.links:
            if self.mentions.get(link.footnote):
                self.cited_behind.setdefault(link.part, []).append(link.at)
        self.ties = dict(self._ties())

    def by_symbol(self, part: Part) -> Iterator[Fact]:
        seen: set[tuple[int, str]] = set()
        for mention in self.mentions[part.path]:
            sentence = self.context.sentence(part, mention.start + 1)
            place = (sentence[0], mention.symbol)
            if place in seen or (part.kind is PartKind.FRONT and self._names_itself(part, mention)):
                continue
            seen.add(place)
            yield self._citation(part, sentence, (mention.start, mention.end), mention.symbol, mention.pinpoint)

    def by_ibid(self) -> Iterator[Fact]:
        """``Ibid.`` stands for the one document of the footnote before it; after none or several it stays open."""
        for note in follow_notes(self.context.document.parts, self.mentions):
            if note.ibid:
                yield self._resolved(note.part, note.ibid)
            yield from self._elsewhere(note.part, bool(note.cites))

    def by_title(self) -> Iterator[Fact]:
        """Works named by title alone, where the document ties no symbol to the title."""
        tied = {lowered(title) for title in self.ties}
        finder = WorkFinder.of(self.context.vocabulary.works.values())
        own = lowered(self.context.known.title or "")
        for part in self.context.texts():
            if part.kind in (PartKind.FRONT, PartKind.SECTION):
                continue
            text = part.view.text
            beside = [(m.start, m.end) for m in self.mentions[part.path]]
            seen: set[tuple[int, str]] = set()
            for work in finder.works_in(text, footnote=part.kind is PartKind.FOOTNOTE):
                sentence = self.context.sentence(part, work.start + 1)
                words = lowered(text[work.start : work.end])
                if words in tied or words == own or (sentence[0], work.title) in seen:
                    continue
                if not is_tied(text, work, beside, self.cited_behind.get(part.path, ())):
                    seen.add((sentence[0], work.title))
                    yield self._of_work(part, sentence, work)

    def by_tied_title(self) -> Iterator[Fact]:
        """Titles that a footnote ties to a symbol, where the same document uses them again."""
        ties = self.ties
        if not ties:
            return
        names = re.compile("|".join(re.escape(title) for title in sorted(ties, key=lambda t: (-len(t), t))))
        for part in self.context.texts():
            if part.kind in (PartKind.FRONT, PartKind.FOOTNOTE):
                continue
            seen: set[tuple[int, str]] = set()
            for match in names.finditer(fold(part.view.text)):
                symbol, path, at = ties[match[0]]
                sentence = self.context.sentence(part, match.start() + 1)
                tied_here = path == part.path and sentence[0] < at <= sentence[1]
                if tied_here or (sentence[0], symbol) in seen:
                    continue
                seen.add((sentence[0], symbol))
                yield self._citation(part, sentence, match.span(), symbol, None)

    def _citation(
        self, part: Part, sentence: tuple[int, int], focus: tuple[int, int], cited: str, pinpoint: str | None
    ) -> Citation:
        return Citation(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus),
            cited=cited,
            cited_type=symbols.kind(cited),
            surface=part.view.text[slice(*focus)],
            via="footnote" if part.kind is PartKind.FOOTNOTE else "text",
            pinpoint=pinpoint,
            missions=self._missions(part, sentence),
        )

    def _of_work(self, part: Part, sentence: tuple[int, int], work: WorkMention) -> Citation:
        focus = (work.start, work.end)
        return Citation(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus),
            cited=work.title,
            cited_type="title",
            surface=part.view.text[slice(*focus)],
            via="footnote" if part.kind is PartKind.FOOTNOTE else "text",
            pinpoint=work.pinpoint,
            missions=self._missions(part, sentence),
            work=work.key,
        )

    def _missions(self, part: Part, sentence: tuple[int, int]) -> tuple[str, ...]:
        """Missions of the sentence; of a footnote those of the sentence that carries its mark, else its own."""
        if part.kind is PartKind.FOOTNOTE:
            for marked, at in self.marks.get(part.path, []):
                if marked.kind is PartKind.SECTION:
                    continue
                named = self.context.missions(marked, *self.context.sentence(marked, at))
                if named:
                    return named
        return self.context.missions(part, *sentence)

    def _names_itself(self, part: Part, mention: DocumentMention) -> bool:
        """True for the document's own symbol and name in its masthead."""
        if mention.symbol == self.context.document.key:
            return True
        at = source_span(part.view, mention.start, mention.end)
        line = next((piece for piece in part.pieces if piece.touches(at)), None)
        return line is not None and is_own_name(view_of(self.context.document.text, [line]).text)

    def _resolved(self, note: Part, ibid: Ibid) -> Fact:
        sentence, focus = self.context.sentence(note, ibid.start + 1), (ibid.start, ibid.end)
        if ibid.stands_for is None:
            return self._open(note, focus, sentence, ibid.reason or "")
        return self._citation(note, sentence, focus, ibid.stands_for.symbol, ibid.stands_for.pinpoint)

    def _elsewhere(self, note: Part, cites: bool) -> Iterator[Fact]:
        match = load_patterns(_FILE)["antecedent elsewhere"].regex.search(note.view.text)
        if match and not cites:
            sentence = self.context.sentence(note, match.start() + 1)
            yield self._open(note, match.span(), sentence, "what it stands for is named elsewhere")

    def _open(self, part: Part, focus: tuple[int, int], sentence: tuple[int, int], reason: str) -> Unresolved:
        return Unresolved(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus),
            kind="citation",
            surface=part.view.text[slice(*focus)],
            reason=reason,
        )

    def _ties(self) -> Iterator[tuple[str, tuple[str, str, int]]]:
        """Title to the symbol, and the place of the mark that ties them."""
        regex = load_patterns(_FILE)["titled work"].regex
        for link in self.context.document.links:
            cited = self.mentions.get(link.footnote, [])
            part, note = self.context.part_at[link.part], self.context.part_at[link.footnote]
            if len(cited) != 1 or not _MERE_REFERENCE.match(_without(note.view.text, cited[0])):
                continue
            near = max(0, link.at - _LONGEST_TITLE)
            for match in regex.finditer(fold(part.view.text[near : link.at])):
                if link.at - near - match.end() <= 2:
                    title = match["quoted"] or match["title"]
                    for form in (title, re.sub(r"^(?:A|An|The) ", "", title)):
                        yield form, (cited[0].symbol, part.path, link.at)


def _without(text: str, mention: DocumentMention) -> str:
    return (text[: mention.start] + text[mention.end :]).strip()
