"""What every chart is: a picture, the same as a table, and what it does not show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pkgraph.share.pages.links import Links

Row = Mapping[str, Any]
WIDTH = 760
"""units that a picture is wide"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the table below a picture."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of some rows."""

    title: str
    svg: Markup
    """empty where the rows hold nothing to draw"""
    heads: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    legend: tuple[tuple[str, str], ...]
    """class of a mark, and what it stands for"""
    limits: tuple[str, ...]
    """what the picture does not show"""


def evidence(row: Row, links: Links) -> str:
    """Where the words stand that a row was read from."""
    return links.reader(str(row["document"]), int(row["start"]), int(row["end"]))


def place(row: Row) -> str:
    """The same for people."""
    return f"{row['document']}, {row['part']}"


def number(value: float) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"
