"""The forms in which rows are written: for people, for spreadsheets, for programs."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions

from pkgraph.ask.rows import Rows
from pkgraph.ask.table import footer, has_evidence, place, shown, write_plain, write_terminal
from pkgraph.errors import QueryError

FORMATS = ("table", "json", "csv", "tsv", "srj", "md")
SOLUTIONS = "srj"
"""the W3C form, which is written from an answer's solutions and not from rows"""

LIST_SEPARATOR = "; "
"""between the values of a column in CSV and TSV"""

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def write(rows: Rows, form: str, out: TextIO, *, width: int | None = None) -> None:
    """Writes rows in a form of ``FORMATS`` other than ``srj``.

    Args:
        width: columns of the terminal that reads it, None where none does; only ``table`` looks at it.

    Raises:
        QueryError: there is no such form.
    """
    if form == "table":
        if width is None:
            write_plain(rows, out)
        else:
            write_terminal(rows, out, width)
        return
    writer = _WRITERS.get(form)
    if writer is None:
        raise QueryError(f"no format '{form}' for rows", mend="use one of: " + ", ".join(FORMATS))
    writer(rows, out)


def write_json(data: Any, out: TextIO) -> None:
    """Writes data as JSON, one row of a list a line."""
    if isinstance(data, list):
        lines = [json.dumps(item, ensure_ascii=False, allow_nan=False) for item in data]
        out.write("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n")
    else:
        out.write(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def write_solutions(answer: QuerySolutions | QueryBoolean, out: TextIO) -> None:
    """Writes an answer in the SPARQL 1.1 Query Results JSON Format."""
    out.write((answer.serialize(format=QueryResultsFormat.JSON) or b"").decode("utf-8") + "\n")


def _json(rows: Rows, out: TextIO) -> None:
    write_json(list(rows), out)


def _csv(rows: Rows, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows(_cells(row[column] for column in rows.columns) for row in rows)


def _tsv(rows: Rows, out: TextIO) -> None:
    """Tabs, line breaks and backslashes inside a value become ``\\t``, ``\\n`` and ``\\\\``."""
    out.write("\t".join(rows.columns) + "\n")
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    for row in rows:
        out.write("\t".join(cell.translate(escapes) for cell in _cells(row[column] for column in rows.columns)) + "\n")


def _cells(values: Iterable[Any]) -> list[str]:
    return [_cell(value) for value in values]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(_cell(item) for item in value)
    return str(value)


def _markdown(rows: Rows, out: TextIO) -> None:
    evidence = has_evidence(rows)
    columns = list(rows.columns[:-5] if evidence else rows.columns)
    heads = [_escaped(column.replace("_", " ")) for column in columns] + (["evidence"] if evidence else [])
    out.write(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}\n")
    for row in rows:
        cells = [_escaped(shown(row[column])) for column in columns]
        if evidence:
            cells.append(f"{_escaped(place(row))}: “{_escaped(shown(row['quote']))}”")
        out.write(f"| {' | '.join(cells)} |\n")
    out.write(f"\n{footer(rows, ())}\n")


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


_WRITERS: dict[str, Callable[[Rows, TextIO], None]] = {"json": _json, "csv": _csv, "tsv": _tsv, "md": _markdown}
