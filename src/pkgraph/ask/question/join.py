"""Questions that join two things: which missions have one and another, or one without another.

Each half is answered by itself; the query that joins two kinds of facts is taken where it gives what both answers give.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pkgraph.ask.question.frame import Frame
from pkgraph.ask.question.look import Found, values
from pkgraph.ask.question.operators import operators

_FRAMED = re.compile(r"\s*(?P<frame>according to [^:]+:\s*)(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_OWN_FRAME = re.compile(r"\baccording to\b", re.IGNORECASE)

Best = Callable[[str], tuple[Frame, Found] | None]
"""gives the best candidate for a question, if it is good enough to answer"""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two halves of a question as parameters of the joining query, and the missions that it must give."""

    params: dict[str, str]
    missions: frozenset[str]


def joined(question: str, best: Best, missions: frozenset[str]) -> Joined | None:
    """A question taken as one that joins two things; None if it is not, or if one half has no good answer.

    Args:
        question: the question.
        best: gives the best candidate for each half.
        missions: the acronyms of all missions.
    """
    framed = _FRAMED.fullmatch(question)
    frame, rest = (framed["frame"], framed["rest"]) if framed else ("", question)
    known = operators().join
    for form, polarity in known.forms:
        match = form.fullmatch(rest.strip(" ?"))
        if match is None:
            continue
        params, sets = {"polarity": polarity}, []
        for half in ("first", "second"):
            own = "" if _OWN_FRAME.search(match[half]) else frame
            answered = best(f"{own}{known.asks} have {match[half]}?")
            kind = known.kinds.get(answered[1].meaning.query.name) if answered else None
            if answered is None or kind is None:
                return None
            params |= _half(half, kind, *answered)
            sets.append(_missions(answered[1], missions))
        return Joined(params, sets[0] & sets[1] if polarity == "with" else sets[0] - sets[1])
    return None


def _half(half: str, kind: str, asked: Frame, found: Found) -> dict[str, str]:
    params = {half: kind}
    if asked.documents:
        params[f"{half}_document"] = asked.documents[0]
    wanted = [term for term in asked.terms if not term.light and term.stem not in found.meaning.meant]
    words = [term.text for term in wanted if all(fact.holds(term.stem) for fact in found.facts)]
    return params | ({f"{half}_words": " ".join(words)} if words else {})


def _missions(found: Found, missions: frozenset[str]) -> frozenset[str]:
    told = {value for fact in found.facts for value in values(fact.row.get(found.shown[0]))}
    return frozenset(told & missions)
