"""Who and what a document names, part by part: known names, the document's own, and what tells namesakes apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pkgraph.read.mentions.actor_sentences import Foreign, Sentence, SentenceReader
from pkgraph.read.mentions.actor_states import STATE, StateNames
from pkgraph.read.mentions.actors import MEMBER_STATE, ActorFinder, Known, declared_in
from pkgraph.read.mentions.complements import capital_complement
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.heads import Head, listed
from pkgraph.read.mentions.missions import MissionFinder, MissionMention
from pkgraph.read.mentions.phrases import Phrase, phrases_in
from pkgraph.read.mentions.places import places_in
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.mentions.words import Word, in_singular, words_of
from pkgraph.read.model import Document, Part, PartKind
from pkgraph.read.patterns import load_patterns, load_words
from pkgraph.vocabulary import ActorRecord, StateRecord, Vocabulary

_FILE = LEXICON / "actor.toml"
_LOCAL = frozenset({"organisation", "armed group", "agreement"})
"""types of which many States have one of the same name"""
_OF_MISSION = frozenset({"UN entity", "system", "post", "programme"})
"""types of which many missions have one of the same name"""
_CHARGED = Head((), "post", (("for",),), True, False, 0)
"""a post that what follows ``for`` tells from others of its rank"""
_DEPUTY = "deputy"
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
"""words in small letters"""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named in a part: places of the part's reading text."""

    start: int
    end: int
    actor: str
    """key below the base: ``actor/security-council``, ``state/MLI``"""
    name: str
    type: str
    acronym: str | None
    forms: tuple[str, ...]
    """the words as printed, then other forms of the name"""
    known: bool
    by_adjective: bool = False
    """a State of which only the adjective stands here"""


