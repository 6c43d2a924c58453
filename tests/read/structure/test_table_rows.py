"""Table rows, whatever their cells hold."""

from __future__ import annotations

from samples import read

from pkgraph.read.model import PartKind


def cells(text: str) -> list[list[str]]:
    rows = [p for p in read(text).document.parts if p.kind is PartKind.ROW]
    return [[words for _, words in row.cells] for row in rows]


def test_a_cell_may_run_over_lines() -> None:
    text = "| Mission | What it did |\n|---|---|\n| UNMISS | one\ntwo\n\nthree |\n| UNIFIL | four |\n"
    assert cells(text) == [["Mission", "What it did"], ["UNMISS", "one two three"], ["UNIFIL", "four"]]


def test_a_row_that_never_closes_is_none() -> None:
    text = "| UNIFIL | four |\n\n| broken\n\nThe text goes on here and ends.\n"
    assert cells(text) == [["UNIFIL", "four"]]
    assert "The text goes on here and ends." in [p.view.text for p in read(text).document.parts]


def test_escaped_bars_and_empty_cells() -> None:
    assert cells("| a \\| b | | c |\n") == [["a | b", "", "c"]]


def test_tabs_part_the_cells_of_some_conversions() -> None:
    assert cells("<p>S/PV.9389 28 July 2023</p>\t<p>A &\tB</p>\n")[0][0] == "S/PV.9389 28 July 2023"


def test_a_table_over_a_footnote_is_one() -> None:
    text = "| a | 1 |\n| b | 2 |\n\n¹ See S/2023/451.\n\n| c | 3 |\n"
    parts = read(text).document.parts
    assert [p.path for p in parts if p.kind in (PartKind.TABLE, PartKind.ROW)] == [
        "table/1", "table/1/row/1", "table/1/row/2", "table/1/row/3",
    ]  # fmt: skip


def labels(text: str) -> list[str]:
    return [p.label.rpartition(" > ")[2] for p in read(text).document.parts if p.kind is PartKind.ROW]


def test_rows_are_called_by_the_column_that_names_them() -> None:
    assert labels("| Y | MINUSCA | |\n| | MONUSCO | |\n| Y | UNDOF | |\n") == ["MINUSCA", "MONUSCO", "UNDOF"]
    assert labels("| MONUSCO | Talks | x |\n| | A working group | |\n| UNDOF | Meetings | |\n") == [
        "MONUSCO", "MONUSCO, row 2", "UNDOF",
    ]  # fmt: skip
