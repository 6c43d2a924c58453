"""The catalogue's queries in the graph."""

from __future__ import annotations

from pyoxigraph import QuerySolutions

from pkgraph.api import Graph
from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.rows import plain
from pkgraph.ask.run import solve
from pkgraph.pipeline.examples import example_quads

ASK = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?query ?question ?text
WHERE {
  ?query a sh:SPARQLExecutable , sh:SPARQLSelectExecutable ; rdfs:comment ?question ; sh:select ?text .
  FILTER EXISTS { ?query sh:prefixes/sh:declare/sh:namespace ?any }
}
"""


def test_each_query_stands_in_the_graph_and_answers_as_its_file_does(graph: Graph) -> None:
    rows = _solutions(graph, ASK)
    found = {row["query"].value.rpartition("/")[2]: (row["question"].value, row["text"].value) for row in rows}
    assert found.keys() == set(catalogue().names())
    for name in ("documents", "meetings", "missions-by-facts"):
        query = catalogue().get(name)
        question, text = found[name]
        assert question == query.question
        assert "#+" not in text
        assert plain(solve(graph.store, query)) == plain(_solutions(graph, text))


def _solutions(graph: Graph, text: str) -> QuerySolutions:
    answer = graph.store.query(text)
    assert isinstance(answer, QuerySolutions)
    return answer


def test_they_are_the_same_each_time() -> None:
    assert example_quads("https://example.org/id/") == example_quads("https://example.org/id/")
