"""How the catalogue's queries express what changes the meaning of a question; see ``operators.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pkgraph.ask.question.frame import Frame
from pkgraph.ask.question.words import phrase_in, stem, wordings

_ANY, _NUMBER = "*", "#"


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter that expresses an operator."""

    query: str
    parameter: str
    operator: str
    values: Mapping[str, str]
    """word to value"""


@dataclass(frozen=True, slots=True)
class Kinds:
    """A query that tells of things of any kind in one column."""

    column: str
    parameter: str
    values: Mapping[str, str]
    """kind of thing that is asked for to the parameter's value"""


@dataclass(frozen=True, slots=True)
class Join:
    """How two kinds of facts are joined."""

    query: str
    asks: str
    kinds: Mapping[str, str]
    """query to the kind of fact that it stands for"""
    forms: Sequence[tuple[re.Pattern[str], str]]
    """how questions join two things, and with which polarity"""


@dataclass(frozen=True, slots=True)
class Operators:
    """What is known of operators."""

    only: Mapping[str, frozenset[str]]
    general: frozenset[str]
    expresses: Mapping[str, frozenset[str]]
    settings: tuple[Setting, ...]
    kinds: Mapping[str, Kinds]
    join: Join


@cache
def operators() -> Operators:
    """The data that this pkgraph came with."""
    data = tomllib.loads((Path(__file__).parent / "operators.toml").read_text(encoding="utf-8"))
    join = data["join"]
    forms = [(re.compile(form, re.IGNORECASE), name) for name in ("with", "without") for form in join[name]]
    return Operators(
        only={query: frozenset(names) for query, names in data["only"].items()},
        general=frozenset(data["general"]["queries"]),
        expresses={query: frozenset(names) for query, names in data["expresses"].items()},
        settings=tuple(
            Setting(each["query"], each["parameter"], each["operator"], each["value"]) for each in data["set"]
        ),
        kinds={query: Kinds(each["column"], each["parameter"], each) for query, each in data["kinds"].items()},
        join=Join(
            join["query"], join["asks"], {key: value for key, value in join.items() if isinstance(value, str)}, forms
        ),
    )


def settings(asked: Frame, query: str) -> dict[str, str] | None:
    """The parameters of a query that express the operators of a question; None if it does not answer such questions."""
    known = operators()
    if query in known.only and not known.only[query] & set(asked.operators):
        return None
    values = {}
    for each in known.settings:
        if each.query == query and each.operator in asked.operators:
            value = _value(each, asked.question)
            if value is not None:
                values[each.parameter] = value
    return values


def expressed(query: str, bound: Mapping[str, str]) -> frozenset[str]:
    """The operators that a query with these parameters expresses."""
    known = operators()
    by_parameter = {each.operator for each in known.settings if each.query == query and each.parameter in bound}
    return known.expresses.get(query, frozenset()) | by_parameter


def said_by(names: Iterable[str]) -> frozenset[str]:
    """The stems of the words that operators are said by."""
    phrases = (phrase for name in names for phrase in wordings().operators[name])
    return frozenset(stem(word) for phrase in phrases for word in phrase.split())


def _value(setting: Setting, question: str) -> str | None:
    phrase = next((each for each in wordings().operators[setting.operator] if phrase_in(each, question)), "")
    value = setting.values.get(phrase, setting.values[_ANY])
    if value != _NUMBER:
        return value
    return next((stem(word) for word in phrase.split() if stem(word).isdigit()), None)
