"""What a number measures: a concept of the vocabulary where its trigger words are met, else the clause's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pkgraph.read.facts.observation.noun import is_weak, is_whole, noun_behind, noun_in_front, points_back
from pkgraph.read.facts.observation.number import FILE, Number, patterns
from pkgraph.read.facts.observation.unit import COUNT
from pkgraph.read.mentions.grammar import is_preposition, is_verb_form, words_in
from pkgraph.read.patterns import load_words
from pkgraph.vocabulary import IndicatorRecord

_NEAR = 90
"""characters in front of a number among which its qualifier and its verb stand"""
_LONGEST = 180
"""characters of an indicator in the text's own words"""


_LONGEST_PHRASE = 130
"""characters of a phrase of what is counted"""
_OF_ONE = re.compile(r",? ?(?:to|and|or|-|,|of(?: the| its| their)?) ?")
"""between two numbers of one thing"""
_FEW = 8
"""words between a verb and the number of what it does something to"""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured."""

    label: str
    concept: str | None = None
    """key of the concept in the vocabulary"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a number, without it, its qualifier, its unit and the periods."""

    behind: str
    """those up to the next number, comma or bracket"""
    near: tuple[str, ...]
    """with those in front, back to the number, comma or bracket before; where none stand behind, then further back"""
    clause: str
    phrase: str = ""
    """what is counted and what is told of it, or the verb before it; empty where that cannot be told apart"""
    noun: str = ""
    """the noun phrase to take in place of a clause that is no whole; empty where it is one or there is no noun"""
    of_them: str = ""
    """what is told of some of those just counted: ``resulted from acts of violence``"""
    again: bool = False
    """the number stands alone in brackets behind what the one before it counts: ``78 per cent of all cases (278)``"""
    like: bool = False
    """the number is compared with the one before it, whose noun it may repeat in short: ``than 2,000 cases``"""
    compared: bool = False
    """the number is what the one before it is compared with, and the clause is no whole"""

    @property
    def bare(self) -> bool:
        """No words of its own stand behind it: ``from 58 in 2017``, ``27 in 2018``."""
        return not re.search("[A-Za-z]{4,}", self.behind)

    @property
    def elsewhere(self) -> bool:
        """Only a place stands behind it: ``60 per cent in the Caribbean``."""
        return bool(patterns()["elsewhere"].regex.search(self.behind))

    @property
    def elliptic(self) -> bool:
        """The noun is that of the number before: ``two for African countries``."""
        return bool(re.match(r"(?:in|for|from|by|to|on|at|of) ", self.behind))


def words_around(text: str, numbers: Sequence[Number], n: int, holes: Sequence[tuple[int, int]]) -> Words:
    """The words that tell what a number measures; ``holes`` are the stretches of periods."""
    number = numbers[n]
    start, end = _clause(text, number)
    cuts = [*holes, *_own_words(text, number)]
    for other in numbers:
        if other is not number and _is_bare(text, other):
            cuts += _own_words(text, other)
    first = max([start, *(m.end for m in numbers[:n])])
    last = min([end, *(m.start for m in numbers[n + 1 :])])
    stop = re.search(r",(?!\d)|[;()]| and (?=[a-z]+ed\b)", text[number.end : last])
    behind = _without(text, number.end, number.end + stop.start() if stop else last, cuts)
    behind = "" if re.match(r"\s*(?:and|or|while|but)\b", behind) else behind
    front = _without(text, first, _own_words(text, number)[0][0], cuts)
    words = Words(_tidy(behind), (), "")
    own = _own_words(text, number)[0]
    whole = is_whole(_marked(text, start, end, cuts))
    led = _is_led(text, numbers, n, start)
    whole = whole and not led
    compared = patterns()["comparison before"].regex.search(text, max(0, number.start - _NEAR), own[0])
    if re.search(r"\d \([a-z ]*$", text[max(0, own[0] - _NEAR) : own[0]]):
        compared = None
    following = numbers[n + 1] if n + 1 < len(numbers) else None
    joined = following and not _is_bare(text, following) and _OF_ONE.fullmatch(text[number.end : following.start])
    steps = [0, *(m.end() for m in re.finditer(r"[,;(]|\band(?= *$)", front))]
    if not words.bare:
        steps = steps[-1:]
    return Words(
        behind=behind.strip(),
        near=tuple(_tidy(f"{front[at:]} {behind}") for at in reversed(steps)),
        clause=_cut(_tidy(_without(text, start, end, cuts)), number.start - start),
        phrase="" if led else _phrase(text, numbers, n, (start, end), cuts),
        noun="" if whole else _noun(text, numbers, n, (start, end), holes),
        again=n > 0 and _is_again(text, numbers[n - 1], own),
        of_them=_of_them(text, own, end, cuts),
        compared=not whole and compared is not None and not joined and _is_bare(text, number),
        like=compared is not None,
    )


