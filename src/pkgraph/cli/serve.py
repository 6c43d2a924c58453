"""``pkgraph serve``: the graph as a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from pkgraph.cli.common import opened, source_options


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 takes a free one."
)
@source_options
def command(host: str, port: int, graph: Path, endpoint: str | None) -> None:
    """Serve the graph as a SPARQL 1.1 endpoint that only answers queries."""
    from pkgraph.share.serve.server import serve
    from pkgraph.share.serve.site import Site

    def started(address: str) -> None:
        click.echo(f"serving {store.place} at {address}/sparql; Ctrl-C stops it", err=True)

    with opened(graph, endpoint) as store:
        try:
            serve(Site(store), host, port, started=started)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
