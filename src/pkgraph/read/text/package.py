"""Opens the zip package that an office document is, with bounds on what it may hold, and reads its XML safely."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from pkgraph.errors import SourceError
from pkgraph.read.text.sources import Source, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 32 * 1024 * 1024
"""bytes that the parts which are read may have together when they are unpacked: ten thousand pages have fewer"""
_ENCRYPTED = 0x1
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MAIN = "/officeDocument"
"""how the kind of relation that leads to the main part ends"""


class Package:
    """The parts of an office document, by their names."""

    def __init__(self, data: bytes, source: Source) -> None:
        """Opens the package.

        Raises:
            SourceError: it is no package, damaged, asks for a password, or unpacks to more than ``MOST_BYTES``.
        """
        self._where = shown(source.path)
        if data.startswith(_OLD_OFFICE):
            raise SourceError(
                "this file asks for a password or is of an old version of Word",
                where=self._where,
                mend="save it as .docx without a password",
            )
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise self._unusable("not a Word document, or a damaged one") from error
        self._left = MOST_BYTES

    def main(self) -> tuple[str, _Element]:
        """The name and the content of the part that holds the text.

        Raises:
            SourceError: there is none, or it cannot be read.
        """
        relations = self.xml("_rels/.rels")
        targets = (
            [r.get("Target", "") for r in relations if r.get("Type", "").endswith(_MAIN)]
            if relations is not None
            else []
        )
        for name in (*targets, "word/document.xml"):
            root = self.xml(name.lstrip("/"))
            if root is not None:
                return name.lstrip("/"), root
        raise self._unusable("this package holds no Word document")

    def beside(self, name: str, other: str) -> _Element | None:
        """The part that stands beside ``name``, None where there is none."""
        return self.xml(posixpath.join(posixpath.dirname(name), other))

    def xml(self, name: str) -> _Element | None:
        """The root of a part, None where the package has none of this name.

        Raises:
            SourceError: it is damaged, too large, or declares a document type, which no such part does.
        """
        from lxml import etree

        try:
            info = self._file.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise SourceError("this file asks for a password", where=self._where, mend="save it without one")
        self._left -= info.file_size
        if self._left < 0:
            raise self._unusable(f"this file unpacks to more than {MOST_BYTES // 2**20} MiB")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._file.read(info), parser)
        except (
            zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.XMLSyntaxError,
            NotImplementedError, EOFError, OSError, ValueError,
        ) as error:  # fmt: skip
            raise self._unusable(f"the part {name} of this file is damaged") from error
        if root.getroottree().docinfo.doctype:
            raise self._unusable(f"the part {name} of this file declares a document type, which no Word document does")
        return root

    def _unusable(self, what: str) -> SourceError:
        return SourceError(what, where=self._where, mend="get the document again, or save it anew as .docx")