def _noun(
    text: str, numbers: Sequence[Number], n: int, clause: tuple[int, int], holes: Sequence[tuple[int, int]]
) -> str:
    """The noun phrase of a number, or of the one that it is joined to: ``from 11 to 7 units``."""
    plain = text
    for first, last in holes:
        plain = plain[:first] + " " * (last - first) + plain[last:]
    owns = [_own_words(text, number)[0] for number in numbers]
    stops = [max(o[1], min(clause[1], f)) for o, f in zip(owns, [*(o[0] for o in owns[1:]), clause[1]], strict=True)]
    front = noun_in_front(plain, clause[0], owns[n], stops[n])
    if front and patterns()["lasts"].regex.match(text, numbers[n].end):
        return front
    if front and _is_led(text, numbers, n, clause[0]):
        return front
    for m in range(n, len(numbers)):
        found = noun_behind(plain, owns[m][1], stops[m])
        if found:
            named = re.search(rf"([a-z-]+) {re.escape(found)} \($", plain[clause[0] : owns[m][0]])
            return f"{named[1]} {found}" if named and not is_preposition(named[1]) else found
        if m + 1 == len(numbers) or not _OF_ONE.fullmatch(text[owns[m][1] : owns[m + 1][0]]):
            break
    return front or _segment(text, clause, owns[n], [*holes, *owns])


def _is_again(text: str, before: Number, own: tuple[int, int]) -> bool:
    between = text[before.end : own[0]]
    return bool(re.fullmatch(r"[^,;.()A-Z]{0,60}\(", between) and re.match(r"\s*\)", text[own[1] :]))


def _of_them(text: str, own: tuple[int, int], stop: int, cuts: Sequence[tuple[int, int]]) -> str:
    """What is told of some of those just counted: ``of which 11 resulted from acts``; empty where a noun follows."""
    if not patterns()["of them"].regex.search(text, 0, own[0]) or noun_behind(text, own[1], stop):
        return ""
    end = patterns()["phrase end"].regex.search(text, own[1], stop)
    words = " " + _tidy(_without(text, own[1], end.start() if end else stop, cuts))
    verb = patterns()["predicate"].regex.match(words)
    words = words[verb.end() if verb else 1 :]
    return words if re.search("[A-Za-z]{4,}", words) else ""


def _segment(text: str, clause: tuple[int, int], own: tuple[int, int], cuts: Sequence[tuple[int, int]]) -> str:
    """The words between the commas or brackets around a number, where its clause is of no use; empty else."""
    if is_whole(_tidy(_without(text, *clause, cuts))):
        return ""
    start = max(clause[0], *(text.rfind(mark, 0, own[0]) + 1 for mark in ",;:()"))
    stop = re.search(r",(?!\d)|[;:()]", text[own[1] : clause[1]])
    words = _tidy(_without(text, start, own[1] + stop.start() if stop else clause[1], cuts))
    words = patterns()["opens no noun"].regex.sub("", words)
    empty = load_words(FILE)["no_nouns"]
    tells = any(len(word) > 3 and not is_verb_form(word) and word not in empty for word in re.findall("[a-z]+", words))
    return words if tells and not is_weak(words) else ""


def _phrase(
    text: str, numbers: Sequence[Number], n: int, clause: tuple[int, int], cuts: Sequence[tuple[int, int]]
) -> str:
    """``police units trained`` of ``seven police units were trained``; ``cleared two fields`` without its number."""
    number = numbers[n]
    begins = _own_words(text, number)[0][1]
    whole = patterns()["of a whole"].regex.match(text, begins)
    following = [m for m in numbers[n + 1 :] if m.start >= begins]
    if whole:
        begins = whole.end()
        if following and len(text[begins : following[0].start].split()) <= 1:
            cuts = [*cuts, *_own_words(text, following[0])]
            following = following[1:]
    elif not text.startswith(" ", number.end) or number.end < begins - 1:
        return ""
    stops = min([clause[1], *(m.start for m in following)])
    end = patterns()["phrase end"].regex.search(text, begins, stops)
    stops = end.start() if end else stops
    verb = patterns()["predicate"].regex.search(text, begins, stops)
    thing = _without(text, begins, verb.start() if verb else stops, cuts)
    if not re.search("[A-Za-z]{4,}", thing) or is_preposition(thing.split()[0].lower()):
        return ""
    if verb:
        return _told(f"{thing} {_without(text, verb.end(), stops, cuts)}")
    front = "" if whole else _without(text, _doing(text, numbers, n, clause[0]), number.start, cuts)
    return _told(f"{front} {thing}")


