"""Observations: numbers, units and periods, each step on its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observed import PROGRESS

from pkgraph.read.facts.observation.number import numbers_in
from pkgraph.read.facts.observation.period import Calendar, periods_in
from pkgraph.read.facts.observation.unit import units_of
from pkgraph.read.mentions.fold import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("71 of seventy-one", ["71", "71"]),
        ("two hundred and five posts", ["205"]),
        ("3.5 million and 460k people", ["3500000", "460000"]),
        ("12-member and four-month-long", ["12", "4"]),
        ("5-10 per cent", ["5", "10"]),
        ("2015-2019 and 5-10", []),
        ("over 2000 cases in 2019", ["2000"]),
        ("resolutions 1325 (2000), 1820 (2008) and 1888 (2009)", []),
        ("2. Introduction", []),
        ("on 3 and 4 March, 3 May 2021 and 5 Oct", []),
        ("three quarters of the posts, half of the staff", ["75", "50"]),
        ("for two decades and the past decade", ["20", "10"]),
        ("https://example.org/a_1_2 and a@b7.org", []),
        ("Treaty Series, vols. 2171, 2173 and 2326; action 36 and points 1 to 9 of the paper", []),
        ("paragraphs 29 to 39 of this resolution; paragraphs 16 (c) and (d), 17 (a)", []),
        ("resolutions 60.18 of 23 May 2007 and 64.17 of 24 May 2011", []),
        ("the two-State solution, the 10-Year Framework, the 5+5 Commission, 95-95-95 targets, ICCD/COP(14)/23", []),
        ("a two-year plan and a 10-year review", ["2", "10"]),
        ("its three dimensions, the six official languages and all three pillars", []),
        ("girls aged 15 to 19 years, children under 5; 40 infants 6 to 23 months of age", ["40"]),
        ("from 3 to 6 p.m. and from 3 to 6 members", ["3", "6"]),
        ("76 cases per 1,000 people and 70 gourdes to 1 United States dollar", ["76", "70"]),
        ("27 dollars for the 12-month period from 1 July 2025", ["27"]),
        ("within twenty four months, at which point 614 staff left", ["24", "614"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert [f"{n.value:f}" for n in numbers_in(fold(text))] == expected


@given(st.integers(min_value=1, max_value=10**9))
def test_a_number_with_thousands_parted_is_read_whole(number: int) -> None:
    text = f"There were more than {number:,} people."
    (found,) = numbers_in(text)
    assert found.value == number
    assert text[found.start : found.end] == f"{number:,}"


@given(st.text(alphabet="0123456789 ,.-/()%$abe\n", max_size=60))
def test_any_text_gives_numbers_at_their_places(text: str) -> None:
    found = numbers_in(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("from 66 to 72 per cent", ["percent", "percent"]),
        ("9, 99 and 100 per cent", ["percent", "percent", "percent"]),
        ("25 per cent, up from 22 in 2018", ["percent", "percent"]),
        ("25 per cent of 40 women", ["percent", "count"]),
        ("10 months, 2 weeks and 3 hours", ["months", "weeks", "hours"]),
        ("two meetings per month", ["count per month"]),
        ("40 hectares", ["ha"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert units_of(text, numbers_in(text)) == units


PERIODS = [
    ("from November 2018 to April 2019", ("2018-11", "2019-04")),
    ("between May and October 2023", ("2023-05", "2023-10")),
    ("from November to April 2019", ("2018-11", "2019-04")),
    ("1 Jan 2017 to 3 Sept 2024", ("2017-01-01", "2024-09-03")),
    ("in 2018/19", ("2018", "2019")),
    ("in mid-2021", ("2021", "2021")),
    ("by the end of 2023", ("2023-12-31", "2023-12-31")),
    ("as at 31 August 2019", ("2019-08-31", "2019-08-31")),
    ("since 2013", ("2013", "2030-09")),
    ("since March 2031", ("2031-03", None)),
    ("in May", ("2030-05", "2030-05")),
    ("in December", ("2029-12", "2029-12")),
    ("in December next year", ("2031-12", "2031-12")),
    ("on 3 May of last year", ("2029-05-03", "2029-05-03")),
    ("in the first quarter of 2021", ("2021-01-01", "2021-03-31")),
    ("in the past six months", ("2029-11-01", "2030-04-30")),
    ("over the past decade", ("2020", "2030")),
    ("in the previous reporting period", ("2029-05-01", "2029-10-31")),
    ("currently", ("2030-09", "2030-09")),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS, ids=[text for text, _ in PERIODS])
def test_periods(text: str, expected: tuple[str | None, str | None]) -> None:
    (period,) = periods_in(f"It was so {text}.", Calendar.of(PROGRESS))
    assert (period.start, period.end) == expected


@pytest.mark.parametrize("text", ["resolution of 31 May 2019", "on 31 February 2019", "the 2019 Agreement", "in Mali"])
def test_what_is_no_period(text: str) -> None:
    assert periods_in(text, Calendar.of(PROGRESS)) == []


def test_nothing_is_filled_from_dates_that_are_not_known() -> None:
    nothing = Calendar(None, None, None)
    assert nothing.back(1) is None
    assert [(p.start, p.end) for p in periods_in("in the past year, in May and currently", nothing)] == [(None, None)]
