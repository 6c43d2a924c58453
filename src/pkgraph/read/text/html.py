"""Reads the text of an HTML page: headings, paragraphs, lists, tables and footnote marks; nothing is fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pkgraph.errors import SourceError
from pkgraph.read.text.encoding import guess_encoding
from pkgraph.read.text.sources import Source, shown
from pkgraph.read.text.written import clean, joined_blocks, raised, table_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4096
"""bytes in which a page says its encoding"""
_DECLARED = re.compile(
    rb"""(?i)<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})"""
)
_MARKS = (("utf-8-sig", codecs.BOM_UTF8), ("utf-16", codecs.BOM_UTF16_LE), ("utf-16", codecs.BOM_UTF16_BE))
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-16": "utf-8",
}
"""encodings that browsers take for another when a page names them"""

_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "nav", "head", "title", "iframe", "object", "embed", "svg", "math",
        "canvas", "audio", "video", "form", "button", "select", "input", "textarea", "dialog",
    }
)  # fmt: skip
_DROPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
_PAGE_EDGES = frozenset({"header", "footer", "aside"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_MARK = re.compile(r"(?<!\s)\s*\[?(\d{1,3})\]?\s*")
_LABELLED = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]{1,4}|[IVX]{1,5})[.)]|[•●▪○–-])\s")
_OWN_NUMBER = re.compile(r"^(?:\[?\d{1,3}[\].]?\s+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*)")
_BACK_LINK = re.compile(r"(?<!\s)\s*[↩↑⬆](?:\N{VARIATION SELECTOR-15}|\N{VARIATION SELECTOR-16})?\s*$")
_WIDEST = 64
"""columns or rows that a merged cell may take"""


def html_text(data: bytes, source: Source) -> str:
    """The text of an HTML page; of its main part alone where it marks one.

    Raises:
        SourceError: the bytes are no text in the encoding that the page names, or its elements are nested too deep.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(_decoded(data, source).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise SourceError(
            "the elements of this page are nested too deep",
            where=shown(source.path),
            mend="save its text as plain text (.txt)",
        )
    if root is None:
        return ""
    return _Writer(_targets(root)).text(_main(root))


def _decoded(data: bytes, source: Source) -> str:
    """The characters of a page, in the encoding that it names, as browsers tell it."""
    for name, mark in _MARKS:
        if data.startswith(mark):
            return _decode(data, name, source)
    declared = _DECLARED.search(data[:_HEAD])
    if declared is None:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            guess = guess_encoding(data)
            return _decode(data, guess.charset if guess.charset and not guess.damaged else "utf-8", source)
    name = (declared[1] or declared[2]).decode("ascii").lower()
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = "utf-8"
    return _decode(data, _AS_BROWSERS_DO.get(known, known), source)


def _decode(data: bytes, encoding: str, source: Source) -> str:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        at = getattr(error, "start", 0)
        raise SourceError(
            f"not text in {encoding.upper()}, the encoding of this page: it looks like {guess_encoding(data).name}",
            where=f"{shown(source.path)}, byte {at}",
            mend="get it again, or save the document as plain text in UTF-8",
        ) from error
    if "\0" in text:
        raise SourceError(
            f"not an HTML page: it looks like {guess_encoding(data).name}",
            where=shown(source.path),
            mend="get the document again, or give the file the suffix of what it is",
        )
    return text


def _main(root: _Element) -> _Element:
    """The part of the page that says that it is the main one, where there is just one; else the page."""
    for wanted in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(wanted)
        if isinstance(found, list) and len(found) == 1:
            return found[0]
    return root


def _targets(root: _Element) -> dict[str, str]:
    """The numbers of footnotes by the names that their marks lead to."""
    found: dict[str, str] = {}
    for link in root.iter("a"):
        number = _MARK.fullmatch("".join(link.itertext()))
        href = link.get("href") or ""
        if number and href.startswith("#"):
            found.setdefault(href[1:], number[1])
    return found


@dataclass(slots=True)
class _Writer:
    notes: dict[str, str]
    """number of a footnote by its name in the page"""
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    """what the open block holds so far"""
    label: str = ""
    """what the list prints before the next block"""

    def text(self, element: _Element) -> str:
        """The text of an element and all that is in it."""
        self._element(element)
        self._close()
        return joined_blocks(self.blocks)

    def _close(self) -> None:
        text = _tidy("".join(self.line))
        self.line = []
        if not text:
            return
        if self.label:
            note = self.label[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
            text = _BACK_LINK.sub("", _OWN_NUMBER.sub("", text, count=1)) if note else text
            text = text if not note and _LABELLED.match(text) else f"{self.label} {text}"
            self.label = ""
        self.blocks.append(text)

    def _children(self, element: _Element) -> None:
        self.line.append(element.text or "")
        for item in element:
            self._element(item)
            self.line.append(item.tail or "")

    def _element(self, element: _Element) -> None:
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or _is_dropped(element, name):
            return
        if name == "br":
            self.line.append(_BREAK)
        elif name == "sup" or _is_mark(element, name):
            self.line.append(_raised("".join(_words(element))))
        elif name in _INLINE:
            self._children(element)
        else:
            self._close()
            self._block(element, name)
            self._close()

    def _block(self, element: _Element, name: str) -> None:
        number = self.notes.get(element.get("id") or "")
        if number and name in ("li", "p", "div", "aside", "dd"):
            self.label = raised(number)
        if name in ("ol", "ul", "menu"):
            self._list(element, name)
        elif name == "table" and _is_data(element):
            self._table(element)
        elif name == "pre":
            self.blocks.append("".join(_words(element)).strip("\n"))
        else:
            self._children(element)

    def _list(self, element: _Element, name: str) -> None:
        count = _integer(element.get("start"), 1)
        bare = re.search(r"list-style(?:-type)?\s*:[^;]*\bnone\b", element.get("style") or "")
        for item in element:
            self._close()
            if item.tag == "li":
                count = _integer(item.get("value"), count)
                self.label = "" if bare else "•" if name != "ol" else f"{_numbered(count, element.get('type') or '1')}."
                count += 1
            self._element(item)
            self._close()
            self.label = ""

    def _table(self, table: _Element) -> None:
        caption = table.find("caption")
        if caption is not None:
            self.blocks.append(_tidy("".join(_words(caption))))
        rows = [row for row in table.iter("tr") if not _is_dropped(row, "tr")]
        heads = 0
        while heads < len(rows) and _is_head(rows[heads]):
            heads += 1
        if heads == len(rows):
            heads = 1
        self.blocks.append("\n".join(table_lines(_cells(rows, heads), max(1, heads))))


_BREAK = "\x1e"
"""stands for a line's end while white space is still to be put together"""


def _tidy(text: str) -> str:
    """A block's text with single spaces, and its lines without any at their ends."""
    lines = (" ".join(clean(line).split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _raised(text: str) -> str:
    mark = _MARK.fullmatch(text)
    return raised(mark[1]) if mark else raised(text) if re.fullmatch(r"[\d, ]+", text) else text


def _is_mark(element: _Element, name: str) -> bool:
    """True for a link that leads to a footnote of the page, or back to its mark."""
    leads = name == "a" and (element.get("href") or "").startswith("#")
    return leads and bool(_MARK.fullmatch("".join(element.itertext())))


def _is_dropped(element: _Element, name: str) -> bool:
    """True for what is not shown, what was struck out, and what stands around a page's text."""
    if name in _DROPPED or name in _STRUCK or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    if (element.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", element.get("style") or ""):
        return True
    above = element.getparent()
    return name in _PAGE_EDGES and above is not None and above.tag in ("body", "html") and not element.get("id")


def _words(element: _Element) -> Iterator[str]:
    """The words in an element, what is not shown left out."""
    yield element.text or ""
    for item in element:
        name = item.tag if isinstance(item.tag, str) else ""
        if name and not _is_dropped(item, name):
            if name == "sup" or _is_mark(item, name):
                yield _raised("".join(_words(item)))
            else:
                yield "" if name in _INLINE else " "
                yield from _words(item)
                yield "" if name in _INLINE else " "
        yield item.tail or ""


def _is_data(table: _Element) -> bool:
    """True for a table that holds rows of data, False for one that lays out the page."""
    if (table.get("role") or "") in ("presentation", "none"):
        return False
    if any(True for name in ("table", "h1", "h2", "h3", "h4") for inner in table.iter(name) if inner is not table):
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    return len(rows) > 1 and max(rows) > 1


def _is_head(row: _Element) -> bool:
    above = row.getparent()
    cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return (above is not None and above.tag == "thead") or (bool(cells) and all(tag == "th" for tag in cells))


def _cells(rows: list[_Element], heads: int) -> list[list[str]]:
    """The words of each row's cells; of a merged cell in its first place, in heads in all of them."""
    found: list[list[str]] = []
    reaching: dict[int, int] = {}
    for n, row in enumerate(rows):
        cells: list[str] = []
        for cell in (item for item in row if item.tag in ("td", "th")):
            while reaching.get(len(cells), 0) > 0:
                reaching[len(cells)] -= 1
                cells.append("")
            words = _tidy("".join(_words(cell))).replace("\n", " ")
            tall = min(_integer(cell.get("rowspan"), 1), _WIDEST) - 1
            for place in range(max(1, min(_integer(cell.get("colspan"), 1), _WIDEST))):
                reaching[len(cells)] = tall
                cells.append(words if place == 0 or n < heads else "")
        while reaching.get(len(cells), 0) > 0:
            reaching[len(cells)] -= 1
            cells.append("")
        found.append(cells)
    return found


def _integer(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"\s*-?\d{1,6}\s*", written) else otherwise


def _numbered(count: int, form: str) -> str:
    """A list's number as HTML's ``type`` says it."""
    from pkgraph.read.text.numerals import written

    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return written(count, forms.get(form, "decimal"))
