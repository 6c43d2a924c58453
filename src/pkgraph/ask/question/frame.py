"""What a question asks for, and about what: its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pkgraph.ask.question.asking import VERBS, Asked, asked, counted_in, head
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.periods import Period, periods, year_before
from pkgraph.ask.question.words import Token, is_stop, phrase_in, plain, plainly, stem, tokens, wordings
from pkgraph.symbols import canonical, kind

_ACCORDING = re.compile(r"^\s*according to (?P<what>[^:]+?)\s*(?::|, (?=\w+ ))\s*(?P<rest>.+)$", re.IGNORECASE)
_ACCORDING_END = re.compile(r"^(?P<rest>.+?),? according to (?P<what>[^,:?]+)\??$", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:in |by |of |from |to )?(?:this|the|the present) (?:report|section|document|text|repertoire section)\b"
    r"(?! of| on| [A-Z]/)|\bhere\b",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"\b[A-Z]{1,3}/(?:[A-Za-z0-9.\-]+/)*[A-Za-z0-9.\-]+(?: ?\((?:\d{4}|[IVXLC]+)\))?(?: [A-C]\b)?")
_RESOLUTION = re.compile(
    r"\b(?:security council )?resolutions? (?P<number>\d{3,4})(?: ?\((?P<year>\d{4})\))?|"
    r"\bgeneral assembly resolution (?P<assembly>\d{1,3}/\d{1,3})",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?P<number>\d{4,5})(?:st|nd|rd|th) meeting\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<kind>para(?:graph)?|footnote|fn|annex|figure|table)\.? (?P<number>\d+(?: ?\([a-z]\))?)\b", re.IGNORECASE
)
_PRIORITY = re.compile(r"\bpriority (?P<number>[1-9])\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:chapter|section) [IVXLC]+\b", re.IGNORECASE)
_ORGANIZATION = re.compile(
    r"\b(?:United Nations|UN)\b(?! (?:Mission|Organization|Force|Interim|Disengagement|Truce|Support))"
)
"""the United Nations where it is no part of a mission's name"""
_WITH = re.compile(r", with (?P<columns>[\w ]+)$", re.IGNORECASE)
_EXCEPT = re.compile(
    rf"\b(?:other than|except(?: for)?|apart from|excluding) (?P<what>[\w -]+?)(?= (?:{VERBS})\b|[,?]|$)",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?P<one>\w+),? or (?P<other>\w+)\b", re.IGNORECASE)
