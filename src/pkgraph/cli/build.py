"""``pkgraph build``: from documents to a validated graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.cli.common import format_option, graph_option, jobs_option
from pkgraph.namespaces import BASE

if TYPE_CHECKING:
    from pkgraph.know.inference import Reasoner

_SEEDS = "seeds"


@click.command("build")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@graph_option
@click.option("--base", metavar="IRI", default=BASE, show_default=True, help="Base of the data's IRIs.")
@click.option(
    "--reasoner",
    type=click.Choice(["rules", "owlrl"]),
    default="rules",
    show_default=True,
    help="Engine that infers: the project's rules, or owlrl.",
)
@jobs_option
@format_option("table", "json")
def command(sources: tuple[Path, ...], graph: Path, base: str, reasoner: Reasoner, jobs: int | None, form: str) -> int:
    """Read SOURCES, files or folders, and build the graph.

    Without SOURCES: the folder seeds/ if there is one here, else the documents that come with pkgraph.

    Ends with 1 if the graph does not conform to its shapes or contradicts itself, with 2 if a source could not be read.
    """
    from pkgraph.cli.summary import carried_out
    from pkgraph.pipeline import build, cores

    named, at_once = sources or _default_sources(), jobs or cores()
    return carried_out(
        lambda progress: build(named, graph, base=base, reasoner=reasoner, jobs=at_once, progress=progress), form
    )


def _default_sources() -> tuple[Path, ...]:
    from pkgraph.resources import resource

    here = Path(_SEEDS)
    return (here if here.is_dir() else resource(_SEEDS),)
