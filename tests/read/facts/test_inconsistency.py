# ruff: noqa: E501
"""What a document gets wrong by its own numbers: in tables, in sentences, and never where there is a doubt."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SEEDS, read

from pkgraph.read.facts.inconsistency import Inconsistency
from pkgraph.read.facts.inconsistency.model import Amount, adds_up, amount_of, sum_of

FRONT = "United Nations S/2031/7\n\n1. The mission reports.\n\n"


def found(text: str) -> list[Inconsistency]:
    reading = read(FRONT + text, "S-2031-7.txt")
    facts = [fact for fact in reading.facts if isinstance(fact, Inconsistency)]
    for fact in facts:
        for evidence in (fact.evidence, fact.other):
            assert reading.document.text[evidence.span.start : evidence.span.end] == evidence.quote
    return facts


def told(text: str) -> list[tuple[str, str | None, str, str]]:
    return [(f.kind, f.subject, f"{f.found:f}", f.working) for f in found(text)]


def table(*rows: str, heads: str = "Site | Patrols | Flights") -> str:
    lines = [f"| {row} |" for row in (heads, " | ".join(["---"] * len(heads.split("|"))), *rows)]
    return "\n".join(lines) + "\n\nThat was all.\n"


# Tables


def test_a_total_that_its_rows_do_not_make() -> None:
    (fact,) = found(table("North | 4 | 10", "South | 5 | 20", "West | 6 | 31", "Total | 15 | 62"))
    assert (fact.kind, fact.subject, fact.found, fact.expected) == ("total", "Flights", 62, 61)
    assert fact.working == "10 + 20 + 31 = 61"
    assert fact.evidence.quote == "| Total | 15 | 62 |"
    assert fact.other.quote == "| North | 4 | 10 |\n| South | 5 | 20 |\n| West | 6 | 31 |"
    assert fact.other.part == fact.evidence.part.rpartition("/row/")[0]


WRONG = {
    "a changed row": (("North | 4 | 11", "South | 5 | 20", "Total | 9 | 30"), ["11 + 20 = 31"]),
    "numbers of the time before": (
        ("North | 4 (↑ from 1) | 10", "South | 5 (up from 2) | 20", "Total | 9 (up from 4) | 30"), ["1 + 2 = 3"]),
    "thousands with blanks": (("North | 4 | 1 353", "South | 5 | 120", "Total | 9 | 1 483"), ["1353 + 120 = 1473"]),
    "a grand total of subtotals": (
        ("A | 1 | 2", "B | 3 | 4", "Subtotal | 4 | 6", "C | 1 | 1", "D | 2 | 2", "Subtotal | 3 | 3", "Grand total | 7 | 11"),
        ["2 + 4 + 1 + 2 = 9"]),
    "one column alone": (("North | 4 | a", "South | 5 | b", "Total | 10 | c"), ["4 + 5 = 9"]),
    "decimals": (("North | 4 | 1.5", "South | 5 | 2.5", "Total | 9 | 4.4"), ["1.5 + 2.5 = 4"]),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "workings"), WRONG.values(), ids=WRONG)
def test_wrong_totals(rows: tuple[str, ...], workings: list[str]) -> None:
    assert [working for _, _, _, working in told(table(*rows))] == workings


RIGHT = {
    "sums that are right": ("North | 4 | 10", "South | 5 | 20", "Total | 9 | 30"),
    "sums that are rounded": ("North | 4 | 10.4", "South | 5 | 20.4", "Total | 9 | 30.9"),
    "hundreds that are rounded": ("North | 4 | 12,300", "South | 5 | 20,400", "Total | 9 | 32,800"),
    "a total of merged cells": ("North | 4 | 10", "South | 5 | 20", "Total | | 39"),
    "no number in a row": ("North | under validation | 10", "South | 5 | 20", "Total | 9 | 30"),
    "part of the row above": ("North | 4 | 10", "of which women | 1 | 3", "Total | 4 | 10"),
    "a row without a name": ("North | 4 | 10", " | 5 | 20", "Total | 4 | 10"),
    "shares": ("North | 4 | 10%", "South | 5 | 20%", "Total | 9 | 16%"),
    "another kind of total": ("North | 4 | 10", "South | 5 | 20", "Total requirements | 99 | 99"),
    "no sum is right": ("North | 4 | 10", "South | 5 | 20", "Total | 77 | 88"),
    "dashes are none": ("North | - | 10", "South | 5 | –", "West | 1 | 1", "Total | 6 | 11"),
    "empty cells are none": ("North | | 10", "South | 5 | ", "West | 1 | 1", "Total | 6 | 11"),
}


@pytest.mark.parametrize("rows", RIGHT.values(), ids=RIGHT)
def test_no_finding_where_all_is_right_or_in_doubt(rows: tuple[str, ...]) -> None:
    assert told(table(*rows)) == []


def test_averages_are_no_sums() -> None:
    rows = ("North | 4 | 10", "South | 5 | 20", "Total | 9 | 15")
    assert told(table(*rows, heads="Site | Patrols | Average strength")) == []
    assert len(told(table(*rows))) == 1


ACROSS = ("North | 4 | 10 | 14", "South | 5 | 20 | 25", "West | 1 | 1 | 2", "East | 2 | 2 | 4")


def test_a_total_across_a_row() -> None:
    heads = "Site | Patrols | Flights | Total"
    assert told(table(*ACROSS, heads=heads)) == []
    changed = (*ACROSS, "Coast | 7 | 8 | 16")
    assert told(table(*changed, heads=heads)) == [("total", "Coast", "16", "7 + 8 = 15")]
    assert told(table(*changed[2:], heads=heads)) == [], "too few rows to know what the column is"


def test_a_long_table_is_shown_by_its_last_rows() -> None:
    rows = [f"Site {n} of a long name that takes many characters | 1 | 2" for n in range(80)]
    (fact,) = found(table(*rows, "Total | 80 | 161"))
    assert fact.working == "2 + 2 + 2 + ... + 2 + 2 = 160"
    assert len(fact.other.quote) <= 2000
    assert fact.other.quote.endswith(f"| {rows[-1]} |")


# Sentences

SENTENCES = {
    "The mission met in 8 of 13 regions (52 per cent).": [("share", "52", "8 of 13 = 62 per cent")],
    "Some 52 per cent (8 out of 13 regions) were visited.": [],
    "In all, 52 per cent of them (8 out of 13 regions) were visited.": [("share", "52", "8 of 13 = 62 per cent")],
    "There were 382 incidents, of which 117 (41 per cent) were violent.": [("share", "41", "117 of 382 = 31 per cent")],
    "Progress was made in nine of the eight missions.": [("part", "9", "9 > 8")],
    "It held 16 events, 41 of which were held with women.": [("part", "41", "41 > 16")],
    "All 27 units across MINUSCA (15), MONUSCO (9) and UNMISS (4) were evaluated.": [("total", "27", "15 + 9 + 4 = 28")],
    "It bought 21 vehicles (15 cars, four minibuses and three trucks).": [("total", "21", "15 + 4 + 3 = 22")],
    "It needs 17,800 flight hours, comprising 8,950 for aeroplanes and 8,750 for helicopters.":
        [("total", "17800", "8950 + 8750 = 17700")],
    "It includes $24,820,133 through contributions from the Government of Cyprus ($18,320,133) and from the Government of Greece ($6,400,000).":
        [("total", "24820133", "18320133 + 6400000 = 24720133")],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=lambda value: str(value)[:50])
def test_sentences(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(kind, number, working) for kind, _, number, working in told("2. " + sentence + "\n")] == expected


SOUND = [
    "The mission met in 8 of 13 regions (62 per cent).",
    "The mission met in 8 of 13 regions (61 per cent).",
    "The mission met in 8 of 13 regions (61.5 per cent).",
    "The mission met in about 8 of 13 regions (70 per cent).",
    "The mission met in 8 of 13 regions (nearly 70 per cent).",
    "It visited two of the five regions, or 30 per cent of the people.",
    "In resolution 2690 of the 15 members' choice it was said.",
    "Paragraph 12 of the 8 provisions was read.",
    "A 10 per cent increase (5 of 12 sites) was seen.",
    "The force had 9 of the 9 regions.",
    "It bought 21 vehicles (including 15 cars and two trucks).",
    "It bought 21 vehicles (15 cars and over two trucks).",
    "It bought 21 vehicles (15 cars, some of them new, and two trucks).",
    "It bought more than 21 vehicles (15 cars and seven trucks).",
    "It reached 25 per cent of the people (629,082 women and 3 men).",
    "It spent $30 on the Government of Cyprus (18) and the Government of Greece (6).",
    "It bought 21 vehicles (15 cars in 2030 and two trucks in 2031).",
]


@pytest.mark.parametrize("sentence", SOUND)
def test_nothing_where_there_is_a_doubt(sentence: str) -> None:
    assert told("2. " + sentence + "\n") == []


# Seeds


def test_the_seeds() -> None:
    facts = [
        (path.stem, fact.subject, fact.found, fact.expected)
        for path in sorted(SEEDS.glob("*.txt"))
        for fact in read(path.read_text(encoding="utf-8"), path.name).facts
        if isinstance(fact, Inconsistency)
    ]
    assert facts == [("A4Pplus-5", "trainees", 306, 314)]


def sums(path: Path) -> list[tuple[int, int]]:
    """Where the numbers stand that a table's total is made of."""
    text = path.read_text(encoding="utf-8")
    rows = [m.start() for m in re.finditer(r"^\| (?!-|TOTAL|\| )[^|\n]+ \| \d+ \(↑ from \d+\) \|", text, re.MULTILINE)]
    return [
        m.span() for row in rows for m in re.compile(r"(?<=\| )\d+(?= \()").finditer(text, row, text.index("\n", row))
    ]


