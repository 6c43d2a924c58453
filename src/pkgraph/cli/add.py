"""``pkgraph add``: new and changed documents join a graph, others leave it."""

from __future__ import annotations

from pathlib import Path

import click

from pkgraph.cli.common import format_option, graph_option, jobs_option


@click.command("add")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--remove", metavar="KEY", multiple=True, help="Take out the document with this key; may be repeated.")
@graph_option
@jobs_option
@format_option("table", "json")
def command(sources: tuple[Path, ...], remove: tuple[str, ...], graph: Path, jobs: int | None, form: str) -> int:
    """Add SOURCES, files or folders, to the graph, and take documents out of it.

    The graph becomes what a build of all its sources is, but only documents that are new or have changed are read.
    What counts is the file's content and what the catalogue says of it now. Documents that are not named stay as they
    were read, even if their files have changed or are gone; --remove takes them out. A file that cannot be read any
    more leaves its document as it was.

    Of several files of one document the first by path is read: to put a file in the place of one that lies elsewhere,
    add it and --remove the document, which forgets all files of it known before.

    Ends with 1 if the graph does not conform to its shapes or contradicts itself, with 2 if a source could not be
    read: the others are in the graph then.
    """
    from pkgraph.cli.summary import carried_out
    from pkgraph.pipeline import add, cores

    if not sources and not remove:
        raise click.UsageError("name documents to add, or --remove KEY", click.get_current_context())
    at_once = jobs or cores()
    return carried_out(lambda progress: add(sources, graph, remove=remove, jobs=at_once, progress=progress), form)
