"""The graph folder: a new graph takes the old one's place in one step, or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pkgraph.errors import GraphError
from pkgraph.know.store import GraphFolder, staging

OLD, NEW = (
    "<http://example.org/old> <http://example.org/p> 1 .\n",
    "<http://example.org/new> <http://example.org/p> 1 .\n",
)


def make(path: Path, statement: str = OLD) -> GraphFolder:
    with staging(path) as new:
        new.nquads.write_text(statement)
        new.keep_text("S/2099/1", statement)
    return GraphFolder.open(path)


def beside(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()}


def test_the_layout_of_a_folder(tmp_path: Path) -> None:
    folder = GraphFolder(tmp_path)
    names = [path.name for path in (folder.nquads, folder.build_record, folder.texts, folder.store)]
    assert names == ["pkgraph.nq", "build.nq", "texts", "store"]
    assert folder.text("S/RES/2690(2023)").name == "S-RES-2690(2023).txt"


def test_texts_are_kept_character_by_character(tmp_path: Path) -> None:
    text = "one\r\ntwo\rthree\n\ufeff\U0001f54a"
    folder = GraphFolder(tmp_path)
    folder.keep_text("a", text)
    assert folder.read_text("a") == text


def test_a_new_graph_takes_the_old_one_s_place(tmp_path: Path) -> None:
    make(tmp_path / "deep" / "graph")
    folder = make(tmp_path / "deep" / "graph", NEW)
    assert folder.nquads.read_text() == NEW
    assert beside(tmp_path / "deep" / "graph") == {"graph"}


def test_an_empty_folder_becomes_a_graph(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    assert make(tmp_path / "graph").is_graph


def test_a_build_that_fails_leaves_the_old_graph(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    with pytest.raises(RuntimeError, match="half-way"), staging(tmp_path / "graph") as new:
        new.nquads.write_text(NEW)
        raise RuntimeError("half-way")
    assert GraphFolder.open(tmp_path / "graph").nquads.read_text() == OLD
    assert beside(tmp_path / "graph") == {"graph"}


def test_an_error_about_something_else_is_not_put_down_to_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staging(tmp_path / "graph"):
        (tmp_path / "source.txt").read_text()


KILLED = """
import os, signal, sys
from pathlib import Path
from pkgraph.know.store import staging
with staging(Path(sys.argv[1])) as new:
    new.nquads.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_old_graph_and_the_next_one_works(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "graph")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert GraphFolder.open(tmp_path / "graph").nquads.read_text() == OLD
    assert make(tmp_path / "graph", NEW).nquads.read_text() == NEW
    assert beside(tmp_path / "graph") == {"graph"}


def test_a_build_killed_between_the_two_renames_is_recovered_from(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    (tmp_path / "graph").rename(tmp_path / ".graph.old")
    (tmp_path / ".graph.new").mkdir()
    assert GraphFolder.open(tmp_path / "graph").nquads.read_text() == OLD
    assert beside(tmp_path / "graph") == {"graph"}


def test_a_build_killed_after_the_renames_leaves_no_waste_for_ever(tmp_path: Path) -> None:
    make(tmp_path / "graph", NEW)
    old = GraphFolder(tmp_path / ".graph.old")
    old.path.mkdir()
    old.nquads.write_text(OLD)
    assert GraphFolder.open(tmp_path / "graph").nquads.read_text() == NEW
    make(tmp_path / "graph", NEW)
    assert beside(tmp_path / "graph") == {"graph"}


def test_two_builds_of_one_graph_do_not_meet(tmp_path: Path) -> None:
    with staging(tmp_path / "graph") as new:
        new.nquads.write_text(NEW)
        with pytest.raises(GraphError, match="another build is writing this graph"), staging(tmp_path / "graph"):
            pass
    assert GraphFolder.open(tmp_path / "graph").nquads.read_text() == NEW


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    (tmp_path / "graph" / "export.ttl").write_text("mine")
    make(tmp_path / "graph", NEW)
    assert (tmp_path / "graph" / "export.ttl").read_text() == "mine"


def test_a_folder_that_is_no_graph_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    with pytest.raises(GraphError, match="not empty and no pkgraph graph"), staging(tmp_path):
        pass
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("mine")
    with pytest.raises(GraphError, match="not a folder"), staging(tmp_path / "graph"):
        pass


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="cannot be written"), staging(tmp_path / "file" / "graph"):
        pass


def test_a_link_to_a_graph_stays_a_link(tmp_path: Path) -> None:
    make(tmp_path / "real")
    (tmp_path / "graph").symlink_to(tmp_path / "real")
    make(tmp_path / "graph", NEW)
    assert (tmp_path / "graph").is_symlink()
    assert GraphFolder(tmp_path / "real").nquads.read_text() == NEW


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_a_graph_says_how_to_build_one(tmp_path: Path, exists: bool) -> None:
    path = tmp_path / "graph"
    if exists:
        path.mkdir()
    with pytest.raises(GraphError, match=r"build one with: pkgraph build -g .*graph"):
        GraphFolder.open(path)
    assert beside(path) == ({"graph"} if exists else set())
