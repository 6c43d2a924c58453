"""Reads many sources at once, in processes of their own where that is worth their start.

The processes are started by a server that holds nothing but the program (``forkserver``), whatever
threads and locks the program itself has. They end with the work, and with the process that started them,
however that ends. Where a system has no such server (Windows), sources are read one after another.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from multiprocessing import active_children, forkserver, get_all_start_methods, get_context, parent_process

from pkgraph.errors import SourceError
from pkgraph.pipeline.source import Outcome, SourceReader, Task
from pkgraph.progress import Progress

_SERVER = "forkserver"
WORTH = 300_000
"""Bytes to read, about three seconds' work, from which other processes are worth their start (nearly one each)."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(tasks: Sequence[Task], base: str, jobs: int, watch: Progress) -> list[Outcome]:
    """What became of each task, in their order, whatever the number of processes.

    Args:
        tasks: sources to be read.
        base: base IRI of the data.
        jobs: how many sources to read at once at most; with 1, or without a server, all is done in this process.
        watch: told of each that is done.

    Raises:
        SourceError: one of the processes ended before its work was done.
    """
    watch.step("Reading", len(tasks))
    jobs = min(jobs, len(tasks))
    if jobs < 2 or _SERVER not in get_all_start_methods() or sum(task.size for task in tasks) < WORTH:
        read = SourceReader(base)
        return [_watched(read(task), watch) for task in tasks]
    return _read_apart(tasks, base, jobs, watch)


def _read_apart(tasks: Sequence[Task], base: str, jobs: int, watch: Progress) -> list[Outcome]:
    longest_first = sorted(range(len(tasks)), key=lambda place: (-tasks[place].size, place))
    outcomes: dict[int, Outcome] = {}
    others = set(active_children())
    _start_server()
    with ProcessPoolExecutor(jobs, get_context(_SERVER), _begin) as pool:
        try:
            with _undisturbed():
                places = {pool.submit(_read_one, base, tasks[place]): place for place in longest_first}
            for done in as_completed(places):
                outcomes[places[done]] = _watched(done.result(), watch)
        except BrokenProcessPool as error:
            raise SourceError(
                "a process that was reading sources was ended from outside, perhaps for want of memory",
                mend="try again with --jobs 1",
            ) from error
        finally:
            if len(outcomes) < len(tasks):
                for child in set(active_children()) - others:
                    child.kill()
                pool.shutdown(wait=False, cancel_futures=True)
    return [outcomes[place] for place in range(len(tasks))]


def _watched(outcome: Outcome, watch: Progress) -> Outcome:
    watch.advance()
    return outcome


@contextmanager
def _undisturbed() -> Iterator[None]:
    """An interrupt from the keyboard waits until the end: a process in the midst of being started is no one's child
    yet, and would find what it needs taken away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    ours = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, ours)
    if waiting:
        signal.raise_signal(signal.SIGINT)


def _start_server() -> None:
    """Starts what starts the processes, so that an interrupt from the keyboard reaches this process alone."""
    forkserver.set_forkserver_preload([__name__])
    if threading.current_thread() is not threading.main_thread():
        forkserver.ensure_running()
        return
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, ours)


def _begin() -> None:
    """The first that a process does: it will end when the one that it works for does, and not by the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_one(base: str, task: Task) -> Outcome:
    started = time.process_time()
    outcome = _reader(base)(task)
    return replace(outcome, cpu_elsewhere=time.process_time() - started)


@cache
def _reader(base: str) -> SourceReader:
    """The reader of this process."""
    return SourceReader(base)
