"""``pkgraph build``: from documents to a validated graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.cli.common import format_option, graph_option
from pkgraph.namespaces import BASE

if TYPE_CHECKING:
    from pkgraph.know.inference import Reasoner
    from pkgraph.pipeline import BuildSummary

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
@format_option("table", "json")
def command(sources: tuple[Path, ...], graph: Path, base: str, reasoner: Reasoner, form: str) -> int:
    """Read SOURCES, files or folders, and build the graph.

    Without SOURCES: the folder seeds/ if there is one here, else the documents that come with pkgraph.

    Ends with 1 if the graph does not conform to its shapes, with 2 if a source could not be read.
    """
    from pkgraph.cli import DISAGREES, DONE, UNUSABLE
    from pkgraph.cli.progress import watched
    from pkgraph.cli.summary import as_json, write_summary
    from pkgraph.pipeline import build

    with watched() as progress:
        summary = build(sources or _default_sources(), graph, base=base, reasoner=reasoner, progress=progress)
    if form == "json":
        from pkgraph.ask.formats import write_json

        write_json(as_json(summary), sys.stdout)
    write_summary(summary, sys.stderr)
    if summary.failed:
        return UNUSABLE
    return DONE if _conforms(summary) else DISAGREES


def _conforms(summary: BuildSummary) -> bool:
    return bool(summary.report.conforms)


def _default_sources() -> tuple[Path, ...]:
    from pkgraph.resources import resource

    here = Path(_SEEDS)
    return (here if here.is_dir() else resource(_SEEDS),)
