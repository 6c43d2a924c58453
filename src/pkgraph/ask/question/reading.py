"""Reads the answer to a question out of one sentence of the documents, where no fact of the graph bears it out.

Only what a question asks by its part in a sentence (see ``roles.toml``) is read, and only from a sentence that has all
that the question names, with what it is asked of right before the words that lead to the answer. Two that compete are
none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pkgraph.ask.catalogue import EVIDENCE, Catalogue
from pkgraph.ask.question import roles
from pkgraph.ask.question.answer import Answer
from pkgraph.ask.question.choice import listed
from pkgraph.ask.question.evidence import ALIKE, CLOSE, FAR, PART, keys
from pkgraph.ask.question.frame import Frame, Term
from pkgraph.ask.question.names import Names
from pkgraph.ask.question.periods import agrees
from pkgraph.ask.question.roles import Wanted
from pkgraph.ask.question.words import denied, haystack, is_stop, phrase_in, stem, tokens, wordings
from pkgraph.ask.rows import Rows
from pkgraph.ask.search import Index, passages

LIMIT = 40
"""parts that are looked at"""
MANY = 8
"""sentences that may name the object of an act"""
ENOUGH = 0.8
"""how much of a question one sentence must have"""
APART = 0.93
"""the most of that which a sentence with another answer may have"""
WORDS_ALONE = 0.92
"""what a sentence is worth that has the words of what is asked of, and not right behind one another"""
BEFORE = 0.88
"""what a word counts that stands in the sentence before, where a sentence goes on from it"""
_OPERATORS = frozenset({"reason", "identity", "not"})
"""what changes the meaning of a question and is heeded here"""
_SENTENCE = re.compile(r"[.!?][\"”’)\]*⁰¹²³⁴⁵⁶⁷⁸⁹]*\s+(?=[\"“‘(\[]?[A-ZÀ-Þ])|\s*\|\s*")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|No|Nos|St|vs|para|paras|Gen|Col|Lt|cf|e\.g|i\.e)|\b[A-Z])\.\s*$")
_GOES_ON = re.compile(r"(?:It|They|This|These|The|Such|Its|Their)\b")
_OF_STATES = frozenset({"country", "countries", "state", "states"})
_PRONOUNS = frozenset({"it", "they"})
_DATE = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a cell of a table, in its document."""

    document: str
    part: str
    start: int
    source: str
    """its words as they stand in the document"""
    text: str
    """the same with blanks for line breaks"""
    before: str
    """the sentence before, if it begins as one that goes on"""
    around: str
    """the text of its part"""


Sentences = Callable[[Frame], Iterable[Sentence]]
"""gives the sentences that may tell of what a question is asked of"""


@dataclass(frozen=True, slots=True)
class Read:
    """An answer that was read."""

    name: str
    values: tuple[str, ...]
    sentence: Sentence
    words: tuple[str, ...]
    """words of the question that the sentence has"""
    score: float
    gap: int


def read_out(sentences: Sentences, asked: Callable[[str], Frame], question: str, names: Names) -> Read | None:
    """The answer to a question that one sentence gives; None where none does, or two compete.

    Args:
        sentences: gives those that may tell of what a question is asked of.
        asked: takes a question apart.
        question: the question.
        names: all names.
    """
    whole = asked(question)
    found = []
    for wanted in roles.asks_for(question):
        frame = _of_topic(whole, wanted, asked)
        if frame is not None:
            those = list(sentences(frame))
            found.append(_best(_all(wanted, frame, those, names)) if _particular(wanted, frame, those) else None)
    answers = [each for each in found if each is not None]
    return answers[0] if len({each.values for each in answers}) == 1 else None


def _particular(wanted: Wanted, frame: Frame, sentences: Iterable[Sentence]) -> bool:
    """False of an act whose object many sentences name, so that one alone does not tell who did it."""
    if wanted.role.takes not in ("who", "subject") or frame.periods:
        return True
    named = sum(1 for each in sentences if phrase_in(_article(wanted.thing), each.text))
    return named <= MANY


def read_answer(question: str, read: Read, queries: Catalogue) -> Answer:
    """What was read as an answer; its passage is a row of the catalogue's passages.

    Args:
        question: the question.
        read: what was read.
        queries: the catalogue.
    """
    query = queries.get("passages")
    several = list(read.values) if len(read.values) > 1 else read.values[0]
    sentence = read.sentence
    row = {read.name: several, "document": sentence.document, "part": sentence.part, "start": sentence.start}
    row |= {"end": sentence.start + len(sentence.text), "quote": sentence.source}
    params = {"document": sentence.document} | ({"words": " ".join(read.words)} if read.words else {})
    rows = Rows((read.name, *EVIDENCE), (row,), focus=(read.name,), note=query.limits)
    return Answer(question, False, query.name, params, f"{listed(read.values)}.", rows)