_DENIED_HERE = re.compile(
    r"\bnot\b.*\b(?:here|(?:this|the|the present) (?:report|section|document|text))\W*$", re.IGNORECASE
)
_NUMBERED = re.compile(r"\b([A-Za-z]{3,}) (\d{1,3})\b")
_SPAN = re.compile(
    r"(?:\bthe )?(?:\b(?:first|last|past) )?(?:\b\w+ )?\b(?:months?|days|years|weeks|quarter|half|end|beginning|start)"
    r" (?:up to|to|of|until|ending(?: on)?) $",
    re.IGNORECASE,
)
_DOCUMENT_NOUNS = frozenset(
    map(stem, ("report", "repertoire", "section", "resolution", "statement", "record", "bulletin"))
)
_FRAMED = re.compile(r"\b(?:in|by|of|from|does|did) (?:the |its )?(?=[A-Z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question."""

    text: str
    stem: str
    light: bool
    counted: bool
    """True of what a number is asked of"""
    others: tuple[str, ...] = ()
    """stems of words that may stand in its place: of 'agreements or pacts', pact"""


@dataclass(slots=True)
class Frame:
    """A question taken apart."""

    question: str
    asked: list[Asked] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    """documents that were read, in the order in which they are asked about"""
    excluded: tuple[str, ...] = ()
    """stems of what an answer must not be"""
    denied_last: bool = True
    """False where the document that the question was framed with is the one that it says 'not' of"""
    symbols: list[str] = field(default_factory=list)
    """of documents, meetings and resolutions that are not the source; of a resolution without year its beginning"""
    missions: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    nouns: list[Term] = field(default_factory=list)
    """words that only say what is asked for"""
    counted: str | None = None
    """stem of the noun that a 'how many' counts"""
    numbered: list[tuple[str, str]] = field(default_factory=list)
    """nouns with a number: cycle 5"""
    reasons: list[str] = field(default_factory=list)
    """why it cannot be answered, whatever the facts"""


def frame(question: str, names: Names) -> Frame:
    """A question taken apart, its names looked up among those of the graph."""
    found = Frame(question)
    found.denied_last = _DENIED_HERE.search(question) is None
    text = year_before(_document(_without_counting(plainly(plain(question))), names, found))
    asked_of = text
    text = _marks(_excluded(text, found), names, found)
    found.operators = list(_operators(asked_of))
    text = _ORGANIZATION.sub(lambda match: " " * len(match[0]), text)
    words = tokens(text)
    text, words = _named(text, words, names, found)
    found.numbered = [(match[1].casefold(), match[2]) for match in _NUMBERED.finditer(text) if not is_stop(match[1])]
    found.asked, taken = asked(text, words)
    counted = counted_in(text)
    found.counted = head([word for word in words if counted[0] <= word.start < counted[1]])
    either = {stem(match["other"]): stem(match["one"]) for match in _OR.finditer(text)}
    for index, word in enumerate(words):
        if is_stop(word.text):
            continue
        term = Term(word.text, word.stem, word.stem in wordings().light, counted[0] <= word.start < counted[1])
        (found.nouns if index in taken else found.terms).append(term)
    return _merged(found, either)


def unframed(question: str) -> str:
    """A question without the document that it is asked of."""
    text = plain(question)
    for form in (_ACCORDING, _ACCORDING_END):
        match = form.match(text)
        text = match["rest"] if match else text
    return text


def _merged(found: Frame, either: Mapping[str, str]) -> Frame:
    """The frame with the words on both sides of an 'or' made one."""
    stems = {term.stem for term in found.terms}
    either = {other: one for other, one in either.items() if other in stems and one in stems and one not in either}
    others: dict[str, list[str]] = {}
    for other, one in either.items():
        others.setdefault(one, []).append(other)
    found.terms = [
        replace(term, others=tuple(others.get(term.stem, ()))) for term in found.terms if term.stem not in either
    ]
    return found


def _without_counting(text: str) -> str:
    """The question without an end that asks for the count or the columns of what it asks for anyway."""
    bare = text.rstrip(" ?")
    for phrase in wordings().counting:
        if bare.casefold().endswith(phrase):
            return bare[: -len(phrase)].rstrip(" ,") + "?"
    end = _WITH.search(bare)
    if end and wordings().columns.issuperset(end["columns"].casefold().split()):
        return bare[: end.start()] + "?"
    return text


def _excluded(text: str, found: Frame) -> str:
    """Takes out what an answer must not be."""
    match = _EXCEPT.search(text)
    if match is None:
        return text
    found.excluded = tuple(word.stem for word in tokens(match["what"]) if not is_stop(word.text))
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :]


def _document(text: str, names: Names, found: Frame) -> str:
    """Takes out what frames a question: which document it is asked of."""
    for form in (_ACCORDING, _ACCORDING_END):
        match = form.match(text)
        if match and not _SELF.fullmatch(match["what"]):
            keys = _called(match["what"], names)
            if len(keys) == 1:
                found.documents.append(keys[0])
                text = match["rest"]
            elif not keys and form is _ACCORDING:
                found.reasons.append(_unknown(match["what"], names))
                text = match["rest"]
            elif keys:
                found.reasons.append(f"'{match['what']}' may be {' or '.join(keys)}: say which")
                text = match["rest"]
    for match in _FRAMED.finditer(text):
        end = _title_end(text, match.end(), names)
        if end:
            keys = names.titled(tokens(text[match.end() : end]))
            if len(keys) == 1:
                if keys[0] not in found.documents:
                    found.documents.append(keys[0])
                text = text[: match.start()] + " " * (end - match.start()) + text[end:]
    return _SELF.sub(lambda match: " " * len(match[0]), text)


def _called(what: str, names: Names) -> list[str]:
    """The keys of the documents that words may mean: by symbol or key, else by the words of the title."""
    for match in _SYMBOL.finditer(what):
        symbol = canonical(match[0])
        if symbol:
            return [names.symbols[symbol]] if names.symbols.get(symbol) else []
    exact = [key for key in names.titles if key.casefold() == what.casefold()]
    return exact or names.titled(tokens(what))


