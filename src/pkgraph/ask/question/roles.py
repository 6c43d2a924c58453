"""What a question may ask of a sentence by its part in it, and where a sentence answers; see ``roles.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pkgraph.ask.question.frame import unframed
from pkgraph.ask.question.words import is_stop, stem, tokens, wordings

_WORD = r"[A-ZÀ-Þ](?:[^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|[’'-])*"
_LINK = r"(?:of the|for the|in the|of|for|on|in|de|du|da|del|von|van|bin|al)"
_NAME = re.compile(rf"(?:the )?{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,14}}")
_PLAIN_NAME = re.compile(rf"(?:the )?{_WORD}(?: (?:(?:of the|of|de|du|la|el|al) )?{_WORD}){{0,5}}")
_PERSON = re.compile(rf"{_WORD}(?: (?:(?:de|da|del|von|van|bin|al|el|ben) )?(?:{_WORD}|[A-Z]\.)){{1,4}}")
_JOINT = re.compile(r",? (?:and|or|as well as) |, ")
_ALTERNATIVE = re.compile(r", (?:and |or )?")
_ASIDE = re.compile(r", $")
"""what begins an aside, which ends with the next comma"""
_THAT = re.compile(r"\bthat\b")
_AND = re.compile(r"(?: \([A-Z][\w+-]*\))?(?:,? and |, )(?=the |[A-Z]{2,}\b)")
_MORE = re.compile(r"(?: \([A-Z][\w+-]*\))?,? (?:and |the )?(?=[A-Z])")
"""what goes on behind a list that was taken for whole"""
_NEAR = 8
"""words behind a place among which what it is may stand"""
_REACH = 300
"""characters before a verb within which its subject begins"""
_BEFORE_VERB = (" ", " has ", " have ", " had ", " also ", " has also ")
_PARTICIPLE = re.compile(r"\b\w+(?:ed|en|wn|lt|nt|ade|eld|ught)\b")
_SUBJECT = 8
"""words of a subject and its verb"""
_LONGEST = 30
"""words of the longest phrase that answers"""


@dataclass(frozen=True, slots=True)
class Role:
    """A part in a sentence that a question may ask for."""

    name: str
    takes: str
    asks: tuple[re.Pattern[str], ...]
    continues: tuple[str, ...]
    """what asks for it behind an 'and'"""
    cues: tuple[str, ...]
    gap: int
    """words that may stand between what is asked of and the cue"""
    first: bool
    """True where a sentence that answers comes before any query"""


@dataclass(frozen=True, slots=True)
class Roles:
    """What is known of such questions."""

    roles: tuple[Role, ...]
    end: re.Pattern[str]
    """where a phrase ends"""
    verb: re.Pattern[str]
    """where one that has no clause of its own ends as well"""
    title: re.Pattern[str]
    """before the name of a person"""
    anywhere: frozenset[str]
    """nouns of places that any place is"""
    places: frozenset[str]
    """stems of nouns of places, of which a place is only one"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that asks for such a part."""

    role: Role
    topic: str
    """the words that it is asked of"""
    cues: tuple[re.Pattern[str], ...]
    noun: str = ""
    """of a place: what kind"""
    thing: str = ""
    """the topic without the verb"""


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a sentence may answer."""

    values: tuple[str, ...]
    start: int
    """of the cue"""
    value_start: int
    end: int
    behind: int | None = None
    """where what is asked of begins, if it stands behind the answer"""


@cache
def roles() -> Roles:
    """The data that this pkgraph came with."""
    data = tomllib.loads((Path(__file__).parent / "roles.toml").read_text(encoding="utf-8"))
    end = rf"[.;:|•](?=[\s⁰¹²³⁴⁵⁶⁷⁸⁹]|$)|,? \b(?:{data['ends']})\b"
    titles = "|".join(map(re.escape, sorted(data["titles"], key=len, reverse=True)))
    return Roles(
        roles=tuple(_role(entry, data["be"]) for entry in data["role"]),
        end=re.compile(end),
        verb=re.compile(rf",? \b(?:{data['verbs']})\b"),
        title=re.compile(rf"(?:(?:{titles}) ){{1,2}}"),
        anywhere=frozenset(data["anywhere"]),
        places=frozenset(map(stem, data["kinds_of_place"])),
    )


def _role(entry: Mapping[str, Any], be: str) -> Role:
    return Role(
        name=entry["name"],
        takes=entry["takes"],
        asks=tuple(re.compile(form.replace("{be}", be), re.IGNORECASE) for form in entry["asks"]),
        continues=tuple(entry.get("continues", ())),
        cues=tuple(entry["cues"]),
        gap=int(entry.get("gap", 0)),
        first=bool(entry.get("first", False)),
    )


def asks_for(question: str) -> Iterator[Wanted]:
    """The parts in a sentence that a question may ask for, by its whole wording."""
    text = unframed(question).rstrip(" ?.")
    for role in roles().roles:
        for form in role.asks:
            match = form.fullmatch(text)
            if match:
                yield from (_wanted(role, said) for said in _splits(match.groupdict()))
                break


def _splits(said: Mapping[str, str | None]) -> Iterator[Mapping[str, str | None]]:
    """What a question says, a clause of it taken apart in each way that it may be."""
    clause = said.get("clause")
    if clause is None:
        yield said
        return
    words = clause.split()
    for at in range(1, min(len(words), _SUBJECT)):
        if not is_stop(words[at]):
            yield {"subject": " ".join(words[:at]), "verb": words[at], "rest": " ".join(words[at + 1 :])}


def continued(words: str, topic: str) -> Wanted | None:
    """What the end of a question asks for as well, of what the question was asked: 'and what for'.

    Args:
        words: the end.
        topic: the words that the question is asked of.
    """
    for role in roles().roles:
        if words.casefold() in role.continues:
            verbs = _PARTICIPLE.findall(topic)
            return _wanted(role, {"topic": topic, "verb": verbs[-1] if verbs else "by"})
    return None


def other_place(noun: str, place: str, text: str) -> bool:
    """True if a text calls a place something else than what is asked for: South Kivu a province, and not a town.

    Args:
        noun: the stem of what is asked for.
        place: the name.
        text: the words that name it.
    """
    places = roles().places
    at = text.find(place)
    if noun not in places or at < 0:
        return False
    before, behind = tokens(text[:at])[-3:], tokens(re.split(r"[.;|]", text[at + len(place) :])[0])[:_NEAR]
    said = {token.stem for token in (*before, *behind)} & places
    return bool(said) and noun not in said


def _wanted(role: Role, said: Mapping[str, str | None]) -> Wanted:
    verb = said.get("verb") if role.takes in ("who", "subject") else None
    parts = [said.get("subject"), said.get("topic"), verb, said.get("rest")]
    words = {name: re.escape(value or "") for name, value in said.items()}
    cues = (cue.replace("{verb}", words.get("verb", "")) for cue in role.cues)
    return Wanted(
        role,
        " ".join(part.strip() for part in parts if part),
        tuple(re.compile(rf"(?<![\w-]){cue}(?![\w-])" if cue.strip(", ") else cue, re.IGNORECASE) for cue in cues),
        (said.get("noun") or "").casefold(),
        said.get("topic") or "",
    )


def readings(wanted: Wanted, text: str, names: Sequence[str]) -> Iterator[Reading]:
    """Where a sentence may answer.

    Args:
        wanted: what is asked.
        text: the sentence.
        names: acronyms of missions, which are names of their own in a run of words with capitals.
    """
    if wanted.role.takes == "person":
        yield from _persons(text)
        return
    for cue in wanted.cues:
        for match in cue.finditer(text):
            if "value" in cue.groupindex:
                yield Reading((match["value"],), match.start(), match.start("value"), match.end("value"))
                continue
            if wanted.role.takes == "subject":
                yield from _subjects(text, match)
                continue
            at = match.end() + 1
            if text[match.end() : at] != " ":
                continue
            values, end = _values(wanted.role.takes, text, match.start(), at, names)
            if values:
                yield Reading(values, match.start(), at, end)


def _values(takes: str, text: str, cue: int, at: int, names: Sequence[str]) -> tuple[tuple[str, ...], int]:
    if takes == "places":
        return _list(text, at, _PLAIN_NAME, names)
    if takes == "who":
        return _who(text, at)
    phrase = _phrase(text, at)
    if takes == "phrase" and _ASIDE.search(text[:cue]):
        phrase = phrase.partition(",")[0]
    end = at + len(phrase)
    if not phrase or len(phrase.split()) > _LONGEST:
        return (), end
    if takes == "phrase":
        return (phrase,), end
    if takes == "phrases":
        return tuple(_ALTERNATIVE.split(phrase)), end
    if _NAME.match(text, at):
        return _list(text, at, _NAME, names)
    return tuple(each for each in _JOINT.split(phrase) if each), end


def _who(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Who is named: several joined by 'and', or one by the post and then by the name."""
    found: list[str] = []
    end = at
    match = _NAME.match(text, at)
    while match:
        title = roles().title.match(text, match.start())
        found.append(_bare(text[title.end() if title and title.end() < match.end() else match.start() : match.end()]))
        end = match.end()
        joint = _AND.match(text, end)
        match = _NAME.match(text, joint.end()) if joint else None
    post = len(found) == 1 and " of " in found[0] and text[end : end + 2] == ", "
    person = _PERSON.match(text, end + 2) if post else None
    if person:
        return (*found, person[0]), person.end()
    return ((), end) if _MORE.match(text, end) else (tuple(found), end)


