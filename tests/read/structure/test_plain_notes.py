"""Footnotes in plain digits: taken for such only where number, place and order leave no other reading."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.model import PartKind, Reading

TEXT = (
    "1. The Council met the Committee{mark} on Monday.\n\n{note}\n\n23-12345 2/4\n\n2. It met again.\n\n3. It ended.\n"
)


def notes(reading: Reading) -> list[tuple[str, str]]:
    return [(p.path, p.view.text) for p in reading.document.parts if p.kind is PartKind.FOOTNOTE]


def first(reading: Reading) -> str:
    return next(p.view.text for p in reading.document.parts if p.path == "para/1")


@pytest.mark.parametrize("mark", ["1", "1 ", " 1  "])
def test_a_mark_and_its_note(mark: str) -> None:
    reading = read(TEXT.format(mark=mark.rstrip(" ") if mark == "1 " else mark, note="1 See A/75/19."))
    assert notes(reading) == [("fn/1", "See A/75/19.")]
    assert first(reading) == "The Council met the Committee on Monday."
    assert [(link.part, link.footnote) for link in reading.document.links] == [("para/1", "fn/1")]
    assert reading.document.notices == ()


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("", "1 See A/75/19."),
        (" on article 1", "1 See A/75/19."),
        ("2", "2 See A/75/19."),
        ("1 and the Assembly1", "1 See A/75/19."),
        ("1", "1 see A/75/19."),
        ("1", "1. See A/75/19."),
    ],
)
def test_what_is_no_note(mark: str, note: str) -> None:
    assert notes(read(TEXT.format(mark=mark, note=note))) == []


def test_notes_run_over_pages() -> None:
    text = (
        "1. The Council met.1 It met,2 and\n\n1 See A/75/19.\n\n2 See A/75/20.\n\n23-12345 2/4\n\n"
        "then ended (see UNMISS).3\n\n3 See A/75/21.\n\n2. It met.\n\n3. It met again.\n"
    )
    assert [path for path, _ in notes(read(text))] == ["fn/1", "fn/2", "fn/3"]
    assert first(read(text)) == "The Council met. It met, and then ended (see UNMISS)."
