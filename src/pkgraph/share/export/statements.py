"""Statements in one order whatever the store, without all of them being in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.views import Construct, construct

RUN = 400_000
"""statements that are sorted in memory; of more, sorted runs are kept in files and merged"""

_BETWEEN = "\t"


def statements(store: Store, of: Construct | None, *, graphs: bool, run: int = RUN) -> Iterator[Quad]:
    """The statements of the graph or of a view, each once, sorted by graph and subject.

    Args:
        store: the graph.
        of: the view; None for all statements.
        graphs: whether they keep the graphs that they stand in; else all are in the default graph.
        run: how many are sorted in memory.

    Raises:
        GraphError: the graph cannot be reached or read.
        QueryError: a query of the user's is refused.
    """
    quads: Iterable[Quad] = store.quads() if of is None else (Quad(*each) for each in construct(store, of))
    return _ordered(quads if graphs else (Quad(*quad.triple) for quad in quads), run)


def _ordered(quads: Iterable[Quad], run: int) -> Iterator[Quad]:
    unread = iter(quads)
    first = _sorted(unread, run)
    second = _sorted(unread, run)
    if not second:
        yield from first
        return
    with TemporaryDirectory() as folder, ExitStack() as files:
        paths = [_kept(first, Path(folder) / "0")]
        while second:
            paths.append(_kept(second, Path(folder) / str(len(paths))))
            second = _sorted(unread, run)
        runs = [files.enter_context(path.open(encoding="utf-8", newline="\n")) for path in paths]
        for line, _ in groupby(merge(*runs)):
            yield _quad(line)


def _sorted(quads: Iterator[Quad], run: int) -> list[Quad]:
    return sorted(set(islice(quads, run)), key=_line)


def _kept(quads: Iterable[Quad], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_line(quad) + "\n" for quad in quads)
    return path


def _line(quad: Quad) -> str:
    """A statement behind its graph, by which both are sorted; in neither stands a tab or a line break."""
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
    return f"{graph}{_BETWEEN}{quad.triple}"


def _quad(line: str) -> Quad:
    graph, _, triple = line.rstrip("\n").partition(_BETWEEN)
    quad: Quad = next(iter(parse(f"{triple} {graph} .", format=RdfFormat.N_QUADS)))
    return quad
