"""How well the facts of the graph bear out a question: which of its words, names and dates a row has."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pkgraph.ask.catalogue import EVIDENCE
from pkgraph.ask.question.frame import Frame, Term
from pkgraph.ask.question.names import Names, near_words
from pkgraph.ask.question.periods import Period, agrees, dated
from pkgraph.ask.question.words import denied, haystack, is_stop, phrase_in, stem, tokens, wordings
from pkgraph.ask.rows import Row, Rows
from pkgraph.symbols import body, canonical, kind

OWN, QUOTE, PART, AROUND = 1.0, 0.9, 0.7, 0.55
"""what a word counts that stands in a row's own values, its quote, the headings above it, the paragraph around it"""
ALIKE = 0.92
"""what a word counts that only means the same"""
_SLIPPING = 4
"""letters of the shortest acronym that may differ"""
SLIP = 0.85
"""what an acronym counts that differs by one letter"""
FAR = 0.45
"""what a word counts that stands only around a number or date that is asked for"""
CLOSE = 0.7
"""what a word counts that stands in a short paragraph around"""
SHORT = 60
"""words of a short paragraph"""
SOFT = 0.3
"""the most that a word weighs for which a report may have any other"""
FIGURE, COUNTED = 0.6, 0.8
"""what a figure counts that stands in the quote but is no value of the row, and what a number is asked of"""
HOSTED = 0.85
"""what a State counts that the mission of a row is in"""
LONG = 2
"""years of a period that is not meant by what was "in" one of them"""
_OF = ("mission", "subject")
"""columns that hold the mission that a row is of"""
_BEHIND = 4
"""words behind a number among which what it counts stands"""
_CHANGED = re.compile(
    r"\bfrom (?:\w+ ){0,2}?(\d[\d,.]*\d|\d)(?: ?%| per cent| percent)?,? (?:\([^()]{1,60}\) |in [\w ]{3,20} )?"
    r"to (?:\w+ ){0,2}?(\d[\d,.]*\d|\d)"
)
"""two numbers between which something changed"""
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Fact:
    """A row, made ready for comparing."""

    row: Row
    own: Mapping[str, frozenset[str]]
    """column to the stems of its value, evidence apart"""
    quote: frozenset[str]
    part: frozenset[str]
    dates: tuple[str, ...]
    denied: frozenset[str] | None
    """the stems that it says 'not' of; None of a row that says so of all that it tells"""

    @property
    def place(self) -> tuple[str, str]:
        """The document and part that it was read from."""
        return str(self.row.get("document", "")), str(self.row.get("part", ""))

    def same_words(self, other: Fact) -> bool:
        """True if both were read from the same words."""
        return self.place == other.place and self.row.get("start") == other.row.get("start")

    def holds(self, stem: str) -> bool:
        """True if a word of its quote or the headings above it has the stem and begins with its letters."""
        text = f"{self.row.get('quote') or ''} {self.row.get('part') or ''}".casefold()
        return (stem in self.quote or stem in self.part) and stem in text

    def denies(self, stems: Iterable[str]) -> bool:
        """True if it says 'not' of one of these."""
        return self.denied is None or not self.denied.isdisjoint(stems)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one query, and in how many of its quotes each stem stands."""

    facts: tuple[Fact, ...]
    frequency: Counter[str]
    quotes: int


def table(rows: Rows) -> Table:
    """Rows made ready for comparing."""
    facts = tuple(_fact(row) for row in rows)
    frequency: Counter[str] = Counter()
    places: dict[tuple[tuple[str, str], int], set[str]] = {}
    for fact in facts:
        places.setdefault((fact.place, fact.row.get("start", 0)), set()).update(
            fact.quote, *fact.own.values(), fact.part
        )
    for stems in places.values():
        frequency.update(stems)
    return Table(facts, frequency, len(places))


def _fact(row: Row) -> Fact:
    own = {column: value for column, value in row.items() if column not in EVIDENCE and value is not None}
    quote = str(row.get("quote") or "")
    lacking = row.get("polarity") == "lacks" or (row.get("unit") == "flag" and row.get("value") not in wordings().flags)
    return Fact(
        row,
        {column: haystack(_words(value)) for column, value in own.items()},
        haystack(quote),
        haystack(str(row.get("part") or "").replace(">", " ")),
        tuple(value for value in own.values() if isinstance(value, str) and _DATE.fullmatch(value)),
        None if lacking else denied(quote) | _none(own),
    )


def _none(own: Mapping[str, object]) -> frozenset[str]:
    """The stems of what a row tells none of: of columns that all hold nothing but 'none' or zero."""
    stems: dict[str, bool] = {}
    for column, value in own.items():
        for token in tokens(column.replace("_", " ")):
            stems[token.stem] = stems.get(token.stem, True) and value in ("none", 0)
    return frozenset(each for each, none in stems.items() if none)


def _words(value: object) -> str:
    if isinstance(value, list):
        return " ; ".join(_words(each) for each in value)
    text = str(value)
    symbol = canonical(text)
    if not symbol:
        return text
    series = next((name for start, name in wordings().series.items() if symbol.startswith(start)), "")
    return f"{text} {kind(symbol)} {body(symbol) or ''} {series}"


def weights(terms: Iterable[Term], tables: Sequence[Table]) -> dict[str, float]:
    """Rare words tell more than common ones; light ones tell little."""
    quotes = sum(each.quotes for each in tables) + 1
    result = {}
    for term in terms:
        often = sum(max(each.frequency[key] for key in keys(term)) for each in tables)
        rarity = math.log((quotes + 1) / (often + 0.5)) / math.log(quotes + 1)
        most = SOFT if term.stem in wordings().soft else 1.0
        result[term.stem] = 0.0 if term.light else max(0.1, min(most, rarity))
    return result


def keys(term: Term) -> tuple[str, ...]:
    """The stem of a term, those that may stand in its place, and the groups of what means the same."""
    stems = (term.stem, *term.others)
    return (*stems, *sorted({group for each in stems for group in wordings().groups.get(each, ())}))


def worth_around(text: str, *, exact: bool) -> float:
    """What a word of the text around a row counts.

    Args:
        text: the paragraph.
        exact: True if a number or date is asked for, of which the row itself must tell.
    """
    return CLOSE if len(text.split()) <= SHORT else FAR if exact else AROUND


def credit(term: Term, fact: Fact, own: frozenset[str], around: frozenset[str], far: float) -> float:
    """What a row gives for a term, from nothing to 1.

    Args:
        term: the word.
        fact: the row.
        own: the stems of its values, as far as they count.
        around: the stems of the text around it.
        far: what a word of these counts.
    """
    best = 0.0
    if term.text.isupper() and len(term.text) >= _SLIPPING and term.text.isalpha():
        text = " ".join(map(str, (*row_values(fact), fact.row.get("quote"), fact.row.get("part"))))
        for where, worth in ((own, OWN), (fact.quote, QUOTE)):
            if worth > best and any(_capitals(each).search(text) for each in near_words(term.stem, where)):
                best = max(best, worth * SLIP)
    short = wordings().short.get(term.text.casefold())
    quote = FIGURE if term.text.isdigit() else COUNTED if term.counted else QUOTE
    if term.text.isdigit() and int(term.text) not in row_values(fact):
        own = frozenset()
    for where, worth in ((own, OWN), (fact.quote, quote), (fact.part, PART), (around, far)):
        if worth <= best:
            continue
        if term.stem in where or not where.isdisjoint(term.others) or (short and all(each in where for each in short)):
            best = worth
        elif any(key in where for key in keys(term)[1:]):
            best = max(best, worth * ALIKE)
    return best


@cache
def _capitals(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word.upper())}\b")


def own_words(fact: Fact, answered: Iterable[str]) -> frozenset[str]:
    """The stems of a row's values but those of the columns that hold the answer."""
    found: set[str] = set()
    apart = set(answered)
    for column, stems in fact.own.items():
        if column not in apart:
            found |= stems
    return frozenset(found)


