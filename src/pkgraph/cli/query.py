"""``pkgraph query``: a question of the catalogue."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pkgraph.ask.formats import FORMATS, SOLUTIONS, write, write_solutions
from pkgraph.cli.common import format_option, opened, source_options, terminal_width


@click.command("query")
@click.argument("name")
@click.option(
    "-p", "--param", "pairs", metavar="KEY=VALUE", multiple=True, help="A parameter; twice the same key: either value."
)
@format_option(*FORMATS)
@source_options
def command(name: str, pairs: tuple[str, ...], form: str, graph: Path, endpoint: str | None) -> None:
    """Answer the question NAME of the catalogue.

    'pkgraph queries' lists them with their parameters:

    \b
      pkgraph query missions-citing-resolutions
      pkgraph query citations -p cited="resolution 2690" -p mission=MINUSMA
      pkgraph query sofa-status --format csv
    """
    from pkgraph.ask.catalogue import catalogue
    from pkgraph.ask.run import run_query, solve

    values = _values(pairs)
    query = catalogue().get(name)
    for key in values:
        query.parameter(key)
    with opened(graph, endpoint) as store:
        if form == SOLUTIONS:
            write_solutions(solve(store, query, values), sys.stdout)
        else:
            write(run_query(store, name, values), form, sys.stdout, width=terminal_width())


def _values(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"'{pair}' is not KEY=VALUE", param_hint="'-p'")
        values.setdefault(key.strip(), []).append(value)
    return values
