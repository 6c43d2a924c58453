"""``pkgraph ask``: a question in English."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.ask.excerpt import excerpt, readable
from pkgraph.ask.formats import write, write_json
from pkgraph.cli.common import format_option, opened, source_options, terminal_width

if TYPE_CHECKING:
    from pkgraph.ask.question import Answer

_ROOM = 240
"""characters of a passage that are shown"""


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@format_option("table", "json", "csv", "tsv", "md")
@source_options
def command(question: tuple[str, ...], form: str, graph: Path, endpoint: str | None) -> None:
    """Answer QUESTION, asked in English, or say why it cannot be answered.

    \b
      pkgraph ask "Which missions have no status-of-forces agreement?"
      pkgraph ask "According to S/2023/646: how many peacekeepers were killed by malicious acts since 2013?"
      pkgraph ask "Which States stressed the basic principles of peacekeeping?" --format json
    """
    from pkgraph.ask.question import Asker

    with opened(graph, endpoint) as store:
        answer = Asker(store).ask(" ".join(question))
    if form == "json":
        write_json(answer.as_json(), sys.stdout)
    elif form != "table":
        if answer.declined:
            click.echo(f"pkgraph: {answer.answer}", err=True)
        write(answer.rows, form, sys.stdout)
    else:
        _show(answer)


def _show(answer: Answer) -> None:
    from rich.console import Console
    from rich.text import Text

    width = terminal_width()
    console = Console(file=sys.stdout, width=width or 10_000, highlight=False)
    for note in answer.notes:
        console.print(Text(note, style="yellow"))
    if answer.declined:
        console.print(Text.assemble(("I do not know: ", "bold yellow"), answer.answer))
    else:
        console.print(Text(answer.answer, style="bold"))
        console.print()
        write(answer.rows, "table", sys.stdout, width=width)
        console.print()
        console.print(Text.assemble(("query  ", "dim"), (command_of(answer.query or "", answer.params), "cyan")))
        for each in answer.further:
            console.print(Text.assemble(("       ", "dim"), (command_of(each.query, each.params), "cyan")))
    if answer.candidates:
        console.print()
        intro = "The nearest questions that can be answered:" if answer.declined else "Or did you mean:"
        console.print(Text(intro, style="dim"))
        for each in answer.candidates:
            console.print(Text(f"  {each.question}"))
            console.print(Text(f"    {command_of(each.query, each.params)}", style="cyan"))
    if answer.hits:
        console.print()
        console.print(Text("Passages with words of the question:", style="dim"))
        for hit in answer.hits:
            console.print(Text(f"  {hit.document}, {hit.part}", style="cyan"))
            words = [readable(hit.quote[start:end]) for start, end in hit.highlights]
            console.print(Text(f"    {excerpt(readable(hit.quote), words, _ROOM)}"))


def command_of(query: str, params: Mapping[str, str]) -> str:
    """The command that runs a query of the catalogue."""
    return shlex.join(
        ["pkgraph", "query", query, *(part for pair in params.items() for part in ("-p", "=".join(pair)))]
    )
