"""Reading commands on an endpoint: a real Oxigraph server, with the union as its default graph and without."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pkgraph.cli import COMMANDS as COMMAND_NAMES

WITHOUT_GRAPH = ("build", "add", "queries")
"""commands that write a graph's folder, or read none"""

Run = Callable[..., Any]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module", params=[["--union-default-graph"], []], ids=["union", "no union"])
def endpoint(
    request: pytest.FixtureRequest, small_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert program, "the development dependency 'oxigraph' is not installed"
    folder = tmp_path_factory.mktemp("oxigraph")
    load = [program, "load", "-l", str(folder), "-f", str(small_folder / "pkgraph.nq")]
    subprocess.run(load, check=True, capture_output=True)
    port = free_port()
    serve = [program, "serve-read-only", "-l", str(folder), "-b", f"127.0.0.1:{port}", *request.param]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(500):
            assert server.poll() is None, "the server has ended"
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/")
                break
            except OSError:
                time.sleep(0.02)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait()


COMMANDS = [
    ["query", "citations"],
    ["query", "sofa-status"],
    ["search", "United Nations Mission in South Sudan"],
    ["search", "A/75/19", "--mission", "MINUSMA", "--since", "2023"],
    ["show", "UNMISS"],
    ["explain", "UNMISS", "a", "mission"],
    ["explain", "S/2023/646, para 2", "number", "2"],
    ["stats"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_endpoint_answers_as_the_folder_does(command: list[str], run: Run, endpoint: str) -> None:
    local, remote = (run(*command, "--format", "json", *where) for where in ([], ["--endpoint", endpoint]))
    assert (remote.code, remote.err) == (0, "")
    found, expected = json.loads(remote.out), json.loads(local.out)
    if command == ["stats"]:
        found.pop("place"), expected.pop("place")
    assert found == expected


def test_sparql_and_export_read_it_too(run: Run, endpoint: str, tmp_path: Path) -> None:
    assert run("sparql", "ASK { ?s ?p 345 }", "--endpoint", endpoint).out == "yes\n"
    assert run("export", "graphml", "-o", tmp_path / "remote", "--endpoint", endpoint).code == 0
    assert run("export", "graphml", "-o", tmp_path / "local").code == 0
    assert (tmp_path / "remote").read_bytes() == (tmp_path / "local").read_bytes()


def test_validate_reads_it_too(run: Run, endpoint: str) -> None:
    local, remote = (run("validate", "--format", "json", *where) for where in ([], ["--endpoint", endpoint]))
    found, whole = (json.loads(each.out)["results"] for each in (remote, local))
    assert found == [each for each in whole if each["shape"] != "evidence"] != []
    assert remote.code == 1


@pytest.mark.parametrize("name", [name for name in COMMAND_NAMES if name not in WITHOUT_GRAPH])
def test_every_command_that_reads_a_graph_takes_an_endpoint(name: str, run: Run) -> None:
    wanted = {"mcp": [], "query": ["documents"], "sparql": ["ASK {}"], "show": ["UNMISS"], "stats": []}
    command = importlib.import_module(f"pkgraph.cli.{name}").command
    assert {"--endpoint", "--graph"} <= {option for each in command.params for option in each.opts}
    if name in wanted:
        told = run(name, *wanted[name], "--endpoint", "http://127.0.0.1:9/")
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith("pkgraph: ") and told.err.count("\n") == 1


def test_serve_hands_an_endpoint_on(endpoint: str) -> None:
    command = [sys.executable, "-m", "pkgraph", "serve", "--port", "0", "--endpoint", endpoint]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        address = re.search(
            r"http://127\.0\.0\.1:\d+/sparql", server.stderr.readline().partition(" at ")[2].replace(endpoint, "")
        )
        try:
            assert address
            query = urllib.parse.urlencode({"query": "ASK { ?s ?p 345 }"})
            with urllib.request.urlopen(f"{address[0]}?{query}") as answer:
                assert json.loads(answer.read())["boolean"] is True
        finally:
            server.terminate()
