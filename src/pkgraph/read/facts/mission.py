"""Missions named in paragraphs, footnotes, table rows, captions and notes; missions that a document declares."""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph.read.facts.context import Context
from pkgraph.read.model import DeclaredMission, Fact, MissionMention, Part, PartKind
from pkgraph.read.structure.sections import BLOCK_TITLE
from pkgraph.read.structure.view import source_span

_UNITS = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.ROW, PartKind.FIGURE, PartKind.NOTE})


def read_missions(context: Context) -> Iterator[Fact]:
    """One mention a part and mission, at its first naming there.

    A title directly above a paragraph belongs to it: what both name is told once, in the paragraph.
    """
    yield from _declared(context)
    parts = context.document.parts
    for n, part in enumerate(parts):
        if part.kind in _UNITS:
            yield from _mentions(context, part, frozenset())
        elif part.kind is PartKind.SECTION and part.level == BLOCK_TITLE:
            below = next((p for p in parts[n + 1 :] if p.parent == part.path and p.kind is PartKind.PARAGRAPH), None)
            if below is not None:
                named = context.missions(below, 0, len(below.view.text))
                yield from _mentions(context, part, frozenset(named))


def _mentions(context: Context, part: Part, told: frozenset[str]) -> Iterator[Fact]:
    seen = set(told)
    for mention in context.missions_named(part):
        if mention.key in seen:
            continue
        seen.add(mention.key)
        focus = (mention.start, mention.end)
        yield MissionMention(
            evidence=context.evidence(part, context.sentence(part, mention.start + 1), focus),
            mention=context.mention(part, mention),
            mission=mention.key,
            surface=part.view.text[mention.start : mention.end],
        )


def _declared(context: Context) -> Iterator[Fact]:
    known = context.vocabulary.missions
    seen: set[str] = set()
    for part in context.texts():
        for declared in context.finder.declared_in(part.view.text):
            key = context.finder.key_of.get(declared.acronym)
            if key != declared.acronym or key in known or key in seen:
                continue
            seen.add(key)
            focus = (declared.start, declared.end)
            yield DeclaredMission(
                evidence=context.evidence(part, context.sentence(part, declared.start + 1), focus),
                mention=source_span(part.view, *focus),
                mission=key,
                name=declared.name,
            )
