"""Pages end at form feeds: parts know theirs, running heads are furniture, paragraphs and tables go on."""

from __future__ import annotations

import pytest
from samples import read

from pkgraph.read.model import Part, PartKind

HEAD = "Regional report on mines\n\n"
TABLE = "| Country | Women |\n|---|---|\n"


def parts(text: str) -> dict[str, Part]:
    return {part.path: part for part in read(text).document.parts}


def test_a_part_knows_the_page_on_which_it_starts() -> None:
    text = "1. One is here.\n\n2. Two goes\n\n\fon here.\n\n3. Three is here.\n\n\f4. Four is here.\n\n\f"
    assert {p.path: (p.page, p.view.text) for p in parts(text).values()} == {
        "para/1": (1, "One is here."),
        "para/2": (1, "Two goes on here."),
        "para/3": (2, "Three is here."),
        "para/4": (3, "Four is here."),
    }


def test_a_text_without_page_ends_has_no_pages() -> None:
    assert {part.page for part in parts("1. One.\n\n2. Two.\n").values()} == {None}


def test_a_running_head_at_the_top_of_pages_is_no_part() -> None:
    pages = [f"{n}. The mission went on with its work in the north." for n in range(1, 6)]
    text = "\f".join(f"{HEAD}{page}\n" for page in pages)
    assert list(parts(text)) == [f"para/{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    "foot", ["18-06522 (E) 020518", "18-06522", "2/19", "2/19 18-06522", "*1806522*", "Please recycle", "______"]
)
def test_a_foot_between_pages_is_no_part(foot: str) -> None:
    text = (
        f"1. The mission worked\n\n{foot}\n\n\fS/2018/407\n\nin the north.\n\n2. It ended.\n\n{foot}\n\n\fS/2018/407\n"
    )
    assert {p.path: p.view.text for p in parts(text).values()} == {
        "para/1": "The mission worked in the north.",
        "para/2": "It ended.",
    }


@pytest.mark.parametrize(("gap", "joined"), [("\n", True), ("\n\n", False)])
def test_a_numbered_paragraph_goes_on_over_a_page_where_no_blank_line_stands(gap: str, joined: bool) -> None:
    text = f"1. It began.{gap}2/19{gap}\fS/2018/407{gap}The mission then left.\n\n2. It ended.\n\n3. All left.\n"
    found = parts(text)
    assert found["para/1"].view.text == ("It began. The mission then left." if joined else "It began.")
    assert ("p/1" in found) is not joined


def test_heads_repeated_on_the_next_page_are_heads_of_the_same_table() -> None:
    text = f"{TABLE}| Chad | 1 |\n\n2/19\n\fS/2018/407\n\n{TABLE}| Mali | 2 |\n"
    rows = [part for part in parts(text).values() if part.kind is PartKind.ROW]
    assert [(row.path, row.header) for row in rows] == [
        ("table/1/row/1", True),
        ("table/1/row/2", False),
        ("table/1/row/3", True),
        ("table/1/row/4", False),
    ]


def test_other_heads_behind_a_blank_line_open_another_table() -> None:
    text = f"{TABLE}| Chad | 1 |\n\n| Item | Days |\n|---|---|\n| Visit | 2 |\n"
    rows = [(part.path, part.header) for part in parts(text).values() if part.kind is PartKind.ROW]
    assert rows == [
        ("table/1/row/1", True),
        ("table/1/row/2", False),
        ("table/2/row/1", True),
        ("table/2/row/2", False),
    ]


def test_the_mark_of_a_tables_note_is_left_out_of_the_reading_text() -> None:
    found = parts(f"{TABLE}| Chad^a^ | 1 |\n")["table/1/row/2"]
    assert found.cells[0][1] == "Chad"
