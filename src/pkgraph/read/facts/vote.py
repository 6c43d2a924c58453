"""Votes of a verbatim record: the counts that are announced, who voted how, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.speakers import PRESIDENT, NamedState, StateNames, attendance, meeting_of, topic_of
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.patterns import load_patterns, load_words
from pkgraph.read.structure.record import record_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "vote.toml"
_SIDES = ("In favour", "Against", "Abstaining")


@dataclass(frozen=True, slots=True)
class Vote(Fact):
    """A vote that was taken at a meeting."""

    meeting: str
    """symbol of the meeting's record"""
    draft: str | None
    """symbol of the draft that was put to the vote"""
    result: str | None
    """``adopted unanimously``, ``adopted`` or ``not adopted``"""
    resolution: str | None
    """symbol of the resolution that came of it"""
    in_favour: int | None
    against: int | None
    abstentions: int | None
    states_in_favour: tuple[NamedState, ...]
    """in the order of the text; empty where the record lists none"""
    states_against: tuple[NamedState, ...]
    states_abstaining: tuple[NamedState, ...]
    topic: str | None
    """the item of the agenda"""


def read_votes(context: Context) -> Iterator[Fact]:
    """One fact a vote of a verbatim record."""
    meeting = meeting_of(context)
    if meeting is not None:
        yield from _Reader(context, meeting).votes()


@dataclass(slots=True)
class _Ballot:
    """A vote while it is read."""

    part: Part
    """where it is said that it was taken, or what came of it"""
    draft: str | None
    sides: dict[str, tuple[NamedState, ...]] = field(default_factory=dict)
    """the States that the record lists; none for a side that it says nobody took"""


class _Reader:
    def __init__(self, context: Context, meeting: str) -> None:
        self.context = context
        self.meeting = meeting
        self.states = StateNames(context)
        self.speakers = {p.path: s for s in attendance(context).speakers for p in s.paragraphs}
        self.drafts: dict[str, None] = {}
        """those named since the last vote"""

    def votes(self) -> Iterator[Vote]:
        ballot: _Ballot | None = None
        for part in self.context.document.parts:
            if part.kind is not PartKind.PARAGRAPH:
                continue
            speaker = self.speakers.get(part.path)
            presides = speaker is not None and speaker.role == PRESIDENT
            taken = speaker is None and _search("taken", part)
            if ballot is not None and (taken or (speaker is not None and not presides)):
                yield self._vote(ballot, None)
                ballot = None
            counts = _search("counts", part) or _search("adopted by", part)
            if taken:
                ballot = _Ballot(part, self._draft())
            elif speaker is None and (side := record_patterns()["vote list"].regex.search(part.view.text)):
                ballot = ballot or _Ballot(part, self._draft())
                self._list(ballot, side["side"], part.view.text[side.end() :])
            elif counts and (presides or speaker is None) and (ballot or _search("result", part)):
                yield self._vote(ballot or _Ballot(part, self._draft()), (part, counts))
                ballot = None
            elif presides:
                self._note_drafts(part)
        if ballot is not None:
            yield self._vote(ballot, None)

    def _note_drafts(self, part: Part) -> None:
        for match in load_patterns(_FILE)["draft"].regex.finditer(fold(part.view.text)):
            if symbol := symbols.canonical(match["document"] or match["named"]):
                self.drafts[symbol] = None

    def _draft(self) -> str | None:
        """The one draft that was named since the last vote; None where several were."""
        return next(iter(self.drafts)) if len(self.drafts) == 1 else None

    def _list(self, ballot: _Ballot, side: str, names: str) -> None:
        """Takes the States of a list in, none of them where a name is no State's."""
        words = load_words(_FILE)
        side = next(name for name in _SIDES if side.lower() in words[name])
        bare = names.strip(" .*_")
        found = () if bare.lower() in words["none"] else tuple(self.states.listed(bare))
        if all(found):
            ballot.sides[side] = tuple(state for state in found if state)

    def _vote(self, ballot: _Ballot, announced: tuple[Part, re.Match[str]] | None) -> Vote:
        """A vote with its announcement; what that does not tell is counted in the lists."""
        self.drafts = {}
        part, counts = announced or (ballot.part, None)
        here = _search("result", part) if counts else None
        result = here or (self._result_behind(part) if counts else None)
        resolution = _resolution(result) if result else None
        named = _search("draft", part) if counts else None
        told = counts.groupdict() if counts else {}
        unsaid = 0 if result and result["all"] else None
        sides = [ballot.sides.get(name) for name in _SIDES]
        in_favour, against, abstaining = (
            _number(told.get(name)) if told.get(name) else len(side) if side is not None else otherwise
            for name, side, otherwise in zip(
                ("favour", "against", "abstaining"), sides, (None, unsaid, unsaid), strict=True
            )
        )
        focus = counts.span() if counts else (0, len(part.view.text))
        last = here.start() if here else focus[0]
        sentence = self.context.sentence(part, focus[0] + 1)[0], self.context.sentence(part, max(last, focus[0]) + 1)[1]
        return Vote(
            evidence=self.context.evidence(part, sentence, focus),
            mention=source_span(part.view, *focus),
            meeting=self.meeting,
            draft=(symbols.canonical(named["document"] or named["named"]) if named else None) or ballot.draft,
            result=_result(result) if result else None,
            resolution=resolution,
            in_favour=in_favour,
            against=against,
            abstentions=abstaining,
            states_in_favour=sides[0] or (),
            states_against=sides[1] or (),
            states_abstaining=sides[2] or (),
            topic=topic_of(self.context, part),
        )

    def _result_behind(self, part: Part) -> re.Match[str] | None:
        """The result in the next paragraph of the same speech."""
        speaker = self.speakers.get(part.path)
        behind = speaker.paragraphs[speaker.paragraphs.index(part) + 1 :] if speaker else ()
        return _search("result", behind[0]) if behind else None


def _search(name: str, part: Part) -> re.Match[str] | None:
    return load_patterns(_FILE)[name].regex.search(fold(part.view.text))


def _number(words: str | None) -> int | None:
    if words is None or words.isdigit():
        return int(words) if words else None
    lexicon = load_words(_FILE)
    return 0 if words.lower() in lexicon["none"] else lexicon["numbers"].index(words.lower())


def _result(match: re.Match[str]) -> str:
    return "not adopted" if match["not"] else "adopted unanimously" if match["all"] else "adopted"


def _resolution(result: re.Match[str]) -> str | None:
    match = load_patterns(_FILE)["resolution"].regex.search(result.string, result.start())
    if match is None or result["not"]:
        return None
    if match["number"]:
        return symbols.council_resolution(match["number"], match["year"])
    return symbols.assembly_resolution(match["assembly"].replace(" ", ""))
