"""What a measured number is about: the mission, State, place, body or programme nearest in sense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.observation.number import Number
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns, load_words
from pkgraph.read.structure.sections import BLOCK_TITLE

_FILE = LEXICON / "observation-subject.toml"
WHOLE = "UN peacekeeping"
"""the subject where the text speaks of peacekeeping as a whole"""
_HEADED = ("mission", "state", "place", "programme", "body")
"""kinds of subjects that what stands under a heading is about, where the heading names one"""
_LEAD = 4000
"""characters at the head of a document that tell what it speaks of"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about: a mission or State by its key, or anything else by its name."""

    label: str
    kind: str
    """``mission``, ``state``, ``place``, ``body``, ``group``, ``programme`` or ``whole``"""
    key: str | None = None


EVERY_MISSION = Subject(WHOLE, "whole")


@dataclass(frozen=True, slots=True)
class Name:
    """A subject named at a place in a text."""

    start: int
    end: int
    subject: Subject


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


class SubjectFinder:
    """Finds subjects in the texts of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._states = {
            fold(name): Subject(state.name, "state", state.code)
            for state in context.vocabulary.states.values()
            for name in state.names
        }
        places = {place: Subject(place.removeprefix("the "), "place") for place in load_words(_FILE)["places"]}
        self._known = {**places, **self._states}
        longest = sorted(self._known, key=lambda name: (-len(name), name))
        self._regex = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
        self.default = self._of_document()

    def names_in(self, text: str, known: Mapping[str, Subject] = MappingProxyType({})) -> list[Name]:
        """Missions, States, places, bodies, groups and programmes named in a text, in order; none inside another.

        Args:
            text: a sentence or heading.
            known: what ``the Mission`` or ``the Department`` stands for, by that word.
        """
        plain = fold(text)
        found = [
            Name(match.start("head"), match.end(), known[match["head"]])
            for match in _patterns()["named before"].regex.finditer(plain)
            if match["head"] in known
        ]
        for name in self._candidates(plain):
            if not any(n.start < name.end and name.start < n.end for n in found):
                found.append(name)
        return sorted(found, key=lambda n: n.start)

    def heads(self, names: Sequence[Name]) -> dict[str, Subject]:
        """What names in full may later be called: ``Department`` of a department's name, ``Mission`` of a mission's."""
        found: dict[str, Subject] = {}
        for name in names:
            if name.subject.kind == "mission":
                found["Mission"] = name.subject
            elif name.subject.kind == "body":
                found |= {word: name.subject for word in name.subject.label.split() if word[0].isupper()}
        return found

    def _candidates(self, text: str) -> Iterator[Name]:
        for m in self.context.finder.missions_in(text):
            yield Name(m.start, m.end, Subject(m.key, "mission", m.key))
        money = _patterns()["money behind"].regex
        for match in self._regex.finditer(text):
            if not money.search(text[match.end() : match.end() + 10]):
                yield Name(*match.span(), self._known[match[0]])
        for match in _patterns()["group"].regex.finditer(text):
            yield Name(*match.span(), Subject(match[0], "group"))
        for match in _patterns()["body"].regex.finditer(text):
            if " " in match[0] or match[0] == "Secretariat":
                yield Name(*match.span(), Subject(match[0].removeprefix("The ").removesuffix(" of"), "body"))
        for match in _patterns()["programme"].regex.finditer(text):
            yield Name(*match.span(), Subject(match[0], "programme"))

    def _of_document(self) -> Subject | None:
        known, text = self.context.known, self.context.document.text[:_LEAD]
        fronts = (p.view.text for p in self.context.document.parts if p.kind is PartKind.FRONT)
        title = " ".join(filter(None, (known.title, *fronts)))
        named = [n.subject for n in self.names_in(title) if n.subject.kind in ("mission", "state")]
        for kind in ("mission", "state"):
            of_kind = list(dict.fromkeys(s for s in named if s.kind == kind))
            if len(of_kind) == 1:
                return of_kind[0]
        return EVERY_MISSION if _patterns()["speaks of peacekeeping"].regex.search(title + text) else None

    def of_block(self, part: Part) -> Subject | None:
        """The mission that a part's block is headed by: in its title, or in front of its first words."""
        opening = re.match(r"\W*([A-Z][A-Za-z]{3,})(?:: | (?=[A-Z]))", part.view.text)
        named = self.of_name(opening[0]) if opening else None
        if named is not None:
            return named
        parent = self.context.part_at.get(part.parent or "")
        if parent is not None and parent.kind is PartKind.SECTION and parent.level == BLOCK_TITLE:
            return self.of_name(parent.view.text)
        return None

    def of_name(self, words: str) -> Subject | None:
        """The one mission that ``words`` name."""
        keys = {m.key for m in self.context.finder.missions_in(words)}
        return Subject(min(keys), "mission", min(keys)) if len(keys) == 1 else None

    def of_headings(self, part: Part) -> Subject | None:
        """The mission, State or programme that the nearest heading above a part names alone."""
        path = part.parent
        while path is not None:
            above = self.context.part_at[path]
            title = above.title or (above.view.text if above.kind is PartKind.SECTION else "")
            named = list(dict.fromkeys(n.subject for n in self.names_in(title)))
            if len(named) == 1 and named[0].kind in _HEADED and above.level != 1:
                return named[0]
            path = above.parent
        return None


