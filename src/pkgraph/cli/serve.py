"""``pkgraph serve``: the graph on the web."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from pkgraph.cli.common import place, source_options

_MIB = 1 << 20


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 takes a free one."
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1),
    default=10.0,
    show_default=True,
    help="Longest that a query may take.",
)
@click.option(
    "--max-rows",
    metavar="N",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    help="Rows or triples after which an answer is cut.",
)
@click.option(
    "--max-size", metavar="MIB", type=click.IntRange(min=1), default=32, show_default=True, help="Size of the same."
)
@click.option(
    "--memory",
    metavar="MIB",
    type=click.IntRange(min=64),
    default=1024,
    show_default=True,
    help="Most that it may need.",
)
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), help="Queries that run at once.  [default: one for each core]"
)
@click.option(
    "--cache", metavar="MIB", type=click.IntRange(min=0), default=32, show_default=True, help="Short answers kept."
)
@source_options
def command(
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    max_size: int,
    memory: int,
    workers: int | None,
    cache: int,
    graph: Path,
    endpoint: str | None,
) -> None:
    """Serve the graph on the web: pages, linked data and a SPARQL 1.1 endpoint that only answers queries."""
    from pkgraph.know.store.limited import LimitedStore, Limits
    from pkgraph.namespaces import BASE
    from pkgraph.share.linked.description import base_of
    from pkgraph.share.serve.server import serve
    from pkgraph.share.serve.site import Settings, Site

    def started(address: str) -> None:
        click.echo(f"serving {store.place}: SPARQL at {address}/sparql, pages at {address}/; Ctrl-C stops it", err=True)

    limits = Settings(seconds=timeout, rows=max_rows, size=max_size * _MIB, memory=memory * _MIB, kept=cache * _MIB)
    settings = limits if workers is None else replace(limits, workers=workers)
    own = Limits(seconds=settings.seconds, memory=settings.memory)
    store = LimitedStore(place(graph, endpoint), own, settings.workers, often=True)
    try:
        serve(Site(store, base_of(store) or BASE, settings), host, port, started=started)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        store.close()
