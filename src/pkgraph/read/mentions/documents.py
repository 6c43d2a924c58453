"""Documents named in a text: symbols, resolutions by number, further parts of a document, pinpoints.

Everything is found in folded reading text and given as offsets into it. A number is read as a resolution's only
where the sentence says ``resolution`` before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pkgraph import symbols
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON, sentences
from pkgraph.read.patterns import Pattern, load_patterns, load_words

_FILE = LEXICON / "document.toml"
_OLDEST_SLASH_SESSION = 31
"""the General Assembly numbers resolutions by session since its thirty-first"""
_LATEST_COUNCIL_SESSION = 70
"""no session of the Human Rights Council has a higher number; those of the General Assembly do"""
_REACH_BEFORE = 90
"""characters before a number in which its pinpoint may stand"""

HUMAN_RIGHTS_COUNCIL = "Human Rights Council"
_SERIES = {
    HUMAN_RIGHTS_COUNCIL: "A/HRC",
    "Economic and Social Council": "E",
    "Economic and Social Commission for Asia and the Pacific": "E/ESCAP",
}


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document named by a symbol or a number."""

    start: int
    end: int
    symbol: str
    pinpoint: str | None = None
    sure: bool = True
    """False for a number whose body the text leaves out, so that the symbol rests on what is usual"""


def documents_in(text: str, *, body: str | None = None) -> list[DocumentMention]:
    """The documents that ``text`` names, in the order of their places.

    Args:
        text: reading text of a part.
        body: the body whose resolutions are meant by "its resolutions" where the text names none.
    """
    folded = fold(text)
    found = list(_symbols(folded))
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    named = _Bodies.of(folded)
    for start, end in sentences(folded):
        numbers = _numbers(folded, start, end, named, body)
        found += [m for m in numbers if taken.isdisjoint(range(m.start, m.end))]
    return sorted(found, key=lambda m: (m.start, m.end, m.symbol))


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _symbols(text: str) -> Iterator[DocumentMention]:
    series = frozenset(load_words(_FILE)["series"])
    for match in _patterns()["symbol"].regex.finditer(text):
        if match["series"] not in series:
            continue
        mention = _symbol(text, match)
        if mention is None:
            continue
        yield mention
        yield from _added_parts(text, mention)


def _symbol(text: str, match: re.Match[str]) -> DocumentMention | None:
    base = f"{match['series']}{match['rest']}"
    end = match.end("rest")
    if "/RES/" in base:
        for group in ("year", "letters"):
            if match[group] and (group == "year") == base.startswith("S/"):
                base, end = base + match[group], match.end(group)
    elif match["section"]:
        base, end = base + match["section"].replace(" ", ""), match.end("section")
    symbol = symbols.canonical(base)
    if symbol is None:
        return None
    return DocumentMention(match.start(), end, symbol, _pinpoint(text, match.start(), end))


def _added_parts(text: str, base: DocumentMention) -> Iterator[DocumentMention]:
    """``Add.1`` and ``Corr.1 and 2`` behind a symbol are documents of their own."""
    at = base.end
    regex = _patterns()["added part"].regex
    while match := regex.match(text, at):
        first = match.start("part")
        yield DocumentMention(first, match.end("from"), f"{base.symbol}/{match['part']}.{match['from']}")
        numbers = list(re.finditer(r"(-|, | and |, and )(\d{1,3})", match["further"]))
        previous = int(match["from"])
        for number in numbers:
            last = int(number[2])
            run = range(previous + 1, last + 1) if number[1] == "-" and 0 < last - previous < 100 else [last]
            offset = match.start("further") + number.start(2)
            for n in run:
                yield DocumentMention(offset, offset + len(number[2]), f"{base.symbol}/{match['part']}.{n}")
            previous = last
        at = match.end()


def _numbers(text: str, start: int, end: int, named: _Bodies, own_body: str | None) -> Iterator[DocumentMention]:
    """Resolutions and decisions by number in one sentence, behind the word that says what they are."""
    triggers = list(_patterns()["resolution word"].regex.finditer(text, start, end))
    if not triggers:
        return
    bodies: list[tuple[str | None, str]] = []
    known: str | None = None
    for trigger in triggers:
        body = _body_of(trigger, start, named, own_body)
        known = body or known
        bodies.append((body, trigger["word"].lower()))
    ends = [trigger.end() for trigger in triggers]
    for match, form in _number_matches(text, ends[0], end):
        body, word = bodies[bisect_right(ends, match.start() + 1) - 1]
        symbol = _resolution(match, form, body or (known if form == "assembly number" else None), word, named)
        if symbol:
            sure = form != "assembly number" or body is not None
            yield DocumentMention(*match.span(), symbol, _pinpoint(text, *match.span()), sure)


