"""Reads the text of a source, one reader for each kind of file."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Callable
from dataclasses import dataclass

from pkgraph.errors import SourceError
from pkgraph.read.text.docx import docx_text
from pkgraph.read.text.encoding import Guess, guess_encoding
from pkgraph.read.text.html import html_text
from pkgraph.read.text.pdf import pdf_text
from pkgraph.read.text.sources import Source, shown

LIMIT = 32 * 1024 * 1024
"""Bytes that a source may have: the longest UN reports are a hundredth of it."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source and what it holds. All positions elsewhere are offsets into ``text``."""

    source: Source
    text: str
    sha256: str
    """of the source's bytes, in hexadecimal"""


def read_text(source: Source) -> SourceText:
    """The text of a source.

    Raises:
        SourceError: the file cannot be read, is too large, holds no text, or is not what its suffix says.
    """
    reader = READERS.get(source.suffix)
    if reader is None:
        raise SourceError(
            f"{source.suffix} files are not read", where=shown(source.path), mend="save it as plain text (.txt)"
        )
    data = _bytes(source)
    text = reader(data, source) if data else ""
    if not text or text.isspace() or text == "\N{ZERO WIDTH NO-BREAK SPACE}":
        raise SourceError(
            "there is nothing but white space in this file" if data else "this file is empty",
            where=shown(source.path),
            mend="get the document again, or take it out",
        )
    return SourceText(source, text, hashlib.sha256(data).hexdigest())


def can_read(source: Source) -> bool:
    """True if there is a reader for this kind of file."""
    return source.suffix in READERS


def plain_text(data: bytes, source: Source) -> str:
    """The characters of a plain text or Markdown file: its bytes as UTF-8, each kept.

    Line ends stay as they are, and a byte order mark stays the first character (U+FEFF), so that
    ``text.encode() == data`` and offsets count the file's own characters.

    Raises:
        SourceError: the bytes are not UTF-8 text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_text(data, error.start, source) from error
    if "\0" in text:
        raise _not_text(data, data.index(0), source)
    return text


READERS: dict[str, Callable[[bytes, Source], str]] = {
    ".txt": plain_text,
    ".md": plain_text,
    ".html": html_text,
    ".pdf": pdf_text,
    ".docx": docx_text,
}
"""Suffix to what reads such a file."""


def _bytes(source: Source) -> bytes:
    try:
        with source.path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise SourceError(
            f"this file cannot be read ({error.strerror})",
            where=shown(source.path),
            mend="check that it is there and its permissions",
        ) from error
    if len(data) > LIMIT:
        plain = READERS.get(source.suffix) is plain_text
        anywhere = f" (anywhere: split -C {LIMIT // 2**21}m --additional-suffix=.txt {_name(source)} part-)"
        raise SourceError(
            f"this file is larger than {LIMIT // 2**20} MiB",
            where=shown(source.path),
            mend=f"split it at its documents, one file each{anywhere if plain else ''}",
        )
    return data


def _not_text(data: bytes, at: int, source: Source) -> SourceError:
    guess = guess_encoding(data)
    line = data.count(b"\n", 0, at) + 1
    return SourceError(
        f"not UTF-8 text: it looks like {guess.name}",
        where=f"{shown(source.path)}, byte {at}, line {line}",
        mend=_mend(guess, source),
    )


def _mend(guess: Guess, source: Source) -> str:
    if guess.charset is None:
        return "save the document as plain text in UTF-8"
    drop = "-c " if guess.damaged else ""
    first = "get it again, or drop the damaged bytes" if guess.damaged else "convert it"
    return f"{first}: iconv {drop}-f {guess.charset} -t UTF-8 {_name(source)} > converted.txt"


def _name(source: Source) -> str:
    return shlex.quote(shown(source.path))
