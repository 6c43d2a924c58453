"""Dates in running text: as precise as the words, with the year that the context gives."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkgraph.read.dates import MONTHS, Calendar, dates_in, day_of, month_number

LATE_2019 = Calendar("2019-11-05")
CASES: list[tuple[str, list[tuple[str | None, str]]]] = [
    ("Signed on 1 September 2023.", [("2023-09-01", "in")]),
    ("Signed on September 1, 2023.", [("2023-09-01", "in")]),
    ("since 1st January 2010", [("2010-01-01", "since")]),
    ("in March 2018", [("2018-03", "in")]),
    ("Since 1948, it has helped", [("1948", "since")]),
    ("the 2018 elections", [("2018", "bare")]),
    ("after the 2018 elections", [("2018", "bare")]),
    ("the policy of 2015 and", [("2015", "of")]),
    ("by mid-2021", [("2021", "by")]),
    ("as of June 2023", [("2023-06", "state")]),
    ("from November 2018 to April 2019, three", [("2018-11/2019-04", "from")]),
    ("from 17 January to 15 April 2018", [("2018-01-17/2018-04-15", "from")]),
    ("1 Nov 2023 – 30 April 2024", [("2023-11-01/2024-04-30", "span")]),
    ("between 2013 and 2019", [("2013/2019", "from")]),
    ("Between 2018, when it was launched, and 2020, fatalities", [("2018/2020", "from")]),
    ("the framework (2023–2025)", [("2023/2025", "span")]),
    ("In 2018/19, four seminars", [("2018/2019", "in")]),
    ("During the 2022/23 fiscal year", [("2022/2023", "in")]),
    ("in early 2022 and 2023 and are", [("2022", "in"), ("2023", "in")]),
    ("on 28 July and 14 November 2018", [("2018-07-28", "in"), ("2018-11-14", "in")]),
    ("from 11 to 13 March 2019", [("2019-03-11/2019-03-13", "from")]),
    ("In June, a tool was launched", [("2019-06", "in")]),
    ("on 26 December, it", [("2018-12-26", "in")]),
    ("will start on 15 December", [("2019-12-15", "in")]),
    ("elections in February next year", [("2020-02", "in")]),
    ("will be held in December of next year", [("2020-12", "in")]),
    ("was signed on 3 May last year", [("2018-05-03", "in")]),
    ("were held in November of this year", [("2019-11", "in")]),
    ("and in June of the following year", [(None, "in")]),
    ("in June 2018 next year's", [("2018-06", "in")]),
    ("In 2018, it met on 3 March", [("2018", "in"), ("2018-03-03", "in")]),
    ("the treaty of 2011, it met from 3 to 5 March", [("2011", "of"), ("2019-03-03/2019-03-05", "from")]),
    ("starting in October 2019", [("2019-10", "since")]),
    ("2024 marked the first", [("2024", "bare")]),
    ("resolution 2690 (2023) and S/2023/646, A/RES/73/293", []),
    ("we may in mayhem march on", []),
    ("2,000 people and 1999.5 km", []),
    ("on 31 February 2019", [(None, "in")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_dates_in(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(m.date, m.role) for m in dates_in(text, LATE_2019)] == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("by mid-2021", "by mid-2021"),
        ("towards the end of 2019", "towards the end of 2019"),
        ("in early 2022", "early 2022"),
        ("in the first nine months of 2019", "the first nine months of 2019"),
        ("In June, it met", "year from the document's date"),
        ("In 2018, it met on 3 March", "year from the sentence"),
        ("in 2019", None),
    ],
)
def test_notes_say_what_the_date_does_not(text: str, note: str | None) -> None:
    assert dates_in(text, LATE_2019)[-1].note == note


def test_without_a_calendar_a_year_is_not_guessed() -> None:
    (mention,) = dates_in("In June, it met")
    assert (mention.date, mention.note) == (None, "the year is not known")


def test_a_month_falls_into_the_reporting_period() -> None:
    calendar = Calendar("2024-09", date(2023, 11, 1), date(2024, 4, 30))
    assert [m.date for m in dates_in("In December it met, and again in March.", calendar)] == ["2023-12", "2024-03"]
    assert [m.date for m in dates_in("During the reporting period, it met.", calendar)] == ["2023-11-01/2024-04-30"]
    assert dates_in("During the reporting period, it met.") == []


@pytest.mark.parametrize(
    ("month", "day", "ahead", "year"),
    [(11, 5, False, 2019), (11, 6, False, 2018), (11, 6, True, 2019), (3, None, True, 2020)],
)
def test_the_year_that_a_month_means(month: int, day: int | None, ahead: bool, year: int) -> None:
    assert LATE_2019.year_of(month, day, ahead=ahead) == year


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    words = f"It met on {day.day} {MONTHS[day.month - 1].capitalize()} {day.year} in Rome."
    (mention,) = dates_in(words)
    assert mention.date == day.isoformat()
    assert day_of(words) == day
    assert words[mention.lead : mention.end].startswith("on ")
    assert words[mention.start : mention.end].endswith(str(day.year))


@given(st.text(alphabet="0123456789 MayJunein-–/.,;:to()and", max_size=60))
def test_any_text_gives_dates_inside_it_in_order(text: str) -> None:
    found = dates_in(text, LATE_2019)
    assert all(0 <= m.lead <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    shape = r"\d{4}(-\d\d(-\d\d)?)?"
    assert all(m.date is None or re.fullmatch(f"{shape}(/{shape})?", m.date) for m in found)


def test_month_number() -> None:
    assert [month_number(name) for name in ("Sept.", "may", "Xyz", "Ju")] == [9, 5, None, None]
