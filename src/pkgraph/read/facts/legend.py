"""Legends of tables: what glyphs mean, as far as the text still tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pkgraph.read.model import Part, PartKind

REACH = 12
"""parts behind a table among which its legend may stand"""

_HOLDS = (PartKind.PARAGRAPH, PartKind.NOTE, PartKind.SECTION)


@dataclass(frozen=True, slots=True)
class Legend:
    """The meanings that a legend gives each glyph; more than one where what told them apart was lost."""

    meanings: dict[str, tuple[str, ...]]

    def meaning(self, words: str) -> tuple[str | None, str | None]:
        """What the glyphs of a cell mean, and a note where that can no longer be told."""
        if not words:
            return None, "the cell is empty"
        meant = self.meanings.get(words, ())
        if len(meant) == 1:
            return meant[0], None
        if meant:
            return None, f"{words} stands for {', '.join(meant)} alike: what told them apart was lost"
        return None, f"{words} is in no legend"


def read_legend(
    parts: Sequence[Part], pattern: re.Pattern[str], name: Callable[[str], str | None], order: Sequence[str]
) -> Legend:
    """The legend among some parts.

    Args:
        parts: the table, its rows and what stands behind it.
        pattern: finds ``words`` and the ``glyph`` beside them.
        name: the meaning that such words have, None for none.
        order: all meanings, in the order in which a note names them.
    """
    found: dict[str, set[str]] = {}
    for part in parts:
        if part.kind in _HOLDS:
            for match in pattern.finditer(part.view.text):
                meaning = name(match["words"])
                if meaning:
                    found.setdefault(match["glyph"], set()).add(meaning)
    return Legend({glyph: tuple(sorted(meant, key=order.index)) for glyph, meant in found.items()})
