"""Numbers of a text that may measure something: where they stand and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import Pattern, load_patterns, load_words

_NEAR = 200
"""characters in front of a number among which stands what tells that it is no measure"""
_NO_MEASURE = ("no text", "age", "hour of day", "base of a rate", "dated period", "made of numbers")
"""patterns of stretches whose numbers measure nothing"""
FILE = LEXICON / "observation.toml"
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    {word: n for n, word in enumerate((*_ONES, *_TEENS))}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"a": 1, "half": 50}
)
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}
_TIMES = {"double": 2, "two": 2, "triple": 3, "treble": 3, "three": 3, "quadruple": 4, "four": 4, "five": 5, "ten": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, as a half-open stretch of it."""

    start: int
    end: int
    value: Decimal
    form: str
    """``figures``, ``spelled``, ``share`` (of a whole, in per cent), ``multiple``, ``times``, ``rate``, ``ratio``,
    ``none``, ``years`` (of decades)"""
    money: str | None = None
    """the currency's code, ISO 4217"""

    def follows(self, text: str) -> str:
        """What stands behind it."""
        return text[self.end :]


def patterns() -> dict[str, Pattern]:
    """The patterns of numbers, units and qualifiers by name."""
    return load_patterns(FILE)


def numbers_in(text: str, names: Collection[int] = ()) -> list[Number]:
    """The numbers of ``text`` that measure, in order: no dates, years, symbols, ordinals or numbers of things.

    Args:
        text: folded text (plain hyphens and quotes).
        names: where names of missions and States end: ``MINUSCA (15)`` measures, ``and (15)`` numbers a thing.
    """
    found: list[Number] = []
    numbering: list[tuple[int, int]] = []
    taken = bytearray(len(text))
    for name in _NO_MEASURE:
        for match in patterns()[name].regex.finditer(text):
            _take(taken, *match.span())
    for match in patterns()["date around"].regex.finditer(text):
        _take(taken, *match.span(match.lastgroup or 0))
    rare = bool(patterns()["rare"].regex.search(text))
    for read in (*(_RARE if rare else ()), _wholes, _figures, _spelled):
        for number in read(text):
            if 1 not in taken[number.start : number.end]:
                _take(taken, number.start, number.end)
                found.append(number)
    kept = []
    for number in sorted(found, key=lambda n: n.start):
        if number.form in ("figures", "spelled"):
            if _numbers_a_thing(text, number, numbering):
                numbering.append((number.start, number.end))
                continue
            if not _measures(text, number, names):
                continue
        kept.append(number)
    return kept


def _take(taken: bytearray, start: int, end: int) -> None:
    """Marks the characters of a stretch as read."""
    taken[start:end] = b"\1" * (end - start)


# Reading


def _shares(text: str) -> Iterator[Number]:
    for match in patterns()["fraction"].regex.finditer(text):
        if match["half"]:
            yield Number(*match.span("half"), Decimal(50), "share")
        else:
            top = _WORDS[match["top"].lower()]
            bottom = _PARTS[match["bottom"].lower().rstrip("s")]
            share = (Decimal(100 * top) / bottom).quantize(Decimal("0.1"))
            yield Number(*match.span(), share.normalize() if share % 1 else share.to_integral(), "share")


def _wholes(text: str) -> Iterator[Number]:
    if any(patterns()["percent"].regex.search(text[m.end() :]) for m in patterns()["figures"].regex.finditer(text)):
        for match in patterns()["whole"].regex.finditer(text):
            yield Number(*match.span("all"), Decimal(100), "share")


def _multiples(text: str) -> Iterator[Number]:
    for match in patterns()["multiple"].regex.finditer(text):
        stem = next(stem for stem in _TIMES if match["word"].lower().startswith(stem))
        yield Number(*match.span(), Decimal(_TIMES[stem]), "multiple")


def _times(text: str) -> Iterator[Number]:
    for match in patterns()["times"].regex.finditer(text):
        word = (match["word"] or match["rate"]).lower()
        yield Number(*match.span(), Decimal(2 if word == "twice" else 3), "times")


def _decades(text: str) -> Iterator[Number]:
    for match in patterns()["decade"].regex.finditer(text):
        if match["decade"]:
            yield Number(*match.span("decade"), Decimal(10), "years")
        else:
            yield Number(*match.span(), 10 * _spelled_value(match["count"]), "years")


def _rates(text: str) -> Iterator[Number]:
    for match in patterns()["quarterly"].regex.finditer(text):
        yield Number(*match.span("word"), Decimal(4), "rate")


def _ratios(text: str) -> Iterator[Number]:
    for match in patterns()["ratio"].regex.finditer(text):
        yield Number(match.start("number"), match.end(), _spelled_value(match["number"]), "ratio")


def _nones(text: str) -> Iterator[Number]:
    for match in patterns()["none"].regex.finditer(text):
        yield Number(*match.span("no" if match["no"] else "zero"), Decimal(0), "none")


def _figures(text: str) -> Iterator[Number]:
    for match in patterns()["figures"].regex.finditer(text):
        scale = _SCALES[(match["letter"] or match["scale"] or "").lower()] if match["letter"] or match["scale"] else 1
        value = Decimal(match["figures"].replace(",", "")) * scale
        value = value.to_integral() if value == value.to_integral() else value
        yield Number(*match.span(), value, "figures", _currency(match["money"]))


def _currency(sign: str | None) -> str | None:
    if sign is None:
        return None
    return "EUR" if sign in ("€", "EUR") else "GBP" if sign in ("£", "GBP") else "USD"


def _spelled(text: str) -> Iterator[Number]:
    for match in patterns()["spelled"].regex.finditer(text):
        yield Number(*match.span(), _spelled_value(match[0]), "spelled")


