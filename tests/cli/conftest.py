"""The small graph (see tests/ask) in a folder, and the command line run on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from pkgraph.cli import main
from pkgraph.know.store import EmbeddedStore, GraphFolder

SMALL = Path(__file__).parent.parent / "ask" / "data" / "small.trig"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small graph as a folder."""
    folder = GraphFolder(tmp_path_factory.mktemp("small") / "graph")
    folder.path.mkdir()
    lines = sorted(f"{quad} .\n" for quad in parse(path=str(SMALL), format=RdfFormat.TRIG))
    folder.nquads.write_text("".join(lines), encoding="utf-8")
    EmbeddedStore.create(folder.path, [folder.nquads])
    return folder.path


@pytest.fixture
def run(small_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, by default on the small graph."""
    monkeypatch.setenv("PKGRAPH_GRAPH", str(small_folder))

    def ran(*arguments: str | Path) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return ran