class ActorReader:
    """Reads the actors of one document."""

    def __init__(self, finder: ActorFinder, foreign: Foreign, vocabulary: Vocabulary, common: frozenset[str]) -> None:
        """Use ``of``."""
        self._common = common
        self._finder = finder
        self._state_names = StateNames(finder, vocabulary.states)
        self._sentences = SentenceReader(finder, self._state_names, foreign)
        self._states: dict[str, StateRecord] = vocabulary.states
        self._actors: dict[str, ActorRecord] = vocabulary.actors
        self._articles = frozenset(load_words(_FILE)["with article"])

    @classmethod
    def of(cls, document: Document, vocabulary: Vocabulary, missions: MissionFinder) -> ActorReader:
        """A reader that knows the vocabularies and what the document declares."""
        finder = ActorFinder.of(vocabulary)
        declared = [
            pair
            for part in document.parts
            if part.kind is not PartKind.TABLE and "(" in part.view.text
            for pair in _declared(part.view.text, finder, missions)
        ]
        titles = {part.path: part.view.text for part in document.parts if part.kind is PartKind.SECTION}
        own = frozenset(name for name, _ in declared if missions.missions_in(name))
        foreign = Foreign(missions, vocabulary.missions, titles, own)
        small = frozenset(word for part in document.parts for word in _SMALL.findall(part.view.text))
        return cls(finder.with_declared(declared), foreign, vocabulary, small)

    def read(self, part: Part, sentences: Sequence[tuple[int, int]]) -> Iterator[Named]:
        """The actors named in a part, sentence by sentence, each sentence in order."""
        for sentence in self._sentences.read(part, sentences):
            yield from self._named_in(sentence)

    def _named_in(self, sentence: Sentence) -> Iterator[Named]:
        words = sentence.words
        loud = sentence.is_loud
        phrases = [] if loud else [p for p in self._phrases(sentence) if p.capitals or not sentence.heading]
        found: list[Named] = []
        for phrase in phrases:
            found += self._of_phrase(sentence, phrase)
        for first, end, who in sentence.known:
            inside = next(
                (p.type for p in phrases if p.start <= first and end <= (p.end if p.capitals else p.stem)), None
            )
            acronym = loud and who.acronym is not None and words[first].text == who.acronym
            place = who.type == "place" and inside != "UN entity"
            if not acronym and not (inside and (place or who.key.startswith(STATE))):
                found += self._of_known(sentence, first, end, who)
                found += self._holder(sentence, first, end)
        taken = [(f.start, f.end) for f in found]
        states = [n in sentence.state_at for n in range(len(words))]
        closed = [sentence.heading] * len(words)
        for first, end, _ in (*sentence.known, *sentence.adjectives):
            closed[first:end] = [True] * (end - first)
        for first, end in [] if loud else places_in(words, states, sentence.in_mission, closed, self._common):
            span = words[first].start, words[end - 1].end
            if not any(s <= span[0] and span[1] <= e for s, e in taken):
                found.append(self._place(sentence, first, end))
        bodies = {first for first, _, who in sentence.known if (who.qualified_by or "").startswith("State")}
        found += [self._by_adjective(sentence, *adj) for adj in sentence.adjectives if adj[1] in bodies]
        yield from sorted(found, key=lambda named: (named.start, -named.end, named.actor))

    def _holder(self, sentence: Sentence, first: int, end: int) -> Iterator[Named]:
        """The post that an office is named after: ``Office of the Special Representative ...``."""
        words = sentence.words
        if tuple(w.plain for w in words[first : first + 3]) == ("office", "of", "the") and end > first + 3:
            found = self._finder.at(words, first + 3)
            if found is not None and found[0] == end and found[1].type == "post":
                yield from self._of_known(sentence, first + 3, end, found[1])

    # --- names that a vocabulary or the document's declarations hold

    def _of_known(self, sentence: Sentence, first: int, end: int, who: Known) -> Iterator[Named]:
        if who.type == "post" and first > 0 and sentence.words[first - 1].plain == _DEPUTY:
            first -= 1
            name = f"{sentence.words[first].text} {who.name}"
            who = replace(who, name=name, key=_key(name), acronym=None)
        if who.qualified_by is None:
            yield self._charged(sentence, first, end, who)
        elif who.qualified_by == "mission":
            yield from self._of_mission(sentence, first, end, who)
        else:
            yield from self._of_state(sentence, first, end, who)

    def _charged(self, sentence: Sentence, first: int, end: int, who: Known) -> Named:
        """The actor, or where it is a post with a charge that no vocabulary knows (``for Lake Affairs``), that post."""
        last = capital_complement(sentence.words, end, _CHARGED) if who.name in listed("charged") else end
        if last == end or any(sentence.in_mission[end:last]):
            return self._named(sentence, first, end, who, who.name, who.key, ())
        name = f"{who.name} {sentence.surface(end, last)}"
        return self._named(sentence, first, last, replace(who, acronym=None), name, _key(name), ())

    def _of_mission(self, sentence: Sentence, first: int, end: int, who: Known) -> Iterator[Named]:
        behind = list(_missions_behind(sentence, end))
        before = [m for m in sentence.missions if first > 0 and m.end in _ends(sentence.words[first - 1])]
        own = [m.key for m in behind] or [m.key for m in before]
        if not own:
            here = {m.key for m in sentence.missions}
            own = list(here) if len(here) == 1 else [sentence.of_row] if sentence.of_row and not here else []
        if not own:
            yield self._named(sentence, first, end, who, who.name, who.key, ())
        for mission in dict.fromkeys(own):
            name = f"{who.name} ({mission})"
            surface = sentence.surface(first, end)
            forms = (f"{surface} ({mission})", f"{who.name} of {mission}", f"{mission} {surface}")
            yield self._named(sentence, first, end, who, name, _key(name), forms)

    def _of_state(self, sentence: Sentence, first: int, end: int, who: Known) -> Iterator[Named]:
        start, own = self._state_names.before(sentence.words, first)
        last = end
        if own is None:
            codes, last = self._state_names.behind(sentence.words, end)
        else:
            codes = [own]
        if not codes and (who.qualified_by == "State" or (sentence.of_row and who.type == "post")):
            codes = self._sentences.state_of(sentence)
        if not codes:
            if who.qualified_by == "State":
                yield self._named(sentence, first, end, who, who.name, who.key, ())
            return
        for code in codes:
            state = self._states[code]
            name = f"{who.name} of {self._with_article(state.name)}"
            called = (state.name, *(n for n in state.names if n.isupper()))
            forms = [f"{who.name} of {state.name}", *(f"{sentence.surface(first, end)} ({n})" for n in called)]
            forms += [f"{who.name} ({n})" for n in called]
            named = self._named(sentence, start, last if len(codes) == 1 else end, who, name, _key(name), tuple(forms))
            yield named if len(codes) == 1 else replace(named, forms=named.forms[1:])

    def _named(
        self, sentence: Sentence, first: int, end: int, who: Known, name: str, key: str, forms: tuple[str, ...]
    ) -> Named:
        surface = sentence.surface(first, end)
        return Named(
            sentence.words[first].start,
            sentence.words[end - 1].end,
            key,
            name,
            who.type,
            who.acronym,
            tuple(dict.fromkeys((surface, *forms))),
            key == who.key and (key.startswith(STATE) or key.removeprefix("actor/") in self._actors),
        )

    def _with_article(self, state: str) -> str:
        return f"the {state}" if state in self._articles else state

    # --- names found by their grammar

    def _phrases(self, sentence: Sentence) -> list[Phrase]:
        words, known = sentence.words, sentence.known
        closed = list(sentence.in_mission)
        for first, end, _ in known:
            closed[first:end] = [True] * (end - first)
        possessive = [sentence.text[w.end : w.end + 2] in ("'s", "’s") for w in words]
        ends = {n: end for first, end, _ in known for n in range(first + 1, end)}
        phrases = []
        for phrase in phrases_in(words, closed, possessive):
            start = ends.get(phrase.start, phrase.start)  # never from the midst of another name
            while start < phrase.head and words[start].text in ("and", "&", ",", "/"):
                start += 1
            if start < phrase.head and not all(closed[start : phrase.stem]):
                phrases.append(replace(phrase, start=start))
            elif start == phrase.head == phrase.start:
                phrases.append(phrase)
        return phrases

    def _of_phrase(self, sentence: Sentence, phrase: Phrase) -> Iterator[Named]:
        words = sentence.words
        surface = sentence.surface(phrase.start, phrase.end)
        stem = sentence.surface(phrase.start, phrase.stem)
        one = stem[: len(stem) - len(words[phrase.stem - 1].text)] + in_singular(words[phrase.stem - 1].text)
        name = surface if phrase.capitals else one + surface[len(stem) :]
        forms = [surface, one + surface[len(stem) :]]
        if (
            phrase.end > phrase.stem
            and phrase.start < phrase.head
            and not (phrase.capitals and words[phrase.stem].text == "of")
        ):
            forms += [stem]
        forms += _shorter(surface, stem)
        qualifier = self._qualifier(sentence, phrase)
        names = [f"{name} ({q})" for q in qualifier]
        forms += [f"{form} ({q})" for q in qualifier for form in forms[:1]] + ([name] if names else [])
        kind = phrase.type
        if kind == "post" and phrase.capitals:
            of_mission = list(self._post_of_mission(sentence, phrase))
            if of_mission:
                yield from of_mission
                return
        if kind == "UN entity" and self._is_local(sentence, phrase):
            kind = "organisation"
        full = names[0] if names else name
        key = _key(full)
        known = self._actors.get(key.removeprefix("actor/"))
        yield Named(
            words[phrase.start].start,
            words[phrase.end - 1].end,
            key,
            known.name if known else full,
            known.type_label if known else kind,
            known.acronym if known else None,
            tuple(dict.fromkeys(forms)),
            known is not None,
        )

    def _post_of_mission(self, sentence: Sentence, phrase: Phrase) -> Iterator[Named]:
        """A post that a mission's name before or behind it qualifies, however it is written."""
        words, start = sentence.words, phrase.start
        while start < phrase.head and sentence.in_mission[start]:
            start += 1
        before = [m for m in sentence.missions if start > 0 and m.end in _ends(words[start - 1])]
        if phrase.stem - start > 1 and (before or any(_missions_behind(sentence, phrase.stem))):
            stem = sentence.surface(start, phrase.stem)
            last = words[phrase.stem - 1].text
            name = stem[: len(stem) - len(last)] + in_singular(last)
            yield from self._of_mission(sentence, start, phrase.stem, Known(_key(name), name, "post"))

    def _qualifier(self, sentence: Sentence, phrase: Phrase) -> list[str]:
        """What tells a body of a State or of a mission from its namesakes; nothing where its name does."""
        inside = range(sentence.words[phrase.start].start, sentence.words[phrase.end - 1].end)
        before = sentence.words[phrase.start - 1].text if phrase.start else ""
        if before in ("its", "their") or any(m.start in inside for m in sentence.missions):
            return []
        owner = next((sentence.surface(f, e) for f, e, _ in sentence.known if e == phrase.start), None)
        if owner is not None and phrase.type in _OF_MISSION:
            return [owner]
        if phrase.type == "organisation" and phrase.capitals and sentence.of_row and not sentence.states:
            return [] if self._names_state(sentence, phrase) else [sentence.of_row]
        if phrase.type in _LOCAL and sentence.words[phrase.stem - 1].plain not in listed("of many States"):
            if self._names_state(sentence, phrase):
                return []
            names = [self._states[code] for code in self._sentences.state_of(sentence)]
            return [n for state in names for n in (state.name, *(n for n in state.names if n.isupper()))]
        if phrase.type in _OF_MISSION and sentence.of_row:
            return [sentence.of_row]
        return []

    def _names_state(self, sentence: Sentence, phrase: Phrase) -> bool:
        words = sentence.words[phrase.start : phrase.end]
        return any(
            ((found := self._finder.at(words, n)) is not None and found[1].type in (MEMBER_STATE, "place"))
            or any(self._state_names.is_adjective(words[n : n + s]) for s in (1, 2))
            for n in range(len(words))
        )

    def _is_local(self, sentence: Sentence, phrase: Phrase) -> bool:
        """True for a national or local body: a State, its adjective or a place begins its name, or it is of one."""
        words = sentence.words[phrase.start : phrase.head]
        if self._is_of_others(sentence, phrase):
            return True
        if not words:
            return False
        found = self._finder.at(words, 0)
        if found is not None and found[1].type in (MEMBER_STATE, "place", "organisation"):
            return True
        return any(self._state_names.is_adjective(words[:n]) for n in (1, 2))

    def _is_of_others(self, sentence: Sentence, phrase: Phrase) -> bool:
        """True where the name says that it is of a ministry, a State or an organisation beside the United Nations."""
        words = sentence.words[phrase.start : phrase.end]
        if words[0].text in ("United", "UN"):
            return False
        for n in range(phrase.stem - phrase.start, len(words)):
            before = [w.text for w in words[max(0, n - 2) : n]]
            if not before or "of" not in (before[-1], before[0] if before[-1] == "the" else ""):
                continue
            found = self._finder.at(words, n)
            if words[n].text in load_words(_FILE)["of States"]:
                return True
            if found is not None and found[1].type in (MEMBER_STATE, "organisation"):
                return True
        return False

    def _place(self, sentence: Sentence, first: int, end: int) -> Named:
        name = sentence.surface(first, end)
        start, stop = sentence.words[first].start, sentence.words[end - 1].end
        known = self._actors.get(slug(name))
        if known is not None:
            return Named(start, stop, _key(name), known.name, known.type_label, known.acronym, (name,), True)
        return Named(start, stop, _key(name), name, "place", None, (name,), False)

    def _by_adjective(self, sentence: Sentence, first: int, end: int, code: str) -> Named:
        state = self._states[code]
        start, stop = sentence.words[first].start, sentence.words[end - 1].end
        forms = (sentence.surface(first, end),)
        return Named(start, stop, STATE + code, state.name, MEMBER_STATE, None, forms, True, True)


