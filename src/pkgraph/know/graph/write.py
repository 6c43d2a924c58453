"""Sorted N-Quads: the same statements give the same bytes, whatever order they come in."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize


def nquads_lines(quads: Iterable[Quad]) -> list[bytes]:
    """One N-Quads line for each statement with its line feed, sorted by bytes, none twice."""
    written = serialize(quads, format=RdfFormat.N_QUADS)
    return sorted(set(written.splitlines(keepends=True))) if written else []


def write_nquads(runs: Iterable[Iterable[bytes]], path: Path) -> int:
    """Merges sorted runs of lines, such as ``nquads_lines`` gives, into one sorted file.

    Only the runs themselves are held in memory.

    Returns:
        the number of lines written.
    """
    written = 0
    with path.open("wb") as file:
        for line in _unique(heapq.merge(*runs)):
            file.write(line)
            written += 1
    return written


def _unique(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
        last = line