def subject_of(text: str, number: Number, following: int, names: Sequence[Name]) -> Subject | None:
    """The subject of a number among the names of its sentence.

    Args:
        text: the sentence, folded.
        number: a number of it.
        following: where the next number begins, or where the sentence ends.
        names: what is named in the sentence, in order.
    """
    names = [n for n in names if not _helps(text, n)]
    before = [n for n in names if n.end <= number.start]
    after = [n for n in names if n.start >= number.end]
    if before and text[before[-1].end : number.start].strip() == "(":
        return before[-1].subject
    actor = _actor(text, before)
    place = next((n for n in before if (_is_host(n) or n.subject.kind == "group") and _opens(text, n)), None)
    counted = counted_missions(text, number)
    if actor is None and place is None and counted is not None:
        return counted
    beside = _beside(text, number, following, after, alone=actor is None)
    if beside is not None and not (before and before[-1] is actor):
        return beside
    if actor is not None and actor.subject.kind == "mission":
        place, actor = actor, None
    for chosen in (place, actor):
        if chosen is not None:
            return _joined(text, [n for n in before if n.start >= chosen.start])
    hosts = [n for n in before if _is_host(n)]
    if hosts:
        first = next(n for n in range(len(hosts)) if len(_run(text, hosts[n:])) == len(hosts) - n - 1)
        return _joined(text, hosts[first:])
    hosts = [n for n in after if _is_host(n) and not text[: n.start].endswith(", ")]
    return _joined(text, [n for n in after if n.start >= hosts[0].start]) if hosts else None


def topic_of(text: str, names: Sequence[Name]) -> Subject | None:
    """What a sentence speaks of, for the next one that names nothing: its place, its mission or the one host named."""
    names = [n for n in names if not _helps(text, n)]
    opening = next((n for n in names if _is_host(n) and _opens(text, n)), None)
    actor = _actor(text, [n for n in names if n.subject.kind == "mission"])
    hosts = list(dict.fromkeys(n.subject for n in names if _is_host(n)))
    if opening is not None and not _listed(text, [n for n in names if n.start >= opening.start]):
        return opening.subject
    if actor is not None and not _listed(text, [n for n in names if n.start >= actor.start]):
        return actor.subject
    return hosts[0] if len(hosts) == 1 else None


def actor_of(text: str, names: Sequence[Name]) -> Subject | None:
    """Who acts in a sentence."""
    name = _actor(text, names)
    return name.subject if name else None


def _actor(text: str, names: Sequence[Name]) -> Name | None:
    """The last of the names that opens a clause; none that only continues a list."""
    continuing = {id(n) for k in range(len(names)) for n in _run(text, names[k:])}
    return next((n for n in reversed(names) if id(n) not in continuing and _acts(text, n)), None)


def _beside(text: str, number: Number, following: int, after: Sequence[Name], *, alone: bool) -> Subject | None:
    """What stands right behind a number: ``one in UNMISS``, ``two for African countries``, ``twenty Member States``."""
    if not after or after[0].end > following or after[0].subject.kind not in ("mission", "state", "place", "group"):
        return None
    between = text[number.end : after[0].start]
    if after[0].subject.kind == "group":
        fits = between == " " and alone if not between.strip() else re.fullmatch(r" (?:in|for|to) ", between)
        return after[0].subject if fits else None
    if not re.fullmatch(r"(?: [a-z]+){0,6}? (?:in|to|for|by|within|across) (?:the )?", between) or _listed(text, after):
        return None
    return after[0].subject


