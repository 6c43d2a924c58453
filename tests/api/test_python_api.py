"""The Python interface itself: what it opens, lists, counts and shows as networks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pkgraph.api import Graph, View
from pkgraph.ask.catalogue import catalogue
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.export.views import FOLDER, view

BASE = "https://w3id.org/pkgraph/id/"
EVIDENCE = {"document", "part", "start", "end", "quote"}


def test_every_public_name_says_what_it_is_for() -> None:
    public = {name: value for name, value in vars(Graph).items() if not name.startswith("_")}
    assert {"open", "query", "queries", "sparql", "show", "explain", "to_networkx", "to_rdflib", "stats"} <= set(public)
    assert [name for name, value in public.items() if not getattr(value, "__doc__", None)] == []


def test_the_catalogue_is_listed(small: EmbeddedStore) -> None:
    rows = Graph(small).queries()
    assert [row["name"] for row in rows] == list(catalogue().names())
    assert all(row["question"].endswith("?") for row in rows)


def test_counts_are_those_of_the_graph(small: EmbeddedStore) -> None:
    assert Graph(small).stats().statements == len(list(small.quads()))


def test_a_graph_says_where_it_is(seed_graph: Path) -> None:
    with Graph.open(seed_graph) as opened:
        assert str(seed_graph) in repr(opened)


def test_what_is_no_graph_is_told(tmp_path: Path) -> None:
    for place in (tmp_path, str(tmp_path / "missing")):
        with pytest.raises(GraphError, match="build one with"):
            Graph.open(place)


def test_every_view_is_a_query_and_every_query_a_view() -> None:
    assert {path.stem for path in FOLDER.glob("*.rq")} == set(View)
    assert all(view(name).title and view(name).shows and view(name).dates for name in View)


def test_a_view_that_is_not_there_is_told(small: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no view 'citation'; did you mean citations"):
        Graph(small).to_networkx("citation")
    assert Graph(small).to_networkx("missions").name == View.MISSIONS


@pytest.mark.parametrize("name", View)
def test_each_edge_of_a_view_has_its_evidence(name: View, graph: Graph, seed_graph: Path) -> None:
    network = graph.to_networkx(name)
    assert network.name == name and network.number_of_edges() >= 10
    assert list(network.nodes) == sorted(network.nodes)
    assert all({"label", "type"} <= set(data) for _, data in network.nodes(data=True))
    for *_, data in network.edges(data=True):
        assert set(data) - {"first_date", "last_date"} == EVIDENCE | {"interaction", "count"}
        text = (seed_graph / "texts" / f"{data['document'].replace('/', '-')}.txt").read_bytes().decode()
        assert text[data["start"] : data["end"]] == data["quote"]


def test_views_show_what_they_are_named_for(graph: Graph) -> None:
    citations = graph.to_networkx(View.CITATIONS)
    assert {data["interaction"] for *_, data in citations.edges(data=True)} == {"cites"}
    cited = {(row["document"], row["cited"]) for row in graph.query("citations") if "/" in row["cited"]}
    edges = {(citations.nodes[one]["label"], citations.nodes[other]["label"]) for one, other in citations.edges}
    assert edges == cited
    actors = graph.to_networkx("actors")
    assert {data["type"] for _, data in actors.nodes(data=True)} == {"document", "actor"}
    missions = graph.to_networkx()
    cited = {(row["mission"], row["cited"]) for row in graph.query("missions-citing-resolutions")}
    assert {(missions.nodes[one]["label"], missions.nodes[other]["label"]) for one, other in missions.edges} == cited
    positions = graph.to_networkx(View.POSITIONS)
    assert {data["type"] for _, data in positions.nodes(data=True)} == {"position", "state", "meeting"}
    views = {data["view"] for _, data in positions.nodes(data=True) if "view" in data}
    assert views == {row["topic"] for row in graph.query("positions")}
    priorities = graph.to_networkx("missions-priorities")
    said = {(row["mission"], row["priority"]) for row in graph.query("priority-activity")}
    ends = {(one.rpartition("/")[2], priorities.nodes[other]["name"]) for one, other in priorities.edges}
    assert ends <= said or len(ends & said) > 50
    whole = graph.to_networkx(View.WHOLE)
    assert set(whole.nodes) > set(missions.nodes)
    assert set(whole.nodes) > set(actors.nodes)


def test_an_edge_names_all_interactions(graph: Graph) -> None:
    edge = graph.to_networkx("whole").edges[BASE + "document/S/2023/646", BASE + "mission/UNMISS"]
    assert edge["interaction"].split("; ") == sorted(set(edge["interaction"].split("; ")))
    assert len(edge["interaction"].split("; ")) > 1 and edge["count"] > 1
