"""Chooses among what the queries have for a question, or says why none of it is an answer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pkgraph.ask.catalogue import Parameter
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.question.answer import Answer, Candidate
from pkgraph.ask.question.evidence import Fact, keys
from pkgraph.ask.question.frame import Frame
from pkgraph.ask.question.look import ENOUGH, WORDED, Found, values
from pkgraph.ask.question.operators import expressed, said_by
from pkgraph.ask.question.periods import agrees
from pkgraph.ask.question.words import is_stop, phrase_in, stem, tokens, wordings
from pkgraph.ask.rows import Rows

SAID, NAMING = 0.4, 0.33
"""how near to a query's own wordings a question must be where nothing narrows the rows, and where only names do"""
CLEAR, APART = 0.57, 0.6
"""how much a single sentence must bear out, and the most of that which the next row may, to be beyond doubt"""
VERBATIM = 0.9
"""how near a question is that is one of a query's own"""
_NUMBERS_SHARE, _EVENTS_SHARE = 0.4, 0.25
"""the part of what a number or an event tells that a question of few words must have"""
_ALIKE = 0.6
"""the part of that which the rows of one answer must have of the best one's"""
FEW, MANY = 6, 20
"""numbers and dates that an answer may hold, and where they are asked of each thing"""
_EACH = re.compile(r"\b(?:each|every|per|all|by (?:mission|year|country))\b", re.IGNORECASE)
_SHOWN = 3


def rank(found: Found) -> float:
    """How good a candidate is: what its rows bear out, how near its wordings are, who agrees, how special it is."""
    general = math.log10(found.of + 1)
    told = 1 if found.facts and all(fact.row.get("unit") == "flag" for fact in found.facts) else 0
    worded = 1 if found.near >= WORDED else 0
    agreed = min(found.support, 3)
    return found.score + 0.1 * found.near + 0.2 * worded + 0.03 * agreed + 0.06 * told - 0.01 * general


def choose(asked: Frame, found: Sequence[Found]) -> Answer:
    """The answer that the best candidate gives, or a declined one.

    Args:
        asked: the question.
        found: the candidates, best first.
    """
    if asked.reasons:
        return Answer.declined_for(asked.question, asked.reasons)
    none = _none(asked, found)
    if none is not None:
        return answered(asked, none, ())
    good = [each for each in found if each.facts and (each.score >= ENOUGH or _clear(asked, each))]
    if not good:
        return _declined(asked, found, [_why(asked, found)])
    verbatim = max(found, key=lambda each: each.near)
    if verbatim.near >= VERBATIM and not verbatim.facts:
        return _declined(asked, found, ["the graph holds no facts of that kind" + _about(asked)])
    for each in good:
        best = _telling(asked, each)
        why = _against(asked, best)
        if why is None:
            return answered(asked, best, [other for other in good if other is not each][:_SHOWN])
        if each is good[0]:
            first = why
    return _declined(asked, found, [first])


def _clear(asked: Frame, found: Found) -> bool:
    """True of rows of one sentence that bear out nearly enough, what is counted too, where no other row comes near."""
    one = all(fact.same_words(found.facts[0]) for fact in found.facts)
    telling = wordings().telling
    needed = {
        term.text for term in asked.terms if term.stem in telling or (term.counted and not term.text.endswith("ed"))
    }
    return one and needed.isdisjoint(found.missing) and found.score >= CLEAR and found.second <= found.score * APART


def answers(asked: Frame, found: Found) -> bool:
    """True if a candidate may answer the question."""
    return bool(found.facts) and found.score >= ENOUGH and _against(asked, found) is None


def _against(asked: Frame, found: Found) -> str | None:
    """Why a candidate must not answer, though its rows bear out the words."""
    means = expressed(found.meaning.query.name, found.bound)
    for operator in asked.operators:
        if operator not in means and not all(_expresses(fact, operator) for fact in found.facts):
            words = next(each for each in wordings().operators[operator] if phrase_in(each, asked.question))
            return f"no query can take '{words}' into account"
    narrowing = [term for term in asked.terms if not term.light and term.stem not in found.meaning.meant]
    named = asked.missions or asked.states or asked.symbols or asked.parts or asked.priorities or asked.periods
    typed = any(each.typed for each in asked.asked)
    its_own = any(each.noun[-1:] == (stem(found.meaning.query.name),) for each in asked.asked)
    if not narrowing and not typed and not its_own and found.near < (NAMING if named else SAID):
        return "the question is too general"
    if not all(_tells_it(asked, found, fact) for fact in found.facts):
        return "what was found tells something else"
    kinds = {kind for each in asked.asked for kind in each.kinds}
    if (
        len(found.facts) > (MANY if _EACH.search(asked.question) else FEW)
        and found.near < WORDED
        and kinds & {"number", "date"}
    ):
        return f"{len(found.facts)} rows would be an answer; ask more narrowly"
    return None


