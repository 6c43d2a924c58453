"""Actors named in a text: by names and acronyms that the vocabularies know, and by those that the text declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.words import Word, words_of
from pkgraph.read.patterns import load_patterns
from pkgraph.vocabulary import Vocabulary

_FILE = LEXICON / "actor.toml"
_ACRONYM = re.compile(r"(?=(?:[^A-Z]{0,11}[A-Z]){2})[A-Za-z0-9/+&'-]{2,12}")
_LONGEST_NAME = 250
"""characters before a bracket among which the name of its acronym stands"""
MEMBER_STATE = "Member State"


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that a vocabulary or a declaration tells of."""

    key: str
    """below the base: ``actor/security-council``, ``state/MLI``"""
    name: str
    type: str
    acronym: str | None = None
    qualified_by: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """An actor named at a place of a text."""

    start: int
    end: int
    known: Known
    surface: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a name: its words in plain form lead to it."""

    known: Known
    shape: tuple[str, ...]
    """the words as written"""
    exact: bool
    """an acronym, to be met letter by letter"""

    def fits(self, words: Sequence[Word]) -> bool:
        """True if the words have capitals where the name has, and all letters of an acronym."""
        if self.exact:
            return all(w.text == s or w.text == s + "s" for w, s in zip(words, self.shape, strict=True))
        return all(not s[0].isupper() or w.text[0].isupper() for w, s in zip(words, self.shape, strict=True))


class ActorFinder:
    """Finds the actors of a vocabulary, and those that a document declares, in words."""

    def __init__(self, forms: Mapping[str, Sequence[tuple[tuple[str, ...], _Form]]]) -> None:
        """Use ``of``."""
        self._forms = forms

    @classmethod
    @lru_cache(maxsize=2)
    def of(cls, vocabulary: Vocabulary) -> ActorFinder:
        """A finder of the States and the other actors of a vocabulary; made once for all documents."""
        named: list[tuple[str, Known]] = []
        for state in vocabulary.states.values():
            known = Known(f"state/{state.code}", state.name, MEMBER_STATE)
            named += [(name, known) for name in state.names]
        for actor in vocabulary.actors.values():
            known = Known(f"actor/{actor.key}", actor.name, actor.type_label, actor.acronym, actor.qualified_by)
            named += [(name, known) for name in (*actor.names, *actor.hidden)]
            named += [(actor.acronym, known)] if actor.acronym else []
        return cls(_table(named))

    def with_declared(self, declared: Iterable[tuple[str, Known]]) -> ActorFinder:
        """This finder, which also knows what a document declares; the document's own word wins."""
        own = _table(declared)
        if not own:
            return self
        mixed = {w: sorted([*own[w], *self._forms.get(w, ())], key=lambda form: -len(form[0])) for w in own}
        return ActorFinder({**self._forms, **mixed})

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Known]]:
        """The actors named, as first and last-but-one word, the longest name first, none inside another."""
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found is None:
                at += 1
                continue
            yield at, found[0], found[1]
            end = found[0]
            for first, last, known in self._joined(words, at, end):
                yield first, last, known
                end = last
            at = end

    def at(self, words: Sequence[Word], at: int) -> tuple[int, Known] | None:
        """The actor whose name begins with a word, and the word behind its name."""
        forms = self._forms.get(words[at].plain)
        for plain, form in forms or ():
            end = at + len(plain)
            if end > len(words) or words[end - 1].plain != plain[-1]:
                continue
            here = words[at:end]
            if tuple(w.plain for w in here) == plain and form.fits(here):
                return end, form.known
        return None

    def named(self, text: str) -> Known | None:
        """The actor that all of ``text`` names."""
        words = words_of(text)
        found = self.at(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None

    def _joined(self, words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int, Known]]:
        """Further names that share the first word: ``Departments of Peace Operations and Operational Support``."""
        head = words[start : start + 2]
        if len(head) < 2 or head[1].plain not in ("of", "for") or head[0].text.lower() == head[0].plain:
            return
        while end + 1 < len(words) and words[end].text in ("and", ","):
            rest = list(words[end + 1 : end + 13])
            found = self.at([*head, *rest], 0)
            if found is None or found[0] <= 2:
                return
            yield end + 1, end + found[0] - 1, found[1]
            end = end + found[0] - 1


def _table(named: Iterable[tuple[str, Known]]) -> dict[str, list[tuple[tuple[str, ...], _Form]]]:
    """First word in plain form to the forms that begin with it, the longest first."""
    table: dict[str, dict[tuple[tuple[str, ...], tuple[str, ...]], _Form]] = {}
    for written, known in named:
        for name in _variants(written):
            words = words_of(name)
            if not words:
                continue
            shape = tuple(w.text for w in words)
            exact = bool(_ACRONYM.fullmatch(fold(name))) and not name.istitle()
            plain = tuple(w.plain for w in words)
            table.setdefault(plain[0], {}).setdefault((plain, shape), _Form(known, shape, exact))
    return {
        first: [
            (plain, form) for (plain, _), form in sorted(forms.items(), key=lambda item: (-len(item[0][0]), item[0]))
        ]
        for first, forms in table.items()
    }


def _variants(name: str) -> Iterator[str]:
    yield name
    if "United Nations " in name:
        yield name.replace("United Nations ", "UN ")


def declared_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Names that ``text`` gives an acronym: start and end of the name, and the acronym.

    The name is the shortest run of words before the bracket whose letters the acronym is made of, its first letter
    being the first of the name.
    """
    for match in load_patterns(_FILE)["declared acronym"].regex.finditer(fold(text)):
        end = match.start("open")
        reach = max(0, end - _LONGEST_NAME)
        start = name_start(text[reach:end], match["acronym"])
        if start is not None:
            yield reach + start, reach + len(text[reach:end].rstrip()), match["acronym"]


def name_start(before: str, acronym: str) -> int | None:
    """Where the name begins that ends ``before`` and that an acronym stands for; None where no words fit.

    Each letter of the acronym must be the first of a word or stand inside one, in order (Schwartz and Hearst, 2003),
    and at least as many words as half its letters must begin with one of its letters.
    """
    letters = [c.lower() for c in re.sub(r"s$", "", acronym) if c.isalnum()]
    words = words_of(before)
    at, need = len(words), len(letters)
    initials = 0
    while at > 0 and need > 0 and len(words) - at < len(letters) + 6:
        at -= 1
        word = words[at]
        if word.is_mark and word.text not in ",'&":
            return None
        low = word.text.lower()
        if low[0] == letters[need - 1]:
            need, initials = need - 1, initials + 1
            continue
        inside = _letters_inside(low, letters[:need])
        if inside:
            need -= inside
            initials += 1
    if need or 2 * initials < len(letters):
        return None
    return words[at].start if words[at].text[0].lower() == letters[0] else None


def _letters_inside(word: str, letters: Sequence[str]) -> int:
    """How many of the last letters a word holds in order, if its first letter is one of them; else 0."""
    for count in range(min(4, len(letters)), 1, -1):
        wanted = letters[-count:]
        if word[0] == wanted[0] and re.match(".*?".join(map(re.escape, wanted)), word):
            return count
    return 0
