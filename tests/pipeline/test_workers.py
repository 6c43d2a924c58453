"""Reading in processes: the same outcomes in the same order, and nobody left behind, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from samples import SEEDS

from pkgraph.namespaces import BASE
from pkgraph.pipeline import add, build
from pkgraph.pipeline.source import Task
from pkgraph.pipeline.workers import WORTH, read_all
from pkgraph.progress import Silent
from pkgraph.read.model import Bibliography
from pkgraph.read.text.sources import Source

SENTENCE = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"
PATIENCE = 60.0
ON_LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


class Counting(Silent):
    """Counts what it is told of."""

    def __init__(self) -> None:
        self.told: list[str | int] = []

    def step(self, name: str, total: int = 1) -> None:
        self.told += [name, total]

    def advance(self) -> None:
        self.told.append("done")


def task(path: Path) -> Task:
    return Task(Source(path, path.name), Bibliography())


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    """Short and long sources, and one that cannot be read, worth two processes together."""
    (tmp_path / "short.txt").write_text(SENTENCE)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00\x80")
    long = "\n\n".join((SEEDS / f"{name}.txt").read_text() for name in ("S-2023-646", "A4Pplus-5") for _ in range(2))
    (tmp_path / "long.txt").write_text(long)
    paths = [SEEDS / "A4Pplus-5.txt", SEEDS / "Repertoire-2023-24.txt", tmp_path / "long.txt", tmp_path / "short.txt"]
    found = [task(path) for path in (tmp_path / "bad.txt", *paths, tmp_path / "none.txt")]
    assert sum(each.size for each in found) > WORTH
    return found


def test_two_processes_give_what_one_gives(tasks: list[Task]) -> None:
    watch = Counting()
    alone, together = (read_all(tasks, BASE, jobs, watch) for jobs in (1, 2))
    assert [each.stated for each in together] == [each.stated for each in alone]
    assert [each.failure for each in together] == [each.failure for each in alone]
    assert [bool(each.failure) for each in alone] == [True, False, False, False, False, True]
    assert watch.told == ["Reading", 6, *["done"] * 6] * 2
    assert all(each.cpu_elsewhere > 0 for each in together if each.stated)
    assert not any(each.cpu_elsewhere for each in alone)


def test_without_a_server_of_processes_all_is_read_here(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pkgraph.pipeline.workers.get_all_start_methods", lambda: ["spawn"])
    outcomes = read_all(tasks, BASE, 2, Silent())
    assert [bool(each.stated) for each in outcomes] == [False, True, True, True, True, False]
    assert not any(each.cpu_elsewhere for each in outcomes)


def test_little_is_read_here(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE)
    outcomes = read_all([task(tmp_path / "a.txt"), task(tmp_path / "b.txt")], BASE, 2, Silent())
    assert [each.cpu_elsewhere for each in outcomes] == [0.0, 0.0]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A small graph that is there already."""
    (tmp_path / "small.txt").write_text(SENTENCE)
    build([tmp_path / "small.txt"], tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def much(tmp_path: Path) -> Path:
    """A folder with the seeds twice, worth two processes."""
    for name in ("once", "again"):
        shutil.copytree(SEEDS, tmp_path / "sources" / name)
    return tmp_path / "sources"


@pytest.fixture(params=["build", "add"])
def running(request: pytest.FixtureRequest, graph: Path, much: Path) -> Iterator[subprocess.Popen[str]]:
    """The program, putting much into that graph with two processes; it leads a session of its own."""
    command = [sys.executable, "-m", "pkgraph", request.param, str(much), "-g", str(graph), "--jobs", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            for pid in session(process.pid):
                os.kill(pid, signal.SIGKILL)


def wait_until(reached: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, "it was never reached"
        time.sleep(0.002)


def session(leader: int) -> dict[int, int]:
    """The running processes of a session but its leader, each with its parent."""
    found: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != leader:
            try:
                state, parent, _, of = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(of) == leader and state != "Z":
                found[int(entry.name)] = int(parent)
    return found


def workers(leader: int) -> list[int]:
    """The processes that read: the children of the leader's children."""
    running = session(leader)
    return [pid for pid, parent in running.items() if parent in running]


def answers(graph: Path, keys: set[str]) -> None:
    """The graph in the folder is whole and is that of these documents; it can be added to."""
    command = [sys.executable, "-m", "pkgraph", "query", "documents", "-g", str(graph), "--format", "csv"]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    assert {row.partition(",")[0] for row in rows} == keys
    (graph.parent / "next.txt").write_text(SENTENCE)
    assert add([graph.parent / "next.txt"], graph).kept == len(keys)
    assert [path.name for path in graph.parent.iterdir() if path.name.startswith(".")] == []


@ON_LINUX
@pytest.mark.parametrize("started", [1, 2])
def test_an_interrupt_ends_all_with_one_line(running: subprocess.Popen[str], graph: Path, started: int) -> None:
    wait_until(lambda: len(workers(running.pid)) >= started)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err) == (130, "", "pkgraph: interrupted; the graph is as it was\n")
    wait_until(lambda: not session(running.pid))
    answers(graph, {"small"})


@ON_LINUX
def test_a_process_that_dies_ends_all_with_one_line(running: subprocess.Popen[str], graph: Path) -> None:
    wait_until(lambda: len(workers(running.pid)) == 2)
    os.kill(workers(running.pid)[0], signal.SIGKILL)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (2, "")
    assert err == (
        "pkgraph: a process that was reading sources was ended from outside, perhaps for want of memory; "
        "try again with --jobs 1\n"
    )
    wait_until(lambda: not session(running.pid))
    answers(graph, {"small"})


@ON_LINUX
@pytest.mark.parametrize("moment", ["reading", "pkgraph.nq"])
def test_killed_in_the_midst_it_leaves_the_old_graph(running: subprocess.Popen[str], graph: Path, moment: str) -> None:
    new = graph.parent / ".graph.new"
    wait_until((lambda: len(workers(running.pid)) == 2) if moment == "reading" else (new / moment).exists)
    running.kill()
    assert running.wait(PATIENCE) == -signal.SIGKILL
    wait_until(lambda: not session(running.pid))
    answers(graph, {"small"})
