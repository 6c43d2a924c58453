"""``pkgraph sparql``: any SPARQL 1.1 query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pkgraph.ask.formats import FORMATS, SOLUTIONS, write, write_json, write_solutions
from pkgraph.cli.common import format_option, opened, source_options, terminal_width
from pkgraph.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import QueryTriples

_FILES = (".rq", ".sparql")


@click.command("sparql")
@click.argument("query", metavar="QUERY_OR_FILE")
@format_option(*FORMATS)
@source_options
def command(query: str, form: str, graph: Path, endpoint: str | None) -> None:
    """Run a SPARQL 1.1 query: its text, a file that holds it, or - for standard input.

    SELECT and ASK give rows, CONSTRUCT and DESCRIBE Turtle. A query sees the union of all graphs; it may only read.
    """
    from pyoxigraph import QueryBoolean, QueryTriples

    from pkgraph.ask.sparql import rows_of, run_sparql

    text = _text(query)
    with opened(graph, endpoint) as store:
        answer = run_sparql(store, text)
        if form == SOLUTIONS:
            if isinstance(answer, QueryTriples):
                raise QueryError("CONSTRUCT and DESCRIBE have no srj form", mend="leave --format out for Turtle")
            write_solutions(answer, sys.stdout)
        elif isinstance(answer, QueryTriples) and form == "table":
            _write_turtle(answer)
        elif isinstance(answer, QueryBoolean) and form in ("table", "json"):
            _write_truth(bool(answer), form)
        else:
            write(rows_of(answer), form, sys.stdout, width=terminal_width())


def _write_truth(truth: bool, form: str) -> None:
    if form == "json":
        write_json(truth, sys.stdout)
    else:
        click.echo("yes" if truth else "no")


def _write_turtle(answer: QueryTriples) -> None:
    from pyoxigraph import RdfFormat, serialize

    from pkgraph.namespaces import PREFIXES

    written = serialize(sorted(set(answer), key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES)
    click.echo((written or b"").decode("utf-8"), nl=False)


def _text(query: str) -> str:
    """The query itself: from standard input, from a file, or as it was written."""
    try:
        if query == "-":
            return sys.stdin.read()
        if query.endswith(_FILES) or ("{" not in query and Path(query).is_file()):
            return Path(query).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8 text", where=query, mend="save the query as UTF-8") from error
    except OSError as error:
        raise QueryError(
            f"cannot be read: {error.strerror}", where=query, mend="name a query file or write the query"
        ) from error
    return query