def _declared(text: str, finder: ActorFinder, missions: MissionFinder) -> Iterator[tuple[str, Known]]:
    """Names and acronyms that a text ties to one another, each with the actor that they name."""
    for start, end, acronym in declared_in(text):
        name = text[start:end]
        plain = acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym
        if missions.missions_in(name) or (missions.missions_in(plain) and _may_be_mission(name)):
            continue
        known = finder.named(name)
        if known is None:
            words = words_of(name)
            closed = [False] * len(words)
            whole = [p for p in phrases_in(words, closed, closed) if p.end == len(words) or p.stem == len(words)]
            if not whole:
                continue
            known = Known(_key(name), name, whole[-1].type, plain)
        else:
            known = Known(known.key, known.name, known.type, plain, known.qualified_by)
        yield name, known
        yield plain, known
        if known.name != name:
            yield known.name, known


def _may_be_mission(name: str) -> bool:
    return any(w.plain in load_words(_FILE)["missions"] for w in words_of(name))


def _missions_behind(sentence: Sentence, end: int) -> Iterator[MissionMention]:
    """The missions that ``of`` ties to the name before a word, one after another."""
    words = sentence.words
    if end >= len(words) or words[end].text != "of":
        return
    reached = words[end].end
    for mission in sentence.missions:
        if mission.start < reached:
            continue
        between = fold(sentence.text[reached : mission.start])
        if not load_patterns(_FILE)["between missions"].regex.fullmatch(between):
            return
        yield mission
        reached = mission.end


def _ends(word: Word) -> tuple[int, int]:
    """Where a name may end that a word ends: with it or with the ``'s`` behind it."""
    return word.end, word.end + 2


def _shorter(surface: str, stem: str) -> list[str]:
    """The name without the last part of its complement: ``guidelines on X for Y`` is also ``guidelines on X``."""
    cuts = [m.start() for m in re.finditer(r" (?:in|for|of) (?=the |[A-Z]|[a-z-]+ )", surface) if m.start() > len(stem)]
    return [surface[: cuts[-1]]] if cuts else []


def _key(name: str) -> str:
    return f"actor/{slug(name)}"


def slug(name: str) -> str:
    """A name as it stands in an IRI: small letters and digits, parted by hyphens, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z0-9]+", "-", bare.casefold().replace("'", "").replace("+", " plus ")).strip("-")
    return plain or name
