"""``pkgraph publish``: wrong use is told in one line, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("folder", "address", "told"),
    [
        ("site", "example.org", "'example.org' is no address; write one such as https://"),
        ("site", "https://example.org/a b/", "is no address"),
        ("full", "https://example.org/", "full: not empty and no site of pkgraph's; choose an empty or a new folder"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(
    seed_graph: Path, tmp_path: Path, folder: str, address: str, told: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    command = [sys.executable, "-m", "pkgraph", "publish", folder, "--base", address, "-g", str(seed_graph)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and len(done.stderr.splitlines()) == 1
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["full", "full/mine.txt"]
