"""Questions in English on the seeds' graph: with the graph open, and as a command."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles

from pkgraph.ask.question import Asker
from pkgraph.know.store import EmbeddedStore
from pkgraph.pipeline import build
from pkgraph.resources import resource

GOAL = 50.0
"""milliseconds of processor time at the median, with the graph open"""
COMMAND_GOAL = 1.5
"""seconds of processor time as a command, at the median"""
COMMANDS = 5
"""questions that are asked as a command too"""
_ASKED = Path(__file__).parent.parent / "tests" / "ask" / "question" / "asked.json"


def run(sources: Path | None = None, questions: Sequence[str] = (), commands: int = COMMANDS) -> bool:
    """Prints the times on the graph of some sources, the seeds by default; True if a command answers the same.

    Args:
        sources: what the graph is built of.
        questions: what is asked; the tests' questions if none are given.
        commands: how many of them are asked as a command, spread over all.
    """
    asked = questions or [case["question"] for case in json.loads(_ASKED.read_text(encoding="utf-8"))]
    some = asked[:: max(1, len(asked) // commands)][:commands]
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        build([sources or resource("seeds")], graph)
        with closing(EmbeddedStore.open(graph)) as store:
            asker = Asker(store)
            answers, times = {}, []
            for question in asked:
                started = time.process_time()
                answers[question] = asker.ask(question)
                times.append(1000 * (time.process_time() - started))
        told = [_command(question, graph) for question in some]
    seconds = median(each for _, each in told)
    print(f"  {len(asked)} questions, milliseconds of processor time with the graph open:")
    print(f"    first {times[0]:.0f}, median {median(times):.1f}, nine of ten under {quantiles(times, n=10)[-1]:.1f}")
    print(f"    goal under {GOAL:.0f} at the median: {'reached' if median(times) < GOAL else 'missed'}")
    print(f"  {len(some)} as a command, seconds of processor time: median {seconds:.2f}")
    print(f"    goal under {COMMAND_GOAL}: {'reached' if seconds < COMMAND_GOAL else 'missed'}")
    same = all(answers[question].as_json() == answer for question, (answer, _) in zip(some, told, strict=True))
    print(f"  answers {'are the same' if same else 'DIFFER'}")
    return same


def _command(question: str, graph: Path) -> tuple[object, float]:
    """What the command answers, and the seconds that it takes from start to end."""
    before = getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pkgraph", "ask", question, "-g", str(graph), "--format", "json"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    after = getrusage(RUSAGE_CHILDREN)
    return json.loads(told), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
