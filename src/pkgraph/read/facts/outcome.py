"""What is reported on agreements with host States and on freedom of movement, outside tables of incidents.

Restrictions, denials of access, violations, detentions of personnel, their lifting, the engagement with authorities
about them, suspensions, their impact on mandates, whether there is an agreement, and how violations are recorded.
What is only asked for ("must respect the agreement") is no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pkgraph.read.dates import month_number, period_reported
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.subject import PEACEKEEPING, Subjects, stretches
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "outcome.toml"
_READ = frozenset({PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE, PartKind.ROW})
_CUES = (
    "sofa", "soma", "of-forces", "of forces", "of-mission", "of mission", "movement", "restrict", "denial", "denied",
    "detain", "detention", "obstruct", "imped", "suspen", "constraint", "hamper", "hinder", "lifting", "lifted",
    "non grata",
)  # fmt: skip
_LONGEST = 400

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outcome(Fact):
    """Something reported of an agreement with a host State or of the freedom of movement of a mission."""

    mission: str
    """the mission's key, or ``UN peacekeeping``"""
    named: bool
    """True where ``mission`` is a mission's key"""
    outcome: str
    type: str
    """``restriction``, ``violation``, ``detention``, ``lifting``, ``engagement``, ``suspension``, ``impact``,
    ``agreement``, ``no agreement``, ``reporting`` or ``statement``"""
    date: str | None
    """as precise as the text: ``2024-03-12``, ``2024-03``, ``2024``"""
    date_note: str | None
    """where the year is not the text's own"""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    type: str


_TYPES = {
    "lifting": "lifting",
    "requirement": "restriction",
    "reporting": "reporting",
    "validation": "reporting",
    "no agreement": "no agreement",
    "agreement held": "agreement",
    "arrangement": "agreement",
    "violation": "violation",
    "detention": "detention",
    "suspension": "suspension",
    "restriction": "restriction",
    "hurdle": "restriction",
    "restricting": "restriction",
    "impact": "impact",
    "priority": "statement",
}
"""Pattern to the type of what it finds, in the order in which they are tried: what one has read the next does not."""

_STRONG = (
    "lifting", "requirement", "violation", "detention", "suspension", "restriction", "restricting", "priority",
    "agreement held", "no agreement",
)  # fmt: skip
"""What is on the matter by itself; the rest counts only beside it, or where agreements or movement are named."""


_HINDRANCES = ("restriction", "hurdle", "restricting", "impact", "priority")
"""What others than host States may bring about too: terrain, explosives, armed groups."""


def read_outcomes(context: Context) -> Iterator[Fact]:
    """Sentences and table rows that report on agreements and freedom of movement."""
    reader = _Outcomes(context)
    for part in context.document.parts:
        if part.kind in _READ:
            yield from reader.part(part)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _says(name: str, text: str, start: int, end: int) -> re.Match[str] | None:
    return _patterns()[name].regex.search(text, start, end)


