"""Sentences with what is known to be named in them: missions, actors, States, and which State they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pkgraph.read.mentions.actor_states import STATE, StateNames
from pkgraph.read.mentions.actors import ActorFinder, Known
from pkgraph.read.mentions.heads import head_at, listed
from pkgraph.read.mentions.missions import MissionFinder, MissionMention
from pkgraph.read.mentions.words import Word, words_of
from pkgraph.read.model import Part, PartKind
from pkgraph.vocabulary import MissionRecord

_OPENING = 2
"""characters that may stand before the mission that a row or block opens with"""
_IN_ONE_COUNTRY = ("PeacekeepingOperation", "SpecialPoliticalMission")
"""classes of missions whose host is the State that what they report on belongs to"""
_LONGEST = 1000
"""words that are looked at together; a sentence that has more is read in pieces"""
_LOUD = 8
"""capitals that a heading in capitals has at least"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence and what is known to be named among them."""

    text: str
    """of the whole part"""
    words: Sequence[Word]
    missions: Sequence[MissionMention]
    in_mission: Sequence[bool]
    """for each word, whether it is part of a mission's name"""
    known: Sequence[tuple[int, int, Known]]
    """the known names: first word, the one behind the last"""
    adjectives: Sequence[tuple[int, int, str]]
    """States' adjectives, with the States' codes"""
    state_at: Mapping[int, str]
    """words with which the names of States begin, with the States' codes"""
    states: tuple[str, ...]
    """codes of the States that it names, by name or adjective"""
    frame: str | None
    """code of the State that it is set in: ``In Mali, ...``"""
    heading: bool
    of_row: str | None
    """the mission of the table row or block that it stands in"""
    topic: str | None
    """code of the State that the sentences before it were about"""

    def surface(self, first: int, end: int) -> str:
        """The text from a word to the one before another."""
        return self.text[self.words[first].start : self.words[end - 1].end]

    @property
    def is_loud(self) -> bool:
        """True for a heading in capitals, where capitals tell nothing."""
        text = self.surface(0, len(self.words))
        capitals = sum(map(str.isupper, text))
        return capitals > _LOUD and capitals > 0.7 * sum(map(str.isalpha, text))


@dataclass(frozen=True, slots=True)
class Foreign:
    """What else a reader of sentences works with."""

    missions: MissionFinder
    records: Mapping[str, MissionRecord]
    titles: Mapping[str, str]
    """path of a section to its heading"""
    own: frozenset[str]
    """acronyms of missions that the document gives to something else"""