def _phrase(text: str, at: int) -> str:
    """The words from here to the end of their clause."""
    end = roles().end.search(text, at)
    phrase = text[at : end.start() if end else len(text)]
    verb = roles().verb.search(phrase)
    if verb and not _THAT.search(phrase[: verb.start()]):
        phrase = phrase[: verb.start()]
    return phrase.strip(' ,⁰¹²³⁴⁵⁶⁷⁸⁹*"”“')


def _list(text: str, at: int, form: re.Pattern[str], names: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The names of a list, and where it ends."""
    found: list[str] = []
    match, end = form.match(text, at), at
    while match:
        found += _apart(_bare(match[0]), names)
        end = match.end()
        joint = _JOINT.match(text, end)
        match = form.match(text, joint.end()) if joint else None
    return tuple(found), end


def _apart(name: str, names: Sequence[str]) -> list[str]:
    """A run of words with capitals as the names in it: an acronym of a mission at its end is one of its own."""
    head, _, last = name.rpartition(" ")
    return [head, last] if head and last in names else [name]


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he ", "", name)


def _subjects(text: str, verb: re.Match[str]) -> Iterator[Reading]:
    """The name right before a verb."""
    for match in _NAME.finditer(text, max(0, verb.start() - _REACH), verb.start()):
        name = _bare(match[0])
        common = all(is_stop(word.text) or word.stem in wordings().light for word in tokens(name))
        if text[match.end() : verb.start()] in _BEFORE_VERB and not common:
            yield Reading((name,), verb.start(), match.start(), match.end(), verb.end())


def _persons(text: str) -> Iterator[Reading]:
    """The names that may be a person's: behind a comma or a title."""
    for match in _PERSON.finditer(text):
        title = roles().title.match(text, match.start())
        at = title.end() if title and title.end() < match.end() else match.start()
        name = text[at : match.end()]
        before, behind = text[: match.start()], text[match.end() : match.end() + 1]
        if " " in name and before.endswith(", ") and behind in (",", ".", ")", ";", ""):
            yield Reading((name,), len(before) - 2, at, match.end())
