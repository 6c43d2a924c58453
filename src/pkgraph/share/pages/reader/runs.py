"""Words of a source as they are shown: cut at mark-up and at the facts that stand over them, none left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from pkgraph.share.pages.reader.markup import Token, tokens
from pkgraph.share.pages.reader.segments import Segment, Span, segments

_NO_STOP = Markup(' tabindex="-1"')
HERE = "here"
"""name of the span that was asked for"""


@dataclass(frozen=True, slots=True)
class Over:
    """What a span over some words is of."""

    group: str
    """of facts, or ``HERE``"""
    target: str = ""
    """where on the page the fact is listed"""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a source without a gap."""

    start: int
    words: str
    over: tuple[Span[Over], ...] = ()
    """what stands over them; places in the document"""
    notes: Mapping[str, str] | None = None
    """number of a footnote to where on the page it stands"""

    def html(self) -> Markup:
        """The words with their mark-up hidden, each highlight leading to its fact.

        The text of all elements together is the words, so that a place in the one is a place in the other.
        """
        marked: list[Span[Over | Token]] = [Span(each.start, each.end, each.name) for each in self.over]
        marked += [Span(self.start + each.start, self.start + each.end, each) for each in tokens(self.words)]
        begun: set[Over] = set()
        pieces = segments(self.start, self.start + len(self.words), marked)
        written = [
            self._written(list(together), over, begun, linked=not notes)
            for (over, notes), together in groupby(pieces, key=self._under)
        ]
        return Markup('<span data-start="{}">{}</span>').format(self.start, Markup("").join(written))

    def _under(self, piece: Segment[Over | Token]) -> tuple[tuple[Over, ...], bool]:
        """What stands over a piece, and whether it leads to a footnote: pieces alike in this are written together."""
        over = tuple(each.name for each in piece.over if isinstance(each.name, Over))
        return over, bool(self._note(_token(piece)))

    def _written(
        self, together: Sequence[Segment[Over | Token]], over: Sequence[Over], begun: set[Over], *, linked: bool
    ) -> Markup:
        seen = any(not _is_hidden(piece) and not self._words(piece).isspace() for piece in together)
        return _wrapped(Markup("").join(map(self._shown, together)), over, begun, linked=linked and seen)

    def _words(self, piece: Segment[Over | Token]) -> str:
        return self.words[piece.start - self.start : piece.end - self.start]

    def _shown(self, piece: Segment[Over | Token]) -> Markup:
        words, token = self._words(piece), _token(piece)
        shown = as_text(words)
        if _is_hidden(piece):
            return Markup("<span hidden>{}</span>").format(shown)
        if note := self._note(token):
            shown = Markup('<a class="note" href="#{}">{}</a>').format(note, shown)
        return Markup("<sup>{}</sup>").format(shown) if token and words.isascii() else shown

    def _note(self, token: Token | None) -> str | None:
        return (self.notes or {}).get(token.number) if token else None


def _token(piece: Segment[Over | Token]) -> Token | None:
    return next((each.name for each in piece.over if isinstance(each.name, Token)), None)


def _is_hidden(piece: Segment[Over | Token]) -> bool:
    token = _token(piece)
    return token is not None and not token.number


def as_text(words: str) -> Markup:
    """Words as text that a browser reads without changing a character."""
    return Markup(str(escape(words)).replace("\r", "&#13;"))


def _wrapped(shown: Markup, over: Sequence[Over], begun: set[Over], *, linked: bool) -> Markup:
    """Words inside an element for each group that stands over them, the innermost a link to its fact."""
    groups: set[str] = set()
    for each in reversed(over):
        if each.group == HERE:
            form = '<mark class="here">{}</mark>' if each in begun else '<mark class="here" id="{}">{}</mark>'
            shown = Markup(form).format(*([] if each in begun else [each.target]), shown)
        elif not groups and linked:
            # What goes on from the words before needs no stop of its own for the keyboard.
            form = '<a class="g-{}" href="#{}"{}>{}</a>'
            shown = Markup(form).format(each.group, each.target, _NO_STOP if each in begun else "", shown)
        elif each.group not in groups:
            shown = Markup('<span class="g-{}">{}</span>').format(each.group, shown)
        if each.group != HERE:
            groups.add(each.group)
        begun.add(each)
    return shown