def read_beside(
    sentences: Sentences, wanted: Wanted, frame: Frame, place: tuple[str, str], names: Names
) -> Read | None:
    """What one part tells of what a question asks of it as well.

    Args:
        sentences: gives those that may tell of what a question is asked of.
        wanted: what is asked.
        frame: the question that the part answers.
        place: document and part.
        names: all names.
    """
    here = (each for each in sentences(frame) if (each.document, each.part) == place)
    return _best(_all(wanted, frame, here, names)) if set(frame.operators) <= _OPERATORS else None


def _of_topic(whole: Frame, wanted: Wanted, asked: Callable[[str], Frame]) -> Frame | None:
    """What a question is asked of; None where something in it cannot be heeded."""
    frame = asked(f"What of {wanted.topic}?")
    if whole.reasons or frame.reasons or not set(whole.operators) <= _OPERATORS or len(whole.documents) > 1:
        return None
    frame.documents = whole.documents
    frame.terms = [*frame.terms, *frame.nouns]
    return frame if any(not term.light for term in frame.terms) else None


def told_of(index: Index, frame: Frame) -> Iterator[Sentence]:
    """The sentences of the parts that have most words of a question."""
    words = [*frame.missions, *frame.states, *(term.text for term in frame.terms if not term.light)]
    document = frame.documents[0] if frame.documents else None
    query = "SELECT piece.start, words FROM piece JOIN part ON part.id = part WHERE iri = ? ORDER BY piece.start"
    for part in passages(index, words, document, LIMIT):
        for start, text in index.ask(query, [part.iri]):
            yield from sentences_of(text, start, part.document, part.part, part.text)


