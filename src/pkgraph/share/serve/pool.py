"""Queries from outside, answered by processes that can be stopped; what they write is handed on as it is.

The event loop waits for nothing here: a process is asked over pipes, and its answer is read ahead of a slow client up
to a bound, so that the process is soon free for others.
"""

from __future__ import annotations

import asyncio
import json
import signal
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import RdfFormat, serialize

from pkgraph.errors import GraphError, PkgraphError
from pkgraph.know.store.embedded import Dataset, EmbeddedStore
from pkgraph.know.store.folder import staging
from pkgraph.know.store.limited import Limits, told_error, why_ended, worker_command
from pkgraph.know.store.protocol import Store
from pkgraph.share.serve.refusal import Refusal
from pkgraph.share.serve.site import Settings, Site

AHEAD = 4 << 20
"""bytes of an answer that are read before its client takes them"""
_LINE = 1 << 20
_GRACE = 0.5
"""seconds after which a process that did not hear its alarm is killed from here"""
_MOMENT = 1.0
"""seconds for which an answer is awaited that nobody wants any more"""

Header = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and how it is to be answered."""

    text: str
    forms: tuple[str | None, str | None]
    """of solutions and of triples, by their names in ``know.store.cut``; None where the client takes none"""
    dataset: Dataset | None = None


class BrokenOff(Exception):  # noqa: N818 - the answer's end, not a fault of this program
    """An answer that has begun cannot be ended well."""


@dataclass(slots=True)
class Reply:
    """What a process answered: all of it, or its beginning and the rest to come."""

    triples: bool
    body: bytes
    truncated: str | None = None
    rest: Rest | None = None


class Rest:
    """The pieces of an answer that is being read."""

    def __init__(self, process: _Process) -> None:
        self._process = process
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._changed = asyncio.Condition()
        self._error: BrokenOff | None = None
        self._done = False
        self._gone = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """The pieces, in order.

        Raises:
            BrokenOff: a limit ended the answer where its form has no word for it, or the process ended.
        """
        while True:
            async with self._changed:
                await self._changed.wait_for(lambda: self._pieces or self._done)
                if not self._pieces:
                    if self._error:
                        raise self._error
                    return
                data = self._pieces.popleft()
                self._size -= len(data)
                self._changed.notify_all()
            yield data

    async def leave(self) -> None:
        """Says that nobody wants more."""
        async with self._changed:
            self._gone = True
            self._changed.notify_all()

    async def read(self, silent: bool) -> None:
        """Reads to the end of the answer, no further ahead than the bound."""
        try:
            while data := await self._process.piece():
                async with self._changed:
                    self._pieces.append(data)
                    self._size += len(data)
                    self._changed.notify_all()
                    async with asyncio.timeout_at(self._process.until):
                        await self._changed.wait_for(lambda: self._size < AHEAD or self._gone)
                if self._gone:
                    raise BrokenOff("the client is gone")
            end = await self._process.line()
            if end["truncated"] and silent:
                self._error = BrokenOff(end["truncated"])
        except (BrokenOff, PkgraphError, TimeoutError) as error:
            self._error = BrokenOff(str(error))
            self._process.stop()
        finally:
            async with self._changed:
                self._done = True
                self._changed.notify_all()


class Pool:
    """Processes that answer queries from outside about the graph at a place.

    Args:
        site: the graph, its folder or the address of its endpoint; one in memory is written into a folder for a time.
    """

    def __init__(self, site: Site) -> None:
        self._settings = site.settings
        self._folder = _folder(site.store)
        place = str(Path(self._folder.name) / "graph") if self._folder else site.store.place
        self._processes = [_Process(place, site.settings) for _ in range(site.settings.workers)]
        self._free = list(self._processes)
        self._waiting: deque[asyncio.Future[_Process]] = deque()
        self._reading: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Starts the processes; one that cannot open the graph says so to whom it is to answer."""
        await asyncio.gather(*(process.start() for process in self._processes), return_exceptions=True)

    async def ask(self, question: Question, silent: frozenset[str]) -> Reply:
        """The answer to a query.

        Args:
            question: the query.
            silent: forms in which an answer cannot say that it was cut.

        Raises:
            Refusal: too many queries are waiting, or the client takes no form of such an answer.
            QueryError: the query cannot be parsed, is refused, or takes more than it may.
            GraphError: the graph cannot be reached or read.
        """
        process = await self._taken()
        asking = asyncio.create_task(process.ask(question))
        kept = False
        try:
            header, body = await asyncio.shield(asking)
            if header["kind"] == "unwanted":
                raise Refusal(406, header["answer"])
            triples = header["kind"] == "triples"
            if not header.get("pieces"):
                return Reply(triples, body, header["truncated"])
            rest = Rest(process)
            self._later(rest.read(question.forms[triples] in silent), process)
            kept = True
            return Reply(triples, b"", rest=rest)
        except asyncio.CancelledError:
            self._later(_left(process, asking), process)
            kept = True
            raise
        finally:
            if not kept and process.runs:
                self._given_back(process)
            elif not kept:
                self._later(asyncio.sleep(0), process)

    async def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        self._closed = True
        await asyncio.gather(*(process.end() for process in self._processes))
        if self._folder:
            self._folder.cleanup()

    async def _taken(self) -> _Process:
        """A free process; who came first is served first."""
        if self._free:
            return self._free.pop()
        if len(self._waiting) >= self._settings.waiting:
            raise Refusal(429, "too many queries are waiting; ask again in a moment")
        turn: asyncio.Future[_Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn in self._waiting:
                self._waiting.remove(turn)
            if turn.done() and not turn.cancelled():
                self._given_back(turn.result())
            raise

    def _later(self, work: Coroutine[Any, Any, None], process: _Process) -> None:
        """Gives a process back when some work with it is done, and runs anew if that ended it."""

        async def done() -> None:
            await work
            if not process.runs and not self._closed:
                with suppress(PkgraphError):  # it is said to whom it is to answer
                    await process.start()

        task = asyncio.create_task(done())
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)
        task.add_done_callback(lambda _: self._given_back(process))

    def _given_back(self, process: _Process) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(process)
                return
        self._free.append(process)