@pytest.mark.parametrize("which", range(6))
def test_a_changed_number_of_a_seed_is_found(which: int) -> None:
    path = SEEDS / "A4Pplus-5.txt"
    text, places = path.read_text(encoding="utf-8"), sums(SEEDS / "A4Pplus-5.txt")
    assert len(places) == 6
    start, end = places[which]
    old = int(text[start:end])
    changed = text[:start] + str(old + 3) + text[end:]
    facts = [fact for fact in read(changed, path.name).facts if isinstance(fact, Inconsistency)]
    assert [str(old + 3) in re.findall(r"\d+", fact.working)[:-1] for fact in facts].count(True) == 1


# Numbers


@pytest.mark.parametrize(
    ("words", "value", "grain"),
    [
        ("1,204", "1204", "1"),
        ("1 353", "1353", "1"),
        ("(120.5)", "-120.5", "0.1"),
        ("$2.5 million", "2500000", "100000"),
        ("seven", "7", "1"),
    ],
)
def test_amounts(words: str, value: str, grain: str) -> None:
    amount = amount_of(words)
    assert amount is not None
    assert (amount.value, amount.grain) == (Decimal(value), Decimal(grain))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_a_sum_is_always_right(numbers: list[int]) -> None:
    amounts = [Amount(Decimal(n), Decimal(1)) for n in numbers]
    assert adds_up(amounts, Amount(Decimal(sum(numbers)), Decimal(1)))
    assert sum_of(amounts).endswith(f"= {sum(numbers)}")


