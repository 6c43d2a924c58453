"""``pkgraph stats``: what the graph holds, counted."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pkgraph.ask.formats import write, write_json
from pkgraph.cli.common import format_option, opened, source_options, terminal_width


@click.command("stats")
@format_option("table", "json")
@source_options
def command(form: str, graph: Path, endpoint: str | None) -> None:
    """Count the graph's resources by class and its statements by graph."""
    from pkgraph.ask.rows import Rows
    from pkgraph.ask.stats import statistics
    from pkgraph.namespaces import PK

    with opened(graph, endpoint) as store:
        counted = statistics(store)
    if form == "json":
        write_json(counted.as_json(), sys.stdout)
        return
    width = terminal_width()
    own = tuple(row for row in counted.classes if str(row["class"]).startswith(PK))
    write(Rows(("class", "label", "resources"), own), "table", sys.stdout, width=width)
    click.echo()
    write(counted.graphs, "table", sys.stdout, width=width)
    click.echo(f"\n{counted.statements:,} statements in {counted.place}")
