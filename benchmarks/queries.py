"""Every query of the catalogue on the seeds' graph: as asked of pkgraph, against the engine's own time for it."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pyoxigraph import QuerySolutions

from pkgraph.ask.binding import Values, bind
from pkgraph.ask.catalogue import CatalogueQuery, catalogue
from pkgraph.ask.run import looked_up, run_query
from pkgraph.know.store import EmbeddedStore
from pkgraph.know.store.embedded import OFTEN
from pkgraph.pipeline import build
from pkgraph.resources import resource

GOAL = 20.0
"""milliseconds of processor time at the median"""
RUNS = 7


@dataclass(frozen=True, slots=True)
class Timed:
    """A query with some values: the milliseconds of the whole and of its SPARQL alone, and how many rows came."""

    name: str
    parameter: str
    whole: float
    engine: float
    rows: int
    steady: bool
    """True if each run gave the same rows"""


def run(sources: Path | None = None, runs: int = RUNS) -> bool:
    """Prints the median times on the graph of some sources, the seeds by default; True if runs gave the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        build([sources or resource("seeds")], Path(folder) / "graph")
        with closing(EmbeddedStore.open(Path(folder) / "graph")) as store:
            for _ in range(OFTEN):  # so that a graph is timed that has been open for a while
                store.query("ASK {}")
            timed = [measured(store, query, values, runs) for query in catalogue() for values in asked(query)]
    print("  processor time in milliseconds                         whole   engine   rows")
    for each in sorted(timed, key=lambda each: -each.whole):
        print(f"  {each.name + ' ' + each.parameter:<52}{each.whole:>8.1f}{each.engine:>9.1f}{each.rows:>7}")
    for label, some in (
        ("without values", [each for each in timed if not each.parameter]),
        ("with the example of a parameter", [each for each in timed if each.parameter]),
    ):
        ratio = sum(each.whole for each in some) / sum(each.engine for each in some)
        under = sum(each.whole < GOAL for each in some)
        print(f"  {label}: {under} of {len(some)} under {GOAL:.0f} ms; {ratio:.2f} times the engine alone")
    return all(each.steady for each in timed)


def asked(query: CatalogueQuery) -> list[Values]:
    """No values, and the example of each parameter alone."""
    return [{}, *({each.name: each.example} for each in query.parameters)]


def measured(store: EmbeddedStore, query: CatalogueQuery, values: Values, runs: int) -> Timed:
    """The median times of several runs."""
    whole, engine, answers = [], [], []
    text = bind(query, values, looked_up(store, query, values))
    for _ in range(runs):
        started = time.process_time()
        answers.append(run_query(store, query.name, values))
        between = time.process_time()
        answer = store.query(text)
        assert isinstance(answer, QuerySolutions)
        list(answer)
        whole.append(1000 * (between - started))
        engine.append(1000 * (time.process_time() - between))
    steady = all(each == answers[0] for each in answers)
    return Timed(query.name, " ".join(values), median(whole), median(engine), len(answers[0]), steady)
