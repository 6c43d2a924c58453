"""``pkgraph export``: the graph in other forms."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pkgraph.cli.common import opened, source_options

_FORMATS = ("turtle", "graphml")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.",
)
@source_options
def command(form: str, output: Path, graph: Path, endpoint: str | None) -> None:
    """Write the graph to a file as FORMAT.

    \b
      turtle    all statements as Turtle
      graphml   the network of missions, documents and priorities, for Gephi, Cytoscape and others
    """
    from pkgraph.share.export import export

    with opened(graph, endpoint) as store:
        export(store, form, output)
    click.echo(f"wrote {output} ({output.stat().st_size:,} bytes)", file=sys.stderr)
