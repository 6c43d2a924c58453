"""Reads the text of a Word document: paragraphs with their printed numbers, footnotes, tables, changes accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from pkgraph.read.text.docx_numbering import WORD, Numbering, attribute, child, integer
from pkgraph.read.text.package import Package
from pkgraph.read.text.sources import Source
from pkgraph.read.text.written import joined_blocks, raised, table_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "Fallback", "txbxContent", "sectPr", "tblPr", "tcPr"}
)
"""what holds no words of the text, or words that were struck out"""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""holds again, in an older form, what stands before it"""
_WIDEST = 64
"""columns that a merged cell may take"""
_WRITTEN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_NOTES = {"footnoteReference": "footnotes.xml", "endnoteReference": "endnotes.xml"}


def docx_text(data: bytes, source: Source) -> str:
    """The text of a Word document; a footnote stands behind the paragraph or table that carries its mark.

    Raises:
        SourceError: the file is no Word document, damaged, too large, or asks for a password.
    """
    package = Package(data, source)
    name, root = package.main()
    notes = {mark: package.beside(name, part) for mark, part in _NOTES.items()}
    numbering = Numbering(package.beside(name, "numbering.xml"), package.beside(name, "styles.xml"))
    return _Writer(numbering, notes).text(root)


class _Writer:
    def __init__(self, numbering: Numbering, notes: dict[str, _Element | None]) -> None:
        self._numbering = numbering
        self._notes = {
            (mark, attribute(note, "id")): note
            for mark, root in notes.items()
            if root is not None
            for note in root
            if isinstance(note.tag, str)
        }
        self._counts = dict.fromkeys(_NOTES, 0)
        self._pending: list[str] = []
        """footnotes whose marks were met since the last block"""

    def text(self, root: _Element) -> str:
        """The text of the main part."""
        blocks: list[str] = []
        unfinished = ""
        for item in _items(root):
            if local(item) == "tbl":
                found = self._table(item, layout=not any(blocks))
            else:
                paragraph = unfinished + self._paragraph(item)
                unfinished = paragraph if _is_joined_to_next(item) else ""
                found = [] if unfinished else [paragraph]
            blocks += [*found, *self._pending]
            self._pending = []
        return joined_blocks([*blocks, unfinished])

    def _paragraph(self, paragraph: _Element) -> str:
        words = "".join(self._words(paragraph))
        label = self._numbering.label(paragraph) if words.strip() else ""
        boxes = [self._paragraph(p) for box in _own_boxes(paragraph) for p in _items(box) if local(p) == "p"]
        return "\n\n".join(text for text in (f"{label} {words.lstrip()}" if label else words, *boxes) if text.strip())

    def _words(self, element: _Element) -> Iterator[str]:
        for item in element:
            name = local(item)
            if name in _SKIPPED or not name:
                continue
            if name == "r":
                yield from self._run(item)
            else:
                yield from self._words(item)

    def _run(self, run: _Element) -> Iterator[str]:
        marks = child(run, "rPr")
        if marks is not None and child(marks, "vanish") is not None:
            return
        lifted = child(marks, "vertAlign") if marks is not None else None
        words = "".join(self._pieces(run))
        yield raised(words) if lifted is not None and attribute(lifted, "val") == "superscript" else words

    def _pieces(self, run: _Element) -> Iterator[str]:
        for item in run:
            name = local(item)
            if name == "t":
                yield item.text or ""
            elif name in _WRITTEN:
                yield _WRITTEN[name]
            elif name in _NOTES:
                yield self._mark(name, item)
            elif name == "AlternateContent":
                yield from self._words(item)

    def _mark(self, kind: str, reference: _Element) -> str:
        """The mark of a footnote; the note itself is kept for the end of the block."""
        note = self._notes.get((kind, attribute(reference, "id")))
        if note is None or attribute(reference, "customMarkFollows"):
            return ""
        self._counts[kind] += 1
        mark = raised(str(self._counts[kind]))
        texts = (" ".join("".join(self._words(p)).split()) for p in _items(note) if local(p) == "p")
        self._pending.append(f"{mark} {' '.join(text for text in texts if text)}")
        return mark

    def _table(self, table: _Element, *, layout: bool) -> list[str]:
        """A table as rows; one that only lays words out, line by line."""
        found = _rows(table)
        heads = sum(1 for _ in takewhile(_is_header, found))
        rows = [self._row(row, filled=n < heads) for n, row in enumerate(found)]
        columns = max((len(row) for row in rows), default=0)
        if (layout and not heads) or columns < 2 or len(rows) < 2:
            return ["\n".join(cell for row in rows for cell in row if cell)]
        return ["\n".join(table_lines(rows, max(1, heads)))]

    def _row(self, row: _Element, *, filled: bool = False) -> list[str]:
        """The words of a row's cells; of a merged cell in its first place, or in all of one row where ``filled``."""
        cells: list[str] = []
        for cell in _within(row, "tc"):
            shape = child(cell, "tcPr")
            merged = child(shape, "vMerge") if shape is not None else None
            span = child(shape, "gridSpan") if shape is not None else None
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            cells.append("" if goes_on else self._cell(cell))
            width = min(integer(attribute(span, "val"), 1), _WIDEST)
            cells += [cells[-1] if filled else ""] * (width - 1)
        return cells

    def _cell(self, cell: _Element) -> str:
        texts: list[str] = []
        for item in _items(cell):
            rows = [self._row(row) for row in _rows(item)] if local(item) == "tbl" else [[self._paragraph(item)]]
            texts += [text for row in rows for text in row if text]
        return "\n".join(texts)


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _items(element: _Element) -> Iterator[_Element]:
    """The paragraphs and tables in an element, those in content controls included, those of tables not."""
    for item in element:
        name = local(item)
        if name in ("p", "tbl"):
            yield item
        elif name and name not in _SKIPPED:
            yield from _items(item)


def _within(element: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    for item in element:
        name = local(item)
        if name == wanted:
            yield item
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(item, wanted)


def _rows(table: _Element) -> list[_Element]:
    """The rows of a table without those that were struck out."""
    return [row for row in _within(table, "tr") if (shape := child(row, "trPr")) is None or child(shape, "del") is None]


def _is_header(row: _Element) -> bool:
    shape = child(row, "trPr")
    return shape is not None and child(shape, "tblHeader") is not None


def _is_joined_to_next(paragraph: _Element) -> bool:
    """True if the end of the paragraph was struck out."""
    shape = child(paragraph, "pPr")
    marks = child(shape, "rPr") if shape is not None else None
    return marks is not None and (child(marks, "del") is not None or child(marks, "moveFrom") is not None)


def _own_boxes(paragraph: _Element) -> Sequence[_Element]:
    """The text boxes that hang on a paragraph, each once; not those in its boxes, which hang on paragraphs there."""
    boxes = paragraph.iter(f"{WORD}txbxContent")
    return [box for box in boxes if next(box.iterancestors(f"{WORD}p", _FALLBACK), None) is paragraph]
