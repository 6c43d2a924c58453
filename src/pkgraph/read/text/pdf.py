"""Reads the text of a PDF file: its text layer, laid out in paragraphs, with the ends of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pkgraph.errors import SourceError
from pkgraph.read.text.sources import Source, shown

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from pkgraph.read.text.pdf_page import Page

MOST_PAGES = 3_000
"""pages that a file may have"""
MOST_CHARACTERS = 100_000
"""characters that a page may hold: a full one in small print has a tenth of them"""
_SIGNATURE, _HEAD = b"%PDF-", 1024
"""what stands in the first bytes of a PDF file, and how many of them"""


def pdf_text(data: bytes, source: Source) -> str:
    """The text of a PDF file, each page ended by a form feed.

    Raises:
        SourceError: the file is no PDF or damaged, asks for a password, is too long or holds no text.
    """
    if _SIGNATURE not in data[:_HEAD]:
        raise SourceError(
            "not a PDF file, whatever its name says",
            where=shown(source.path),
            mend="get the document again, or give the file the suffix of what it is",
        )
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY):
            raise SourceError(
                "this PDF file asks for a password",
                where=shown(source.path),
                mend="save it without one, or save its text as plain text (.txt)",
            ) from error
        raise _damaged(source, "") from error
    try:
        return _text(file, source)
    finally:
        file.close()


def _text(file: PdfDocument, source: Source) -> str:
    from pkgraph.read.text.pdf_layout import text_of

    pages = _pages(file, source)
    if not any(page.lines for page in pages):
        raise SourceError(
            "there is no text in this PDF file, only pictures of it"
            if pages
            else "there are no pages in this PDF file",
            where=shown(source.path),
            mend="get it with a text layer (as published, or after text recognition), or save its text as .txt",
        )
    return text_of(pages)


def _pages(file: PdfDocument, source: Source) -> list[Page]:
    import pypdfium2 as pdfium

    from pkgraph.read.text.pdf_page import read_page

    if len(file) > MOST_PAGES:
        raise _too_long(source, f"{MOST_PAGES} pages")
    pages: list[Page] = []
    for n in range(len(file)):
        try:
            page = file[n]
            pages.append(read_page(page, MOST_CHARACTERS))
        except pdfium.PdfiumError as error:
            raise _damaged(source, f", page {n + 1}") from error
        page.close()
        if pages[-1].characters > MOST_CHARACTERS:
            raise _too_long(source, f"{MOST_CHARACTERS // 1000} thousand characters on page {n + 1}")
    return pages


def _damaged(source: Source, place: str) -> SourceError:
    return SourceError("this PDF file is damaged", where=f"{shown(source.path)}{place}", mend="get the document again")


def _too_long(source: Source, most: str) -> SourceError:
    return SourceError(
        f"this PDF file has more than {most}",
        where=shown(source.path),
        mend="split it at its documents, one file each",
    )
