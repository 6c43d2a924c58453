"""The forms of rows, each compared with a file that a person has looked at."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.formats import FORMATS, write, write_json, write_solutions
from pkgraph.ask.rows import Rows
from pkgraph.ask.run import run_query, solve
from pkgraph.errors import QueryError
from pkgraph.know.store.embedded import EmbeddedStore

EXPECTED = Path(__file__).parent / "data"

TABLES = [
    ("citations", 100),
    ("citations", 140),
    ("citations", None),
    ("sofa-status", 100),
    ("documents", 80),
    ("priorities", 120),
]


def written(rows: Rows, form: str, width: int | None = None) -> str:
    out = io.StringIO()
    write(rows, form, out, width=width)
    return out.getvalue()


@pytest.mark.parametrize(("name", "width"), TABLES)
def test_tables(name: str, width: int | None, small: EmbeddedStore) -> None:
    expected = (EXPECTED / f"{name}-{width or 'piped'}.txt").read_text(encoding="utf-8")
    found = "".join(f"{line.rstrip()}\n" for line in written(run_query(small, name), "table", width).splitlines())
    assert found == expected


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 140, 200])
def test_no_line_of_a_table_is_wider_than_the_terminal(width: int, small: EmbeddedStore) -> None:
    for query in catalogue():
        table = written(run_query(small, query.name), "table", width)
        assert max(len(line) for line in table.splitlines()) <= width, query.name


def test_one_long_value_takes_no_room_from_columns_that_need_theirs() -> None:
    task = "support the delivery of aid to the north"
    rows = Rows(
        ("mission", "addressee", "task"),
        tuple(
            {"mission": f"UN{n}", "addressee": task[:-1] if n == 7 else "all", "task": f"{task} {n:02}"}
            for n in range(20)
        ),
    )
    table = written(rows, "table", 80)
    assert table.count(task) == 20
    assert max(len(line) for line in table.splitlines()) <= 80


def test_a_terminal_shows_no_control_characters() -> None:
    rows = Rows(
        ("a", "document", "part", "start", "end", "quote"),
        ({"a": "\x1b[2Jx", "document": "D\n", "part": "p", "start": 1, "end": 2, "quote": "\x07[red]q"},),
    )
    for width in (None, 80):
        table = written(rows, "table", width)
        assert not {"\x1b", "\x07"} & set(table)
        assert "[red]q" in table, "no mark-up of rich"


def test_json_is_a_list_of_rows(small: EmbeddedStore) -> None:
    rows = run_query(small, "citations")
    assert json.loads(written(rows, "json")) == list(rows)
    assert written(run_query(small, "citations", {"cited": "nothing"}), "json") == "[]\n"


def test_csv_and_tsv_keep_every_value(small: EmbeddedStore) -> None:
    rows = run_query(small, "meetings")
    (line,) = csv.DictReader(io.StringIO(written(rows, "csv"), newline=""))
    assert line["briefers"] == "Under-Secretary-General; A | B"
    assert line["quote"] == rows[0]["quote"]
    assert tuple(line) == rows.columns
    odd = Rows(("a", "b"), ({"a": 'x,"y"\nz', "b": None}, {"a": "t\ta\\b", "b": True}))
    assert [list(row.values()) for row in csv.DictReader(io.StringIO(written(odd, "csv"), newline=""))] == [
        ['x,"y"\nz', ""],
        ["t\ta\\b", "true"],
    ]
    assert written(odd, "tsv") == 'a\tb\nx,"y"\\nz\t\nt\\ta\\\\b\ttrue\n'


def test_markdown_is_one_line_a_row(small: EmbeddedStore) -> None:
    lines = written(run_query(small, "meetings"), "md").splitlines()
    assert lines[0] == "| record | date | topic | briefers | evidence |"
    assert r"A \| B" in lines[2]
    assert len(lines) == 5


def test_srj_is_the_w3c_form(small: EmbeddedStore) -> None:
    out = io.StringIO()
    write_solutions(solve(small, catalogue().get("citations")), out)
    answer = json.loads(out.getvalue())
    assert answer["head"]["vars"][0] == "cited"
    assert len(answer["results"]["bindings"]) == 5, "a solution for each mission"


def test_every_format_is_known() -> None:
    with pytest.raises(QueryError, match="no format 'xml' for rows; use one of: table, json, csv, tsv, srj, md"):
        written(Rows((), ()), "xml")
    assert FORMATS[0] == "table"


def test_no_number_that_json_lacks_is_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_json([float("nan")], io.StringIO())