def _body_of(trigger: re.Match[str], start: int, named: _Bodies, own_body: str | None) -> str | None:
    """The body whose resolutions a trigger speaks of; None where it leaves that out."""
    own = _body_name(trigger["body"])
    if own == "Council":
        councils = named.only_councils()
        council = own_body if own_body and own_body.endswith("Council") else None
        return councils.last(start, trigger.start()) or councils.last() or council or HUMAN_RIGHTS_COUNCIL
    if own is None and not trigger["whose"]:
        return None
    return own or named.last(start, trigger.start()) or own_body


def _number_matches(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    forms = ("council number", "session number", "yearly number", "assembly number")
    taken: set[int] = set()
    for form in forms:
        for match in _patterns()[form].regex.finditer(text, start, end):
            before = text[max(0, match.start() - 20) : match.start()]
            if form != "council number" and not _patterns()["list goes on"].regex.search(before):
                continue
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield match, form


def _resolution(match: re.Match[str], form: str, body: str | None, word: str, named: _Bodies) -> str | None:
    if form == "council number":
        return symbols.council_resolution(match["number"], match["year"]) if word.startswith("res") else None
    letters = re.sub(r" (?:to|and) ", "-", (match["letters"] or "").strip())
    kind = "RES" if word.startswith("res") else "DEC"
    if form == "session number":
        return symbols.canonical(f"A/{kind}/{match['number']}{letters}({match['session']})")
    if form == "yearly number":
        if body != "Economic and Social Council" and "Economic and Social Council" not in named.names:
            return None
        return symbols.canonical(f"E/{kind}/{match['number']}{letters}")
    session = re.match(r"\d+", match["number"])
    series = _SERIES.get(body or "", "A")
    if series == "A/HRC" and session and int(session[0]) > _LATEST_COUNCIL_SESSION:
        series = "A"
    if series == "A" and session and int(session[0]) < _OLDEST_SLASH_SESSION:
        if HUMAN_RIGHTS_COUNCIL not in named.names:
            return None
        series = "A/HRC"
    return symbols.canonical(f"{series}/{kind}/{match['number']}{letters}")


def _body_name(words: str | None) -> str | None:
    if not words:
        return None
    low = words.lower().removeprefix("the ").removeprefix("united nations ")
    if low == "council":
        return "Council"
    return "General Assembly" if low == "assembly" else words


_BODY = re.compile(
    r"Security Council|General Assembly|Human Rights Council|Economic and Social Council"
    r"|Economic and Social Commission for Asia and the Pacific|(?<!General )\bAssembly\b"
)


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The bodies that a text names, in the order of their places."""

    ends: tuple[int, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Bodies:
        found = [(m.end(), "General Assembly" if m[0] == "Assembly" else m[0]) for m in _BODY.finditer(text)]
        return cls(tuple(end for end, _ in found), tuple(name for _, name in found))

    def only_councils(self) -> _Bodies:
        kept = [(end, name) for end, name in zip(self.ends, self.names, strict=True) if name.endswith("Council")]
        return _Bodies(tuple(end for end, _ in kept), tuple(name for _, name in kept))

    def last(self, start: int = 0, before: int | None = None) -> str | None:
        """The last body named from ``start`` on and before ``before``."""
        place = bisect_right(self.ends, before) if before is not None else len(self.ends)
        return self.names[place - 1] if place and self.ends[place - 1] > start else None


def with_known_bodies(mentions: dict[str, list[DocumentMention]]) -> dict[str, list[DocumentMention]]:
    """The mentions of a document by part, where numbers without a body take it from the same number named with one."""
    sure = {m.symbol.rpartition("/RES/")[2]: m.symbol for every in mentions.values() for m in every if m.sure}

    def settled(mention: DocumentMention) -> DocumentMention:
        symbol = mention.symbol if mention.sure else sure.get(mention.symbol.rpartition("/RES/")[2], mention.symbol)
        return replace(mention, symbol=symbol)

    return {path: [settled(mention) for mention in every] for path, every in mentions.items()}


def _pinpoint(text: str, start: int, end: int) -> str | None:
    patterns = _patterns()
    after = patterns["pinpoint after"].regex.search(text[end : end + 160])
    if after:
        return after["pinpoint"].strip(" ,")
    near = text[max(0, start - _REACH_BEFORE) : start]
    near = re.sub(r"resolutions? $", "", near)
    before = patterns["pinpoint before"].regex.search(near)
    return before["pinpoint"] if before else None
