"""A store whose queries have limits: of time and memory, and for foreign queries of rows and characters too.

The engine cannot be stopped from within (it hears no signals), so queries run in processes of their own, kept for the
next query and replaced when they were killed.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from queue import LifoQueue
from typing import Any

from pyoxigraph import Quad, QueryResultsFormat, parse_query_results

from pkgraph import errors
from pkgraph.errors import GraphError, PkgraphError, QueryError
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Answer
from pkgraph.know.store.remote import graph_answer

NO_MEMORY = 3
"""exit code of a process that had not enough memory for a query"""

_MIB = 1 << 20


class LimitError(QueryError):
    """A query takes more than it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    seconds: float = 10.0
    memory: int = 2048 * _MIB
    """bytes, above what the open graph takes; kept to on Linux"""
    rows: int | None = 10_000
    """solutions or triples of a foreign query's answer"""
    characters: int | None = 4_000_000
    """of a foreign query's answer as it is sent"""


@dataclass(frozen=True, slots=True)
class Limited:
    """The answer to a foreign query, or its beginning."""

    answer: Answer
    truncated: bool
    """True if there is more than the limits allow"""


class LimitedStore:
    """The graph at a place, asked within limits by processes that can be killed; several threads may ask at once.

    Args:
        place: a graph's folder, or the address of an endpoint.
        limits: what one query may take.
        workers: how many queries may run at once.
        often: it will be asked often, so that a small graph is kept in memory from the start.

    Raises:
        GraphError: there is no graph that can be read.
    """

    def __init__(self, place: str, limits: Limits | None = None, workers: int = 1, *, often: bool = False) -> None:
        self.place = place
        self.limits = limits or Limits()
        self._waiting: LifoQueue[_Worker] = LifoQueue()
        self._workers = [_Worker(place, self.limits, often) for _ in range(workers)]
        self._workers[0].start()
        for worker in reversed(self._workers):
            self._waiting.put(worker)

    def query(self, text: str) -> Answer:
        """The whole answer to a query of this program, within time and memory; see ``Store.query``."""
        return self._ask(text, foreign=False, rows=None, characters=None).answer

    def foreign(self, text: str, rows: int | None = None) -> Limited:
        """The answer to a query from outside that only reads this graph, within all limits.

        Args:
            text: any SPARQL 1.1 query.
            rows: how many rows are wanted, if fewer than the limit.

        Raises:
            QueryError: the query cannot be parsed, is refused, or takes more than it may.
            GraphError: the graph cannot be reached or read.
        """
        allowed = [each for each in (rows, self.limits.rows) if each is not None]
        return self._ask(text, foreign=True, rows=min(allowed, default=None), characters=self.limits.characters)

    def quads(self) -> Iterator[Quad]:
        """Every statement with the name of its graph; no limits hold for it."""
        return open_store(self.place).quads()

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        for worker in self._workers:
            worker.stop()

    def _ask(self, text: str, **limits: Any) -> Limited:
        worker = self._waiting.get()
        try:
            header, body = worker.ask({"text": text, "seconds": self.limits.seconds, **limits})
        finally:
            self._waiting.put(worker)
        if header["kind"] == "error":
            raise told_error(header)
        if header["kind"] == "triples":
            return Limited(graph_answer(body), header["truncated"])
        return Limited(parse_query_results(body, QueryResultsFormat.JSON), header["truncated"])


class _Worker:
    """One process that answers one query at a time; it is started when it is needed."""

    def __init__(self, place: str, limits: Limits, often: bool) -> None:
        self._command = worker_command(place, limits.memory, often)
        self._limits = limits
        self._place = place
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """The running process.

        Raises:
            GraphError: the graph cannot be opened.
        """
        if self._process and self._process.poll() is None:
            return self._process
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        # A session of its own: an interrupt at the terminal is the asking program's.
        process = subprocess.Popen(self._command, **pipes, start_new_session=True)
        self._process = process
        header, _ = self._read(process)
        if header["kind"] == "error":
            self.stop()
            raise told_error(header)
        return process

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply to a request.

        Raises:
            QueryError: it took too much.
            GraphError: the process cannot be started, or ended for another reason.
        """
        process = self.start()
        assert process.stdin
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            raise self._ended(process) from None
        return self._read(process)

    def stop(self) -> None:
        """Kills the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _read(self, process: subprocess.Popen[bytes]) -> tuple[dict[str, Any], bytes]:
        assert process.stdout
        line = process.stdout.readline()
        if not line.endswith(b"\n"):
            raise self._ended(process)
        header = json.loads(line)
        body = process.stdout.read(header["size"])
        if len(body) < header["size"]:
            raise self._ended(process)
        return header, body

    def _ended(self, process: subprocess.Popen[bytes]) -> PkgraphError:
        """Why a process ended before it had answered."""
        process.communicate()
        return why_ended(process.returncode, self._limits, self._place)


def worker_command(place: str, memory: int, often: bool) -> list[str]:
    """The command that starts a process which answers queries; see ``worker``."""
    return [sys.executable, "-m", "pkgraph.know.store.worker", place, str(memory), *(["often"] if often else [])]


def why_ended(code: int | None, limits: Limits, place: str) -> PkgraphError:
    """Why a process ended before it had answered, by its exit code."""
    mend = "ask for less at a time"
    if code == -signal.SIGALRM:
        return LimitError(f"the query takes longer than {limits.seconds:g} s", mend=mend)
    if code in (NO_MEMORY, -signal.SIGABRT, -signal.SIGKILL):
        return LimitError(f"the query needs more memory than {limits.memory // _MIB} MiB", mend=mend)
    if code == -signal.SIGSEGV:
        return LimitError("the query is nested deeper than can be followed", mend="simplify it")
    return GraphError(f"the process that asks the graph ended with {code}", where=place, mend="ask again")


def told_error(header: dict[str, Any]) -> PkgraphError:
    """The error that a process tells of."""
    kind = getattr(errors, header["error"])
    error = kind(header["what"], where=header["where"], mend=header["mend"])
    assert isinstance(error, PkgraphError)
    return error
