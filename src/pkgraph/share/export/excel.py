"""The catalogue's answers as one Excel workbook: a sheet a query, each row linked to the place in its document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pkgraph.ask.catalogue import EVIDENCE, CatalogueQuery
from pkgraph.ask.formats import LIST_SEPARATOR
from pkgraph.ask.rows import Row, Rows
from pkgraph.know.store.protocol import Store
from pkgraph.share.export.answers import CONTENTS, answers, entry
from pkgraph.share.export.attributes import is_day
from pkgraph.share.export.places import documents, words
from pkgraph.share.export.views import Construct

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""characters in a cell"""
MOST_LINKS = 65_530
"""in a sheet"""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""what a text may begin with that Excel would read as a formula when it is typed in"""

_NARROWEST, _WIDEST = 8, 60
_MOST_DIGITS = 10**15
_FIRST_DAY = "1900-03-01"
"""before it Excel counts days of its own"""
_LONG_AGO = datetime(2000, 1, 1)


def write_excel(store: Store, _: Construct | None, path: Path) -> None:
    """Writes a workbook: contents first, then a sheet for each query with a row that stays in sight, and filters."""
    from xlsxwriter import Workbook

    places = documents(store)
    found = list(answers(store))
    with path.open("wb") as file, Workbook(file) as book:
        book.set_properties({"title": "pkgraph", "created": _LONG_AGO})
        looks = _Looks(book)
        _contents(book.add_worksheet("contents"), [entry(*each) for each in found], looks)
        for query, rows in found:
            _sheet(book.add_worksheet(_name(query)), rows, places, looks)


class _Looks:
    """The formats of cells."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top"}
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4", **top})
        self.text: Format = book.add_format({"text_wrap": True, **top})
        self.formula: Format = book.add_format({"text_wrap": True, "quote_prefix": True, **top})
        self.number: Format = book.add_format(top)
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self.link: Format = book.add_format({"font_color": "#0563C1", "underline": 1, "text_wrap": True, **top})


def _contents(sheet: Worksheet, entries: list[Row], looks: _Looks) -> None:
    _head(sheet, CONTENTS, entries, looks)
    for at, row in enumerate(entries, 1):
        sheet.write_url(at, 0, f"internal:'{row['query'][:31]}'!A1", looks.link, row["query"])
        for column, name in enumerate(CONTENTS[1:], 1):
            _cell(sheet, at, column, row[name], looks)


def _sheet(sheet: Worksheet, rows: Rows, places: Mapping[str, str], looks: _Looks) -> None:
    _head(sheet, rows.columns, rows, looks)
    linked = "part" if set(EVIDENCE) <= set(rows.columns) else "document"
    for at, row in enumerate(rows, 1):
        for column, name in enumerate(rows.columns):
            address = _address(row, places) if name == linked and at <= MOST_LINKS else None
            if address and row[name]:
                sheet.write_url(at, column, address, looks.link, str(row[name]))
            else:
                _cell(sheet, at, column, row[name], looks)


def _head(sheet: Worksheet, columns: tuple[str, ...], rows: Iterable[Row], looks: _Looks) -> None:
    """The first row, with widths that suit what stands below it."""
    longest = {name: len(name) + 3 for name in columns}
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - how many there were
        for name in columns:
            longest[name] = max(longest[name], min(_WIDEST, len(_text(row[name]))))
    for column, name in enumerate(columns):
        sheet.set_column(column, column, max(_NARROWEST, longest[name] + 1))
        sheet.write_string(0, column, name.replace("_", " "), looks.head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(columns) - 1)


def _cell(sheet: Worksheet, row: int, column: int, value: Any, looks: _Looks) -> None:
    if value is None or value in ("", []):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, looks.number)
    elif isinstance(value, (int, float)) and abs(value) < _MOST_DIGITS:
        sheet.write_number(row, column, value, looks.number)
    elif is_day(value) and (day := _day(value)):
        sheet.write_datetime(row, column, day, looks.day)
    else:
        text = _text(value)
        sheet.write_string(row, column, text, looks.formula if text.startswith(FORMULA) else looks.text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text >= _FIRST_DAY else None
    except ValueError:
        return None


def _text(value: Any) -> str:
    text = "" if value is None else LIST_SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _name(query: CatalogueQuery) -> str:
    return query.name[:31]


def _address(row: Row, places: Mapping[str, str]) -> str | None:
    """The address of a row's words (RFC 5147) or document."""
    iri = places.get(str(row.get("document")))
    if iri is None or row.get("start") is None or row.get("end") is None:
        return iri
    return words(iri, row["start"], row["end"])
