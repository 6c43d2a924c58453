"""What footnotes cite, and what ``Ibid.`` stands for."""

from __future__ import annotations

import pytest

from pkgraph.read.facts.footnotes import follow_notes
from pkgraph.read.mentions.documents import documents_in
from pkgraph.read.model import Part, PartKind, Span
from pkgraph.read.structure.view import view_of


def note(number: int, text: str, kind: PartKind = PartKind.FOOTNOTE) -> Part:
    span = Span(0, len(text))
    return Part(f"fn/{number}", kind, f"fn {number}", (span,), view_of(text, [span]), number)


def followed(*texts: str) -> list[tuple[tuple[str, str | None], ...]]:
    parts = [note(n, text) for n, text in enumerate(texts)]
    mentions = {part.path: documents_in(part.view.text) for part in parts}
    return [tuple((r.symbol, r.pinpoint) for r in n.cites) for n in follow_notes(parts, mentions)]


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (("See S/2020/1, para. 4.", "Ibid."), (("S/2020/1", "para. 4"),)),
        (("See S/2020/1, para. 4.", "Ibid., para. 9."), (("S/2020/1", "para. 9"),)),
        (("See S/2020/1.", "Ibid.", "Ibid., (Ghana)."), (("S/2020/1", None),)),
        (("S/2020/1 and S/2020/2.", "Ibid."), ()),
        (("Ibid.",), ()),
        (("See S/2020/1.", "No document.", "Ibid."), ()),
        (("See S/2020/1.", "Ibid.; see also S/2020/2."), (("S/2020/2", None),)),
    ],
)
def test_ibid(texts: tuple[str, ...], last: tuple[tuple[str, str | None], ...]) -> None:
    assert followed(*texts)[-1] == last


def test_why_it_stands_for_nothing() -> None:
    parts = [note(1, "Ibid."), note(2, "S/2020/1 and S/2020/2."), note(3, "Ibid.")]
    mentions = {part.path: documents_in(part.view.text) for part in parts}
    reasons = [n.ibid.reason for n in follow_notes(parts, mentions) if n.ibid]
    assert reasons == ["no document before it", "more than one document before it"]


def test_other_parts_are_passed_over() -> None:
    assert list(follow_notes([note(1, "Ibid.", PartKind.PARAGRAPH)], {})) == []
