"""The program as a process: pipes, terminals, signals, and what it imports to start."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "pkgraph"]


def process(*arguments: str | Path, **options: object) -> subprocess.Popen[str]:
    words = [*PROGRAM, *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload, no-any-return]


def on_terminal(*arguments: str | Path, columns: int) -> str:
    """What the program writes to a terminal of that width."""
    main, second = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    child = subprocess.Popen([*PROGRAM, *map(str, arguments)], stdout=second, stderr=second, env=environment)
    os.close(second)
    written = bytearray()
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    assert child.wait() == 0
    os.close(main)
    return written.decode()


@pytest.mark.parametrize(
    "arguments", [["queries"], ["query", "mission-mentions"], ["query", "citations", "--format", "json"]]
)
def test_a_reader_that_leaves_ends_it_quietly(arguments: list[str], seed_graph: Path) -> None:
    graph = [] if arguments == ["queries"] else ["-g", str(seed_graph)]
    with process(*arguments, *graph, bufsize=0) as child:
        assert child.stdout and child.stderr
        child.stdout.close()
        assert child.stderr.read() == ""
        assert child.wait() == 141


def test_a_terminal_gets_colours_and_a_pipe_none(small_folder: Path) -> None:
    terminal = on_terminal("query", "citations", "-g", small_folder, columns=100)
    assert "\x1b[" in terminal
    assert "─" * 98 in terminal
    piped = subprocess.run(
        [*PROGRAM, "query", "citations", "-g", str(small_folder)], capture_output=True, text=True, check=True
    )
    assert "\x1b[" not in piped.stdout
    assert len(piped.stdout.splitlines()) == 6, "a line for each row"


def test_a_terminal_sees_what_build_is_doing(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("1. The Security Council adopted resolution 2690 (2023) on MINUSMA.\n", encoding="utf-8")
    written = on_terminal("build", source, "-g", tmp_path / "graph", columns=100)
    assert "━" in written
    assert "the graph is in" in written


def test_serve_answers_until_it_is_interrupted(small_folder: Path) -> None:
    with process("serve", "-g", small_folder, "--port", "0") as child:
        assert child.stderr and child.stdout
        line = child.stderr.readline()
        address = line.split(" at ")[1].split("/sparql")[0]
        try:
            with urllib.request.urlopen(f"{address}/healthz") as answer:
                assert json.load(answer) == {"status": "ok"}
        finally:
            child.send_signal(signal.SIGINT)
        assert child.stderr.read().strip() == "stopped"
        assert child.stdout.read() == ""
        assert child.wait() == 0


HEAVY = ("rdflib", "networkx", "pyshacl", "owlrl", "starlette", "uvicorn", "SPARQLWrapper")


@pytest.mark.parametrize("arguments", [["--help"], ["queries"], ["query", "--help"]])
def test_starting_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"import sys; from pkgraph.cli import main; main({arguments!r}); print({set(HEAVY)!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
