"""Priorities and themes: headings that name one, the headings below them, and sentences that list them."""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.priority_sections import NamedPriority, PrioritySections
from pkgraph.read.model import Fact, Part, PartKind, PriorityMention
from pkgraph.read.structure.view import source_span


def read_priorities(context: Context) -> Iterator[Fact]:
    """One fact a heading or sentence and priority that it names."""
    sections = PrioritySections(context)
    if not sections.any:
        return
    for part in context.document.parts:
        if part.kind is PartKind.SECTION:
            named = sections.heading(part)
            if named:
                whole = (0, len(part.view.text))
                yield _fact(context, part, whole, whole, named)
    for part in context.texts():
        if part.kind in (PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE):
            yield from _sentences(context, sections, part)


def _sentences(context: Context, sections: PrioritySections, part: Part) -> Iterator[Fact]:
    for start, end in context.sentences(part):
        seen: set[str] = set()
        for named, focus in sections.in_sentence(part.view.text, start, end):
            if named.record.key not in seen:
                seen.add(named.record.key)
                yield _fact(context, part, (start, end), focus, named)


def _fact(
    context: Context, part: Part, sentence: tuple[int, int], focus: tuple[int, int], named: NamedPriority
) -> PriorityMention:
    return PriorityMention(
        evidence=context.evidence(part, sentence, focus),
        mention=source_span(part.view, *focus) if len(part.pieces) == 1 else part.pieces[0],
        priority=named.record.key,
        scheme=named.record.scheme,
        number=named.number,
        label=named.label,
    )
