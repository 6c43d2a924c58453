"""A fault of pkgraph's own that one source brings to light: the source is named, the others are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pkgraph.cli import UNUSABLE, main
from pkgraph.errors import SourceError
from pkgraph.pipeline import add, build
from pkgraph.read.facts import READERS
from pkgraph.read.facts.context import Context
from pkgraph.read.model import Fact

SENTENCE = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"
TRAP = "2. The trap stands here.\n"


def faulty(context: Context) -> Iterator[Fact]:
    """A reader that looks up what is not there, in texts with a trap."""
    if "trap" in context.document.text:
        yield {}["nothing"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources, one of them with a trap for one of the readers."""
    monkeypatch.setattr("pkgraph.read.facts.READERS", (*READERS, faulty))
    monkeypatch.delenv("PKGRAPH_DEBUG", raising=False)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "documents" / "trap.txt").write_text(SENTENCE + TRAP, encoding="utf-8")
    return tmp_path / "documents"


def test_the_source_is_named_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    summary = build([folder], tmp_path / "graph")
    assert [each.key for each in summary.documents] == ["good"]
    assert summary.failed == (
        f"{folder / 'trap.txt'}: pkgraph fails on it, which is no fault of the file (KeyError: 'nothing'); "
        "report it with the file; PKGRAPH_DEBUG=1 shows where",
    )


def test_the_command_ends_with_2_and_no_traceback(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(folder), "-g", str(tmp_path / "graph")]) == UNUSABLE
    said = capsys.readouterr().err
    assert "trap.txt: pkgraph fails on it" in said
    assert "Traceback" not in said


def test_a_graph_that_was_there_stays(folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([folder / "good.txt"], graph)
    before = (graph / "pkgraph.nq").read_bytes()
    for work in (build, add):
        with pytest.raises(SourceError, match=r"trap\.txt: pkgraph fails on it"):
            work([folder / "trap.txt"], graph)
    assert (graph / "pkgraph.nq").read_bytes() == before


def test_a_document_stays_as_it_was_where_its_source_fails_now(folder: Path, tmp_path: Path) -> None:
    graph, late = tmp_path / "graph", folder / "late.txt"
    late.write_text(SENTENCE, encoding="utf-8")
    build([folder / "good.txt", late], graph)
    before = (graph / "pkgraph.nq").read_bytes()
    late.write_text(SENTENCE + TRAP, encoding="utf-8")
    (folder / "good.txt").write_text(SENTENCE, encoding="utf-8")
    summary = add([folder / "good.txt", late], graph)
    assert len(summary.failed) == 1
    assert summary.kept == 2
    assert (graph / "pkgraph.nq").read_bytes() == before


def test_debugging_shows_the_fault_itself(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PKGRAPH_DEBUG", "1")
    with pytest.raises(KeyError, match="nothing"):
        build([folder], tmp_path / "graph")