def names_stand(keys_: Iterable[str], kind_: str, fact: Fact, names: Names, around: str, *, exact: bool) -> float:
    """Whether a row speaks of all these missions or States: 1, or less where only its surroundings do, or 0.

    Args:
        keys_: the missions or States.
        kind_: which of the two.
        fact: the row.
        names: all names.
        around: the text around the row.
        exact: True if that must name no other mission or State.
    """
    worst = 1.0
    values = row_values(fact)
    for key in keys_:
        spellings = {key, *names.of(kind_, key)}
        if any(value in spellings for value in values):
            continue
        text = f"{' ; '.join(map(str, values))} {fact.row.get('quote') or ''} {fact.row.get('part') or ''}"
        if any(phrase_in(each, text) for each in spellings):
            worst = min(worst, 0.95)
        elif kind_ == "state" and any(key in names.hosts.get(str(fact.row.get(each)), ()) for each in _OF):
            worst = min(worst, HOSTED)
        elif any(phrase_in(each, around) for each in spellings) and not (exact and _others(key, kind_, names, around)):
            worst = min(worst, 0.8)
        else:
            return 0.0
    return worst


def _others(key: str, kind_: str, names: Names, text: str) -> bool:
    """True if a text names another mission or State as well."""
    return any(each.kind == kind_ and each.key != key for each in names.found(tokens(text)))


def row_values(fact: Fact) -> list[object]:
    """A row's own values, lists taken apart."""
    own = [value for column, value in fact.row.items() if column not in EVIDENCE and value is not None]
    return [each for value in own for each in (value if isinstance(value, list) else [value])]