@given(st.lists(st.decimals(0, 10**6, places=4), min_size=2, max_size=30), st.integers(0, 3))
def test_a_sum_of_rounded_numbers_is_right(numbers: list[Decimal], places: int) -> None:
    grain = Decimal(10) ** -places
    amounts = [amount_of(f"{n.quantize(grain):f}") for n in numbers]
    total = amount_of(f"{sum(numbers).quantize(grain):f}")
    if places:
        assert total is not None and all(amounts)
        assert adds_up([amount for amount in amounts if amount], total)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2))
def test_a_rounded_share_is_right(one: int, other: int, places: int) -> None:
    part, whole = sorted((one, other))
    share = (Decimal(100 * part) / whole).quantize(Decimal(10) ** -places)
    assert told(f"2. The mission met in {part} of {whole} regions ({share} per cent).\n") == []


@given(st.lists(st.integers(1, 99), min_size=2, max_size=9), st.integers(1, 50), st.data())
def test_a_changed_row_is_found(numbers: list[int], by: int, data: st.DataObject) -> None:
    rows = [f"Site {chr(65 + n)} | {number} | {number}" for n, number in enumerate(numbers)]
    total = f"Total | {sum(numbers)} | {sum(numbers)}"
    assert told(table(*rows, total)) == []
    which = data.draw(st.integers(0, len(rows) - 1))
    rows[which] = rows[which].rpartition(" ")[0] + f" {numbers[which] + by}"
    ((_, _, printed, working),) = told(table(*rows, total))
    assert (printed, working.rpartition(" ")[2]) == (str(sum(numbers)), str(sum(numbers) + by))
