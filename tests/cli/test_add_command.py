"""``add``: summaries, one line for what is wrong, and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
REPORT = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"


@pytest.fixture
def graph(run: Run, tmp_path: Path) -> Path:
    """The graph of one report."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert run("build", tmp_path / "report.txt", "-g", tmp_path / "graph").code == 0
    return tmp_path / "graph"


def documents(run: Run, graph: Path) -> list[str]:
    rows = json.loads(run("query", "documents", "-g", graph, "--format", "json").out)
    return [row["document"] for row in rows]


def test_a_document_joins_and_leaves(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(REPORT, encoding="utf-8")
    result = run("add", tmp_path / "second.txt", "-g", graph, "--jobs", "1")
    assert (result.code, result.out) == (0, "")
    assert "1 document read, 1 kept, " in result.err
    assert documents(run, graph) == ["report", "second"]
    result = run("add", "--remove", "report", "--remove", "second", "-g", graph, "--format", "json")
    summary = json.loads(result.out)
    assert (result.code, summary["removed"], summary["kept"]) == (0, ["report", "second"], 0)
    assert "removed: second" in result.err
    assert documents(run, graph) == []


def test_a_source_that_cannot_be_read_is_named_and_the_rest_is_added(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00\x80")
    (tmp_path / "second.txt").write_text(REPORT, encoding="utf-8")
    result = run("add", tmp_path / "bad.txt", tmp_path / "second.txt", "-g", graph)
    assert result.code == 2
    assert "not read: " in result.err
    assert "bad.txt" in result.err
    assert documents(run, graph) == ["report", "second"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--remove", "reporr"], "there is no document 'reporr' in this graph; did you mean report?"),
        ([], "name documents to add, or --remove KEY"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["bad.txt"], "no source could be read: bad.txt"),
        (["--jobs", "0", "--remove", "report"], "0 is not in the range x>=1"),
    ],
)
def test_wrong_use_is_one_line_and_changes_nothing(
    run: Run, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00\x80")
    result = run("add", *arguments, "-g", graph)
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert words in result.err
    assert documents(run, graph) == ["report"]


def test_without_a_graph_it_says_how_to_build_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    result = run("add", tmp_path / "report.txt", "-g", tmp_path / "graph")
    assert result.code == 2
    assert "build one with: pkgraph build" in result.err
    assert not (tmp_path / "graph").exists()