def _folder(store: Store) -> TemporaryDirectory[str] | None:
    """A folder in whose ``graph`` there is what a store in memory holds; None for other stores."""
    if not isinstance(store, EmbeddedStore) or store.folder:
        return None
    folder = TemporaryDirectory()
    with staging(Path(folder.name) / "graph") as new:
        serialize(store.quads(), new.nquads, RdfFormat.N_QUADS)
        EmbeddedStore.create(new.path, [new.nquads])
    return folder


async def _left(process: _Process, asking: asyncio.Task[tuple[Header, bytes]]) -> None:
    """Waits a moment for an answer that nobody wants any more: to end a process costs more than a short query."""
    await asyncio.wait({asking}, timeout=_MOMENT)
    if not asking.done() or asking.cancelled() or (asking.exception() is None and asking.result()[0].get("pieces")):
        asking.cancel()
        process.stop()


class _Process:
    """One process that answers one query at a time; it is started when it is needed."""

    def __init__(self, place: str, settings: Settings) -> None:
        self._place = place
        self._settings = settings
        self._limits = Limits(seconds=settings.seconds, memory=settings.memory)
        self._process: asyncio.subprocess.Process | None = None
        self.until: float | None = None
        """when the reply must be there, by the loop's clock"""

    @property
    def runs(self) -> bool:
        """True from its start until it has ended."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts the process unless it runs.

        Raises:
            GraphError: the graph cannot be opened.
        """
        if self.runs:
            return
        pipe = asyncio.subprocess.PIPE
        command = worker_command(self._place, self._settings.memory, often=True)
        # A session of its own: an interrupt at the terminal is this program's.
        self._process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, start_new_session=True, limit=_LINE
        )
        self.until = None
        await self.line()

    async def ask(self, question: Question) -> tuple[Header, bytes]:
        """The first line of the reply to a query, and the body if it is not in pieces.

        Raises:
            PkgraphError: what the process tells, or why it ended.
        """
        try:
            await self.start()
            assert self._process and self._process.stdin
            request = {
                "text": question.text,
                "seconds": self._settings.seconds,
                "rows": self._settings.rows,
                "size": self._settings.size,
                "forms": dict(zip(("results", "triples"), question.forms, strict=True)),
                "dataset": question.dataset and [question.dataset.default, question.dataset.named],
            }
            self.until = asyncio.get_running_loop().time() + self._settings.seconds + _GRACE
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            header = await self.line()
            return header, await self.exactly(header["size"])
        except asyncio.CancelledError:
            self.stop()
            raise

    async def line(self) -> Header:
        """The next line of the reply.

        Raises:
            PkgraphError: what it tells; or the process has ended.
        """
        read = await self._within(self._reader().readline())
        if not read.endswith(b"\n"):
            raise await self._ended()
        found: Header = json.loads(read)
        if "error" in found:
            raise told_error(found)
        return found

    async def exactly(self, size: int) -> bytes:
        """So many bytes of the reply.

        Raises:
            PkgraphError: the process has ended.
        """
        try:
            return await self._within(self._reader().readexactly(size)) if size else b""
        except asyncio.IncompleteReadError:
            raise await self._ended() from None

    async def piece(self) -> bytes:
        """The next piece of the reply; empty after the last."""
        return await self.exactly(int.from_bytes(await self.exactly(4), "big"))

    async def end(self) -> None:
        """Kills the process and waits until it is gone."""
        process = self._process
        self.stop()
        if process:
            if process.stdin:
                process.stdin.close()
            await process.wait()

    def stop(self) -> None:
        """Kills the process."""
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()

    def _reader(self) -> asyncio.StreamReader:
        if self._process is None or self._process.stdout is None:
            raise GraphError("the process that asks the graph was stopped", where=self._place, mend="ask again")
        return self._process.stdout

    async def _within(self, reading: Coroutine[Any, Any, bytes]) -> bytes:
        """What is read while there is time.

        Raises:
            PkgraphError: the time is over, and the process did not hear its alarm.
        """
        try:
            async with asyncio.timeout_at(self.until):
                return await reading
        except TimeoutError:
            self.stop()
            raise why_ended(-signal.SIGALRM, self._limits, self._place) from None

    async def _ended(self) -> PkgraphError:
        process, self._process = self._process, None
        code = await process.wait() if process else None
        return why_ended(code, self._limits, self._place)