class _Outcomes:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.carriers = {link.footnote: (link.part, link.at) for link in context.document.links}

    def part(self, part: Part) -> Iterator[Fact]:
        low = part.view.text.lower()
        noted = part.kind is PartKind.FOOTNOTE and self._note_on_agreement(part)
        if not noted and not any(cue in low for cue in _CUES):
            return
        if (part.kind is PartKind.ROW and not self._narrates(part)) or self._is_asked_for(part):
            return
        text = fold(part.view.text)
        topic_before = False
        for sentence in stretches(self.context, part):
            named = noted or bool(_says("agreement", text, *sentence) or _says("movement", text, *sentence))
            hits = _hits(text, sentence)
            if _says("by others", text, *sentence) and not _says("hosts", text, *sentence):
                hits = [hit for hit in hits if hit[2] not in _HINDRANCES]
            again = text.startswith(("This ", "These ", "Such ", "It "), sentence[0])
            goes_on = topic_before and (again or any(name == "arrangement" for _, _, name in hits))
            strong = any(name in _STRONG for _, _, name in hits)
            topic_before = self._topic(text, sentence, strong, named)
            if topic_before or (goes_on and hits):
                yield from self._sentence(part, text, sentence, hits)

    def _topic(self, text: str, sentence: Bounds, strong: bool, named: bool) -> bool:
        if _says("agreement", text, *sentence):
            return True
        ours = _says("ours", text, *sentence) and not _says("not ours", text, *sentence)
        return (named and not _says("not ours", text, *sentence)) or bool(strong and ours)

    def _note_on_agreement(self, footnote: Part) -> bool:
        """True if the mark of a footnote stands behind words on agreements."""
        carrier, at = self.carriers.get(footnote.path, ("", 0))
        part = self.context.part_at.get(carrier)
        if part is None:
            return False
        sentence = self.context.sentence(part, at)
        return bool(_says("agreement", fold(part.view.text), *sentence))

    def _is_asked_for(self, part: Part) -> bool:
        """True for an item of a list whose head asks for something: ``Requests him to report on:``."""
        head = self.context.part_at.get(part.parent or "")
        if head is None or head.kind is not PartKind.PARAGRAPH:
            return False
        words = fold(head.view.text).rstrip()
        return words.endswith((":", "on", ",")) and bool(_says("demand", words, 0, len(words)))

    def _narrates(self, row: Part) -> bool:
        """True for a row with a cell of running words; rows of figures are another reader's."""
        return any(len(words.split()) > 5 for _, words in row.cells)

    def _sentence(self, part: Part, text: str, sentence: Bounds, hits: list[tuple[int, int, str]]) -> Iterator[Fact]:
        found = _found(text, sentence, hits)
        about = bool(found) or bool(_says("agreement", text, *sentence))
        if (about and any(f.type not in ("impact", "statement") for f in found)) or _says("agreement", text, *sentence):
            found += self._engagements(text, sentence, found)
        if not found and _says("agreement", text, *sentence) and not _says("demand", text, *sentence):
            found = [_Found(*sentence, "statement")]
        for one in sorted(found, key=lambda f: (f.start, f.end)):
            yield from self._facts(part, text, sentence, one)

    def _engagements(self, text: str, sentence: Bounds, others: list[_Found]) -> list[_Found]:
        """``engage with the authorities`` in a sentence on agreements or hindrances; at most one a clause."""
        found: list[_Found] = []
        for match in _patterns()["engagement"].regex.finditer(text, *sentence):
            if any(f.start < match.end() and match.start() < f.end for f in (*others, *found)):
                continue
            if text.startswith("of ", match.start()) or text.endswith("of ", sentence[0], match.start()):
                continue
            end = grammar.clause_end(text, match.end(), sentence[1])
            end = min([end, *(f.start for f in others if f.start > match.start())])
            end = _before_result(text, match.end(), end)
            if _says("with authorities", text, match.end(), end) and not _says(
                "demand", text, sentence[0], match.start()
            ):
                found.append(_Found(match.start(), end, "engagement"))
        return found

    def _facts(self, part: Part, text: str, sentence: Bounds, found: _Found) -> Iterator[Fact]:
        start, end = _trimmed(text, found.start, found.end)
        if end - start < 4:
            return
        words = part.view.text[start:end]
        if found.type == "no agreement":
            words = f"no SOFA/SOMA: {words}"
        date, note = self._date(text, sentence)
        for mission in self.subjects.of(part, sentence, start):
            yield Outcome(
                evidence=self.context.evidence(part, sentence, (start, end)),
                mention=source_span(part.view, start, end),
                mission=mission,
                named=mission != PEACEKEEPING,
                outcome=words,
                type=found.type,
                date=date,
                date_note=note,
            )

    def _date(self, text: str, sentence: Bounds) -> tuple[str | None, str | None]:
        """The one date of a sentence; a year that it leaves out is the last that the document can mean."""
        dates = list(_patterns()["date"].regex.finditer(text, *sentence))
        if len(dates) != 1:
            return None, None
        match = dates[0]
        if match["only"]:
            return match["only"], None
        month = month_number(match["month"])
        if month is None or (
            not match["year"] and _patterns()["ahead"].regex.search(text[sentence[0] : match.start()])
        ):
            return None, None
        year, note = (int(match["year"]), None) if match["year"] else self._year_of(month)
        if year is None:
            return None, None
        day = f"-{int(match['day']):02d}" if match["day"] and 1 <= int(match["day"]) <= 31 else ""
        return f"{year:04d}-{month:02d}{day}", note

    def _year_of(self, month: int) -> tuple[int | None, str | None]:
        known = self.context.known
        _, last = period_reported(known)
        if last:
            year = last.year - (month > last.month)
            return year, "year from the reporting period"
        if known.issued and len(known.issued) >= 7:
            year = int(known.issued[:4]) - (month > int(known.issued[5:7]))
            return year, "year from the document's date"
        return None, None


def _hits(text: str, sentence: Bounds) -> list[tuple[int, int, str]]:
    """What the patterns find in a sentence, each stretch once, in order."""
    hits: list[tuple[int, int, str]] = []
    for name in _TYPES:
        for match in _patterns()[name].regex.finditer(text, *sentence):
            if name == "detention" and _patterns()["only spoken of"].regex.search(text[sentence[0] : match.start()]):
                continue
            if not any(s < match.end() and match.start() < e for s, e, _ in hits):
                hits.append((*match.span(), name))
    return sorted(hits)


