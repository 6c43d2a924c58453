"""The data of operators: every query, parameter, column, kind and operator that they name is known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pkgraph.ask.binding import check
from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.question import operators as module
from pkgraph.ask.question.words import wordings

DATA = tomllib.loads((Path(module.__file__).parent / "operators.toml").read_text(encoding="utf-8"))
QUERIES = {query.name: query for query in catalogue()}
TABLES = {"only", "general", "expresses", "set", "kinds", "join"}


def named() -> list[tuple[str, str]]:
    """What the data names: what it is, and the name."""
    join, settings = DATA["join"], DATA["set"]
    queries = [*DATA["only"], *DATA["expresses"], *DATA["kinds"], *DATA["general"]["queries"], join["query"]]
    queries += [each["query"] for each in settings]
    queries += [name for name, kind in join.items() if isinstance(kind, str) and name not in ("query", "asks")]
    operators = [each for names in (*DATA["only"].values(), *DATA["expresses"].values()) for each in names]
    operators += [each["operator"] for each in settings]
    kinds = [each for data in DATA["kinds"].values() for each in data if each not in ("column", "parameter")]
    parameters = [f"{each['query']} {each['parameter']}" for each in settings]
    parameters += [f"{query} {data['parameter']}" for query, data in DATA["kinds"].items()]
    parameters += [f"{join['query']} {half}{of}" for half in ("first", "second") for of in ("", "_words", "_document")]
    columns = [f"{query} {data['column']}" for query, data in DATA["kinds"].items()]
    columns += [f"any {column}" for kind in wordings().kinds for column in kind.columns]
    told = {"query": queries, "operator": operators, "kind": kinds, "parameter": parameters, "column": columns}
    return [(what, name) for what, names in told.items() for name in dict.fromkeys(names)]


def known(what: str, name: str) -> bool:
    """True if there is such a thing."""
    query, _, of = name.partition(" ")
    match what:
        case "query":
            return query in QUERIES
        case "operator":
            return query in wordings().operators
        case "kind":
            return query in {kind.name for kind in wordings().kinds}
        case "parameter":
            return query in QUERIES and of in {each.name for each in QUERIES[query].parameters}
    held = [each for each in QUERIES if query in ("any", each)]
    return any(of in check(QUERIES[each].text, where=each) for each in held)


@pytest.mark.parametrize(("what", "name"), named())
def test_what_the_data_names_is_known(what: str, name: str) -> None:
    assert known(what, name), f"no {what} is called {name}"


def test_names_that_nothing_has_are_told() -> None:
    assert set(DATA) == TABLES
    wrong = {"query": "no-query", "operator": "sometimes", "kind": "dragon"}
    wrong |= {"parameter": "extremes colour", "column": "documents colour"}
    assert not any(known(what, name) for what, name in wrong.items())
