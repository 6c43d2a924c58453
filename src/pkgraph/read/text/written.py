"""How readers write what a plain line cannot hold: tables, raised marks, page ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

PAGE_END = "\f"
"""stands behind each page of a file that has pages"""

_UNSEEN = {0xA0: " ", 0x202F: " ", 0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0x0C: " ", 0x0B: " "}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(digits: str) -> str:
    """``'12'`` as ``'¹²'``; what is no digit stays."""
    return digits.translate(_RAISED)


def table_lines(rows: Sequence[Sequence[str]], heads: int = 1) -> list[str]:
    """A table as Markdown rows, one line each.

    Args:
        rows: the cells' words; short rows are filled up with empty cells, rows without any words left out.
        heads: how many rows name the columns; they are put together as one.
    """
    width = max((len(row) for row in rows), default=0)
    whole = [[*(_one_line(cell) for cell in row), *[""] * (width - len(row))] for row in rows]
    if heads > 1:
        whole[:heads] = [
            [" ".join(dict.fromkeys(w for w in column if w)) for column in zip(*whole[:heads], strict=True)]
        ]
    lines = [f"| {' | '.join(row)} |" for row in whole if any(row)]
    if lines:
        lines.insert(1, f"|{'---|' * width}")
    return lines


def _one_line(cell: str) -> str:
    return " ".join(clean(cell).split()).replace("\\", "\\\\").replace("|", "\\|")


def joined_blocks(blocks: Iterable[str]) -> str:
    """Paragraphs and tables with a blank line between them, without the empty ones."""
    kept = (clean(block).strip() for block in blocks)
    return "".join(f"{block}\n\n" for block in kept if block).removesuffix("\n")


def clean(text: str) -> str:
    """The text with plain spaces for those that keep words together, and without signs that are not seen."""
    return text.translate(_UNSEEN)
