# ruff: noqa: E501
"""Paragraphs dropped and numbered anew, rows and columns moved, page breaks and white space put in."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read.changed.changes import (
    STEMS,
    Meaning,
    actors,
    difference,
    meanings,
    read,
    seed,
    seed_reading,
    spaced,
    swapped,
    without_firsts,
    without_paragraph,
)

from pkgraph.read.model import AgreementStatus, PartKind, Reading

REPORTS = ("S-2023-646", "A-74-532")


def droppable(stem: str) -> list[str]:
    """Numbered paragraphs that stand in one line, without footnote marks and sub-items."""
    parts = seed_reading(stem).document.parts
    owners = {part.parent for part in parts}
    return [
        part.path
        for part in parts
        if re.fullmatch(r"para/\d+", part.path) and len(part.pieces) == 1 and not part.view.marks and part.path not in owners
        and len(part.view.text) > 200
    ][1:-1]  # fmt: skip


def outside(facts: Counter[Meaning], part: str) -> Counter[Meaning]:
    return Counter({meaning: count for meaning, count in facts.items() if meaning[1] != part})


def named_outside(stem: str, part: str) -> set[Meaning]:
    """The actors that a seed names first in another part."""
    reading = seed_reading(stem)
    return actors(replace(reading, facts=tuple(f for f in reading.facts if f.evidence.part != part)))


@pytest.mark.parametrize("stem", REPORTS)
def test_a_dropped_paragraph_is_missed(stem: str) -> None:
    text, before = seed(stem), meanings(seed_reading(stem))
    paths = droppable(stem)
    assert len(paths) > 20
    for path in paths[:: len(paths) // 2]:
        number = path.removeprefix("para/")
        after = read(without_paragraph(text, int(number)))
        assert [n.message for n in after.document.notices if n.kind == "missing-paragraph"] == [
            f"paragraph {number} is not in the text"
        ]
        assert difference(without_firsts(outside(before, path)), without_firsts(meanings(after))) == [], path
        assert named_outside(stem, path) <= actors(after)


@given(st.sampled_from([(stem, path) for stem in REPORTS for path in droppable(stem)]))
@settings(max_examples=3, deadline=None, derandomize=True)
def test_paragraphs_numbered_anew(which: tuple[str, str]) -> None:
    stem, path = which
    number = int(path.removeprefix("para/"))

    def lower(digits: str) -> str:
        return str(int(digits) - (int(digits) > number))

    def place(part: str) -> str:
        return re.sub(r"^para/(\d+)", lambda m: f"para/{lower(m[1])}", part)

    text = without_paragraph(seed(stem), number)
    text = re.sub(r"(?m)^(\d{1,3})\.(?= .{120})", lambda m: f"{lower(m[1])}.", text)
    before = outside(meanings(seed_reading(stem)), path)
    moved = Counter({(m[0], place(str(m[1])), *m[2:]): n for m, n in before.items()})
    after = read(text)
    assert difference(without_firsts(moved), without_firsts(meanings(after))) == []
    assert named_outside(stem, path) <= actors(after)
    assert not [n for n in after.document.notices if n.kind == "missing-paragraph"]


# The table of incidents

_HEAD, _RULE, _ROWS = 0, 1, 2


def table_lines() -> list[str]:
    text = seed("A4Pplus-5")
    start = text.index("| | # of new SOFA")
    return text[start : text.index("\n\n", start)].split("\n")


def with_table(lines: list[str]) -> Reading:
    return read(seed("A4Pplus-5").replace("\n".join(table_lines()), "\n".join(lines)), "A4Pplus-5.txt")


def statuses(reading: Reading) -> dict[str, AgreementStatus]:
    return {fact.mission: fact for fact in reading.facts if isinstance(fact, AgreementStatus)}


def told(status: AgreementStatus) -> tuple[object, ...]:
    impacts = (status.impact_civilian_movement, status.impact_uniformed_movement, status.impact_mandated_tasks)
    return (status.agreement, status.new_incidents, status.total_incidents, status.status, *impacts, status.impact_note)


def test_rows_in_any_order() -> None:
    lines = table_lines()
    before = statuses(with_table(lines))
    assert len(before) == 11
    for chance in range(4):
        rows = lines[_ROWS:]
        random.Random(chance).shuffle(rows)
        after = statuses(with_table([*lines[:_ROWS], *rows]))
        assert {k: told(v) for k, v in after.items()} == {k: told(v) for k, v in before.items()}
        assert list(after) == [spaced(row.split("|")[1]) for row in rows]


def test_rows_dropped_and_doubled() -> None:
    lines = table_lines()
    before = statuses(with_table(lines))
    fewer = statuses(with_table([line for line in lines if "MONUSCO" not in line and "UNTSO" not in line]))
    assert set(before) - set(fewer) == {"MONUSCO", "UNTSO"}
    row = next(line for line in lines if "UNMISS" in line)
    more = statuses(with_table([*lines, row.replace("UNMISS", "ONUB")]))
    assert told(more["ONUB"]) == told(more["UNMISS"])
    assert {k: told(v) for k, v in more.items() if k != "ONUB"} == {k: told(v) for k, v in before.items()}


@pytest.mark.parametrize(
    ("words", "count", "status"),
    [
        ("7", 7, "counted"), ("1,204", 1204, "counted"), ("0", 0, "counted"), ("None", 0, "none"), ("none", 0, "none"),
        ("Under Validation", None, "under validation"), ("under validation", None, "under validation"),
        ("-----", None, None), ("–", None, None), ("12 of 20", None, None), ("N/A", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_other_words_in_a_cell(words: str, count: int | None, status: str | None) -> None:
    lines = [line.replace("| 10 | 174 |", f"| {words} | {words} |") for line in table_lines()]
    found = statuses(with_table(lines))["MINUSCA"]
    assert (found.new_incidents, found.total_incidents, found.status) == (count, count, status)
    assert found.as_printed[:2] == ((words, words) if words else ("▶▶", "▶▶")) or found.as_printed[:2] == ("", "")


def test_columns_in_any_order() -> None:
    lines = table_lines()
    before = {k: told(v) for k, v in statuses(with_table(lines)).items()}
    cells = [line.strip("|").split("|") for line in lines]
    for order in ([0, 2, 1, 3, 4, 5], [0, 5, 4, 3, 2, 1], [0, 3, 1, 5, 2, 4]):
        moved = ["|" + "|".join(row[n] for n in order) + "|" for row in cells]
        after = {k: told(v)[:-1] for k, v in statuses(with_table(moved)).items()}
        assert after == {k: v[:-1] for k, v in before.items()}, order


def test_other_levels() -> None:
    lines = [
        line.replace("| 125 | 585 | ▶▶ | ▶▶ | ▶▶ |", "| 125 | 585 | High | Medium Impact | No/Low |")
        for line in table_lines()
    ]
    found = statuses(with_table(lines))["UNMISS"]
    assert told(found)[4:] == ("high", "medium", "low", None)


def test_another_mission_with_an_agreement() -> None:
    change = swapped({"MINURSO": "ONUB", "UNMIK": "UNMIT"})
    after = read(change(seed("A4Pplus-5")), "A4Pplus-5.txt")
    said = {(f.mission, f.agreement) for f in after.facts if type(f).__name__ == "Agreement"}
    assert said == {("ONUB", "SOMA"), ("UNMIT", "none"), ("UNMOGIP", "none"), ("UNTSO", "none")}


# Page breaks

BREAKS = ("\n\n\n\n", "\n\n23-16214\n\n12/19\n\n\n", "\n\n¹⁷⁷ See A/75/19.\n\n\n\n", "\n\n14\n\f\n")


def break_places(text: str, part_pieces: list[tuple[int, int]]) -> list[int]:
    """Spaces inside paragraphs before a small letter, where no sentence ends and no mark-up opens."""
    return [
        start + match.start()
        for start, end in part_pieces
        for match in re.finditer(r"(?<=[a-z]{3}) (?=[a-z]{3})", text[start:end])
        if match.start() > 40 and end - start - match.start() > 40
    ]


@given(st.sampled_from(REPORTS), st.integers(0, 2**32), st.sampled_from(BREAKS))
@settings(max_examples=4, deadline=None, derandomize=True)
def test_page_breaks_in_paragraphs(stem: str, chance: int, page: str) -> None:
    text, before = seed(stem), seed_reading(stem)
    pieces = [
        (piece.start, piece.end)
        for part in before.document.parts
        if re.fullmatch(r"para/\d+", part.path) and len(part.pieces) == 1 and not part.view.marks
        for piece in part.pieces
    ]
    at = random.Random(chance).choice(break_places(text, pieces))
    after = read(text[:at] + page + text[at + 1 :])
    assert_same_paragraphs(before, after)


def assert_same_paragraphs(before: Reading, after: Reading) -> None:
    words = {p.path: spaced(p.view.text) for p in before.document.parts if p.kind is not PartKind.FOOTNOTE}
    assert {p.path: spaced(p.view.text) for p in after.document.parts if p.kind is not PartKind.FOOTNOTE} == words
    assert kinds(after) == kinds(before)


def kinds(reading: Reading) -> Counter[tuple[object, ...]]:
    """The facts without their quotes, which a page break cuts."""
    added = [meaning for meaning in meanings(reading) if meaning[1] != "fn/177"]
    return Counter((kind, part, told_) for kind, part, _, told_ in added)


@pytest.mark.parametrize("head", ["A/74/532", "Overall performance of peacekeeping"])
def test_a_running_head_on_each_page(head: str) -> None:
    text, before = seed("A-74-532"), seed_reading("A-74-532")
    pieces = [
        (p.pieces[0].start, p.pieces[0].end)
        for p in before.document.parts
        if re.fullmatch(r"para/\d+", p.path) and len(p.pieces) == 1
    ]
    places = break_places(text, pieces)
    for page, at in enumerate(sorted(random.Random(5).sample(places, 8), reverse=True)):
        text = f"{text[:at]}\n\n19-18991\n\n{20 - page}/24\n\n\n{head}\n\n{text[at + 1 :]}"
    assert_same_paragraphs(before, read(text))


# White space


SPACES = (
    (("\n", "\r\n"),),
    (("\n", " \t \n"), (" and ", "  and "), (" of the ", " of\u00a0the "), (" in ", " in\u2009")),
)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("changes", SPACES, ids=["line ends", "spaces"])
def test_other_white_space(stem: str, changes: tuple[tuple[str, str], ...]) -> None:
    text = seed(stem)
    for old, new in changes:
        text = text.replace(old, new)

    def plain(words: str) -> str:
        return words.replace("\u2009", " ")

    assert difference(meanings(seed_reading(stem), plain), meanings(read(text), plain)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2690 (2023)\n\nAdopted by the Security Council on 30 June 2023\n\nThe Security Council,\n",
        "1. UNMISS came.\n\n2. UNIFIL came.\n\n3. UNDOF came.\n",
        "\nPriority 1\n\nCOLLECTIVE COHERENCE BEHIND A POLITICAL STRATEGY\n\nA4P+ is on its way.\n",
        "¹ See S/2023/646.\n",
    ],
)
def test_a_byte_order_mark_changes_nothing(text: str) -> None:
    plain, marked = read(text).document, read("\ufeff" + text).document
    assert marked.key == plain.key
    assert [(p.path, p.kind) for p in marked.parts] == [(p.path, p.kind) for p in plain.parts]


@pytest.mark.parametrize("stem", STEMS)
def test_no_break_spaces_in_symbols(stem: str) -> None:
    changed = re.sub(r"(\d) (\\?\(\d{4})", "\\1\u00a0\\2", seed(stem))
    changed = re.sub(r"resolution (?=\[?\d)", "resolution\u00a0", changed)
    assert difference(meanings(seed_reading(stem)), meanings(read(changed))) == []


@pytest.mark.parametrize("stem", STEMS)
def test_form_feeds_at_page_breaks(stem: str) -> None:
    changed = re.sub(r"\n\n\n+", lambda m: m[0][:-2] + "\n\f\n", seed(stem))
    assert difference(meanings(seed_reading(stem)), meanings(read(changed))) == []
