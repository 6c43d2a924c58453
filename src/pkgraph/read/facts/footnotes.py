"""What the footnotes of a document cite, one after another: ``Ibid.`` stands for what the note before it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pkgraph.read.mentions.documents import DocumentMention
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part, PartKind
from pkgraph.read.patterns import load_patterns

_FILE = LEXICON / "document.toml"


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that a footnote refers to."""

    symbol: str
    pinpoint: str | None


@dataclass(frozen=True, slots=True)
class Ibid:
    """``Ibid.`` in a footnote that names no document itself."""

    start: int
    """its place in the note's reading text"""
    end: int
    stands_for: Reference | None
    reason: str | None
    """why it stands for no document for certain"""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and what it refers to by symbol or by ``Ibid.``."""

    part: Part
    cites: tuple[Reference, ...]
    ibid: Ibid | None


def follow_notes(parts: Iterable[Part], mentions: Mapping[str, Sequence[DocumentMention]]) -> Iterator[Note]:
    """The footnotes among ``parts`` in their order.

    Args:
        parts: parts of one document in reading order.
        mentions: the documents that each part names, by the part's path.
    """
    before: tuple[Reference, ...] = ()
    for part in parts:
        if part.kind is not PartKind.FOOTNOTE:
            continue
        own = tuple(Reference(m.symbol, m.pinpoint) for m in mentions.get(part.path, ()))
        ibid = None if own else _ibid(part, before)
        if ibid and ibid.stands_for:
            own = (ibid.stands_for,)
        yield Note(part, own, ibid)
        before = own


def _ibid(part: Part, before: tuple[Reference, ...]) -> Ibid | None:
    match = load_patterns(_FILE)["ibid"].regex.search(part.view.text)
    if match is None:
        return None
    start, end = match.span("ibid")
    if len({reference.symbol for reference in before}) != 1:
        reason = "no document before it" if not before else "more than one document before it"
        return Ibid(start, match.end(), None, reason)
    after = load_patterns(_FILE)["pinpoint after"].regex.search(fold(part.view.text[match.end() :]).lstrip("."))
    pinpoint = after["pinpoint"].strip(" ,") if after else before[-1].pinpoint
    return Ibid(start, end, Reference(before[-1].symbol, pinpoint), None)