def _found(text: str, sentence: Bounds, hits: list[tuple[int, int, str]]) -> list[_Found]:
    """The outcomes of a sentence, each from the words that open it up to where the next begins."""
    asked = _says("demand", text, *sentence)
    found: list[_Found] = []
    reached = sentence[0]
    opened: list[tuple[int, int, int, str]] = []
    for start, end, name in hits:
        opened.append((_opening(text, start, reached, name), start, end, name))
        reached = end
    for n, (first, start, end, name) in enumerate(opened):
        if (found and start < found[-1].end) or (asked and asked.start() <= start and name != "priority"):
            continue
        limit = min([sentence[1], *(o for o, s, _, other in opened[n + 1 :] if not _belongs(text, end, s, other))])
        if name in ("restriction", "hurdle") and limit < sentence[1] and _only_links(text, end, limit):
            continue
        if name == "lifting":
            limit = sentence[1]
        one = _Found(first, _end(text, end, limit, name, sentence), _TYPES[name])
        found += _each_lifted(text, one) if name == "lifting" else [one]
    return found


def _opening(text: str, start: int, floor: int, name: str) -> int:
    """Where the words of an outcome begin: hindrances with what describes them, deeds with who does them."""
    if name in ("restriction", "hurdle", "violation", "detention"):
        if grammar.opens_noun_phrase(text[start : start + 4].split(" ")[0].lower()):
            return start
        start = grammar.noun_phrase_start(text, start, floor, joined=False)
        number = re.search(r"(?:(?:a|an|the) )?(?:[\w-]+ )?numbers? of $", text[floor:start])
        return floor + number.start() if number else start
    if name == "restricting":
        breaks = [
            m.end() for m in re.finditer(r"[;:,] (?:and |but )?|\b(?:where|when|while|which) ", text[floor:start])
        ]
        return floor + breaks[-1] if breaks else floor
    return start


def _belongs(text: str, end: int, start: int, name: str) -> bool:
    """True where a hit only says more of the one before: ``restrictions that violate the agreement``."""
    if name == "violation" and end == start - 1 and text.startswith("in ", start):
        return True
    return name in ("violation", "restriction") and bool(
        re.fullmatch(r" (?:that|which) |[^,;]{0,60} (?:that|which) ", text[end:start])
    )


def _only_links(text: str, end: int, limit: int) -> bool:
    """True where nothing but ``ranging from`` or ``such as`` stands between two hindrances."""
    return bool(
        re.fullmatch(r",? (?:ranging from|such as|including|in the form of|namely)(?: the)? ?", text[end:limit])
    )


def _end(text: str, end: int, limit: int, name: str, sentence: Bounds) -> int:
    if name in ("suspension", "validation"):
        return limit
    if text.startswith(_OPENERS, sentence[0]) and "," not in text[sentence[0] : end]:
        comma = text.find(", ", end, limit)
        limit = comma if comma >= 0 else limit
    return grammar.before_new_clause(text, end, grammar.clause_end(text, end, limit))


_OPENERS = (
    "When ", "While ", "Where ", "If ", "Although ", "Despite ", "Owing to ", "Due to ", "To ", "In ", "With ", "As ",
    "Following ", "During ", "Given ", "After ", "Since ",
)  # fmt: skip
"""Words that begin a sentence with something else than its main clause, which then follows a comma."""


def _each_lifted(text: str, found: _Found) -> list[_Found]:
    """``the lifting of A, as well as B`` as two, where B is a hindrance too."""
    cut = re.search(
        r"(?:,? as well as|,? and) (?=(?:the )?(?:restrictions?|ban|impediments?|obstructions?)\b)",
        text[found.start : found.end],
    )
    if not cut:
        return [found]
    middle = found.start + cut.start()
    return [_Found(found.start, middle, found.type), _Found(found.start + cut.end(), found.end, found.type)]


def _before_result(text: str, start: int, end: int) -> int:
    match = re.search(
        r",? (?:result|led|lead|allow|enabl|contribut|help|in particular|such as|has |have |is |was |were |are )",
        text[start:end],
    )
    return start + match.start() if match else end


def _trimmed(text: str, start: int, end: int) -> Bounds:
    """A stretch without what leads on to it or from it to the next one."""
    start += 4 if text.startswith("and ", start) else 0
    start, end = grammar.trimmed(text, start, min(end, start + _LONGEST))
    while match := _patterns()["leads on"].regex.search(text, start, end):
        if match.start() <= start:
            break
        start, end = grammar.trimmed(text, start, match.start())
    return start, end
