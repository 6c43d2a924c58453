"""The acts of a resolution's paragraphs, for every reader of what a resolution does."""

from __future__ import annotations

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.operative import Act, acts
from pkgraph.read.model import Part, PartKind


def acts_of(context: Context, part: Part) -> list[Act]:
    """What a paragraph of a resolution does, in the order of its words; nothing in any other document or part."""
    if part.kind is not PartKind.PARAGRAPH or symbols.kind(context.document.key) != "resolution":
        return []
    return acts(fold(part.view.text), anywhere=_is_operative(context, part))


def _is_operative(context: Context, part: Part) -> bool:
    """True for a paragraph with a number of its own: not an item below one, nor a paragraph of an annex."""
    parent = context.part_at.get(part.parent or "")
    return (
        part.number is not None
        and part.number.isdigit()
        and not part.path.startswith("annex")
        and (parent is None or parent.kind is not PartKind.PARAGRAPH)
    )
