"""Changes to a text whose effect on what is read is known, and readings made comparable by meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date
from functools import cache

from samples import SEEDS

from pkgraph.read.facts import read_facts
from pkgraph.read.facts.actor import ActorMention
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.inconsistency import Inconsistency
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography, Evidence, Fact, Reading
from pkgraph.read.structure.document import read_structure
from pkgraph.vocabulary import Vocabulary, load_vocabulary

Change = Callable[[str], str]
Meaning = tuple[object, ...]

STEMS = ("A-74-532", "A4Pplus-5", "Repertoire-2023-24", "S-2023-646")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGIT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def seed(stem: str) -> str:
    """The text of a seed, character for character."""
    return (SEEDS / f"{stem}.txt").read_bytes().decode("utf-8")


def same(text: str) -> str:
    """No change."""
    return text


@cache
def _known() -> tuple[Vocabulary, MissionFinder]:
    vocabulary = load_vocabulary()
    return vocabulary, MissionFinder.of(vocabulary.missions.values())


def read(text: str, source: str = "document.txt") -> Reading:
    """A text, read without a catalogue."""
    document = read_structure(source, text, "0" * 64, Bibliography())
    context = Context.of(document, *_known())
    return Reading(document, read_facts(context))


@cache
def seed_reading(stem: str) -> Reading:
    """A seed, read without its catalogue; read once."""
    return read(seed(stem))


def meanings(
    reading: Reading, words: Change = same, place: Change = same, besides: Collection[str] = ()
) -> Counter[Meaning]:
    """What the facts say, without offsets and without the fields ``besides``.

    ``words`` is put on all that they quote or name, ``place`` on their parts. An actor is told by its words, type and
    acronym: its name may tell the host State of a mission beside it (``Armed Forces (Lebanon)``), which changes with
    the mission though no word of it does; its other forms are gathered from the whole document.
    """
    return Counter(_meaning(fact, words, place, besides) for fact in reading.facts)


def without_firsts(facts: Counter[Meaning]) -> Counter[Meaning]:
    """The facts but for actors: their first naming moves when the words around it go."""
    return Counter({meaning: count for meaning, count in facts.items() if meaning[0] != _ACTOR})


def without_inconsistencies(facts: Counter[Meaning]) -> Counter[Meaning]:
    """The facts but for contradictions between numbers: where numbers change, others agree."""
    return Counter({meaning: count for meaning, count in facts.items() if meaning[0] != Inconsistency.__name__})


def actors(reading: Reading, words: Change = same) -> set[Meaning]:
    """The actors that are named anywhere, by name, type and acronym."""
    named = (fact for fact in reading.facts if isinstance(fact, ActorMention))
    return {(words(fact.name), fact.type, fact.acronym) for fact in named}


def kept(before: Counter[Meaning], after: Counter[Meaning]) -> dict[str, tuple[float, float]]:
    """For each kind of fact the share that was kept, and the share of what is read that was there before."""
    found: dict[str, tuple[float, float]] = {}
    for kind in sorted({str(meaning[0]) for meaning in before | after}):
        old, new = (sum(n for m, n in facts.items() if m[0] == kind) for facts in (before, after))
        both = sum(n for m, n in (before & after).items() if m[0] == kind)
        found[kind] = (both / old if old else 1.0, both / new if new else 1.0)
    return found


_ACTOR = ActorMention.__name__
_TOLD_BY = {_ACTOR: ("surface", "type", "acronym")}


def _meaning(fact: Fact, words: Change, place: Change, besides: Collection[str]) -> Meaning:
    kind = type(fact).__name__
    names = _TOLD_BY.get(kind) or [f.name for f in fields(fact) if f.name not in ("evidence", "mention")]
    values = tuple((name, _changed(getattr(fact, name), words)) for name in names if name not in besides)
    return (kind, place(fact.evidence.part), spaced(words(fact.evidence.quote)), values)


def _changed(value: object, words: Change) -> object:
    if isinstance(value, str):
        return spaced(words(value))
    if isinstance(value, date):
        return words(value.isoformat())
    if isinstance(value, Evidence):
        return (value.part, spaced(words(value.quote)))
    return tuple(_changed(v, words) for v in value) if isinstance(value, tuple) else value


def spaced(text: str) -> str:
    """White space of every kind and length as one space."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def difference(before: Counter[Meaning], after: Counter[Meaning]) -> list[Meaning]:
    """What one of the two has and the other has not, for a failing test to show."""
    return [*(before - after), *(after - before)]


def swapped(keys: Mapping[str, str]) -> Change:
    """Puts one mission in the place of another, acronym and every known name; all at once, the longest name first."""
    missions = load_vocabulary().missions
    renamed: dict[str, str] = {}
    for old, new in keys.items():
        renamed[old] = new
        for name in (*missions[old].names, *missions[old].hidden):
            renamed[spaced(name).casefold()] = missions[new].names[0]
    longer = {spaced(n).casefold() for key, m in missions.items() if key not in keys for n in (*m.names, *m.hidden)}
    every = sorted({*renamed, *longer}, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") if n in keys else f"(?i:{re.escape(n)})" for n in every)
    regex = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    return lambda text: regex.sub(lambda m: renamed.get(m[0]) or renamed.get(spaced(m[0]).casefold()) or m[0], text)


_NUMBERED = re.compile(
    r"(?P<council>\b\d{3,4})(?P<open> ?\\?\()(?P<year>(?:19|20)\d\d)(?P<close>\\?\))"
    r"|(?P<yearly>S/(?:PRST/)?)(?P<y>\d{4})/(?P<n>\d{1,4})\b"
    r"|(?P<record>S/PV\.)(?P<meeting>\d{4})\b"
    r"|(?:^|(?<=A/)|(?<=A/RES/)|(?<=resolution )|(?<=resolution \[))(?P<session>\d\d)/(?P<number>\d{1,3})(?!\d)"
)


def renumbered_documents(text: str) -> str:
    """Every document cited by number made another one, each its own."""
    return _NUMBERED.sub(_other, text)


def _other(match: re.Match[str]) -> str:
    if match["council"]:
        return f"{int(match['council']) - 200}{match['open']}{match['year']}{match['close']}"
    if match["yearly"]:
        return f"{match['yearly']}{int(match['y']) - 1}/{int(match['n']) + 7}"
    if match["record"]:
        return f"{match['record']}{int(match['meeting']) - 111}"
    return f"{int(match['session']) - 3}/{int(match['number']) + 2}"


def shifted_notes(by: int) -> Change:
    """Every footnote, its mark and its note, with a number that many higher."""

    def shifted(text: str) -> str:
        return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: str(int(m[0].translate(_DIGIT)) + by).translate(_SUPERSCRIPT), text)

    return shifted


def without_paragraph(text: str, number: int) -> str:
    """The text without its numbered paragraph, a whole line of prose, and the blank line behind it."""
    return re.sub(rf"(?m)^{number}\. .{{120,}}\n\n?", "", text)