def _unknown(what: str, names: Names) -> str:
    match = _SYMBOL.search(what)
    symbol = canonical(match[0]) if match else None
    if symbol and symbol in names.symbols:
        return f"{symbol} is cited in the graph, but was not read"
    return f"no document '{symbol or what}' was read; see pkgraph query documents"


def _title_end(text: str, start: int, names: Names) -> int | None:
    """Where a document's name that begins here ends: words of one title, with a noun for documents among them."""
    words = tokens(text[start:])
    best = None
    for size in range(1, min(len(words), 12) + 1):
        these = words[:size]
        if is_stop(these[-1].text) or not any(word.stem in _DOCUMENT_NOUNS for word in these):
            continue
        distinct = [word for word in these if not is_stop(word.text) and word.stem not in _DOCUMENT_NOUNS]
        keys = names.titled(these)
        if len(keys) == 1 and (distinct or these[-1].stem == stem("repertoire")):
            best = start + these[-1].end
    return best


def _marks(text: str, names: Names, found: Frame) -> str:
    """Takes out symbols, places in documents and dates."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match[0])

    def symbol(match: re.Match[str]) -> str:
        known = canonical(match[0])
        if known is None:
            return match[0]
        key = names.symbols.get(known)
        if key is None:
            found.reasons.append(f"{known} is not in the graph")
        elif key and kind(known) != "meeting record":
            found.documents.append(key)
        else:
            found.symbols.append(known)
        return blank(match)

    def resolution(match: re.Match[str]) -> str:
        if match["assembly"]:
            start = f"A/RES/{match['assembly']}"
        else:
            start = f"S/RES/{int(match['number'])}(" + (f"{match['year']})" if match["year"] else "")
        known = [each for each in names.symbols if each.startswith(start)]
        if len(known) != 1:
            found.reasons.append(f"resolution {match['number'] or match['assembly']} is not in the graph")
        found.symbols += known[:1]
        return blank(match)

    def meeting(match: re.Match[str]) -> str:
        known = f"S/PV.{match['number']}"
        if known not in names.symbols:
            found.reasons.append(f"the {match[0]} is not in the graph")
        found.symbols.append(known)
        return blank(match)

    def part(match: re.Match[str]) -> str:
        prefix = {"p": "para", "f": "fn", "a": "annex", "t": "table"}[match["kind"][0].casefold()]
        label = "figure" if match["kind"].casefold() == "figure" else prefix
        found.parts.append(f"{label} {match['number']}")
        return blank(match)

    def priority(match: re.Match[str]) -> str:
        found.priorities.append(match["number"])
        return blank(match)

    text = _SYMBOL.sub(symbol, text)
    text = _RESOLUTION.sub(resolution, text)
    text = _MEETING.sub(meeting, text)
    text = _PART.sub(part, text)
    text = _PRIORITY.sub(priority, text)
    if _PLACE.search(text):
        found.reasons.append("chapters and sections of a document cannot be asked for")
    found.periods = periods(text)
    for each in found.periods:
        span = _SPAN.search(text[: each.start])
        if span:
            text = text[: span.start()] + " " * len(span[0]) + text[each.start :]
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    found.documents = list(dict.fromkeys(found.documents))
    return text


def _operators(text: str) -> Iterator[str]:
    """The names of what changes the meaning of the question."""
    for name, phrases in wordings().operators.items():
        for phrase in phrases:
            if not phrase_in(phrase, text):
                continue
            behind = re.search(rf"\b{re.escape(phrase)} (\S+ ?\S*)", text, re.IGNORECASE)
            if name in ("before", "after") and not (behind and periods(behind[1])):
                continue
            if name == "identity" and not re.match(
                rf"(?:according to [^:]+: *)?{phrase}\b", text.strip(), re.IGNORECASE
            ):
                continue
            if name == "compare" and phrase not in ("better", "worse") and not (behind and re.match(r"\d", behind[1])):
                continue
            if name == "not" and any(phrase_in(each, text) for each in wordings().but):
                continue
            yield name
            break


def _named(text: str, words: list[Token], names: Names, found: Frame) -> tuple[str, list[Token]]:
    """Takes out the names of missions and States."""
    for each in names.found(words):
        if each.kind == "mission":
            found.missions.append(each.key)
        elif each.kind == "state":
            found.states.append(each.key)
        else:
            continue
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    found.missions = list(dict.fromkeys(found.missions))
    found.states = list(dict.fromkeys(found.states))
    return text, tokens(text)
