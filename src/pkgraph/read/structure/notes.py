"""Footnote marks and footnotes: each mark tied to its note, and what is missing on either side."""

from __future__ import annotations

from collections.abc import Sequence

from pkgraph.read.model import NoteLink, Notice, Part, PartKind, Span


def link_notes(parts: Sequence[Part]) -> tuple[tuple[NoteLink, ...], tuple[Notice, ...]]:
    """The links from marks to footnotes, and notices of marks and footnotes without their other half.

    Where a number stands for more than one footnote, a mark takes the next one behind it.
    """
    footnotes = [part for part in parts if part.kind is PartKind.FOOTNOTE]
    links: list[NoteLink] = []
    notices: list[Notice] = []
    used: set[str] = set()
    for part in parts:
        for mark in part.view.marks:
            note = _note_for(mark.number, mark.source.start, footnotes)
            if note is None:
                message = f"footnote {mark.number} is marked in {part.label} and not in the text"
                notices.append(Notice("missing-footnote", message, mark.source))
            elif note.path != part.path:
                links.append(NoteLink(part.path, mark.at, note.path))
                used.add(note.path)
    for note in footnotes:
        if note.path not in used:
            message = f"footnote {note.number} has no mark in the text"
            notices.append(Notice("unmarked-footnote", message, note.pieces[0]))
    return tuple(links), tuple(notices)


def gaps(parts: Sequence[Part]) -> tuple[Notice, ...]:
    """Notices of paragraph numbers that are missing between the first and the last of a chain."""
    notices: list[Notice] = []
    last: dict[str, int] = {}
    for part in parts:
        home, _, number = part.path.rpartition("/")
        if part.kind is not PartKind.PARAGRAPH or not home.endswith("para") or not number.isdigit():
            continue
        before = last.get(home, 0)
        last[home] = int(number)
        for missing in range(before + 1, int(number)):
            place = Span(part.pieces[0].start, part.pieces[0].start + 1)
            notices.append(Notice("missing-paragraph", f"paragraph {missing} is not in the text", place))
    return tuple(notices)


def _note_for(number: str, at: int, footnotes: Sequence[Part]) -> Part | None:
    same = [note for note in footnotes if note.number == number]
    behind = [note for note in same if note.pieces[0].start > at]
    return next(iter(behind or same), None)
