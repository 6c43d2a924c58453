"""Reading text of a part, and the way back from it to the source.

What conversion and mark-up put into a text is left out of the reading text:
Markdown links, escapes and emphasis, HTML tags, footnote marks and runs of
white space. Each character that stays keeps the offset it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pkgraph.read.model import Mark, Span, View

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PlainMarks = tuple[tuple[int, str], ...]
"""footnote marks in plain digits, in order: the offset of each and its digits"""
_DIGIT_OF = {ord(s): str(n) for n, s in enumerate(SUPERSCRIPTS)}

_LINK = r"\[(?P<label>(?:[^\[\]\\\n]|\\.)*)\]\((?:[^()\\\s]|\\.|\([^()\s]*\))*\)"
_TOKEN = re.compile(
    rf"(?P<link>{_LINK})"
    r"|(?P<address><(?P<inner>https?://[^<>\s]+)>)"
    r"|(?P<block></?(?:p|li|ul|ol|br|div|tr|td)\b[^<>\n]*>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!$|<>~&])"
    r"|(?P<strong>\*\*|__(?=\w)|(?<=\w)__)"
    r"|(?<![\w*])\*(?P<emphasis>[^\s*](?:[^*\n]{0,400}[^\s*])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<slanted>[^\W_](?:[^_\n]{0,400}[^\s_])?)_(?!\w)"
    r"|\[\^(?P<note>\d{1,4})\]"
    r"|(?<=\S)\^(?P<letter>[a-z])\^(?!\w)"
    rf"|(?P<mark>[{SUPERSCRIPTS}]+)"
    r"|(?P<space>\s+)"
)
_ANY_LINK = re.compile(_LINK)
_UNIT_BEFORE_EXPONENT = re.compile(r"(?<![^\W_])(?:[kcdm]?m)$")


def superscript_number(digits: str) -> str:
    """``'¹²'`` as ``'12'``."""
    return digits.translate(_DIGIT_OF)


class _Builder:
    def __init__(self) -> None:
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.marks: list[Mark] = []

    def put(self, text: str, at: int) -> None:
        self.characters.extend(text)
        self.offsets.extend(range(at, at + len(text)))

    def space(self, at: int) -> None:
        if self.characters and self.characters[-1] != " ":
            self.characters.append(" ")
            self.offsets.append(at)

    def piece(self, text: str, start: int, end: int) -> None:
        at = start
        for match in _TOKEN.finditer(text, start, end):
            self.put(text[at : match.start()], at)
            at = match.end()
            self._token(text, match)
        self.put(text[at:end], at)

    def _token(self, text: str, match: re.Match[str]) -> None:
        start, kind = match.start(), match.lastgroup
        if match["link"] is not None:
            self.piece(text, *match.span("label"))
        elif match["address"] is not None:
            self.put(match["inner"], match.start("inner"))
        elif match["escaped"] is not None:
            self.put(match["escaped"], match.start("escaped"))
        elif match["emphasis"] is not None:
            self.piece(text, *match.span("emphasis"))
        elif match["slanted"] is not None:
            self.piece(text, *match.span("slanted"))
        elif match["note"] is not None:
            self.marks.append(Mark(match["note"], len(self.characters), Span(*match.span())))
        elif match["mark"] is not None:
            if _UNIT_BEFORE_EXPONENT.search("".join(self.characters[-4:])):
                self.put(match["mark"], start)
            else:
                number = superscript_number(match["mark"])
                self.marks.append(Mark(number, len(self.characters), Span(*match.span())))
        elif kind in ("space", "block"):
            self.space(start)

    def plain_mark(self, at: int, number: str) -> int:
        """Takes a mark in plain digits, with the space that parts it from its word; where the text goes on."""
        if self.characters and self.characters[-1] == " ":
            self.characters.pop()
            self.offsets.pop()
        self.marks.append(Mark(number, len(self.characters), Span(at, at + len(number))))
        return at + len(number)

    def view(self) -> View:
        while self.characters and self.characters[-1] == " ":
            self.characters.pop()
            self.offsets.pop()
        length = len(self.characters)
        marks = (Mark(mark.number, min(mark.at, length), mark.source) for mark in self.marks)
        return View("".join(self.characters), tuple(self.offsets), tuple(marks))


def view_of(text: str, pieces: Sequence[Span], marks: PlainMarks = ()) -> View:
    """The reading text of the pieces of ``text``, in their order, joined by a space.

    Args:
        marks: the footnote marks in plain digits of the whole ``text``.
    """
    builder = _Builder()
    for piece in pieces:
        builder.space(-1)
        start = piece.start
        for at, number in marks[bisect_left(marks, (piece.start,)) : bisect_left(marks, (piece.end,))]:
            builder.piece(text, start, at)
            start = builder.plain_mark(at, number)
        builder.piece(text, start, piece.end)
    return builder.view()


def source_span(view: View, start: int, end: int) -> Span:
    """The source stretch from the first to the last character of ``view.text[start:end]``.

    It may run over a page break; ``evidence_span`` does not.
    """
    known = [offset for offset in view.offsets[start:end] if offset >= 0]
    return Span(known[0], known[-1] + 1)


def evidence_span(view: View, pieces: Sequence[Span], start: int, end: int, focus: tuple[int, int], limit: int) -> Span:
    """The source stretch of ``view.text[start:end]`` inside the one piece that holds ``focus``.

    Args:
        focus: the stretch of reading text that the evidence is for.
        limit: most characters that the stretch may have; a longer one is cut around the focus.
    """
    heart = source_span(view, *focus)
    piece = next(p for p in pieces if p.start <= heart.start < p.end)
    inside = [o for o in view.offsets[start:end] if piece.start <= o < piece.end]
    first, last = inside[0], inside[-1] + 1
    heart_end = min(heart.end, piece.end)
    if last - first > limit:
        first = max(first, min(heart.start - (limit - min(limit, heart_end - heart.start)) // 2, last - limit))
        last = min(last, first + limit)
    return Span(first, last)


def with_whole_links(text: str, span: Span, piece: Span) -> Span:
    """The span, widened to the ends of the link mark-up that it cuts, inside its piece."""
    start, end = span.start, span.end
    for link in _ANY_LINK.finditer(text, piece.start, piece.end):
        if link.start() < end and start < link.end():
            start, end = min(start, link.start()), max(end, link.end())
    return Span(start, end)
