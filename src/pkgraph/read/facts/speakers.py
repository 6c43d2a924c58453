"""Who speaks in a verbatim record: the speeches of its structure, with what the record tells of each speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pkgraph import symbols
from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.fold import fold, lowered
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Evidence, Part, PartKind
from pkgraph.read.patterns import load_patterns, load_words
from pkgraph.read.structure.record import record_patterns

_FILE = LEXICON / "speech.toml"

PRESIDENT = "President"
MEMBER = "member"
BRIEFER = "briefer"
RULE_37 = "invited under rule 37"
RULE_39 = "invited under rule 39"


@dataclass(frozen=True, slots=True)
class NamedState:
    """A State as a record names it."""

    name: str
    code: str
    """its ISO 3166-1 alpha-3 code"""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody whom the President invites to take part."""

    name: str
    """with the title: ``Ms. Bintou Keita``"""
    post: str
    briefs: bool
    """the words of the invitation say so"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speech and what is known of who gave it; every value but the name may be unknown."""

    part: Part
    """the section that the speech is, whose heading introduces it"""
    paragraphs: tuple[Part, ...]
    name: str
    """as introduced: ``Mr. Agyeman``, ``The President``"""
    state: NamedState | None
    """for which the speaker speaks; of a President the one in whose capacity a statement is made"""
    post: str | None
    """office, or the organisation where no State stands behind the name"""
    role: str | None
    """``President``, ``member``, ``briefer``, ``invited under rule 37`` or ``invited under rule 39``"""
    language: str | None
    topic: str | None
    """the item of the agenda"""
    for_member: bool
    """what is said is said for a member of the body, by its President while in a national capacity"""

    def sentences(self, context: Context) -> Iterator[tuple[Part, tuple[int, int]]]:
        """The sentences that are said for the State, with their paragraphs."""
        national = self.role != PRESIDENT
        for part in self.paragraphs:
            for start, end in context.sentences(part):
                sentence = part.view.text[start:end]
                if self.role == PRESIDENT and search("presiding again", sentence):
                    return
                if national:
                    yield part, (start, end)
                national = national or bool(search("national capacity", sentence))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who takes part in the meeting of a record."""

    speakers: tuple[Speaker, ...]
    members: frozenset[str]
    """codes of the members that the masthead lists, the President's State with them"""
    invited: tuple[Invited, ...]
    briefers: tuple[Invited, ...]
    """those of the invited who brief, in the order of the text"""


def meeting_of(context: Context) -> str | None:
    """Symbol of the record that the document is, None for any other document."""
    key = context.document.key
    return key if symbols.kind(key) == "meeting record" else None


def attendance(context: Context) -> Attendance:
    """Who takes part in the meeting; nobody where the document is no record."""
    if meeting_of(context) is None:
        return Attendance((), frozenset(), (), ())
    return _Reader(context).attendance()


def is_conduct(context: Context, evidence: Evidence) -> bool:
    """True for words by which a President conducts the meeting of a record: invitations, the floor, a vote's count."""
    part = context.part_at.get(evidence.part)
    speech = context.part_at.get(part.parent or "") if part else None
    return (
        speech is not None
        and speech.path.startswith("speech/")
        and bool(search("presiding", _who(speech)))
        and bool(search("conducting", " ".join(evidence.quote.split())))
    )


def topic_of(context: Context, part: Part) -> str | None:
    """The item of the agenda under which a part of a record stands: its title, without that of a procedural step."""
    above = context.part_at.get(part.parent or "")
    if above is None:
        return context.document.front.title
    while above is not None:
        if above.path.startswith("section/") and not record_patterns()["procedural heading"].regex.search(
            above.title or ""
        ):
            return above.title
        if above.parent is None and above.path.startswith("speech/"):
            return context.document.front.title
        above = context.part_at.get(above.parent or "")
    return None


def search(name: str, text: str) -> re.Match[str] | None:
    """A pattern of the lexicon of speeches in a text."""
    return load_patterns(_FILE)[name].regex.search(fold(text))


