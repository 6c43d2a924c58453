"""Questions that ask two things: 'When and where was the forum held, and how many took part?'

The first half is answered by itself, and the second by what stands at the same place, where only one thing there
answers it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pkgraph.ask.catalogue import EVIDENCE, Catalogue
from pkgraph.ask.question.answer import Answer, Candidate
from pkgraph.ask.question.evidence import Table
from pkgraph.ask.question.frame import Frame, unframed
from pkgraph.ask.question.look import ENOUGH, Found
from pkgraph.ask.rows import Rows

_SECOND = re.compile(
    r"(?P<first>.*\w),? and (?P<second>(?:(?:at|on|in|for|by|with|under|upon|to|of|from|because of) )?"
    r"(?:which|what|who|whom|whose|when|where|why|how many|how much)\b.*)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"how many(?: (?:were|are) (?:they|there))?", re.IGNORECASE)
_ONE = re.compile(r"(?:[a-z]+ )?which (?!(?:\w+ )?\w+s\b)\w", re.IGNORECASE)
"""asks for one thing, so that 'how many' asks for something else"""
_OF_THEM = re.compile(
    r"how many (?:(?:were|are|was) (?:they|there|these|those)|of them(?: were there| are there)?)", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"(?:[\w-]+ ){1,6}?(?P<be>were|are) (?:the )?(?P<what>(?:[\w-]+ ){0,5}?[\w-]+s) "
    r"(?P<rest>\w+(?:ed|en|t|n)\b.*)",
    re.IGNORECASE,
)
"""'in whose area were the observers injured in March'"""
FEW = 3
"""rows that an answer to the first half may have"""
_SHORTEST = 3
"""words of the first half"""
_NEXT = 8
"""characters between a sentence and the next"""
_PLACES = ("document", "part")


def halves(question: str) -> tuple[str, str] | None:
    """The two halves of a question that asks two things, each with the frame of the whole.

    >>> halves("According to S/2023/646: When was it held, and how many took part?")
    ('According to S/2023/646: When was it held?', 'According to S/2023/646: how many took part?')
    """
    rest = unframed(question)
    match = _SECOND.fullmatch(rest.strip(" ?"))
    if match is None or len(match["first"].split()) < _SHORTEST:
        return None
    frame = question[: question.find(rest)] if rest in question else ""
    return f"{frame}{match['first']}?", f"{frame}{match['second']}?"


def counts(both: tuple[str, str]) -> str | None:
    """The question for the number of what the first half is asked of, where the second is 'how many were they'.

    >>> counts(("In whose area were the observers injured?", "how many were they?"))
    'How many observers were injured?'
    """
    first = unframed(both[0])
    frame = both[0][: both[0].find(first)] if first in both[0] else ""
    match = _PASSIVE.fullmatch(first.rstrip(" ?"))
    if match is None or not _OF_THEM.fullmatch(unframed(both[1]).rstrip(" ?")):
        return None
    return f"{frame}How many {match['what']} {match['be']} {match['rest']}?"


def whole(answer: Answer, first: Frame, second: Frame) -> bool:
    """True if an answer to a question of two halves may be one to both.

    Args:
        answer: the answer.
        first: the first half.
        second: the second.
    """
    if _COUNT.fullmatch(unframed(second.question).rstrip(" ?")):
        return _ONE.match(unframed(first.question)) is None
    if all(any("number" in each.kinds for each in half.asked) for half in (first, second)):
        told = {str(row.get(column)) for row in answer.rows for column in answer.shown}
        return len(told) > 1
    if not any(each.kinds or each.noun for each in second.asked):
        return False
    return len(set(answer.shown)) >= len(answer.shown)


def place(answer: Answer) -> tuple[str, str] | None:
    """The one part of a document that an answer was read from; None of one from several or from none."""
    if any(row.get("start") is None for row in answer.rows):
        return None
    places = {tuple(str(row.get(each)) for each in _PLACES) for row in answer.rows}
    only = next(iter(places)) if len(places) == 1 and len(answer.rows) <= FEW else None
    return (only[0], only[1]) if only else None


def at(table: Table, where: tuple[str, str]) -> Table:
    """The rows of one place."""
    return replace(table, facts=tuple(fact for fact in table.facts if fact.place == where))


def certain(asked: Frame, found: Sequence[Found], first: Answer) -> Found | None:
    """What answers the second half: the best there, where one sentence has all its words and says one thing, and is one
    of the first half's or follows it.

    Args:
        asked: the second half.
        found: what each query has for it in that place, best first.
        first: the answer to the first half.
    """
    narrowing = [term for term in asked.terms if not term.light]
    good = [each for each in found if each.facts and each.score >= ENOUGH and not each.missing]
    if not narrowing or not good:
        return None
    best = good[0]
    one = all(fact.same_words(best.facts[0]) for fact in best.facts)
    agreed = all(each.values() == best.values() for each in good if each.score >= best.score)
    near = any(row["start"] <= best.facts[0].row["start"] <= row["end"] + _NEXT for row in first.rows)
    return best if one and agreed and near and len(best.facts) == 1 else None


def together(question: str, first: Answer, second: Answer, queries: Catalogue) -> Answer:
    """The answers to both halves as one: the rows of both, each with its own words.

    Args:
        question: the whole question.
        first: the answer to its first half.
        second: the answer to its second.
        queries: the catalogue.
    """
    all_rows = (*first.rows, *second.rows)
    own = [column for answer in (first, second) for column in answer.rows.columns if column not in EVIDENCE]
    held = [column for column in dict.fromkeys(own) if any(row.get(column) not in (None, []) for row in all_rows)]
    columns = (*held, *EVIDENCE)
    rows = tuple({column: row.get(column) for column in columns} for row in all_rows)
    focus = tuple(dict.fromkeys((*first.rows.focus, *second.rows.focus)))
    aside = tuple(dict.fromkeys((*first.rows.aside, *second.rows.aside)))
    told = Rows(columns, rows, focus=focus, aside=aside, note=first.rows.note)
    query = queries.get(second.query or "")
    sentence = f"{first.answer.rstrip('.')}; {second.answer}"
    further = (Candidate(query.name, query.question, second.params, 1.0),)
    return replace(first, question=question, answer=sentence, rows=told, candidates=(), further=further)
