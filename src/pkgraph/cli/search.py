"""``pkgraph search``: full text over all passages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pkgraph.ask.formats import FORMATS, SOLUTIONS, write, write_json
from pkgraph.cli.common import format_option, opened, source_options, terminal_width

_LIMIT = 10


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--document", metavar="SYMBOL", help="Only in the document with this symbol or key.")
@click.option("--mission", metavar="NAME", help="Only where the graph's facts speak of this mission.")
@click.option("--since", metavar="DATE", help="Only in documents issued then or later: a day, a month or a year.")
@click.option("--until", metavar="DATE", help="Only in documents issued then or earlier.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=_LIMIT, show_default=True, help="Passages to show at most."
)
@format_option(*(form for form in FORMATS if form != SOLUTIONS))
@source_options
def command(
    words: tuple[str, ...],
    document: str | None,
    mission: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    form: str,
    graph: Path,
    endpoint: str | None,
) -> None:
    """Find the passages that hold WORDS, the best first.

    Words are found in all their forms, and names and acronyms of what the graph knows by all its names.

    \b
      pkgraph search withdrawal of MINUSMA
      pkgraph search '"freedom of movement" OR restrict*' --mission UNIFIL
      pkgraph search ceasefire NOT Abyei --since 2020
    """
    from pkgraph.ask.search import Index, search
    from pkgraph.cli.progress import watched

    with opened(graph, endpoint) as store:
        with watched() as progress:
            index = Index.of(store, progress)
        found = search(
            index, " ".join(words), document=document, mission=mission, since=since, until=until, limit=limit
        )
    width = terminal_width()
    if found.note and (form != "table" or width is None):
        click.echo(f"pkgraph: {found.note}", err=True)
    if form == "json":
        write_json(found.as_json(), sys.stdout)
    else:
        write(
            found.for_people() if form in ("table", "md") else found.for_sheets(),
            form,
            sys.stdout,
            width=width,
        )
