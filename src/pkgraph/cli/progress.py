"""A progress bar on the terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pkgraph.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Bar:
    """Progress drawn as one line for each step."""

    def __init__(self, bars: RichProgress) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def step(self, name: str, total: int = 1) -> None:
        """Ends the line of the last step and begins that of the next."""
        self.end()
        self._task = self._bars.add_task(name, total=max(1, total))

    def advance(self) -> None:
        """Moves the bar of this step by one unit."""
        if self._task is not None:
            self._bars.advance(self._task)

    def end(self) -> None:
        """Fills the bar of the last step."""
        if self._task is not None:
            total = next((task.total for task in self._bars.tasks if task.id == self._task), 1)
            self._bars.update(self._task, completed=total)


@contextmanager
def watched() -> Iterator[Progress]:
    """Progress for the work inside: a bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True)) as bars:
        bar = Bar(bars)
        yield bar
        bar.end()
