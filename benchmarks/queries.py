"""Every query of the catalogue on the seeds' graph: as asked of pkgraph, against the engine's own time for it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

from pyoxigraph import QuerySolutions

from pkgraph.ask.binding import Values, bind
from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.ask.run import answer, looked_up, run_query
from pkgraph.know.store import EmbeddedStore
from pkgraph.know.store.embedded import OFTEN
from pkgraph.pipeline import build
from pkgraph.resources import resource

GOAL = 20.0
"""milliseconds of processor time at the median"""
RUNS = 5

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timed:
    """A query with some values: milliseconds of processor time, and how many rows came."""

    name: str
    parameter: str
    first: float
    """of a graph that was just opened, on disk"""
    anew: float
    """of a graph that has been open for a while, at the median, nothing kept"""
    engine: float
    """of its SPARQL alone, at the median"""
    again: float
    """as people ask it, at the median: what the graph has answered is kept"""
    rows: int
    steady: bool
    """True if each run gave the same rows"""


def run(sources: Path | None = None, runs: int = RUNS) -> bool:
    """Prints the times on the graph of some sources, the seeds by default; True if all runs gave the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        build([sources or resource("seeds")], graph)
        with closing(EmbeddedStore.open(graph)) as store:
            for _ in range(OFTEN):  # so that a graph is timed that has been open for a while
                store.query("ASK {}")
            timed = [measured(graph, store, query, values, runs) for query in catalogue() for values in asked(query)]
    print(f"  {'milliseconds of processor time':<50}{'first':>9}{'anew':>9}{'engine':>9}{'again':>9}{'rows':>7}")
    for each in sorted(timed, key=lambda each: (-each.anew, each.name, each.parameter)):
        times = "".join(f"{value:>9.1f}" for value in (each.first, each.anew, each.engine, each.again))
        print(f"  {each.name + ' ' + each.parameter:<50}{times}{each.rows:>7}")
    for label, some in (
        ("without values", [each for each in timed if not each.parameter]),
        ("with the example of a parameter", [each for each in timed if each.parameter]),
    ):
        first, anew, again = (
            sum(time < GOAL for time in times)
            for times in zip(*((each.first, each.anew, each.again) for each in some), strict=True)
        )
        ratio = sum(each.anew for each in some) / sum(each.engine for each in some)
        print(f"  {label}: {again} of {len(some)} under {GOAL:.0f} ms, {anew} if asked anew, {first} on opening")
        print(f"    asked anew {ratio:.2f} times the engine alone")
    return all(each.steady for each in timed)


def asked(query: CatalogueQuery) -> list[Values]:
    """No values, and the example of the first parameter."""
    return [{}, *({each.name: each.example} for each in query.parameters[:1])]


def measured(graph: Path, store: EmbeddedStore, query: CatalogueQuery, values: Values, runs: int) -> Timed:
    """The median times of several runs, and that of the first on a graph just opened."""
    text = bind(query, values, looked_up(store, query, values))
    with closing(EmbeddedStore.open(graph)) as opened:
        rows, first = _timed(lambda: run_query(opened, query.name, values).rows)
    anew = [_timed(lambda: answer(store, query, values)) for _ in range(runs)]
    engine = [_timed(lambda: _solutions(store, text))[1] for _ in range(runs)]
    run_query(store, query.name, values)
    again = [_timed(lambda: run_query(store, query.name, values).rows) for _ in range(runs)]
    return Timed(
        query.name,
        " ".join(values),
        first,
        median(time for _, time in anew),
        median(engine),
        median(time for _, time in again),
        len(rows),
        steady=all(each == rows for each, _ in (*anew, *again)),
    )


def _solutions(store: EmbeddedStore, text: str) -> int:
    found = store.query(text)
    assert isinstance(found, QuerySolutions)
    return len(list(found))


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = work()
    return result, 1000 * (time.process_time() - started)
