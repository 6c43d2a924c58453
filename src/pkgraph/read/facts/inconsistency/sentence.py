"""Numbers of one sentence that cannot all be right: shares and their counts, parts and their whole, sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.inconsistency.model import (
    FILE,
    Amount,
    Inconsistency,
    adds_up,
    amount_of,
    patterns,
    plain,
    sum_of,
)
from pkgraph.read.mentions.fold import fold
from pkgraph.read.model import Evidence, Part, PartKind
from pkgraph.read.patterns import load_words
from pkgraph.read.structure.view import source_span

_KINDS = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_HUNDRED = Decimal(100)
_FEWEST = 2
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A number of a sentence that others contradict."""

    kind: str
    thing: str
    expected: Decimal
    found: Decimal
    working: str
    place: Place
    others: Place


def in_sentences(context: Context) -> Iterator[Inconsistency]:
    """What is wrong in the sentences of a document."""
    for part in context.texts():
        if part.kind in _KINDS and not part.header:
            for start, end in context.sentences(part):
                yield from _in_sentence(context, part, start, end)


def _in_sentence(context: Context, part: Part, start: int, end: int) -> Iterator[Inconsistency]:
    text = fold(part.view.text[start:end])
    taken: set[Place] = set()
    for name, judge in _JUDGES.items():
        for match in patterns()[name].regex.finditer(text):
            wrong = judge(match)
            if wrong is None or wrong.place in taken or _is_rough(match):
                continue
            taken.add(wrong.place)
            other = _evidence(context, part, (start + wrong.others[0], start + wrong.others[1]))
            if other is None:
                continue
            focus = (start + wrong.place[0], start + wrong.place[1])
            yield Inconsistency(
                evidence=context.evidence(part, (start, end), focus),
                mention=source_span(part.view, *focus),
                kind=wrong.kind,
                subject=wrong.thing.strip() or None,
                indicator=None,
                expected=wrong.expected,
                found=wrong.found,
                working=wrong.working,
                other=other,
            )


def _evidence(context: Context, part: Part, words: Place) -> Evidence | None:
    """The words themselves; None where a page break parts them."""
    span = source_span(part.view, *words)
    if not any(piece.start <= span.start and span.end <= piece.end for piece in part.pieces):
        return None
    return Evidence(part.path, span, context.document.text[span.start : span.end])


def _is_rough(match: re.Match[str]) -> bool:
    """True where a number is only about what is printed."""
    return any(words for name, words in match.groupdict().items() if name.startswith("rough"))


def _share(match: re.Match[str]) -> _Wrong | None:
    """A percentage that is not that of its counts, whichever way it was rounded."""
    part, whole, share = (amount_of(match[name]) for name in ("part", "whole", "share"))
    if (
        not (part and whole and share)
        or not 0 < whole.value >= part.value
        or patterns()["change"].regex.search(match[0])
    ):
        return None
    exact = _HUNDRED * part.value / whole.value
    if abs(exact - share.value) < share.grain:
        return None
    shown = exact.quantize(share.grain)
    working = f"{plain(part.value)} of {plain(whole.value)} = {plain(shown)} per cent"
    first, last = sorted((match.span("part"), match.span("whole")))
    return _Wrong("share", "per cent", shown, share.value, working, match.span("share"), (first[0], last[1]))


def _part(match: re.Match[str]) -> _Wrong | None:
    """A part that exceeds its whole."""
    groups = match.groupdict()
    name = "part" if groups.get("part") else "first"
    part, whole = amount_of(match[name]), amount_of(match["whole"])
    if (
        not (part and whole)
        or part.value <= whole.value
        or (groups.get("before") or "").lower() in load_words(FILE)["numbered"]
    ):
        return None
    working = f"{plain(part.value)} > {plain(whole.value)}"
    thing = groups.get("thing") or ""
    return _Wrong("part", thing, whole.value, part.value, working, match.span(name), match.span("whole"))


def _listed(match: re.Match[str]) -> _Wrong | None:
    """A total that the numbers behind it do not make."""
    group = "bracket" if match["bracket"] else "list"
    if patterns()["some only"].regex.search(match[group]):
        return None
    items = [patterns()["addend"].regex.search(words.strip()) for words in re.split(r"[,;] | (?=and )", match[group])]
    if not all(items):
        return None
    return _total(match, group, [amount_of(item["n"]) for item in items if item])


def _named(match: re.Match[str]) -> _Wrong | None:
    """A total that the numbers behind the names do not make."""
    if patterns()["some only"].regex.search(re.sub(r"\bfrom\b", "", match["list"])):
        return None
    return _total(
        match, "list", [amount_of(item["n"]) for item in patterns()["named addend"].regex.finditer(match["list"])]
    )


def _total(match: re.Match[str], group: str, addends: list[Amount | None]) -> _Wrong | None:
    total = amount_of(match["total"])
    parts = [amount for amount in addends if amount is not None]
    if total is None or len(parts) < max(_FEWEST, len(addends)) or any(p.sign != total.sign for p in parts):
        return None
    if adds_up(parts, total):
        return None
    expected = sum((p.value for p in parts), Decimal(0))
    return _Wrong("total", match["thing"], expected, total.value, sum_of(parts), match.span("total"), match.span(group))


_JUDGES: dict[str, Callable[[re.Match[str]], _Wrong | None]] = {
    "share behind": _share,
    "share before": _share,
    "share of which": _share,
    "part of": _part,
    "part of which": _part,
    "made of": _listed,
    "made of named": _named,
}
