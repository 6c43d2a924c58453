"""Every query of the catalogue on the seeds' graph: what holds of its rows, whatever they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pkgraph.api import Graph
from pkgraph.ask.catalogue import CatalogueQuery, Parameter, catalogue
from pkgraph.ask.kept import Table, Wanted
from pkgraph.ask.parameters import ParameterType
from pkgraph.ask.rows import Row, Rows
from pkgraph.ask.run import answer
from pkgraph.namespaces import PK

QUERIES = list(catalogue())
VALUES = 3
"""how many of a column's values are asked for"""

NOT_IN_THE_SEEDS = ("adoptions", "mandate-renewals", "present-mandate", "provisions", "speeches", "votes")
"""what only resolutions and verbatim records hold, of which the seeds have none"""

WIDER = {("mandates", "task_type")}
"""parameters whose value stands for what lies below it too"""

CHANGING = {
    "citation-counts": {"document", "words"},
    "compare-documents": {"kind", "polarity", "second"},
    "document-counts": {"document"},
    "extremes": {"date", "part", "words"},
    "mission-counts": {"document", "words"},
    "missions-by-facts": {"first", "polarity", "second", "second_document", "second_part", "second_words"},
    "observation-sums": {"part", "words"},
    "present-mandate": {"as_of"},
    "states-by-meetings": {"document", "meeting", "words"},
}
"""parameters that change what is counted or compared, and with it the rows"""


every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query.name))


@every_query
def test_rows_are_told_once_and_quotes_stand_at_their_places(
    query: CatalogueQuery, graph: Graph, seed_graph: Path
) -> None:
    rows = graph.query(query.name)
    assert bool(rows) == (query.name not in NOT_IN_THE_SEEDS)
    assert len({repr(row) for row in rows}) == len(rows)
    for row in rows:
        if "quote" in row:
            assert text_of(seed_graph, row["document"])[row["start"] : row["end"]] == row["quote"]


@every_query
def test_a_value_gives_the_rows_that_have_it(query: CatalogueQuery, graph: Graph) -> None:
    """Those whose column holds it, where the parameter is named like one; else some of all rows."""
    rows = graph.query(query.name)
    for parameter in query.parameters:
        changes = parameter.name in CHANGING.get(query.name, ())
        if compared(parameter, rows):
            for value in [] if changes or (query.name, parameter.name) in WIDER else some(column(rows, parameter.name)):
                expected = [row for row in rows if value.casefold() in map(str.casefold, texts(row[parameter.name]))]
                got = list(graph.query(query.name, **{parameter.name: value}))
                assert got == expected, f"{parameter.name}={value}"
        elif not changes:
            got = list(graph.query(query.name, **{parameter.name: parameter.example}))
            assert [row for row in got if row not in rows] == [], parameter.name


@every_query
def test_rows_picked_by_their_columns_are_those_that_the_graph_answers(query: CatalogueQuery, graph: Graph) -> None:
    """The query itself is asked here, never what is kept of its answers."""
    every = answer(graph.store, query, {})
    table = Table(every)
    for parameter in query.parameters:
        columns, whole = parameter.columns or parameter.within, bool(parameter.columns)
        held = [text for name in columns for text in some(column(every, name))]
        pieces = [] if whole else [text[1:-1] for text in held if len(text) > 2]
        for value in [*held, *pieces, *(text.upper() for text in held[:1])]:
            picked = table.where([Wanted(columns, (value,), whole)])
            assert picked == answer(graph.store, query, {parameter.name: value}), f"{parameter.name}={value}"
            assert picked


def test_numbers_add_up(graph: Graph) -> None:
    for row in graph.query("mission-counts"):
        assert 1 <= row["documents"] <= row["parts"] <= row["facts"]
    for row in graph.query("citation-counts"):
        assert 1 <= row["documents"] <= row["places"]
    for row in graph.query("observation-changes"):
        assert row["difference"] == pytest.approx(abs(row["to_value"] - row["from_value"]))
    for row in graph.query("observation-sums"):
        assert row["sum"] >= sum(row["values"]) - 1e-9, "a value that is told twice is listed once"
        assert row["left_over"] is None or row["left_over"] == pytest.approx(100 - row["sum"])


def test_mentions_are_counted_as_they_are_listed(graph: Graph) -> None:
    listed = defaultdict[str, int](int)
    for row in graph.query("mission-mentions"):
        listed[row["mission"]] += 1
    assert {row["mission"]: row["facts"] for row in graph.query("mission-counts", kind="mention")} == listed


def test_no_number_lies_beyond_the_extremes(graph: Graph) -> None:
    numbers = defaultdict[tuple[str, ...], set[float]](set)
    for row in graph.query("observations"):
        if not isinstance(row["value"], str):
            numbers[row["document"], row["indicator"], row["unit"]].add(row["value"])
    compared = 0
    for row in graph.query("extremes"):
        found = numbers.get((row["document"], row["indicator"], row["unit"]))
        if found:
            assert row["value"] == (max(found) if row["extreme"] == "highest" else min(found))
            compared += 1
    assert compared > 50


def test_a_profile_knows_every_date_that_a_fact_may_have(graph: Graph) -> None:
    dated = graph.sparql(DATED)
    assert isinstance(dated, Rows)
    properties = {row["property"].removeprefix(PK) for row in dated}
    assert {"eventFrom", "meetingDate", "effective"} <= properties
    asked = set(re.findall(r"pk:(\w+)", catalogue().get("mission-profile").text))
    assert properties <= asked


DATED = """
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?property WHERE {
  {
    ?fact pk:evidence ?evidence ; ?property ?date .
    FILTER (DATATYPE(?date) IN (xsd:date, xsd:gYearMonth, xsd:gYear))
  } UNION {
    ?property a owl:DatatypeProperty ; skos:example ?example .
    FILTER REGEX(STR(?example), "^[0-9]{4}(-[0-9]{2}){0,2}$")
    FILTER NOT EXISTS { ?property rdfs:domain pk:Mission }
  }
}
"""
"""properties that facts have dates by, or whose example is one"""


@cache
def text_of(graph: Path, document: str) -> str:
    """The text of a document, as the graph's folder keeps it."""
    return (graph / "texts" / f"{document.replace('/', '-')}.txt").read_bytes().decode("utf-8")


def compared(parameter: Parameter, rows: Rows) -> bool:
    """Whether a parameter's value is compared with the column of its name."""
    other = (ParameterType.WORDS, ParameterType.PART, ParameterType.INTEGER, ParameterType.DATE)
    return parameter.name in rows.columns and parameter.type not in other and not parameter.choices


def texts(value: Any) -> list[str]:
    """What a column holds, one or several."""
    return [str(each) for each in (value if isinstance(value, list) else [value]) if each is not None]


def column(rows: Iterable[Row], name: str) -> list[str]:
    """What a column holds in all rows, each once."""
    return list(dict.fromkeys(text for row in rows for text in texts(row[name])))


def some(values: list[str]) -> list[str]:
    """A few of many, spread over all."""
    return values[:: max(1, len(values) // VALUES)][:VALUES]
