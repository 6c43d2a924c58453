"""Speeches of a verbatim record: who spoke, for whom, in which role, on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.speakers import attendance, meeting_of
from pkgraph.read.model import Fact
from pkgraph.read.structure.view import source_span


@dataclass(frozen=True, slots=True)
class Speech(Fact):
    """A speech in a meeting; its evidence is the words that introduce it."""

    meeting: str
    """symbol of the meeting's record"""
    speaker: str
    """as introduced: ``Mr. Agyeman``, ``The President``"""
    state: str | None
    """the State spoken for, as the text has it"""
    code: str | None
    """that State's ISO 3166-1 alpha-3 code"""
    post: str | None
    """the speaker's office, or the organisation spoken for"""
    role: str | None
    """``President``, ``member``, ``briefer``, ``invited under rule 37`` or ``invited under rule 39``"""
    language: str | None
    topic: str | None
    """the item of the agenda"""


def read_speeches(context: Context) -> Iterator[Fact]:
    """One fact a speech of a verbatim record."""
    meeting = meeting_of(context)
    if meeting is None:
        return
    for speaker in attendance(context).speakers:
        at = speaker.part.view.text.index(speaker.name)
        yield Speech(
            evidence=context.whole(speaker.part),
            mention=source_span(speaker.part.view, at, at + len(speaker.name)),
            meeting=meeting,
            speaker=speaker.name,
            state=speaker.state.name if speaker.state else None,
            code=speaker.state.code if speaker.state else None,
            post=speaker.post,
            role=speaker.role,
            language=speaker.language,
            topic=speaker.topic,
        )