def _telling(asked: Frame, found: Found) -> Found:
    """The rows that tell what is asked for where others of the same time tell something else as well."""
    shares = [(fact, fact.dates if len(asked.periods) > 1 else (), _told(asked, found, fact)) for fact in found.facts]
    best: dict[tuple[str, ...], float] = {}
    for _, time, share in shares:
        best[time] = max(best.get(time, 0.0), share)
    return replace(found, facts=tuple(fact for fact, time, share in shares if share >= best[time] * _ALIKE))


def _tells_it(asked: Frame, found: Found, fact: Fact) -> bool:
    """True if what a row tells is what is asked for: of a question of few words it must tell little else."""
    number = any("number" in each.kinds for each in asked.asked)
    return _told(asked, found, fact) >= (_NUMBERS_SHARE if number else _EVENTS_SHARE)


def _told(asked: Frame, found: Found, fact: Fact) -> float:
    """The part of what a number or event tells that a question of few words has; 1 of any other."""
    kinds = {kind for each in asked.asked for kind in each.kinds}
    if any("indicator" in columns for columns in found.columns):
        return 1.0
    wanted = [term for term in asked.terms if not term.light and term.stem not in found.meaning.meant]
    if ("number" not in kinds and kinds != {"date"}) or len(wanted) > 2 or found.near >= WORDED:
        return 1.0
    stems = {key for term in asked.terms for key in keys(term)}
    told = fact.row.get("indicator") if "number" in kinds else fact.row.get("event")
    words = [token for token in tokens(str(told or "")) if token.text.isalpha() and not token.text[1:].isupper()]
    content = {token.stem for token in words if not is_stop(token.text)} - wordings().light
    same = sum(not stems.isdisjoint({each, *wordings().groups.get(each, ())}) for each in content)
    named = _named_by(asked, fact) if same else 0
    return (same + named) / (len(content) + named) if content else 1.0


def _named_by(asked: Frame, fact: Fact) -> int:
    """How much of what a question names a row has as its own: its mission or State, its period, the unit asked for."""
    subject = {value for column in ("subject", "mission") for value in values(fact.row.get(column))}
    units = {unit for each in asked.asked for unit in each.units}
    period = any(agrees(each, fact.dates, str(fact.row.get("quote") or "")) for each in asked.periods)
    return (not subject.isdisjoint((*asked.missions, *asked.states))) + (fact.row.get("unit") in units) + period


def _expresses(fact: Fact, operator: str) -> bool:
    """True if a row's own words have what changes the meaning."""
    if operator in ("not", "except", "parts", "explicit"):  # looked at with the rows
        return True
    return any(phrase_in(each, str(fact.row.get("quote") or "")) for each in wordings().operators[operator])


def _none(asked: Frame, found: Sequence[Found]) -> Found | None:
    """A query that clearly is the one that is asked, of a document that has no rows of it: the answer is none."""
    if not asked.documents or asked.operators:
        return None
    nearest = max(found, key=lambda each: (each.near, each.meaning.query.name), default=None)
    if nearest is None or any(each.of for each in found) or nearest.near < SAID:
        return None
    return None if nearest.missing or asked.missions or asked.symbols or asked.periods else nearest


def _why(asked: Frame, found: Sequence[Found]) -> str:
    if not asked.asked and "reason" in asked.operators:
        return "no query can take 'why' into account"
    if not asked.asked:
        return "it is not clear what is asked for; begin with which, who, when, where or how many"
    if not found:
        return "no query of the catalogue tells this of that"
    words = min((each.missing for each in found if each.of), key=len, default=())
    if words:
        return "no fact in the graph has " + ", ".join(f"'{each}'" for each in words[:4]) + " together with the rest"
    return "no fact in the graph bears it out" + _about(asked)