_RARE: tuple[Callable[[str], Iterator[Number]], ...] = (
    _shares,
    _multiples,
    _times,
    _decades,
    _rates,
    _ratios,
    _nones,
)


def _spelled_value(words: str) -> Decimal:
    """The value of a number in words or figures: ``seventy-one``, ``two hundred and five``, ``3``."""
    if words.isdecimal():
        return Decimal(words)
    total = current = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif word != "and":
            current += _WORDS[word]
    return Decimal(total + current)


# Judging


def _numbers_a_thing(text: str, number: Number, numbering: list[tuple[int, int]]) -> bool:
    """True for ``level 2`` and, behind it, ``and 3``."""
    before = text[max(0, number.start - 40) : number.start]
    word = re.search(r"([A-Za-z]+)\.? ?[#(]?$", before)
    if word and text[number.start - 1 : number.start] in (" ", "#", ".") and _is_label(word[1]):
        return not (number.money or patterns()["percent"].regex.search(number.follows(text)))
    if numbering and numbering[-1][1] >= number.start - 40:
        gap = re.sub(r"\([^)]*\)", "", text[numbering[-1][1] : number.start])
        return bool(patterns()["list link"].regex.search(gap)) and not _counted(text, number)
    return False


def _is_label(word: str) -> bool:
    return word.lower() in load_words(FILE)["numbered"]


def _counted(text: str, number: Number) -> bool:
    """True if what follows shows a measure after all: ``target 30 per cent``, ``and 323 category 2 offences``."""
    behind = number.follows(text)
    if number.money or patterns()["percent"].regex.search(behind):
        return True
    return number.value >= 20 and bool(patterns()["counted behind"].regex.search(behind))


def _measures(text: str, number: Number, names: Collection[int]) -> bool:
    before, behind = text[max(0, number.start - _NEAR) : number.start], number.follows(text)
    following = re.match(r"[ -]([A-Za-z.']+)", behind)
    word = following[1].lower().rstrip(".") if following else ""
    if behind.startswith("-") and word in load_words(FILE)["compounds"]:
        return False
    if word in load_words(FILE)["not_after"] or patterns()["moment"].regex.search(behind):
        return False
    if re.search(r"\b(?:[Tt]h[eo]se|[Gg]roup of) $", before) or (not word and re.search(r"\b(?:the|all) $", before)):
        return False
    if number.form == "spelled":
        if number.value < len(_ONES) and _is_taken_up(before, behind):
            return False
        return number.value != 1 or number.end - number.start > 3 or _one_counts(before, word)
    return _figures_measure(text, number, before, behind, names)


def _is_taken_up(before: str, behind: str) -> bool:
    """True for the few of whom a text has spoken already: ``the two Organizations``."""
    return bool(patterns()["definite"].regex.search(before) and patterns()["taken up"].regex.search(behind))


def _one_counts(before: str, word: str) -> bool:
    last = re.search(r"([A-Za-z]+)[ -]$", before)
    if not word or (last and last[1].lower() in load_words(FILE)["one_after"]):
        return False
    if word in load_words(FILE)["one_alone"]:
        return bool(re.search(r"(?:\d|\b(?:one|two|three|four|five|six)\b)[^.;]*(?: and|,) $", before, re.IGNORECASE))
    return word not in load_words(FILE)["one_before"]


def _figures_measure(text: str, number: Number, before: str, behind: str, names: Collection[int]) -> bool:
    last, next_ = before[-1:], behind[:1]
    if last.isalnum() or (last and last in "_/@&=.") or last in (",", ";"):
        return False
    if last == "-" and (before[-2:-1].isalpha() or (before[-2:-1].isdigit() and not _ranged(before, behind))):
        return False
    if next_.isalnum() or next_ in ("/", "_") or re.match(r"[:.,-]\d", behind):
        return bool(re.match(r"-\d", behind)) and _ranged(text[: number.end] + "-", behind[1:].lstrip("0123456789.,"))
    if number.money or patterns()["percent"].regex.search(behind):
        return True
    if not behind.strip() and re.search(r"[A-Za-z)], $", before):
        return False
    digits = text[number.start : number.end]
    if (following := re.match(r" ([A-Z][a-z]+)", behind)) and following[1].lower() in load_words(FILE)["named_after"]:
        return False
    if patterns()["year"].regex.search(digits):
        return _qualified(before) and bool(patterns()["counted behind"].regex.search(behind))
    if last == "(" and re.match(r"\s*\)", behind):
        if patterns()["enumerator"].regex.search(before[-30:]):
            return False
        name = before[:-1].rstrip()
        return number.start - len(before) + len(name) in names or bool(re.search(r"[a-z]s$|[A-Z]{2,}[a-z]*$", name))
    if patterns()["session behind"].regex.search(behind):
        return False
    if re.match(r"\s*[.)](?:\s|$)", behind) and re.search(r"(?:^|[:;] )\(?$", before):
        return False
    if re.match(r" [A-Z][a-z]+ [A-Z]", behind) and re.search(r"[A-Z][a-z]+ $", before):
        return False
    named = re.search(r"[A-Z][\w'-]*[a-z] $", before)
    return not named or bool(patterns()["counted after name"].regex.search(behind))


def _ranged(before: str, behind: str) -> bool:
    """True for both ends of ``5-10 per cent``; not for years, symbols and pages."""
    if re.search(r"\b(?:1[89]|20)\d\d-$", before):
        return False
    return bool(patterns()["percent"].regex.search(behind) or re.match(r" [a-z]{3,}", behind))


def _qualified(before: str) -> bool:
    return bool(patterns()["more or less"].regex.search(before))
