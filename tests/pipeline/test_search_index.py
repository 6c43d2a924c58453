"""The full-text index follows the graph: built with it, brought up to it by additions, made anew where it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pkgraph.api import Graph
from pkgraph.ask.search import Hits
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store import GraphFolder
from pkgraph.pipeline import add, build

DRAWDOWN = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"
VEHICLES = "1. The United Nations Mission in Ruritania (UNMIR) lost 3 vehicles in May 2023, and so did UNMISS.\n"
CALM = "1. UNMIR reported calm along the line of contact, without vehicles.\n\n2. UNMISS patrolled by river.\n"
QUERIES = ("UNMIR", "vehicles", "UNMISS patrols", "Mission in Ruritania", "resolution 2690", "drawdown OR calm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, and their graph beside them."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(DRAWDOWN)
    (folder / "b.txt").write_text(VEHICLES)
    build([folder], tmp_path / "graph")
    return folder


def answers(graph: Path) -> list[Hits]:
    with Graph.open(graph) as opened:
        return [opened.search(words) for words in QUERIES]


def entries(graph: Path) -> dict[str, int]:
    """Place in the index of each part."""
    with sqlite3.connect(GraphFolder(graph).index) as connection:
        return dict(connection.execute("SELECT iri, id FROM part").fetchall())


def test_after_an_addition_the_answers_are_those_of_a_whole_build(folder: Path, tmp_path: Path) -> None:
    graph, whole = tmp_path / "graph", tmp_path / "whole"
    before = answers(graph)
    (folder / "a.txt").write_text(CALM)
    (folder / "c.txt").write_text(DRAWDOWN)
    add([folder], graph)
    build([folder], whole)
    assert answers(graph) == answers(whole) != before
    assert [hit.document for hit in answers(graph)[0]] == ["b", "a"]


def test_what_leaves_the_graph_leaves_the_index(folder: Path, tmp_path: Path) -> None:
    graph, whole = tmp_path / "graph", tmp_path / "whole"
    add([], graph, remove=["b"])
    (folder / "b.txt").unlink()
    build([folder], whole)
    assert answers(graph) == answers(whole)
    with Graph.open(graph) as opened, pytest.raises(QueryError, match="no document 'b'"):
        opened.search("vehicles", document="b")
    add([], graph, remove=["a"])
    assert [len(hits) for hits in answers(graph)] == [0] * len(QUERIES)


def test_only_what_has_changed_is_indexed_again(folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    before = entries(graph)
    kept = [iri for iri in before if "/document/a/" in iri]
    (folder / "b.txt").write_text(CALM)
    add([folder], graph)
    after = entries(graph)
    assert kept and [after[iri] for iri in kept] == [before[iri] for iri in kept]
    assert len(after) == len(before) + 1


def test_a_date_that_the_catalogue_changes_is_known(folder: Path, tmp_path: Path) -> None:
    (folder / "catalog.ttl").write_text(
        '<b.txt> <http://purl.org/dc/terms/issued> "2023-06-02"^^<http://www.w3.org/2001/XMLSchema#date> .'
    )
    add([folder], tmp_path / "graph")
    with Graph.open(tmp_path / "graph") as opened:
        assert [hit.document for hit in opened.search("vehicles", since="2023")] == ["b"]
        assert len(opened.search("drawdown", since="2023")) == 0, "its document has no date"


@pytest.mark.parametrize("damage", ["gone", "nonsense", "empty", "other form"])
def test_an_index_that_is_lost_is_made_anew(damage: str, folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    file, before = GraphFolder(graph).index, answers(graph)
    if damage == "gone":
        file.unlink()
    elif damage == "other form":
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE about SET form = 'older'")
            connection.execute("DELETE FROM text")
    else:
        file.write_bytes(b"nonsense" * 1000 if damage == "nonsense" else b"")
    assert answers(graph) == before
    add([folder], graph)
    assert file.is_file() and answers(graph) == before


def test_a_graph_that_does_not_hold_the_words_is_an_error(folder: Path, tmp_path: Path) -> None:
    graph = GraphFolder(tmp_path / "graph")
    graph.index.unlink()
    lines = [line for line in graph.nquads.read_text().splitlines(keepends=True) if "#refinedBy" not in line]
    graph.nquads.write_text("".join(lines))
    (graph.store / "CURRENT").unlink()
    with pytest.raises(GraphError, match="does not hold the words of its parts; build it again"):
        answers(graph.path)
