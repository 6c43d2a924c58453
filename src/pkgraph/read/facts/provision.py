"""Provisions: what a resolution's operative paragraphs do, one fact a verb, and whom each addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.operative import acts_of
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.operative import Act, chapter
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.structure.view import source_span

_ITALICS = re.compile(r"[_*]")
"""marks left at a verb"""
_LONGEST = 2000
"""characters of a provision's words"""


@dataclass(frozen=True, slots=True)
class Provision(Fact):
    """What a body does in a paragraph of its resolution."""

    number: str | None
    """the paragraph's: ``12``, ``58 (a)``; None where it has none"""
    verb: str
    """third person, without adverbs: ``decides``, ``calls upon``; ``acts under Chapter VII``"""
    addressee: str | None
    """in the text's words, without an article"""
    words: str
    """the verb and all that it governs"""
    missions: tuple[str, ...]
    """keys of the missions named there, in order of naming"""


def read_provisions(context: Context) -> Iterator[Fact]:
    """The acts of a resolution's paragraphs, in the order of the text; no other document has any."""
    if symbols.kind(context.document.key) != "resolution":
        return
    for part in context.document.parts:
        if part.kind is not PartKind.PARAGRAPH:
            continue
        text = fold(part.view.text)
        under = chapter(text)
        found = acts_of(context, part)
        if under and not found:
            verb = f"acts under {under['chapter']}"
            yield _provision(context, part, Act(under.start(), len(text), verb, under.end(), None))
        for act in found:
            yield _provision(context, part, act)


def _provision(context: Context, part: Part, act: Act) -> Provision:
    end = min(act.end, act.start + _LONGEST)
    numbered = part.number is not None and part.label.startswith("para ")
    return Provision(
        evidence=context.evidence(part, context.sentence(part, act.start), (act.start, act.start + 1)),
        mention=source_span(part.view, act.start, act.object),
        number=part.label.removeprefix("para ") if numbered else None,
        verb=act.verb,
        addressee=part.view.text[slice(*act.addressee)] if act.addressee else None,
        words=_ITALICS.sub("", part.view.text[act.start : act.object]) + part.view.text[act.object : end].strip(),
        missions=context.missions(part, act.start, act.end),
    )