def _doing(text: str, numbers: Sequence[Number], n: int, start: int) -> int:
    """Where the verb before a number begins, with a short subject of no name; the number's place else."""
    at = numbers[n].start
    before = max([start, *(m.end for m in numbers[:n])])
    start = max(before, *(text.rfind(mark, before, at) + 1 for mark in ",;("))
    words = words_in(text, start, at)
    verb = next((k for k in range(len(words) - 1, -1, -1) if _is_verb(words[k].low)), None)
    if verb is None or len(words) - verb > _FEW or (verb == 0 and n > 0 and start == numbers[n - 1].end):
        return at
    short = patterns()["short subject"].regex.fullmatch(text, start, words[verb].start)
    return start if short else words[verb].start


def _is_led(text: str, numbers: Sequence[Number], n: int, start: int) -> bool:
    """True behind a verb that leads to the value of its subject: ``kidnappings dropped to 9 cases``."""
    begins = max([start, *(m.end for m in numbers[:n])])
    match = patterns()["led"].regex.search(text, begins, _own_words(text, numbers[n])[0][0])
    return match is not None and match["verb"].lower() in load_words(FILE)["leading"]


def _is_verb(word: str) -> bool:
    told = is_verb_form(word) or word.endswith("ed")
    lists = load_words(FILE)
    return told and not is_preposition(word) and word not in lists["bare_after"] and word not in lists["leading"]


def _told(words: str) -> str:
    """Words as a phrase; empty where they are one word, or the rest of a list."""
    words = _tidy(words)
    if " " not in words or words.startswith(("and ", "or ")):
        return ""
    if len(words) <= _LONGEST_PHRASE:
        return words
    return patterns()["dangling"].regex.sub("", words[:_LONGEST_PHRASE].rpartition(" ")[0]).strip(" ,;:.-")


def change_told(text: str, number: Number) -> str | None:
    """``increase`` or ``decrease``, where a number tells by how much something changed."""
    by = patterns()["changed by"].regex.search(text, max(0, number.start - _NEAR), number.start)
    match = by or patterns()["change behind"].regex.search(number.follows(text))
    if match is None:
        return None
    return "increase" if match["up"] else "decrease"


def _is_bare(text: str, number: Number) -> bool:
    """True where no noun stands behind a number: ``from 58 in 2017``."""
    behind = text[_own_words(text, number)[0][1] :]
    match = re.match(r"[ -]([A-Za-z]+)", behind)
    return match is None or match[1].lower() in load_words(FILE)["bare_after"]


def _own_words(text: str, number: Number) -> list[tuple[int, int]]:
    """Where a number, its qualifier and its unit stand."""
    end = number.end
    for name in ("percent", "measure", "money behind"):
        match = patterns()[name].regex.search(number.follows(text))
        if match:
            end = number.end + match.end()
            break
    else:
        end += text.startswith("-", end)
    each = patterns()["each"].regex.search(text[end:])
    end += each.end() if each else 0
    match = patterns()["qualifier"].regex.search(text, max(0, number.start - _NEAR), number.start)
    return [(match.start() if match else number.start, end)]