def counted_missions(text: str, number: Number) -> Subject | None:
    """Peacekeeping as a whole, where the number counts its missions: ``eight missions reported``."""
    return EVERY_MISSION if _patterns()["counts missions"].regex.search(number.follows(text)) else None


def aligned(text: str, numbers: Sequence[Number], names: Sequence[Name]) -> dict[int, Subject]:
    """Subjects of numbers listed with ``respectively``, by the numbers' places in their list."""
    at = text.find("respectively")
    if at < 0:
        return {}
    listed = [n for n, number in enumerate(numbers) if number.end <= at]
    missions = [name for name in names if name.end <= at and _is_host(name)]
    missions = [n for k, n in enumerate(missions) if not k or missions[k - 1].subject != n.subject]
    if not listed or len(missions) < 2:
        return {}
    listed = [n for n in listed if numbers[n].start >= missions[-1].end] or listed
    listed = listed[-len(missions) :]
    if len(listed) < 2:
        return {}
    return {n: name.subject for n, name in zip(listed, missions[-len(listed) :], strict=True)}


def each_listed(text: str, number: Number, names: Sequence[Name]) -> list[Subject]:
    """The missions of ``no hospitals in A, B and C``: none in each of them."""
    after = [n for n in names if n.start >= number.end and n.subject.kind == "mission"]
    if not after or not re.fullmatch(r"(?: [a-z-]+){1,4} in (?:the )?", text[number.end : after[0].start]):
        return []
    return [n.subject for n in after[: 1 + len(_run(text, after))]]


def speaks_of_one(text: str) -> bool:
    """True where a sentence speaks of one mission that it does not name: ``the Mission``."""
    return bool(_patterns()["one mission"].regex.search(text))


def _is_host(name: Name) -> bool:
    return name.subject.kind in ("mission", "state", "place")


def _helps(text: str, name: Name) -> bool:
    """True where the name only supports: ``with the support of MONUSCO``, ``with UNMISS support``."""
    if _patterns()["with support"].regex.search(text, max(0, name.start - 60), name.start):
        return True
    behind = _patterns()["support behind"].regex.search(text[name.end :])
    return bool(behind and re.search(r"\b[Ww]ith (?:the )?$", text[: name.start]))


def _acts(text: str, name: Name) -> bool:
    """True where the name opens its clause and a verb may follow."""
    kind, behind = name.subject.kind, text[name.end :]
    whole = re.match(r" ([a-z]+)", behind)
    if kind == "mission" and whole and whole[1] in load_words(_FILE)["parts_of_missions"]:
        return True
    opener = r"(?:^|[;:] |\bthat |\bwhile )" if kind == "state" else r"(?:^|[,;:] |\band |\bthat |\bwhile )"
    opens = re.search(opener + r"(?:the |The )?$", text[max(0, name.start - 16) : name.start])
    if opens and kind == "body" and re.search(r"[A-Z]\w+, (?:the )?$", text[max(0, name.start - 30) : name.start]):
        return False
    return kind != "place" and bool(opens) and bool(re.match(r"(?:,? [a-z]|'s| \([A-Z]+\),? [a-z])", behind))


def _opens(text: str, name: Name) -> bool:
    return bool(_patterns()["place opening"].regex.search(text[: name.start]))


def _run(text: str, names: Sequence[Name]) -> list[Name]:
    """The names that follow the first one in a list: ``A, B and C``."""
    run = []
    for last, name in pairwise(names):
        if last.subject.kind != name.subject.kind:
            break
        if not re.fullmatch(r"(?: \(\d+\))?,? ?(?:and |or )?(?:in )?(?:the )?", text[last.end : name.start]):
            break
        run.append(name)
    return run


def _listed(text: str, names: Sequence[Name]) -> bool:
    return bool(names) and len(_run(text, names)) > 0


def _joined(text: str, names: Sequence[Name]) -> Subject:
    """The first name, or where States are listed all of them; a list of missions is peacekeeping as a whole."""
    run = [names[0], *_run(text, names)]
    if len(run) == 1:
        return names[0].subject
    if all(n.subject.kind == "mission" for n in run):
        return EVERY_MISSION
    labels = [n.subject.label for n in run]
    return Subject(", ".join(labels[:-1]) + " and " + labels[-1], "group")
