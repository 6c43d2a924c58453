"""The reader: a document as text, each fact marked where it stands; made of what a graph says of the document."""

from pkgraph.share.pages.reader.view import ReaderPage, reader_html, reader_page

__all__ = ["ReaderPage", "reader_html", "reader_page"]
