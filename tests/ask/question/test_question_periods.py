"""Dates that questions name, and facts that are of them."""

from __future__ import annotations

import pytest

from pkgraph.ask.question.evidence import Fact, period_stands
from pkgraph.ask.question.periods import agrees, periods, year_before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("in the six months to 30 April 2024", ["2024-04-30"]),
        ("between January 2022 and April 2023", ["2022-01", "2023-04"]),
        ("since 1948, and since 2013", ["1948", "2013"]),
        ("on 14 November", ["-11-14"]),
        ("on November 14, 2023", ["2023-11-14"]),
        ("in 2018/19", ["2018/19"]),
        ("in May and in June", ["-05", "-06"]),
        ("What may missions do?", []),
        ("resolution 2690 (2023)", []),
        ("by 2,019 soldiers and 12019 others", []),
    ],
)
def test_dates_in_questions(text: str, named: list[str]) -> None:
    assert [each.iso for each in periods(text)] == named


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("How many in May 2023, and how many a year before?", "How many in May 2023, and how many in May 2022?"),
        ("How many in 2018 and in the previous year?", "How many in 2018 and in 2017?"),
        ("How many a year earlier?", "How many a year earlier?"),
        ("How many in 2018, 2019 and a year earlier?", "How many in 2018, 2019 and a year earlier?"),
        ("What did it do in 2018, the year before the vote?", "What did it do in 2018, the year before the vote?"),
        ("A year earlier, how many in 2018?", "A year earlier, how many in 2018?"),
        ("How many in 2018/19, and how many a year before?", "How many in 2018/19, and how many a year before?"),
    ],
)
def test_a_year_before_is_the_date_that_it_means(asked: str, meant: str) -> None:
    assert year_before(asked) == meant


def test_the_word_before_a_date_is_told() -> None:
    assert [each.lead for each in periods("between 2016 and 2019")] == ["between", "and"]


@pytest.mark.parametrize(
    ("asked", "dates", "text", "agree"),
    [
        ("in 2019", ["2019-10-05"], "", True),
        ("in 2019", ["2018"], "", False),
        ("in October 2019", ["2019-10-05"], "", True),
        ("in October 2019", ["2019"], "", False),
        ("on 7 September", ["2023-09-07"], "", True),
        ("in 2019", ["2018/2019"], "", True),
        ("since 2013", ["2013/.."], "", True),
        ("in 2019", [], "It rose from 8 in 2018 to 9 in 2019.", True),
        ("in 2019", [], "It rose in 2018/19.", True),
        ("in 2019", [], "resolution 2019 (2011)", False),
    ],
)
def test_facts_of_a_period(asked: str, dates: list[str], text: str, agree: bool) -> None:
    (period,) = periods(asked)
    assert agrees(period, dates, text) is agree


@pytest.mark.parametrize(
    ("question", "start", "end", "stands"),
    [
        ("in 2023", "2023", "2023", True),
        ("in 2023", "2022-11", "2023-04", True),
        ("in 2023", "1948", "2023-09-01", False),
        ("since 1948", "1948", "2023-09-01", True),
        ("in 2019", "2013", "2023", False),
    ],
)
def test_what_was_in_a_year_is_not_what_took_many(question: str, start: str, end: str, stands: bool) -> None:
    row = {"value": 7, "period_start": start, "period_end": end, "quote": "Seven were killed."}
    fact = Fact(row, {}, frozenset(), frozenset(), (start, end), None)
    assert (period_stands(periods(question)[0], fact, "", {}) > 0) == stands
