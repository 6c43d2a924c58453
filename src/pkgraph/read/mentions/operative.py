"""What the operative paragraphs of a resolution do: their verbs, what each governs, and whom it addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.patterns import load_patterns, load_words

_FILE = LEXICON / "operative.toml"
_LONGEST_ADDRESSEE = 220
"""characters"""
_WHO = frozenset(
    {"all", "any", "both", "each", "every", "no", "other", "others", "some", "such", "that", "these", "this", "those"}
)
"""determiners that say of which of those named something is asked"""
_REACH = 700
"""characters behind a verb among which stands what its addressee is to do"""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of an operative paragraph with all that it governs, as offsets into a folded text."""

    start: int
    """where the verb begins"""
    end: int
    verb: str
    """third person, as the lexicon has it: ``calls upon`` also for "calls on" """
    object: int
    """where the words behind the verb begin"""
    addressee: tuple[int, int] | None
    """who is to do something, where the words name somebody"""


def acts(text: str, *, anywhere: bool = False) -> list[Act]:
    """The acts of a paragraph, in order; none where it does not open with a verb of resolutions.

    Args:
        text: the paragraph's folded reading text.
        anywhere: whether the paragraph is known to be an operative one, so that its verb may be any.

    >>> text = "Decides to extend the mandate, and requests the Secretary-General to report;"
    >>> [(act.verb, text[act.object : act.end]) for act in acts(text)]
    [('decides', 'to extend the mandate'), ('requests', 'the Secretary-General to report')]
    """
    first = _first(text, anywhere=anywhere)
    if first is None and not (anywhere and _regex("circumstance").match(text)):
        return []
    verbs = [*([first] if first else []), *_joined(text, first[1] if first else 0)]
    if not verbs:
        return []
    stops = [stop for _, _, _, stop in verbs[1:]] + [len(text)]
    return [_act(text, start, end, verb, stop) for (start, end, verb, _), stop in zip(verbs, stops, strict=True)]


def chapter(text: str) -> re.Match[str] | None:
    """The words by which a paragraph puts a resolution under a chapter of the Charter; group ``chapter`` names it."""
    return _regex("chapter vii").search(text)


def _regex(name: str) -> re.Pattern[str]:
    return load_patterns(_FILE)[name].regex


@cache
def _forms() -> dict[str, str]:
    """Each wording of a verb in small letters, with the form that facts have."""
    forms: dict[str, str] = {}
    for line in load_words(_FILE)["acts"]:
        verb, _, others = line.partition(": ")
        forms |= dict.fromkeys((verb, *filter(None, others.split(", "))), verb)
    return forms


@cache
def _verbs() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"[_*]*(?P<verb>{'|'.join(map(re.escape, longest_first))})(?![\w'-])[_*]*", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words(_FILE)[name])


def _first(text: str, *, anywhere: bool) -> tuple[int, int, str, int] | None:
    opening = _regex("opening").match(text)
    if opening is None:
        return None
    at = opening.end()
    known = _verbs().match(text, at)
    capital = next((c.isupper() for c in text[opening.end("number") :] if c.isalpha()), False)
    if known and (capital or anywhere):
        return known.start("verb"), known.end(), _forms()[known["verb"].lower()], at
    word = next(iter(grammar.words_in(text, at, at + 40)), None)
    if anywhere and word and word.start == at and word.low.endswith("s") and grammar.is_plain_verb(word.low):
        return at, word.end, word.low, at
    return None


def _joined(text: str, start: int) -> Iterator[tuple[int, int, str, int]]:
    """The verbs that a paragraph goes on with: where each begins and ends, its form, and where the one before ends."""
    since = start
    for joint in _regex("joint").finditer(text, start):
        match = _verbs().match(text, joint.end())
        if match is None or not match["verb"][0].islower():
            continue
        verb = _forms()[match["verb"].lower()]
        if " " not in verb and _regex("noun goes on").match(text, match.end()):
            continue
        if joint["bare"] and not _is_joined(text, verb, match.end(), text[since : joint.start()]):
            continue
        if text.count("(", since, joint.start()) > text.count(")", since, joint.start()):
            continue
        since = match.end()
        yield match.start("verb"), match.end(), verb, joint.start()


def _is_joined(text: str, verb: str, end: int, said: str) -> bool:
    """True where "and" alone goes on with what the body does, not with a relative clause or a list of nouns."""
    if verb not in _words("joined") or not _regex("goes on strictly").match(text, end):
        return False
    return verb in ("decides", "requests") or not _regex("relative").search(said)


def _act(text: str, start: int, end: int, verb: str, stop: int) -> Act:
    behind = _regex("behind").match(text, end, stop)
    begins = behind.end() if behind else end
    _, stops = grammar.trimmed(text, end, stop)
    addressee = _addressee(text, begins, stops, said=text[end:begins]) if verb in _words("addressing") else None
    adverbs = _regex("adverbs behind").match(text, end, stop)
    object_at = next((at for at in range(adverbs.end() if adverbs else end, stop) if text[at].isalnum()), end)
    return Act(start, max(stops, end), verb, object_at, addressee)


def _addressee(text: str, start: int, end: int, *, said: str) -> tuple[int, int] | None:
    """Who is to do something, without an article: up to ``to do``, or up to the verb behind ``that``."""
    name = "actor ends" if re.search(r"\bthat$", said) else "to do"
    stop = _regex(name).search(text, start, min(end, start + _REACH))
    if stop is None:
        match = _regex("named").match(text, start + (text[start] == " "), end) if name == "to do" else None
        return match.span("who") if match else None
    apart = _regex("apart").search(text, start, stop.start())
    begins, ends = grammar.trimmed(text, start, apart.start() if apart else stop.start())
    article = re.compile(r"(?:the|to the|to|upon the|upon) ").match(text, begins)
    begins = article.end() if article else begins
    named = text[begins:ends]
    if not named[:1].isalpha() or len(named) > _LONGEST_ADDRESSEE or _regex("thing").search(named):
        return None
    first = grammar.words_in(named)[0].low
    return (
        None if first in ("its", "their") or (grammar.is_function_word(first) and first not in _WHO) else (begins, ends)
    )
