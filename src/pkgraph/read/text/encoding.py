"""Tells what bytes that are not UTF-8 text look like, so that an error can say how to mend them."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = 65_536
"""Bytes that are looked at."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files of other kinds begin."""

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\0\0", "UTF-32LE"),
    (b"\0\0\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)

BINARY = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
"""Control characters that no text in a one-byte encoding holds."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What bytes look like."""

    name: str
    charset: str | None = None
    """the encoding's name for ``iconv``, None where the bytes look like no text"""
    damaged: bool = False
    """it is this encoding, with some bytes that do not belong there"""


def guess_encoding(data: bytes) -> Guess:
    """What bytes that are not UTF-8 text look like, judged by their beginning."""
    head = data[:HEAD]
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return Guess(name)
    for mark, charset in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Guess(charset[:6], charset[:6])
    if 0 in head:
        return _with_zeros(head)
    if any(byte in head for byte in BINARY):
        return Guess("binary data")
    return _one_byte_encoding(data)


def _with_zeros(head: bytes) -> Guess:
    """Text in UTF-16 has a zero byte in every Latin letter, always on the same side."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.5 and even < half * 0.1:
        return Guess("UTF-16", "UTF-16LE")
    if even > half * 0.5 and odd < half * 0.1:
        return Guess("UTF-16", "UTF-16BE")
    return Guess("binary data")


def _one_byte_encoding(data: bytes) -> Guess:
    """Latin-1 or Windows-1252, unless most of what is not ASCII is good UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(not character.isascii() for character in text) - bad
    if good > bad:
        return Guess("UTF-8 with damaged places", "UTF-8", damaged=True)
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return Guess("Latin-1", "ISO-8859-1")
    return Guess("Windows-1252 or Latin-1", "WINDOWS-1252")
