"""Sentences on mechanisms: which are set up, used or do something, in which missions, and what they bring.

A phrase names a mechanism by its head noun (``working group``, ``joint ... unit``); what the sentence says is done
with it makes it a fact. What is set up at Headquarters belongs to no mission and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.mechanism.model import Mechanism
from pkgraph.read.facts.mechanism.table import finite_verb
from pkgraph.read.facts.subject import PEACEKEEPING, Named, Subjects, stretches
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "mechanism.toml"
_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_LONGEST = 300

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that name a mechanism."""

    start: int
    end: int
    head: int
    label: str
    short: str
    """the label without complements"""
    back: str | None = None
    """the word that takes up a mechanism named before: ``such``, ``these``"""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is said of a mechanism."""

    status: str | None
    contribution: str | None
    missions: tuple[str, ...]


def read_sentences(context: Context, subjects: Subjects, told: frozenset[str]) -> Iterator[Mechanism]:
    """One fact a sentence, mechanism and mission.

    Args:
        told: paths of the table rows whose mechanisms are read already.
    """
    reader = _Sentences(context, subjects)
    for part in context.document.parts:
        if part.kind in _READ and part.path not in told:
            yield from reader.part(part)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


class _Sentences:
    def __init__(self, context: Context, subjects: Subjects) -> None:
        self.context = context
        self.subjects = subjects

    def part(self, part: Part) -> Iterator[Mechanism]:
        text = fold(part.view.text)
        before: list[_Phrase] = self._in_heading(part)
        told: list[Mechanism] = []
        for sentence in stretches(self.context, part):
            phrases = _phrases(text, sentence)
            seen: list[_Phrase] = []
            for n, phrase in enumerate(phrases):
                named = _resolved(phrase, [*before, *(p for p in phrases[:n] if p.back is None)])
                deed = self._deed(part, text, sentence, phrase) if named and _tells(named.label) else None
                if named is None or deed is None:
                    continue
                seen.append(phrase)
                again = (
                    [k for k, fact in enumerate(told) if fact.mechanism.lower() in named.label.lower()]
                    if phrase.back
                    else []
                )
                if again and deed.status is None:
                    for k in again:
                        told[k] = replace(told[k], contribution=told[k].contribution or deed.contribution)
                else:
                    told += self._facts(part, sentence, named, deed)
            for phrase, deed in self._other_forms(part, text, sentence, before):
                if not any(s.start < phrase.end and phrase.start < s.end for s in seen):
                    told += self._facts(part, sentence, phrase, deed)
            before += [p for p in phrases if p.back is None]
        yield from told

    def _in_heading(self, part: Part) -> list[_Phrase]:
        """The mechanism that the heading above names, which "the system" in the text may take up."""
        heading = fold((self.context.part_at[part.parent].title or "") if part.parent else "")
        return _phrases(heading, (0, len(heading))) if heading else []

    # What is said of a phrase

    def _deed(self, part: Part, text: str, sentence: Bounds, phrase: _Phrase) -> _Deed | None:
        behind = text[phrase.end : sentence[1]]
        ahead = text[sentence[0] : phrase.start]
        if _patterns()["headquarters"].regex.search(behind[:80]):
            return None
        after = _patterns()["set up after"].regex.match(behind)
        if after:
            at = phrase.end + after.end()
            status = after["there"] or ("being " if "being" in after["be"] else "") + after["verb"]
            return self._made(part, text, sentence, phrase, at, status, where_first=True, set_up=True)
        set_up = _patterns()["set up before"].regex.search(ahead)
        if set_up:
            verb = set_up["verb"] or set_up["noun"][:-3]
            return self._made(part, text, sentence, phrase, phrase.end, verb, set_up=True)
        participle = _patterns()["set up participle"].regex.match(behind)
        used = _patterns()["used before"].regex.search(ahead)
        if used or participle:
            status = used["verb"] if used else participle["verb"] if participle else None
            deed = self._made(part, text, sentence, phrase, phrase.end, status)
            if deed and (participle or deed.missions != (PEACEKEEPING,)):
                return deed
        brings = _patterns()["brings"].regex.match(behind) or _patterns()["was key"].regex.match(behind)
        if brings:
            missions = self._who(part, sentence, phrase.start) or self._goes_on(part, text, sentence)
            return self._checked(_Deed(_state(None, phrase), _cut(brings["brings"]), missions), text, sentence)
        own = self.subjects.named_in(part, max(sentence[0], phrase.start - 1), phrase.head)
        if own:
            return _Deed(_state(None, phrase), None, own)
        state = _state(None, phrase)
        return (
            self._checked(_Deed(state, None, self._who(part, sentence, phrase.start)), text, sentence)
            if state
            else None
        )

    def _made(
        self,
        part: Part,
        text: str,
        sentence: Bounds,
        phrase: _Phrase,
        at: int,
        status: str | None,
        *,
        where_first: bool = False,
        set_up: bool = False,
    ) -> _Deed | None:
        """What is said of a mechanism that is set up or used, by the missions before it or in those behind."""
        who, where = self._who(part, sentence, phrase.start), self._where(part, text, sentence, at)
        if where and (where_first or not who or who == (PEACEKEEPING,)):
            who = where.keys
            at = where.end
        who = who or self._goes_on(part, text, sentence) or (self._said_before(part, sentence) if set_up else ())
        purpose = _patterns()["purpose"].regex.search(text[at : sentence[1]])
        contribution = next((g for g in purpose.groups() if g), None) if purpose else None
        return self._checked(_Deed(_state(status, phrase), _cut(contribution), who), text, sentence)

    def _checked(self, deed: _Deed, text: str, sentence: Bounds) -> _Deed | None:
        """None where no mission has it; of missions in general only where the sentence says so."""
        if not deed.missions:
            return None
        if deed.missions == (PEACEKEEPING,):
            said = deed.status or deed.contribution
            return deed if said and _patterns()["generic"].regex.search(text, *sentence) else None
        return deed

    def _who(self, part: Part, sentence: Bounds, at: int) -> tuple[str, ...]:
        """The missions named or taken up before the words, in the same sentence."""
        return self.subjects.before(part, sentence, at)

    def _goes_on(self, part: Part, text: str, sentence: Bounds) -> tuple[str, ...]:
        """Whom a sentence without a mission before the words goes on speaking of."""
        found = self.subjects.of(part, sentence, sentence[1])
        in_general = self.subjects.general and _patterns()["generic"].regex.search(text, *sentence)
        return found if found != (PEACEKEEPING,) or in_general else ()

    def _said_before(self, part: Part, sentence: Bounds) -> tuple[str, ...]:
        """The one mission that the sentence before is about, where this one names none and no other body."""
        before = [bounds for bounds in self.context.sentences(part) if bounds[1] <= sentence[0]]
        if not before or self.subjects.other_body(part, *sentence):
            return ()
        named = self.subjects.named_in(part, *before[-1])
        return named if len(named) == 1 else ()

    def _where(self, part: Part, text: str, sentence: Bounds, at: int) -> Named | None:
        """The missions named behind the words, as in ``established in A, B and C``."""
        run = next((r for r in self.subjects.runs(part) if at <= r.start < sentence[1]), None)
        if run is None:
            return None
        between = text[at : run.start]
        listed = between.rstrip().endswith((":", "(", "by", "namely"))
        return run if listed or _patterns()["in missions"].regex.search(between) else None

    # Other forms

    def _other_forms(
        self, part: Part, text: str, sentence: Bounds, before: list[_Phrase]
    ) -> Iterator[tuple[_Phrase, _Deed]]:
        """``A serves as a platform to B``, ``the action plan establishes B``, ``engagement resulted in B``."""
        for name in ("set up as", "serves as", "action plan", "engagement that led", "joint activities"):
            for match in _patterns()[name].regex.finditer(text, *sentence):
                groups = match.groupdict()
                if name != "joint activities" and finite_verb(match["name"]) is not None:
                    continue
                inside = self.subjects.named_in(part, *match.span()) if name == "action plan" else ()
                where = self._where(part, text, sentence, match.end("name"))
                missions = inside or self._who(part, sentence, match.end("name")) or (where.keys if where else ())
                phrase = _Phrase(
                    *match.span("name"), match.start("name"), match["name"].removeprefix("the "), match["name"]
                )
                told = _Deed(_state(groups.get("verb"), phrase), _cut(groups.get("brings")), missions)
                deed = self._checked(told, text, sentence)
                if deed:
                    yield phrase, deed
        opening = _patterns()["opening participle"].regex.search(text[slice(*sentence)])
        if opening and before:
            missions = self.subjects.named_in(part, sentence[0], sentence[0] + opening.end("where"))
            if missions:
                span = sentence[0] + opening.start("verb"), sentence[0] + opening.end("where")
                phrase = _Phrase(*span, span[0], before[-1].label, before[-1].short)
                yield phrase, _Deed(opening["verb"].lower(), _cut(opening["rest"].strip()), missions)

    def _facts(self, part: Part, sentence: Bounds, phrase: _Phrase, deed: _Deed) -> Iterator[Mechanism]:
        for mission in deed.missions:
            yield Mechanism(
                evidence=self.context.evidence(part, sentence, (phrase.start, phrase.end)),
                mention=source_span(part.view, phrase.start, phrase.end),
                mission=mission,
                named=mission != PEACEKEEPING,
                mechanism=phrase.label,
                status=deed.status,
                contribution=deed.contribution,
            )


def _phrases(text: str, sentence: Bounds) -> list[_Phrase]:
    """The phrases of a sentence that may name a mechanism, in order."""
    found: list[_Phrase] = []
    reached = sentence[0]
    for match in _patterns()["head"].regex.finditer(text, *sentence):
        if match.start() < reached:
            continue
        start = grammar.noun_phrase_start(text, match.start(), reached, commas=False)
        if _patterns()["no mechanism"].regex.search(text[max(start, match.start() - 60) : match.start()]):
            continue
        complement = _patterns()["complement"].regex.match(text, match.end(), sentence[1])
        end = complement.end() if complement else match.end()
        back = _patterns()["back"].regex.search(text, sentence[0], start)
        like = back or _patterns()["like"].regex.search(text, start, match.end())
        first = back.start() if back else start
        bare = _patterns()["bare same"].regex.match(text, max(sentence[0], match.start() - 4))
        if bare and start == match.start() and end == match.end():
            continue
        label, short = text[first if like else start : end], text[start : match.end()]
        found.append(_Phrase(start, end, match.start(), label, short, like[0].strip() if like else None))
        reached = end
    for match in _patterns()["bare same"].regex.finditer(text, *sentence):
        if not any(p.start < match.end() and match.start() < p.end for p in found):
            found.append(_Phrase(*match.span(), match.start(), match[0], match[0], match[0]))
    return sorted(found, key=lambda p: p.start)


def _resolved(phrase: _Phrase, before: list[_Phrase]) -> _Phrase | None:
    """The phrase with what it takes up: ``such networks`` with the words before that say which."""
    if phrase.back is None:
        return phrase
    noun = phrase.label.split()[-1].lower().removesuffix("s")
    alike = {noun, *(_ALIKE if noun in _ALIKE else ())}
    same = next((p for p in reversed(before) if any(word in p.label.lower() for word in alike)), None)
    if phrase.label.lower().startswith(("the ", "this ", "these ", "those ")) and len(phrase.label.split()) == 2:
        return replace(phrase, label=same.label) if same else None
    last = same or (before[-1] if before else None)
    if last is None or last.label.lower() in phrase.label.lower():
        return phrase
    return replace(phrase, label=f"{phrase.label} ({last.short})")


_ALIKE = ("tool", "platform", "system", "application", "database")
"""words that take one another up"""


def _tells(label: str) -> bool:
    """True for more than a bare noun such as ``networks``."""
    return " " in label or "-" in label


def _state(verb: str | None, phrase: _Phrase) -> str | None:
    """The state of a mechanism: the verb that tells it, else the word for it in its name."""
    if verb and not grammar.is_infinitive(verb.lower()) and not _patterns()["no state"].regex.match(verb):
        return verb.lower()
    match = _patterns()["state of it"].regex.match(phrase.label)
    return match["state"].lower() if match else None


_NEXT_ITEM = re.compile(r"(?<=[a-z]) (?=[A-Z][a-z]+ [a-z]{3,} [a-z])| \|")


def _cut(words: str | None) -> str | None:
    """The words without what follows them in a clause of its own, or in the next item of a list without bullets."""
    if not words:
        return None
    end = grammar.clause_end(words, 0, len(words))
    item = _NEXT_ITEM.search(words)
    end = min(end, item.start()) if item else end
    return words[: min(end, _LONGEST)].strip(" ,;") or None
