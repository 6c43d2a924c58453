"""The catalogue's answers as CSV (RFC 4180, UTF-8): a file a query, and a table of contents."""

from __future__ import annotations

from pathlib import Path

from pkgraph.ask.formats import write
from pkgraph.ask.rows import Rows
from pkgraph.know.store.protocol import Store
from pkgraph.share.export.answers import CONTENTS, answers, entry
from pkgraph.share.export.views import Construct


def write_csv(store: Store, _: Construct | None, folder: Path) -> None:
    """Writes a file for each query, as ``pkgraph query NAME --format csv`` prints it, and ``contents.csv``."""
    entries = []
    for query, rows in answers(store):
        entries.append(entry(query, rows))
        _write(rows, folder / f"{query.name}.csv")
    _write(Rows(CONTENTS, tuple(entries)), folder / "contents.csv")


def _write(rows: Rows, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        write(rows, "csv", file)
