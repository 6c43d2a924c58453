"""Clauses of a sentence, as far as punctuation, conjunctions and finite verbs tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import Pattern, load_patterns

_FILE = LEXICON / "clause.toml"
_ANTECEDENT = 160
"""characters before a relative clause or participle among which what it speaks of begins"""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a folded text that tells one thing."""

    start: int
    end: int
    subject: int
    """where what the clause speaks of begins: for ``the Agreement, signed in 2019`` at ``the``, else ``start``"""


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence ``text[start:end]``, in order; together they are the whole sentence.

    >>> text = "In June a tool was launched, while in May talks, held in Rome, ended."
    >>> [text[c.subject : c.end] for c in clauses(text, 0, len(text))]
    ['In June a tool was launched,', 'while in May talks,', 'while in May talks, held in Rome, ended.']
    """
    cuts = {start: False}
    for name in ("boundary", "coordinated", "listed", "participle"):
        pattern = _patterns()[name].regex
        for match in pattern.finditer(text, start, end):
            begins = max(c for c in cuts if c <= match.start())
            if name in ("coordinated", "listed") and not has_verb(text[begins : match.start()]):
                continue
            tells = name == "participle" or bool(_patterns()["relative"].regex.search(text[match.end() : end]))
            cuts.setdefault(match.end(), tells)
    order = sorted(cuts)
    found: list[Clause] = []
    for n, begins in enumerate(order):
        stops = order[n + 1] if n + 1 < len(order) else end
        while stops > begins and text[stops - 1].isspace():
            stops -= 1
        if stops > begins:
            found.append(
                Clause(begins, stops, _antecedent(text, order[n - 1], begins) if cuts[begins] and n else begins)
            )
    return found


def has_verb(words: str) -> bool:
    """True if the words hold a finite verb, or what may be one."""
    return bool(_patterns()["finite verb"].regex.search(words))


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _antecedent(text: str, floor: int, at: int) -> int:
    low = max(floor, at - _ANTECEDENT)
    starts = [m.start() for m in _patterns()["determiner"].regex.finditer(text, low, at)]
    for begins in reversed(starts):
        if not _patterns()["preposition before"].regex.search(text, max(low, begins - 12), begins):
            return begins
    if starts:
        return starts[0]
    capital = re.search(r"(?:[A-Z][\w-]*\s+(?:of\s+|and\s+|for\s+|on\s+)?)+[^,]*,?\s*$", text[low:at])
    return low + capital.start() if capital else low if low == floor else at