def _years(start: object, end: object) -> int:
    """How many years lie between two dates that are known."""
    known = isinstance(start, str) and isinstance(end, str) and start[:4].isdigit() and end[:4].isdigit()
    return int(str(end)[:4]) - int(str(start)[:4]) if known else 0


def period_stands(period: Period, fact: Fact, around: str, meetings: Mapping[str, str]) -> float:
    """Whether a row is of a period: 1, or less where only its surroundings say so, or 0.

    Args:
        period: what the question names.
        fact: the row.
        around: the text around it.
        meetings: the days of meetings; a row that names one is of its day.
    """
    own = (fact.row.get("period_start"), fact.row.get("period_end"))
    if set(own) == {period.iso}:
        return 1.0
    if period.lead == "in" and _years(*own) >= LONG:
        return 0.0
    held = [meetings[value] for value in row_values(fact) if isinstance(value, str) and value in meetings]
    if agrees(period, [*fact.dates, *held], ""):
        return 0.97
    if agrees(period, fact.dates, str(fact.row.get("quote") or "")):
        return 0.85 if fact.dates else 0.97
    nearby = f"{fact.row.get('part') or ''} {around}"
    return 0.75 if agrees(period, (), nearby if period.iso.startswith("-") else dated(nearby)) else 0.0


def counted_stands(value: object, noun: str, fact: Fact) -> bool:
    """False of a row that does not name the noun where its words have that right behind another number alone.

    Args:
        value: the number of the row.
        noun: the stem of what is counted.
        fact: the row.
    """
    if noun in own_words(fact, ()):
        return True
    words = tokens(str(fact.row.get("quote") or ""))
    behind: dict[str, bool] = {}
    for index, word in enumerate(words):
        if word.stem.isdigit():
            after = [each.stem for each in words[index + 1 : index + 1 + _BEHIND]]
            till = next((at for at, stem in enumerate(after) if stem.isdigit()), len(after))
            behind[word.stem] = behind.get(word.stem, False) or noun in after[:till]
    return not any(behind.values()) or behind.get(str(value), True)


def counts(value: object, nouns: Sequence[str], fact: Fact) -> bool | None:
    """True of a row whose number stands right before a word for what is counted, or one that means the same.

    Args:
        value: the number of the row.
        nouns: the stems of what is counted.
        fact: the row.

    Returns:
        False where something else follows the number, None where nothing does.
    """
    wanted = set(nouns).union(*(wordings().groups.get(noun, ()) for noun in nouns))
    words = tokens(str(fact.row.get("quote") or ""))
    told: bool | None = None
    for index, word in enumerate(words):
        if word.stem != str(value):
            continue
        for each in words[index + 1 : index + 1 + _BEHIND]:
            if each.stem.isdigit() or is_stop(each.text):
                break
            if not wanted.isdisjoint({each.stem, *wordings().groups.get(each.stem, ())}):
                return True
            told = False
    return told


def changes(fact: Fact) -> bool:
    """True of a row whose number is one of two between which its words say that something changed: 'from 39 to 51'."""
    quote = str(fact.row.get("quote") or "")
    pairs = _CHANGED.findall(quote)
    return str(fact.row.get("value")) in {stem(number) for pair in pairs for number in pair}


def was_before(past: Fact, now: Fact) -> bool:
    """True if a row tells of the same words in the same unit as another what that was before: 'an increase from 29'."""
    if not past.same_words(now) or past.row.get("unit") != now.row.get("unit") or past is now:
        return False
    return str(past.row.get("value")) in {word.stem for word in tokens(str(now.row.get("qualifier") or ""))}


def slots(frame: Frame, fact: Fact, names: Names, around: str, *, exact: bool) -> float:
    """Whether a row has what the question names besides words: missions, States, symbols, parts, priorities.

    Args:
        frame: the question.
        fact: the row.
        names: all names.
        around: the text around the row.
        exact: True if a number or date is asked for, of which that counts only where it names nothing else.
    """
    part = str(fact.row.get("part") or "")
    if frame.parts and not any(re.match(re.escape(each) + r"(?!\d)", part) for each in frame.parts):
        return 0.0
    values = row_values(fact)
    if any(symbol not in values for symbol in frame.symbols):
        return 0.0
    for number in frame.priorities:
        if str(fact.row.get("number")) != number and not re.match(rf"priority {number}\b", part, re.IGNORECASE):
            return 0.0
    told = " ; ".join(map(str, values)).casefold()
    for noun, number in frame.numbered:
        others = re.findall(rf"\b{re.escape(noun)} (\d+)\b", told)
        if others and number not in others:
            return 0.0
    return min(
        names_stand(frame.missions, "mission", fact, names, around, exact=exact),
        names_stand(frame.states, "state", fact, names, around, exact=exact),
    )
