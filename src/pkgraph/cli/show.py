"""``pkgraph show``: all that is known of one thing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.ask.formats import write, write_json
from pkgraph.cli.common import format_option, opened, source_options, terminal_width

if TYPE_CHECKING:
    from pkgraph.ask.show import Entity

_FACTS = 10
_VALUES = 12


@click.command("show")
@click.argument("entity", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_FACTS,
    show_default=True,
    help="Facts of each kind in the table; 0 for all.",
)
@format_option("table", "json")
@source_options
def command(entity: tuple[str, ...], limit: int, form: str, graph: Path, endpoint: str | None) -> None:
    """Show all that is known of ENTITY: a symbol, an acronym, a name or an IRI.

    \b
      pkgraph show UNMISS
      pkgraph show "S/RES/2690(2023)"
      pkgraph show "S/2023/646, para 36"
    """
    from pkgraph.ask.show import show

    with opened(graph, endpoint) as store:
        found = show(store, " ".join(entity))
    if form == "json":
        write_json(found.as_json(), sys.stdout)
    else:
        _write(found, limit)


def _write(entity: Entity, limit: int) -> None:
    from dataclasses import replace

    from rich.console import Console
    from rich.text import Text

    width = terminal_width()
    console = Console(file=sys.stdout, width=width or 10_000, highlight=False)
    types = ", ".join(entity.types)
    console.print(Text.assemble((entity.label, "bold cyan"), (f"  {types}" if types else "", "dim")))
    if entity.name and entity.name != entity.label:
        console.print(Text(entity.name))
    console.print(Text(f"<{entity.iri}>\n", style="dim"))
    _properties(entity, console, width, limit)
    for kind, rows in entity.facts:
        kept = rows if not limit else replace(rows, rows=rows[:limit])
        console.print(Text(f"\n{kind} ({len(rows)})", style="bold"))
        write(kept, "table", sys.stdout, width=width)
        if len(kept) < len(rows):
            console.print(Text(f" {len(rows) - len(kept)} more; --limit 0 shows all", style="dim"))


def _properties(entity: Entity, console: object, width: int | None, limit: int) -> None:
    from rich.console import Console
    from rich.text import Text

    from pkgraph.ask.excerpt import excerpt, printable

    assert isinstance(console, Console)
    names = [f"{each.name} of" if each.inverse else each.name for each in entity.properties]
    widest = max((len(name) for name in names), default=0)
    for name, each in zip(names, entity.properties, strict=True):
        texts = list(dict.fromkeys(printable(value.text.removeprefix(f"{entity.label}, ")) for value in each.values))
        kept = texts if not limit else texts[:_VALUES]
        more = f" and {len(texts) - len(kept)} more" if len(kept) < len(texts) else ""
        inferred = " (inferred)" if all(value.inferred for value in each.values) else ""
        text = ", ".join(kept) + more + inferred
        room = max(20, (width or 200) - widest - 3)
        lines = Text(excerpt(text, [], room * 4) if limit else text).wrap(console, room)
        for number, line in enumerate(lines):
            line.rstrip()
            console.print(Text.assemble((" " + (name if not number else "").ljust(widest) + "  ", "dim"), line))