def _marked(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
    """A stretch with a null character in place of each cut."""
    words = list(text[start:end])
    for first, last in cuts:
        for at in range(max(first, start), min(last, end)):
            words[at - start] = "\0"
    return re.sub("\0+", "\0", "".join(words))


def _without(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
    return _marked(text, start, end, cuts).replace("\0", " ")


def _tidy(words: str) -> str:
    """Words without brackets that hold no words, connectives at the head and what dangles at the end."""
    words = re.sub(r"\([^()A-Za-z]*\)|[↑↓]", " ", words)
    words = patterns()["left over"].regex.sub("", words)
    words = re.sub(r"\s+", " ", re.sub(r"\s+(?=[,;:.)])", "", words))
    words = patterns()["connective"].regex.sub("", words.strip(" ,;:.-*()|"))
    return patterns()["dangling"].regex.sub("", words).strip(" ,;:.-*()|")


def _clause(text: str, number: Number) -> tuple[int, int]:
    """The clause around a number; the whole sentence where it would be too short to tell anything."""
    bounds = [m.span() for m in patterns()["clause"].regex.finditer(text)]
    start = max((e for s, e in bounds if e <= number.start), default=0)
    end = min((s for s, e in bounds if s >= number.end), default=len(text))
    if len(re.findall("[A-Za-z]{4,}", text[start:end])) < 4:
        start = max((e for s, e in bounds if e <= number.start and text[s] == ";"), default=0)
    return start, end


def _cut(words: str, at: int) -> str:
    if len(words) <= _LONGEST:
        return words
    first = max(0, min(at - _LONGEST // 2, len(words) - _LONGEST))
    piece = words[first : first + _LONGEST]
    if first:
        piece = piece.partition(" ")[2]
    if first + _LONGEST < len(words):
        piece = piece.rpartition(" ")[0]
    return piece.strip(" ,;:")


_Trigger = tuple[tuple[str, ...], ...]
"""words that must all be met, each with those that will do in its place"""


class IndicatorFinder:
    """Finds the concepts whose trigger words a text holds."""

    def __init__(self, indicators: Iterable[IndicatorRecord]) -> None:
        triggers = [
            (record, tuple(tuple(word.split("|")) for word in trigger.split()))
            for record in indicators
            for trigger in record.triggers
        ]
        self._by_start: dict[str, list[tuple[int, IndicatorRecord, _Trigger]]] = {}
        for n, (record, trigger) in enumerate(triggers):
            for start in {_start(word) for word in trigger[0]}:
                self._by_start.setdefault(start, []).append((n, record, trigger))

    def of(
        self,
        words: Words,
        unit: str,
        before: Indicator | None,
        beside: Indicator | None = None,
        *,
        other_thing: bool = False,
    ) -> Indicator:
        """What words around a number tell of.

        Args:
            words: the words.
            unit: the number's unit.
            before: the indicator of the number before, which a bare or elliptic number continues.
            beside: that of the number just before in the sentence, where it has the same unit or is told again.
            other_thing: the number counts the thing named behind it, whatever stands in front.
        """
        tried = (words.behind, *(() if other_thing else words.near))
        record = next((found for near in tried if (found := self.concept(near, unit))), None)
        if record is not None:
            return Indicator(record.label, record.key)
        if before is not None and words.bare and not re.search("[A-Za-z]{5,}", words.near[-1]):
            return before
        if before is not None and words.elliptic and before.concept is None and unit == COUNT:
            return Indicator(_cut(f"{before.label} {_tidy(words.behind)}", _LONGEST))
        if beside is not None and (words.compared or words.again):
            return beside
        if beside is not None and words.like and words.behind in beside.label.split():
            return beside
        if beside is not None and unit == "percent" and words.elsewhere:
            return Indicator(_cut(f"{beside.label} {_tidy(words.behind)}", _LONGEST))
        if beside is not None and words.of_them and unit in (COUNT, "percent"):
            return Indicator(_cut(f"{beside.label} {words.of_them}", _LONGEST))
        if words.phrase and unit in (COUNT, "percent"):
            return Indicator(words.phrase)
        return Indicator(("" if points_back(words.noun) else words.noun) or words.clause or words.near[-1])

    def concept(self, words: str, unit: str) -> IndicatorRecord | None:
        """The concept with the most trigger words in ``words``; only one measured in ``unit``, where it has a unit."""
        holds = _Words.of(words)
        best: tuple[int, IndicatorRecord] | None = None
        starts = {_start(word) for word in holds.words}
        candidates = {entry[0]: entry for start in starts for entry in self._by_start.get(start, ())}
        for _, record, trigger in (candidates[n] for n in sorted(candidates)):
            if record.unit not in (None, unit) or (best and len(trigger) <= best[0]):
                continue
            if all(any(holds(word) for word in either) for either in trigger):
                best = (len(trigger), record)
        return best[1] if best else None


def _start(word: str) -> str:
    """What a word and all that begin like it share: its first three letters."""
    return re.split("[*_]", word)[0][:3]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, asked for by trigger words."""

    plain: str
    words: frozenset[str]
    known: dict[str, bool]

    @classmethod
    def of(cls, text: str) -> _Words:
        found = re.findall(r"\w+", text.lower())
        return cls(f" {' '.join(found)} ", frozenset(found), {})

    def __call__(self, word: str) -> bool:
        """``fatalit*`` finds every word that begins so; ``formed_police`` finds the two together."""
        if word not in self.known:
            sought = word.replace("_", " ")
            if sought.endswith("*"):
                self.known[word] = f" {sought[:-1]}" in self.plain
            else:
                self.known[word] = sought in self.words if sought.isalnum() else f" {sought} " in self.plain
        return self.known[word]
