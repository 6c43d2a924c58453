"""Views in a speech: clauses in which a speaker says what the delegation or State holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pkgraph.read.mentions.fold import fold
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import Pattern, load_patterns

_FILE = LEXICON / "view.toml"
_BEFORE = 60
"""characters before a subject that tell whether a clause begins there"""


@dataclass(frozen=True, slots=True)
class View:
    """A clause that words a view, by its place in the text."""

    subject: int
    verb: int
    end: int


def views_in(text: str, sentence: tuple[int, int], own: Iterable[str]) -> Iterator[View]:
    """The views in a sentence, in the order of their places; none of what is quoted.

    Args:
        text: the reading text of a paragraph of a speech.
        sentence: the stretch of it to look at.
        own: names of the State for which the speaker speaks.
    """
    start, end = sentence
    folded = fold(text)
    heads = [head for head in _heads(folded, start, end, own) if not _quoted(text, head[0])]
    for n, (subject, verb) in enumerate(heads):
        stop = end
        if n + 1 < len(heads):
            joined = _patterns()["joined"].regex.search(folded[verb : heads[n + 1][0]])
            stop = verb + joined.start() if joined else heads[n + 1][0]
        close = _patterns()["clause ends"].regex.search(folded[:stop], verb)
        yield View(subject, verb, close.start() if close else stop)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _heads(folded: str, start: int, end: int, own: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a subject and the verb of its view begin."""
    names = "|".join(re.escape(fold(name)) for name in sorted(own, key=lambda name: (-len(name), name)))
    own_name = re.compile(rf"\b(?:{names})(?=\s)") if names else None
    regexes = (_patterns()["subject"].regex, *([own_name] if own_name else []))
    subjects = {m.start(): m.end() for regex in regexes for m in regex.finditer(folded, start, end)}
    for at, to in sorted(subjects.items()):
        before = folded[max(start, at - _BEFORE) : at]
        view = _patterns()["view"].regex.search(folded[to:end])
        opens = _patterns()["clause opens"].regex.search(before)
        if view and opens and not _patterns()["not said"].regex.search(before):
            yield at, to + len(view[0]) - len(view[0].lstrip(" ,"))


def _quoted(text: str, at: int) -> bool:
    """True if the place stands inside quotation marks that were opened before it."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
