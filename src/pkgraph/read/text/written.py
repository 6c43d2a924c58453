"""How readers write what a plain line cannot hold: tables, raised marks, page ends."""

from __future__ import annotations

from collections.abc import Sequence

PAGE_END = "\f"
"""stands behind each page of a file that has pages"""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(digits: str) -> str:
    """``'12'`` as ``'¹²'``; what is no digit stays."""
    return digits.translate(_RAISED)


def table_lines(rows: Sequence[Sequence[str]], *, headed: bool = True) -> list[str]:
    """A table as Markdown rows, one line each.

    Args:
        rows: the cells' words; short rows are filled up with empty cells, rows without any words left out.
        headed: the first row names the columns.
    """
    filled = [[_one_line(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    width = max((len(row) for row in filled), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in filled]
    if headed and lines:
        lines.insert(1, f"|{'---|' * width}")
    return lines


def _one_line(cell: str) -> str:
    return " ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|")
