"""Pages: on which one each part of a document starts."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from pkgraph.read.model import Part
from pkgraph.read.text.written import PAGE_END


def with_pages(text: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, each with the page on which it starts; as they are where ``text`` has no form feed at a page's end."""
    if PAGE_END not in text:
        return tuple(parts)
    ends = [at for at, character in enumerate(text) if character == PAGE_END]
    return tuple(replace(part, page=bisect(ends, part.pieces[0].start) + 1) for part in parts)
