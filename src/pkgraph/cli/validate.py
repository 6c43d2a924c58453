"""``pkgraph validate``: the graph, or RDF files, against the shapes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.cli.common import format_option, opened, source_options

if TYPE_CHECKING:
    from pkgraph.know.validation import ValidationReport


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@format_option("text", "ttl", "json")
@source_options
def command(files: tuple[Path, ...], form: str, graph: Path, endpoint: str | None) -> int:
    """Check the graph, or RDF FILES in its place, against the shapes and for contradictions.

    Violations are faults of the graph and end with 1; warnings are faults of the sources. Quotes are compared with
    the texts of a graph's folder; an endpoint has none.
    """
    from pkgraph.cli import DISAGREES, DONE

    if files:
        report = _of_files(files)
    elif endpoint:
        report = _of_endpoint(graph, endpoint)
    else:
        report = _of_graph(graph)
    _write(report, form)
    return DONE if report.conforms else DISAGREES


def _of_files(files: tuple[Path, ...]) -> ValidationReport:
    from pkgraph.know.validation import validate_files

    return validate_files(files)


def _of_graph(graph: Path) -> ValidationReport:
    from pkgraph.know.store.embedded import EmbeddedStore
    from pkgraph.know.store.folder import GraphFolder
    from pkgraph.know.validation import check_graph

    folder = GraphFolder.open(graph)
    store = EmbeddedStore.open(graph)
    try:
        return check_graph(list(store.quads()), folder.read_text)
    finally:
        store.close()


def _of_endpoint(graph: Path, endpoint: str) -> ValidationReport:
    from pkgraph.know.validation import validate

    with opened(graph, endpoint) as store:
        return validate(list(store.quads()))


def _write(report: ValidationReport, form: str) -> None:
    if form == "json":
        from pkgraph.ask.formats import write_json

        write_json(report.to_dict(), sys.stdout)
    elif form == "ttl":
        click.echo(report.to_turtle(), nl=False)
    else:
        for line in report.to_lines():
            click.echo(line)
