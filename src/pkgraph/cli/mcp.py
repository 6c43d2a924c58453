"""``pkgraph mcp``: the graph for language models."""

from __future__ import annotations

from pathlib import Path

import click

from pkgraph.cli.common import place, source_options


@click.command("mcp")
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Longest that a query may take."
)
@source_options
def command(seconds: float, graph: Path, endpoint: str | None) -> None:
    """Serve the graph to language models: a Model Context Protocol server on standard input and output.

    \b
    A client starts it itself; its configuration names the command:
      {"mcpServers": {"pkgraph": {"command": "pkgraph", "args": ["mcp", "-g", "/path/to/graph"]}}}
    """
    from pkgraph.know.store.limited import LimitedStore, Limits
    from pkgraph.share.mcp.fit import MOST_CHARACTERS, MOST_ROWS

    limits = Limits(seconds=seconds, rows=MOST_ROWS, characters=MOST_CHARACTERS)
    store = LimitedStore(place(graph, endpoint), limits, workers=2)
    try:
        from pkgraph.share.mcp.server import serve

        serve(store)
    finally:
        store.close()