class StateNames:
    """States by their names, and those that a list of names holds."""

    def __init__(self, context: Context) -> None:
        records = context.vocabulary.states.values()
        self._codes = {lowered(name): record.code for record in records for name in record.names}

    def state(self, name: str) -> NamedState | None:
        """The State of that name, with or without its article."""
        bare = " ".join(name.split()).removeprefix("the ").removeprefix("The ")
        code = self._codes.get(lowered(bare))
        return NamedState(bare, code) if code else None

    def listed(self, text: str) -> Iterator[NamedState | None]:
        """The States of ``A, B and C``; None for a name that is no State's."""
        for name in re.split(r",\s+(?:and\s+)?", text):
            whole = self.state(name)
            for piece in [name] if whole or " and " not in name else self._parted(name):
                if piece.strip():
                    yield self.state(piece)

    def _parted(self, names: str) -> list[str]:
        """``A and B`` in two: at the ``and`` that leaves a State on either side, else as a whole."""
        for match in re.finditer(r" and ", names):
            one, other = names[: match.start()], names[match.end() :]
            if self.state(one) and self.state(other):
                return [one, other]
        return [names]


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.states = StateNames(context)
        parts = context.document.parts
        self.speeches = [p for p in parts if p.kind is PartKind.SECTION and p.path.startswith("speech/")]
        self.paragraphs: dict[str, list[Part]] = {speech.path: [] for speech in self.speeches}
        for part in parts:
            if part.kind is PartKind.PARAGRAPH and part.parent in self.paragraphs:
                self.paragraphs[part.parent].append(part)

    def attendance(self) -> Attendance:
        members = self._members()
        hosts, invited, thanked = self._invitations()
        briefers = tuple(i for i in invited if i.briefs or any(_is_short_for(name, i.name) for name in thanked))
        speakers = tuple(
            speaker for part in self.speeches if (speaker := self._speaker(part, members, hosts, invited, briefers))
        )
        return Attendance(speakers, members, invited, briefers)

    def _members(self) -> frozenset[str]:
        patterns = record_patterns()
        front = next((part for part in self.context.document.parts if part.kind is PartKind.FRONT), None)
        text = self.context.document.text
        lines = [text[piece.start : piece.end] for piece in front.pieces] if front else []
        found: list[NamedState | None] = []
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            presides = patterns["president"].regex.search(line)
            if presides:
                found.append(self.states.state(presides["state"] or following.strip("() ")))
            elif member := patterns["member"].regex.search(line):
                found.append(self.states.state(member["state"]))
        return frozenset(state.code for state in found if state)

    def _invitations(self) -> tuple[frozenset[str], tuple[Invited, ...], tuple[str, ...]]:
        """Codes of the States invited, the people invited, and those thanked for a briefing, by the President."""
        hosts: list[str] = []
        people: list[Invited] = []
        thanked: list[str] = []
        for speech in self.speeches:
            if not search("presiding", _who(speech)):
                continue
            for part in self.paragraphs[speech.path]:
                for start, end in self.context.sentences(part):
                    sentence = part.view.text[start:end]
                    if states := search("rule 37", sentence):
                        hosts += [s.code for s in self.states.listed(sentence[slice(*states.span("states"))]) if s]
                    if invitation := search("rule 39", sentence):
                        people += _people(sentence[slice(*invitation.span("people"))], bool(invitation["briefers"]))
                    if thanks := search("thanked briefer", sentence):
                        thanked.append(sentence[slice(*thanks.span("who"))])
        return frozenset(hosts), tuple(dict.fromkeys(people)), tuple(thanked)

    def _speaker(
        self,
        part: Part,
        members: frozenset[str],
        hosts: frozenset[str],
        invited: tuple[Invited, ...],
        briefers: tuple[Invited, ...],
    ) -> Speaker | None:
        introduction = record_patterns()["speech"].regex.search(part.view.text)
        if introduction is None:
            return None
        name, behind = introduction["who"], introduction["state"]
        presides = bool(search("presiding", name))
        state = self.states.state(behind) if behind else self._capacity(part) if presides else None
        known = [person for person in invited if not behind and _is_short_for(name, person.name)]
        person = known[0] if len(known) == 1 else None
        office = search("office", name)
        language = introduction["language"]
        told = search("language", language) if language else None
        role = PRESIDENT if presides else _role(person, person in briefers, state, members, hosts)
        return Speaker(
            part=part,
            paragraphs=tuple(self.paragraphs[part.path]),
            name=name,
            state=state,
            post=person.post if person else office["office"] if office else behind if not state else None,
            role=role,
            language=told["language"] if told else language,
            topic=topic_of(self.context, part),
            for_member=state is not None and (role in (PRESIDENT, MEMBER) or self._of_assembly(state)),
        )

    def _of_assembly(self, state: NamedState) -> bool:
        """True for a State that is a member of the General Assembly, where the record is one of it."""
        assembly = symbols.body(self.context.document.key) == "General Assembly"
        return assembly and state.code not in load_words(_FILE)["observers"]

    def _capacity(self, part: Part) -> NamedState | None:
        """The State as whose representative a President says to speak."""
        texts = (paragraph.view.text for paragraph in self.paragraphs[part.path])
        stated = next((m for text in texts if (m := search("national capacity", text))), None)
        return self.states.state(stated["state"]) if stated else None


def _who(speech: Part) -> str:
    introduction = record_patterns()["speech"].regex.search(speech.view.text)
    return introduction["who"] if introduction else ""


def _role(
    person: Invited | None, briefs: bool, state: NamedState | None, members: frozenset[str], hosts: frozenset[str]
) -> str | None:
    if person is not None:
        return BRIEFER if briefs else RULE_39
    if state is None:
        return None
    return MEMBER if state.code in members else RULE_37 if state.code in hosts else None


def _people(words: str, briefs: bool) -> list[Invited]:
    return [
        Invited(match["who"], match["post"].strip(" ,;."), briefs)
        for match in record_patterns()["invited person"].regex.finditer(words)
    ]


def _is_short_for(name: str, full: str) -> bool:
    """True if ``Ms. Keita`` may be ``Ms. Bintou Keita``: the same title, the same last names."""
    title, _, last = name.partition(" ")
    return bool(last) and full.startswith(f"{title} ") and f" {full}".endswith(f" {last}")
