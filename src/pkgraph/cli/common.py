"""What commands share: which graph they read, in what form they answer, and where that goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from pkgraph.know.store.protocol import Store

Function = TypeVar("Function", bound=Callable[..., object])

DEFAULT_GRAPH = "graph"


def graph_option(function: Function) -> Function:
    """Adds ``-g/--graph``."""
    return click.option(
        "-g",
        "--graph",
        "graph",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="PKGRAPH_GRAPH",
        default=DEFAULT_GRAPH,
        show_default=True,
        show_envvar=True,
        help="Folder of the graph.",
    )(function)


def jobs_option(function: Function) -> Function:
    """Adds ``-j/--jobs``."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="How many documents to read at once.  [default: one for each core]",
    )(function)


def source_options(function: Function) -> Function:
    """Adds ``-g/--graph`` and ``--endpoint``: the graph that a command reads."""
    endpoint = click.option("--endpoint", metavar="URL", help="A SPARQL 1.1 endpoint to read in place of the folder.")
    return graph_option(endpoint(function))


def place(graph: Path, endpoint: str | None) -> str:
    """Where the graph is that the options name: a folder or an endpoint's address.

    Raises:
        click.UsageError: both were written.
    """
    context = click.get_current_context()
    if endpoint and context.get_parameter_source("graph") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--graph and --endpoint exclude each other", context)
    return endpoint or str(graph)


@contextmanager
def opened(graph: Path, endpoint: str | None) -> Iterator[Store]:
    """The store that the options name, closed at the end.

    Raises:
        click.UsageError: both were written.
        GraphError: the graph cannot be reached or read.
    """
    place(graph, endpoint)
    store: Store
    if endpoint:
        from pkgraph.know.store.remote import RemoteStore

        store = RemoteStore(endpoint)
    else:
        from pkgraph.know.store.embedded import EmbeddedStore

        store = EmbeddedStore.open(graph)
    try:
        yield store
    finally:
        store.close()


def format_option(*forms: str, default: str | None = None) -> Callable[[Function], Function]:
    """Adds ``--format`` with its forms, the first the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms, case_sensitive=False),
        default=default or forms[0],
        show_default=True,
        help="Form of the answer.",
    )


def terminal_width() -> int | None:
    """Columns of the terminal that standard output goes to; None if it goes elsewhere."""
    if not sys.stdout.isatty():
        return None
    return max(40, shutil.get_terminal_size().columns)
