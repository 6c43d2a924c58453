"""What docs/modelling.md shows is so: its statements stand in the graph of the seeds, its queries give its rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QuerySolutions, RdfFormat, Store, parse

from pkgraph.namespaces import BASE

PAGE = (Path(__file__).parents[2] / "docs" / "modelling.md").read_text(encoding="utf-8")
PREFIXES = "".join(f"{line.strip()}\n" for line in PAGE.splitlines() if line.startswith("    PREFIX "))
QUESTIONS = PAGE.split("\n## ")[1:]
SHOWN = [
    (question.partition(".")[0], block)
    for question in QUESTIONS
    for block in re.findall(r"^```trig\n(.*?)^```", question, flags=re.MULTILINE | re.DOTALL)
]
ASKED = [
    (question.partition(".")[0], *match)
    for question in QUESTIONS
    for match in re.findall(r"^```sparql\n(.*?)^```\n\n((?:\|[^\n]*\n)+)", question, flags=re.MULTILINE | re.DOTALL)
]


@pytest.fixture(scope="module")
def built(seed_graph: Path) -> Store:
    """The graph of the seeds."""
    store = Store()
    store.load(path=seed_graph / "pkgraph.nq", format=RdfFormat.N_QUADS)
    return store


def quads(block: str) -> list[Quad]:
    return list(parse(PREFIXES + block, format=RdfFormat.TRIG, base_iri=BASE))


def missing(store: Store, shown: list[Quad]) -> list[Quad]:
    """Those that do not stand in the graph they are shown in, or in none where none is shown."""
    return [
        quad
        for quad in shown
        if not any(
            True
            for _ in store.quads_for_pattern(
                quad.subject,
                quad.predicate,
                quad.object,
                None if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name,
            )
        )
    ]


def test_there_are_ten_questions_and_each_is_answered_with_statements_or_rows() -> None:
    assert len(QUESTIONS) >= 10
    answered = {number for number, *_ in (*SHOWN, *ASKED)}
    assert answered == {str(n + 1) for n in range(len(QUESTIONS))}
    assert PAGE.count("```trig") == len(SHOWN) and PAGE.count("```sparql") == len(ASKED)


@pytest.mark.parametrize(
    "block", [block for _, block in SHOWN], ids=[f"{number}-{n}" for n, (number, _) in enumerate(SHOWN)]
)
def test_what_is_shown_stands_in_the_graph(built: Store, block: str) -> None:
    shown = quads(block)
    assert shown
    assert missing(built, shown) == []


def test_what_does_not_stand_there_is_found(built: Store) -> None:
    wrong = '<mission/MINUSMA> a pk:Document . GRAPH <graph/build> { <mission/MINUSMA> pk:acronym "MINUSMA" }'
    assert len(missing(built, quads(wrong))) == 2


@pytest.mark.parametrize(("number", "query", "table"), ASKED, ids=[number for number, *_ in ASKED])
def test_queries_give_the_rows_under_them(built: Store, number: str, query: str, table: str) -> None:
    answer = built.query(PREFIXES + query, base_iri=BASE, use_default_graph_as_union=True)
    heads, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    if isinstance(answer, QueryBoolean):
        assert rows == [["true" if answer else "false"]]
        return
    assert isinstance(answer, QuerySolutions)
    assert [variable.value for variable in answer.variables] == heads
    assert [[getattr(value, "value", "") for value in solution] for solution in answer] == rows