def sentences_of(text: str, start: int, document: str, part: str, around: str) -> Iterator[Sentence]:
    """The sentences of a piece of a document.

    Args:
        text: the piece.
        start: where it begins.
        document: the document's key.
        part: the part that it belongs to.
        around: the text of that part.
    """
    before = ""
    for first, last in _cut(text):
        source = text[first:last]
        words = re.sub(r"\s", " ", source)
        goes_on = before if _GOES_ON.match(words) else ""
        yield Sentence(document, part, start + first, source, words, goes_on, around)
        before = words


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand."""
    start = 0
    for match in _SENTENCE.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if "|" in match[0]:
            end = match.start()
        elif _ABBREVIATED.search(text[start : match.end()]):
            continue
        if text[start:end].strip():
            yield start, end
        start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _all(wanted: Wanted, frame: Frame, sentences: Iterable[Sentence], names: Names) -> Iterator[Read]:
    missions = sorted(names.missions())
    for sentence in sentences:
        before = 0
        for reading in sorted(roles.readings(wanted, sentence.text, missions), key=lambda each: each.start):
            values = _fitting(wanted, reading.values, sentence, frame, names)
            behind = sentence.text[reading.behind :] if reading.behind is not None else None
            near = sentence.text[before : reading.start] if behind is None else behind
            if not values:
                continue
            before = reading.end if behind is None else before
            gap = _gap(near, frame, names, pronouns=bool(sentence.before), forward=behind is not None)
            if gap is None or gap > wanted.role.gap:
                continue
            rest = sentence.text[: reading.value_start] + " ; " + sentence.text[reading.end :]
            score, words = _score(frame, rest, sentence, names)
            score *= 1.0 if phrase_in(_article(wanted.topic), near) else WORDS_ALONE
            if score >= ENOUGH:
                yield Read(wanted.role.name, values, sentence, words, score, gap)


def _article(topic: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", topic, flags=re.IGNORECASE)


def _best(found: Iterable[Read]) -> Read | None:
    """The best reading, unless another with another answer comes near."""
    order = sorted(found, key=lambda each: (-each.score, each.gap))
    if not order:
        return None
    best = order[0]
    rivals = [
        each
        for each in order[1:]
        if each.values != best.values and each.score >= best.score * APART and each.sentence != best.sentence
    ]
    return None if rivals else best


def _fitting(
    wanted: Wanted, values: tuple[str, ...], sentence: Sentence, frame: Frame, names: Names
) -> tuple[str, ...]:
    """The values that may be what is asked for."""
    said = {term.stem for term in frame.terms}
    told = {token.stem for value in values for token in tokens(value) if not is_stop(token.text)}
    if not told or told <= said:
        return ()
    if wanted.role.takes == "places":
        anywhere = not wanted.noun or wanted.noun.removesuffix("s") in roles.roles().anywhere
        states = wanted.noun in _OF_STATES
        if states and any(not any(each.kind == "state" for each in names.found(tokens(value))) for value in values):
            return ()
        if not anywhere and not states and stem(wanted.noun) not in haystack(sentence.text):
            return ()
        known = names.missions() | names.others
        if any(value in known or _DATE.match(value) for value in values):
            return ()
    if wanted.role.takes == "person" and names.found(tokens(values[0])):
        return ()
    return values


def _gap(near: str, frame: Frame, names: Names, *, pronouns: bool, forward: bool = False) -> int | None:
    """How many words of content stand between what is asked of and here; None where it does not stand before.

    Args:
        near: the words before the cue.
        frame: what is asked of.
        names: all names.
        pronouns: True if a pronoun may stand for it.
        forward: True of words behind the cue, of which the first count.
    """
    topic = {key for term in frame.terms for key in keys(term)}
    named = {token.stem for spelling in _spellings(frame, names) for token in tokens(spelling)}
    gap = 0
    known = wordings()
    clause = re.split(r"[;:]|, and ", near)[0] if forward else re.split(r"[;:]", near)[-1]
    behind = len(clause)
    for token in tokens(clause) if forward else reversed(tokens(clause)):
        groups = {token.stem, *known.groups.get(token.stem, ())}
        if not topic.isdisjoint(groups) or token.stem in named or (pronouns and token.text.casefold() in _PRONOUNS):
            longer = not forward and clause[token.end : behind] == " " and clause[behind : behind + 1].isupper()
            return None if longer else gap
        behind = token.start
        bracketed = token.text.isupper() and clause[: token.start].endswith("(")
        free = is_stop(token.text) or token.stem in known.light or token.stem in known.soft
        gap += not (free or bracketed or _DATE.match(token.text))
    return None


def _spellings(frame: Frame, names: Names) -> list[str]:
    of = [("mission", key) for key in frame.missions] + [("state", key) for key in frame.states]
    return [spelling for kind, key in of for spelling in {key, *names.of(kind, key)}]


def _score(frame: Frame, text: str, sentence: Sentence, names: Names) -> tuple[float, tuple[str, ...]]:
    """How much of what is asked a sentence has, and which of its words; nothing where it lacks one that matters."""
    if any(not agrees(period, (), text) and not agrees(period, (), sentence.part) for period in frame.periods):
        return 0.0, ()
    if any(not phrase_in(symbol, text) for symbol in frame.symbols):
        return 0.0, ()
    if frame.parts and not any(re.match(re.escape(each) + r"(?!\d)", sentence.part) for each in frame.parts):
        return 0.0, ()
    if any(not re.match(rf"priority {each}\b", sentence.part, re.IGNORECASE) for each in frame.priorities):
        return 0.0, ()
    stands = 1.0
    for kind, those in (("mission", frame.missions), ("state", frame.states)):
        for key in those:
            spellings = {key, *names.of(kind, key)}
            if any(phrase_in(each, text) for each in spellings):
                continue
            if not any(phrase_in(each, f"{sentence.part} ; {sentence.around}") for each in spellings):
                return 0.0, ()
            stands = CLOSE + 0.2
    if ("not" in frame.operators) != _denied(text, frame):
        return 0.0, ()
    where = (
        (haystack(text), 1.0),
        (haystack(sentence.before), BEFORE),
        (haystack(sentence.part.replace(">", " ")), PART),
        (haystack(sentence.around), FAR),
    )
    got, total, words = 0.0, 0.0, []
    for term in (each for each in frame.terms if not each.light):
        weight = 0.3 if term.stem in wordings().soft else 1.0
        worth = _worth(term, where)
        if not worth and weight == 1.0:
            return 0.0, ()
        if term.stem in where[0][0]:
            words.append(term.text)
        got, total = got + weight * worth, total + weight
    return stands * (got / total if total else 1.0), tuple(words)


def _denied(text: str, frame: Frame) -> bool:
    said = {term.stem for term in frame.terms}
    return not said.isdisjoint(denied(text))


def _worth(term: Term, places: Iterable[tuple[frozenset[str], float]]) -> float:
    """What a word counts, by where it stands."""
    for where, worth in places:
        if term.stem in where or not where.isdisjoint(term.others):
            return worth
        short = wordings().short.get(term.text.casefold())
        if short and all(each in where for each in short):
            return worth
        if any(key in where for key in keys(term)[1:]):
            return worth * ALIKE
    return 0.0
