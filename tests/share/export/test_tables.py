"""Tables: CSV files and a workbook hold every row of the catalogue, and the workbook only what it says it holds."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from pyoxigraph import Literal, NamedNode, Quad

from pkgraph.ask.catalogue import catalogue
from pkgraph.ask.formats import write
from pkgraph.ask.rows import Rows
from pkgraph.ask.run import run_query
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE, PK
from pkgraph.share.export import export
from pkgraph.share.export.excel import FORMULA

SURFACES = {"UNMISS": "=1+1", "MINUSMA": '@SUM("A1")', "ECOXYZ": "-2+3\x01\r\n"}
"""names of missions as printed to texts that a spreadsheet may take for something else"""


@pytest.fixture(scope="module")
def formulas(small: EmbeddedStore) -> EmbeddedStore:
    surface = NamedNode(PK + "surface")
    return EmbeddedStore.in_memory(
        Quad(quad.subject, quad.predicate, Literal(SURFACES[quad.object.value]), quad.graph_name)
        if quad.predicate == surface and isinstance(quad.object, Literal) and quad.object.value in SURFACES
        else quad
        for quad in small.quads()
    )


@pytest.fixture(scope="module")
def tables(formulas: EmbeddedStore) -> dict[str, Rows]:
    return {name: run_query(formulas, name) for name in catalogue().names()}


@pytest.fixture(scope="module")
def book(formulas: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("excel") / "graph.xlsx"
    export(formulas, "excel", path)
    return openpyxl.load_workbook(path)


def test_every_answer_is_a_csv_file(formulas: EmbeddedStore, tables: dict[str, Rows], tmp_path: Path) -> None:
    export(formulas, "csv", tmp_path / "tables")
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == {*tables, "contents"}
    for name, rows in tables.items():
        expected = io.StringIO(newline="")
        write(rows, "csv", expected)
        assert (tmp_path / "tables" / f"{name}.csv").read_bytes().decode() == expected.getvalue()
    with (tmp_path / "tables" / "contents.csv").open(encoding="utf-8", newline="") as file:
        counts = {row["query"]: int(row["rows"]) for row in csv.DictReader(file)}
    assert counts == {name: len(rows) for name, rows in tables.items()}


def test_the_first_sheet_tells_what_the_others_hold(book: Workbook, tables: dict[str, Rows]) -> None:
    first = book.worksheets[0]
    heads = [cell.value for cell in first[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in first.iter_rows(min_row=2)]
    assert [row["query"] for row in rows] == book.sheetnames[1:] == list(tables)
    assert all(row["question"].endswith("?") and row["rows"] == len(tables[row["query"]]) for row in rows)
    assert [cell.hyperlink.location for cell in first["A"][1:]] == [f"'{name}'!A1" for name in tables]


def test_every_sheet_holds_its_rows_with_their_types(book: Workbook, tables: dict[str, Rows]) -> None:
    kinds = set()
    for name, rows in tables.items():
        sheet = book[name]
        assert (sheet.freeze_panes, sheet.max_row) == ("A2", len(rows) + 1)
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(max(1, len(rows) + 1), len(rows.columns)).coordinate}"
        assert [cell.value for cell in sheet[1]] == [column.replace("_", " ") for column in rows.columns]
        for row, cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
            for column, cell in zip(rows.columns, cells, strict=True):
                kinds.add(cell.data_type)
                assert read_back(cell.value) == shown(row[column]), (name, cell.coordinate)
                assert 8 <= sheet.column_dimensions[cell.column_letter].width <= 62
    assert kinds == {"n", "s", "d"}, "numbers (and empty cells), texts and dates; no formulas"


def read_back(value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return re.sub("_x([0-9A-F]{4})_", _character, value) if isinstance(value, str) else value


def _character(escape: re.Match[str]) -> str:
    """A character that XML lacks or changes, from how the format writes it."""
    return chr(int(escape[1], 16))


def shown(value: object) -> object:
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    return text or None if isinstance(text, str) else text


def test_no_text_becomes_a_formula(book: Workbook) -> None:
    sheet = book["mission-mentions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "surface")
    found = {sheet.cell(row, column).value: sheet.cell(row, column) for row in range(2, sheet.max_row + 1)}
    assert {"=1+1", '@SUM("A1")'} <= set(found)
    for text, cell in found.items():
        assert cell.data_type == "s" and cell.quotePrefix == text.startswith(FORMULA)


def test_a_row_leads_to_its_words(book: Workbook, tables: dict[str, Rows]) -> None:
    sheet, rows = book["citations"], tables["citations"]
    column = rows.columns.index("part") + 1
    for at, row in enumerate(rows, 2):
        address = f"{BASE}document/{row['document']}#char={row['start']},{row['end']}"
        link = sheet.cell(at, column).hyperlink
        assert f"{link.target}#{link.location}" == address
    place = tables["documents"].columns.index("document") + 1
    assert book["documents"].cell(2, place).hyperlink.target == BASE + "document/" + tables["documents"][0]["document"]
