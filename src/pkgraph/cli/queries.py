"""``pkgraph queries``: the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from pkgraph.ask.catalogue import CatalogueQuery, Parameter, catalogue
from pkgraph.ask.described import described
from pkgraph.ask.formats import write_json
from pkgraph.cli.common import format_option, terminal_width

_UNLIMITED = 10_000
"""columns where there is no terminal"""


@click.command("queries")
@click.argument("name", required=False)
@format_option("table", "json")
def command(name: str | None, form: str) -> None:
    """List the questions that the catalogue answers, or tell all about the one called NAME."""
    found = [catalogue().get(name)] if name else list(catalogue())
    if form == "json":
        write_json([described(query) for query in found], sys.stdout)
    else:
        _show(found, detailed=bool(name))


def _show(found: list[CatalogueQuery], *, detailed: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    width = terminal_width()
    console = Console(file=sys.stdout, width=width or _UNLIMITED, highlight=False)

    def say(text: str, indent: int, style: str = "", hanging: str = "") -> None:
        """Writes a text, wrapped below its own start; ``hanging`` stands before the first line."""
        at = indent + len(hanging)
        for number, line in enumerate(Text(text, style=style).wrap(console, (width or _UNLIMITED) - at)):
            line.rstrip()
            console.print(Text.assemble(" " * indent, (hanging if not number else " " * len(hanging), "green"), line))

    for number, query in enumerate(found):
        if number:
            console.print()
        say(query.name, 0, "bold cyan")
        say(query.question, 2)
        widest = max((len(parameter.name) for parameter in query.parameters), default=0)
        for parameter in query.parameters:
            say(_usage(parameter), 4, "dim", parameter.name.ljust(widest) + "  ")
        if detailed:
            _detail(query, say)


def _detail(query: CatalogueQuery, say: Callable[..., None]) -> None:
    from pkgraph.ask.binding import check

    columns = ", ".join(check(query.text, where=query.name))
    for heading, texts in (
        ("Also asked as", query.also),
        ("Columns", (columns,)),
        ("Method", (query.method,)),
        ("What it does not show", (query.limits,)),
    ):
        say(heading, 2, "bold")
        for text in texts:
            say(text, 4)


def _usage(parameter: Parameter) -> str:
    default = f"; default {parameter.default}" if parameter.default else ""
    return f"{parameter.description}{default}; -p {parameter.name}={_quoted(parameter.example)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if any(c in text for c in " ()") else text
