"""``pkgraph publish``: the graph as a site of files."""

from __future__ import annotations

import re
from pathlib import Path

import click

from pkgraph.cli.common import jobs_option, opened, source_options
from pkgraph.cli.progress import watched

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def _address(_: click.Context, __: click.Parameter, given: str) -> str:
    """An address that ends in a slash."""
    if not _ADDRESS.fullmatch(given):
        raise click.BadParameter(f"'{given}' is no address; write one such as https://example.org/peacekeeping/")
    return given if given.endswith("/") else given + "/"


@click.command("publish")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--base",
    "address",
    metavar="IRI",
    required=True,
    callback=_address,
    help="Address where the site will be found.",
)
@jobs_option
@source_options
def command(folder: Path, address: str, jobs: int | None, graph: Path, endpoint: str | None) -> None:
    """Write the graph into DIR as a site that any host of files can give out.

    It has a page, Turtle and JSON-LD for each resource, the documents to read, all questions with their answers, a
    search that needs no server, the ontology, a dump and what describes it. Written again, files that are the same
    stay as they were.
    """
    from pkgraph.pipeline import cores
    from pkgraph.share.publish.site import publish

    with opened(graph, endpoint) as store, watched() as watch:
        changes = publish(store, folder, address, jobs=jobs or cores(), progress=watch)
    click.echo(
        f"{folder}: {changes.written:,} files written, {changes.kept:,} as they were, {changes.removed:,} removed"
    )
