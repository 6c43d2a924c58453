"""``pkgraph export``: the graph in other forms."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pkgraph.cli.common import opened, source_options
from pkgraph.share.export import FORMATS, export
from pkgraph.share.export.views import Construct, View, own_view, view

_STANDARD_OUTPUT = Path("-")
_QUERIES = (".rq", ".sparql")
_HELP = "\n".join(
    ["Write the graph, or a view of it, as FORMAT.", "", "\b"]
    + [f"  {name:<12}{form.shows}" for name, form in FORMATS.items()]
    + ["", "A text goes to standard output where no FILE is given. docs/export.md shows each form and view."]
)


@click.command("export", help=_HELP)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=_STANDARD_OUTPUT,
    type=click.Path(path_type=Path),
    help="File to write, or - for standard output.",
)
@click.option(
    "--view", "of", metavar="NAME|FILE.rq", help=f"A view: {', '.join(View)}, or a CONSTRUCT query in a file."
)
@source_options
def command(form: str, output: Path, of: str | None, graph: Path, endpoint: str | None) -> None:
    chosen = _view(form, of)
    if output == _STANDARD_OUTPUT:
        if not FORMATS[form].text:
            raise click.UsageError(f"{form} is no text: name the place to write with -o", click.get_current_context())
        with opened(graph, endpoint) as store, TemporaryDirectory() as folder:
            export(store, form, Path(folder) / form, chosen)
            with (Path(folder) / form).open("rb") as text:
                shutil.copyfileobj(text, sys.stdout.buffer)
        return
    with opened(graph, endpoint) as store:
        export(store, form, output, chosen)
    click.echo(f"wrote {output} ({_size(output):,} bytes)", file=sys.stderr)


def _view(form: str, of: str | None) -> Construct | None:
    if of is None:
        return None
    if not FORMATS[form].views:
        raise click.UsageError(f"{form} is of the whole graph: leave --view out", click.get_current_context())
    return own_view(Path(of)) if of.endswith(_QUERIES) or Path(of).is_file() else view(of)


def _size(place: Path) -> int:
    return sum(each.stat().st_size for each in place.iterdir()) if place.is_dir() else place.stat().st_size
