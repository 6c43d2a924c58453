"""The commands that README shows work, and give what they say."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from samples import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    re.split(r" {2,}", line.strip())[0]
    for line in README.splitlines()
    if line.startswith("    pkgraph ") and " serve" not in line and "--endpoint" not in line
]


def test_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 6
    assert "make demo" in README
    assert "make test" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_readme(command: str, seed_graph: Path, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    if arguments[0] != "queries":
        arguments += ["-g", str(seed_graph)]
    run = [sys.executable, "-m", "pkgraph", *arguments]
    done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or list(tmp_path.iterdir())


def test_the_python_of_readme(seed_graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = README.partition("## In Python")[2].partition("##")[0]
    code = "\n".join(line[4:] for line in block.splitlines() if line.startswith("    "))
    exec(code.replace('"graph"', repr(str(seed_graph))), {})
    assert "S/RES/2690(2023)" in capsys.readouterr().out


def test_the_rows_of_readme_are_the_graph_s(seed_graph: Path) -> None:
    run = [sys.executable, "-m", "pkgraph", "query", "sofa-status", "-g", str(seed_graph), "--format", "csv"]
    printed = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    shown = re.findall(r"“(\| [A-Z]+ \|.*?\|)”", README)
    assert len(shown) >= 3
    assert all(row in printed for row in shown)