class SentenceReader:
    """Reads the sentences of one document, part by part in order."""

    def __init__(self, finder: ActorFinder, states: StateNames, foreign: Foreign) -> None:
        """The names of actors and States, the missions, and the headings of the document."""
        self._finder, self._states, self._foreign = finder, states, foreign
        self._of_table: dict[str | None, str | None] = {}

    def read(self, part: Part, sentences: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
        """The sentences of a part; of a row its cells."""
        text = part.view.text
        words = words_of(text)
        missions = [
            m for m in self._foreign.missions.missions_in(text) if text[m.start : m.end] not in self._foreign.own
        ]
        row = self._mission_of(part, missions)
        topic: str | None = None
        at = near = 0
        for start, end in _cells(part) or sentences:
            while at < len(words) and words[at].start < start:
                at += 1
            while at < len(words) and words[at].end <= end:
                first = at
                while at < len(words) and words[at].end <= end and at - first < _LONGEST:
                    at += 1
                while near < len(missions) and missions[near].end <= words[first].start:
                    near += 1
                here = [m for m in missions[near : near + _LONGEST] if m.start < words[at - 1].end]
                sentence = self._sentence_of(part, words[first:at], here, row, topic)
                yield sentence
                topic = self._topic_after(sentence)

    def _mission_of(self, part: Part, missions: Sequence[MissionMention]) -> str | None:
        """The mission that a row or block is about: the only one that its first words name.

        A row with an empty first cell goes on with the mission of the row above it.
        """
        if part.kind is PartKind.ROW and part.cells and not part.cells[0][1]:
            return self._of_table.get(part.parent)
        opening = next((m for m in missions if m.start <= _OPENING), None)
        if part.kind is PartKind.ROW:
            self._of_table[part.parent] = opening.key if opening else None
        elif opening is None or part.view.text[opening.end : opening.end + 1] != ":":
            above = self._foreign.titles.get(part.parent or "", "")
            named = self._foreign.missions.missions_in(above)
            whole = bool(named) and named[0].start == 0 and named[-1].end == len(above)
            return named[0].key if whole and len({m.key for m in named}) == 1 else None
        return opening.key if opening else None

    def _sentence_of(
        self,
        part: Part,
        words: Sequence[Word],
        missions: Sequence[MissionMention],
        row: str | None,
        topic: str | None,
    ) -> Sentence:
        in_mission = _covered(words, missions)
        known = tuple(
            (first, end, who)
            for first, end, who in self._finder.find(words)
            if not any(in_mission[first:end]) and self._stands(words, first, end, who, row)
        )
        known = tuple(k for k in known if not self._of_another(words, k, known))
        closed = list(in_mission)
        for first, end, who in known:
            closed[first:end] = [closed[n] or not who.key.startswith(STATE) for n in range(first, end)]
        adjectives = tuple(self._states.adjectives_in(words, closed))
        state_at = dict(self._states.named_in(words, in_mission))
        states = [(first, code) for first, _, code in adjectives] + list(state_at.items())
        codes = tuple(dict.fromkeys(code for _, code in sorted(states)))
        heading = part.kind is PartKind.SECTION
        frame = self._states.frame(words)
        return Sentence(
            part.view.text, words, missions, in_mission, known, adjectives, state_at, codes, frame, heading, row, topic
        )

    def _stands(self, words: Sequence[Word], first: int, end: int, who: Known, row: str | None) -> bool:
        """True but for a body that is none without its State, where none stands beside it."""
        if who.qualified_by != "State always" or (row is not None and who.type == "post"):
            return True
        return self._states.before(words, first)[1] is not None or bool(self._states.behind(words, end)[0])

    def _of_another(
        self, words: Sequence[Word], named: tuple[int, int, Known], known: Sequence[tuple[int, int, Known]]
    ) -> bool:
        """True for a name that is only a piece of another's: ``African Union Department of ...``."""
        first, end, who = named
        if who.type == "UN entity" and who.qualified_by is None:
            before = next((k for _, e, k in known if e == first), None)
            piece = (
                end - first == 1
                and (first > 1 or (first == 1 and words[0].plain in listed("missions")))
                and words[first - 1].text[0].isupper()
                and not words[first].text.isupper()
            )
            return piece or (before is not None and before.type == "organisation")
        if who.type != "post" or end >= len(words) or not words[end].text[0].isupper():
            return False
        return words[end].text == "Mission" or head_at(words, end, True) is not None

    def _topic_after(self, sentence: Sentence) -> str | None:
        """The State that a sentence leaves as the topic: the one it is about, else the one before it."""
        if sentence.frame is not None:
            return sentence.frame
        hosts = {h for m in sentence.missions for h in self._hosts(m.key)}
        if hosts:
            return next(iter(hosts)) if len(hosts) == 1 else None
        return None if sentence.states else sentence.topic

    def state_of(self, sentence: Sentence) -> list[str]:
        """The State that frames the sentence (``In Mali, ...``), else the only host of the missions it names.

        Where it names none, the State of the sentences before it in the same part. A sentence that names other States
        only leaves it open.
        """
        if sentence.frame is not None:
            return [sentence.frame]
        missions = {m.key for m in sentence.missions} or ({sentence.of_row} if sentence.of_row else set())
        hosts = {host for mission in missions for host in self._hosts(mission)} if missions else {sentence.topic or ""}
        if len(hosts) != 1 or (sentence.states and not hosts & set(sentence.states)):
            return []
        return [host for host in hosts if host]

    def _hosts(self, mission: str | None) -> tuple[str, ...]:
        record = self._foreign.records.get(mission or "")
        return record.hosts if record is not None and record.type_iri.endswith(_IN_ONE_COUNTRY) else ()


def _covered(words: Sequence[Word], missions: Sequence[MissionMention]) -> tuple[bool, ...]:
    """For each word whether it is part of a mission's name; both in the order of their places."""
    covered = []
    at = 0
    for word in words:
        while at < len(missions) and missions[at].end <= word.start:
            at += 1
        covered.append(at < len(missions) and missions[at].start < word.end)
    return tuple(covered)


def _cells(part: Part) -> list[tuple[int, int]]:
    """Where the cells of a row stand in its reading text; nothing for other parts."""
    found: list[tuple[int, int]] = []
    at = 0
    for _, words in part.cells:
        start = part.view.text.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            found.append((start, at))
    return found
