"""States in a sentence: by name, by adjective, beside a body's name, and as what the sentence is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pkgraph.read.mentions.actors import ActorFinder
from pkgraph.read.mentions.words import Word, words_of
from pkgraph.vocabulary import StateRecord

STATE = "state/"
"""what the keys of States begin with"""


class StateNames:
    """Finds States in words."""

    def __init__(self, finder: ActorFinder, states: dict[str, StateRecord]) -> None:
        """A finder that knows the States' names, and the States for their adjectives."""
        self._finder = finder
        self._adjectives = {
            tuple(w.text for w in words_of(adjective)): state.code
            for state in states.values()
            for adjective in state.adjectives
        }
        self._first_of_adjective = frozenset(adjective[0] for adjective in self._adjectives)
        self._first_of_name = frozenset(words_of(name)[0].plain for state in states.values() for name in state.names)

    def at(self, words: Sequence[Word], at: int) -> tuple[int, str] | None:
        """The State whose name begins with a word, and the word behind it."""
        found = self._finder.at(words, at)
        if found is None or not found[1].key.startswith(STATE):
            return None
        return found[0], found[1].key.removeprefix(STATE)

    def is_adjective(self, words: Sequence[Word]) -> bool:
        """True if the words are a State's adjective."""
        return tuple(w.text for w in words) in self._adjectives

    def named_in(self, words: Sequence[Word], in_mission: Sequence[bool]) -> Iterator[tuple[int, str]]:
        """The words outside missions' names with which names of States begin, with the States' codes."""
        reached = 0
        for n, word in enumerate(words):
            if n >= reached and not in_mission[n] and word.plain in self._first_of_name:
                found = self.at(words, n)
                if found is not None:
                    reached = found[0]
                    yield n, found[1]

    def adjectives_in(self, words: Sequence[Word], closed: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
        """The adjectives of States: first word, the one behind the last, the State's code; none among closed words."""
        at = 0
        while at < len(words):
            sizes = (2, 1) if words[at].text in self._first_of_adjective else ()
            size = next((s for s in sizes if tuple(w.text for w in words[at : at + s]) in self._adjectives), 0)
            if size and not any(closed[at : at + size]):
                yield at, at + size, self._adjectives[tuple(w.text for w in words[at : at + size])]
            at += size or 1

    def before(self, words: Sequence[Word], first: int) -> tuple[int, str | None]:
        """The State whose name or adjective stands right before a word, and where that begins."""
        for size in (5, 4, 3, 2, 1):
            at = first - size
            if at < 0:
                continue
            code = self._adjectives.get(tuple(w.text for w in words[at:first]))
            found = self._finder.at(words[at:first], 0)
            if code is None and found is not None and found[0] == size and found[1].key.startswith(STATE):
                code = found[1].key.removeprefix(STATE)
            if code is not None:
                mixed = at > 0 and (words[at - 1].text,) in self._adjectives  # Turkish Cypriot
                return (first, None) if mixed else (at, code)
        return first, None

    def behind(self, words: Sequence[Word], end: int) -> tuple[list[str], int]:
        """The States that ``of`` ties to the name before a word, and where the first of them ends."""
        codes: list[str] = []
        last, at = end, end
        if at >= len(words) or words[at].text != "of":
            return codes, last
        while at + 1 < len(words):
            at += 2 if words[at + 1].text == "the" else 1
            found = self.at(words, at) if at < len(words) else None
            if found is None:
                break
            codes.append(found[1])
            at = found[0]
            last = at if len(codes) == 1 else last
            if at >= len(words) or words[at].text not in ("and", ","):
                break
        return codes, last

    def frame(self, words: Sequence[Word]) -> str | None:
        """Code of the State that a sentence is set in: ``In Mali, ...``."""
        at = next((n for n, w in enumerate(words[:3]) if w.text == "In"), None)
        if at is None:
            return None
        at += 2 if words[at + 1 : at + 2] and words[at + 1].text == "the" else 1
        found = self.at(words, at) if at < len(words) else None
        behind = words[found[0] : found[0] + 1] if found else ()
        return found[1] if found and behind and behind[0].text == "," else None
