"""``pkgraph explain``: why a statement is in the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.ask.formats import write_json
from pkgraph.cli.common import format_option, opened, source_options, terminal_width

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from pkgraph.ask.explain import Explanation, Words


@click.command("explain")
@click.argument("subject")
@click.argument("predicate")
@click.argument("object")
@format_option("text", "json", "dot")
@source_options
def command(subject: str, predicate: str, object: str, form: str, graph: Path, endpoint: str | None) -> None:  # noqa: A002
    """Tell why a statement is in the graph: the words it was read from, or the rule it follows by, down to words.

    SUBJECT and OBJECT are symbols, acronyms, names or IRIs, PREDICATE is a property's label or IRI; OBJECT may be
    a value. Names with a prefix (pk:cites) count as IRIs.

    \b
      pkgraph explain UNMISS "cited in connection with" "S/RES/2690(2023)"
      pkgraph explain S/2023/646 cites A/75/19 --format json
      pkgraph explain UNMISS a pk:Mission --format dot | dot -Tsvg -o why.svg
    """
    from pkgraph.ask.explain import explain
    from pkgraph.ask.explanation_dot import write_dot

    with opened(graph, endpoint) as store:
        found = explain(store, subject, predicate, object)
    if form == "json":
        write_json(found.as_json(), sys.stdout)
    elif form == "dot":
        write_dot(found, sys.stdout)
    else:
        _write(found)


def _write(found: Explanation) -> None:
    from rich.console import Console

    console = Console(file=sys.stdout, width=terminal_width() or 10_000, highlight=False)
    console.print(_tree(found))


def _tree(found: Explanation) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from pkgraph.ask.excerpt import printable

    tree = Tree(Text(printable(found.text), style="bold"), guide_style="dim")
    for source in found.sources:
        below = tree.add(Text(f"stated by {printable(source.text)}", style="green"))
        for words in source.words:
            below.add(_quoted(words))
    if found.rule:
        below = tree.add(
            Text.assemble(("follows by ", "cyan"), (found.rule, "bold cyan"), (f", {found.standard}", "dim"))
        )
        for premise in found.premises:
            below.add(_tree(premise))
    elif found.inferred:
        tree.add(Text("inferred, by no rule that is known here", style="cyan"))
    return tree


def _quoted(words: Words) -> Text:
    from rich.text import Text

    from pkgraph.ask.excerpt import printable, readable

    place = printable(f"{words.document}, {words.part} [{words.start}-{words.end}]")
    quote = f" “{readable(words.quote)}”" if words.quote else ""
    return Text.assemble((place, "green"), quote)