def _about(asked: Frame) -> str:
    named = [*asked.missions, *asked.states, *asked.symbols, *asked.parts, *(each.words for each in asked.periods)]
    return f" for {', '.join(named)}" if named else ""


def _declined(asked: Frame, found: Sequence[Found], reasons: Iterable[str]) -> Answer:
    near = sorted((each for each in found if each.of), key=lambda each: -(each.score + each.near))[:_SHOWN]
    candidates = [_candidate(asked, each) for each in near]
    return Answer.declined_for(asked.question, list(reasons), candidates=candidates)


def answered(asked: Frame, found: Found, others: Sequence[Found]) -> Answer:
    """The answer that a candidate gives.

    Args:
        asked: the question.
        found: the candidate.
        others: what the question may mean as well.
    """
    query = found.meaning.query
    rows = tuple(fact.row for fact in found.facts)
    return Answer(
        question=asked.question,
        declined=False,
        query=query.name,
        params=_params(asked, found),
        answer=_sentence(asked, found),
        rows=Rows(found.meaning.columns, rows, focus=query.focus, aside=query.aside, note=query.limits),
        candidates=tuple(_candidate(asked, each) for each in others),
        shown=found.shown,
    )


def _candidate(asked: Frame, found: Found) -> Candidate:
    query = found.meaning.query
    return Candidate(query.name, query.question, _params(asked, found), round(found.score, 3))


def _params(asked: Frame, found: Found) -> dict[str, str]:
    """Parameters with which the query gives the rows, and as few others as they can tell."""
    params = dict(found.bound)
    if not found.facts:
        return params
    for parameter in found.meaning.query.parameters:
        value = None if parameter.name in params else _param(asked, found, parameter)
        if value is not None:
            params[parameter.name] = value
    return params


def _param(asked: Frame, found: Found, parameter: Parameter) -> str | None:
    """The value that all rows share in the column that a parameter is named after, where the question says it."""
    if parameter.type is ParameterType.WORDS:
        apart = found.meaning.meant | said_by(asked.operators)
        narrowing = [term for term in asked.terms if not term.light and term.stem not in apart]
        return " ".join(each.text for each in narrowing if all(fact.holds(each.stem) for fact in found.facts)) or None
    if parameter.type in (ParameterType.DATE, ParameterType.DOCUMENT):
        return None
    for column in found.meaning.columns:
        if column != parameter.name and not column.endswith(f"_{parameter.name}"):
            continue
        shared = {str(value) for value in _shared(found.facts, column)}
        for value in sorted(shared):
            if value in (*asked.missions, *asked.symbols, *asked.priorities, *asked.states):
                return value
            said = {token.stem for token in tokens(asked.question)}
            stems = {token.stem for token in tokens(value) if not is_stop(token.text)}
            if stems and stems <= said:
                return value
    return None


def _shared(facts: Sequence[Fact], column: str) -> set[Any]:
    sets = [set(values(fact.row.get(column))) for fact in facts]
    return set.intersection(*sets) if sets else set()


def _sentence(asked: Frame, found: Found) -> str:
    """The answer in words: what each thing that was asked for is."""
    if not found.facts:
        return f"None: {', '.join(asked.documents)} has no such facts."
    said = []
    for each, column in zip(asked.asked, found.shown, strict=False):
        if "number" in each.kinds:
            texts = [_number(fact.row, column) for fact in found.facts]
        else:
            texts = [str(value) for fact in found.facts for value in values(fact.row.get(column))]
        unique = list(dict.fromkeys(texts))
        several = f" ({len(unique)})" if len(unique) > 1 else ""
        said.append(f"{listed(unique)}{several}")
    if not said:
        return f"{found.meaning.query.title}: {len(found.facts)} row{'s' if len(found.facts) != 1 else ''}."
    return "; ".join(said) + "."


_UNITS: Mapping[str, str] = {"percent": " per cent", "count": "", "flag": "", "ratio": ""}


def _number(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    text = f"{value:,}" if isinstance(value, int | float) else str(value)
    qualifier = f"{row['qualifier']} " if row.get("qualifier") else ""
    unit = row.get("unit") or ""
    told = row.get("indicator") or row.get("mission")
    return f"{qualifier}{text}{_UNITS.get(unit, f' {unit}')}" + (f" ({told})" if told else "")


def listed(texts: Sequence[str]) -> str:
    """Texts as people list them."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
