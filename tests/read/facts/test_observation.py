"""Observations: what each sentence, footnote and table row measures, and what measures nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import read

from pkgraph.read.facts.observation import Observation
from pkgraph.read.facts.observation.indicator import IndicatorFinder
from pkgraph.read.facts.observation.noun import is_whole, points_back
from pkgraph.read.facts.observation.number import numbers_in
from pkgraph.read.facts.observation.period import Calendar, periods_in
from pkgraph.read.facts.observation.unit import units_of
from pkgraph.read.mentions.fold import fold
from pkgraph.read.model import Bibliography
from pkgraph.vocabulary import IndicatorRecord

Told = tuple[str, str, str | None, str | None, str | None, str | None]
"""value, unit, subject, start and end of the period, qualifier"""

REPORT = """Report of the Secretary-General on United Nations peacekeeping operations

12 May 2030

I. Introduction

1. {}
"""
PROGRESS = Bibliography(issued="2030-09", period_start=date(2029, 11, 1), period_end=date(2030, 4, 30))


def observations(text: str, known: Bibliography | None = None) -> list[Observation]:
    return [fact for fact in read(text, known=known).facts if isinstance(fact, Observation)]


def told(fact: Observation) -> Told:
    value = f"{fact.value:f}" if isinstance(fact.value, Decimal) else fact.value
    return value, fact.unit, fact.subject, fact.period_start, fact.period_end, fact.qualifier


CASES: list[tuple[str, list[Told]]] = [
    (
        "The Economic Community of Lake States brokered a truce in Ghana between 14 armed groups in 2029.",
        [("14", "count", "Economic Community of Lake States", "2029", "2029", None)],
    ),
    (
        "More than 90,000 peacekeepers served in 13 missions in 2029.",
        [
            ("90000", "count", "UN peacekeeping", "2029", "2029", "more than"),
            ("13", "count", "UN peacekeeping", "2029", "2029", None),
        ],
    ),
    (
        "Women made up 23 per cent of the Government unveiled in May 2029, down from 34 per cent in the previous one.",
        [
            ("23", "percent", "UN peacekeeping", "2029-05", "2029-05", "down from 34 per cent"),
            ("34", "percent", "UN peacekeeping", None, None, None),
        ],
    ),
    (
        "The share of women rose from 18 per cent in 2027 to 27 per cent in 2029.",
        [
            ("18", "percent", "UN peacekeeping", "2027", "2027", None),
            ("27", "percent", "UN peacekeeping", "2029", "2029", None),
        ],
    ),
    ("It approved 27 United States dollars for 2029.", [("27", "USD", "UN peacekeeping", "2029", "2029", None)]),
    ("UNMISS trained 220 judges.", [("220", "count", "UNMISS", None, None, None)]),
    (
        "UNIFIL and UNDOF raised the share to 91 and 100 per cent, respectively.",
        [("91", "percent", "UNIFIL", None, None, None), ("100", "percent", "UNDOF", None, None, None)],
    ),
    (
        "In 2029, 27 units were inspected in MINUSCA (15), MONUSCO (8) and UNMISS (4).",
        [
            ("27", "count", "UN peacekeeping", "2029", "2029", None),
            ("15", "count", "MINUSCA", "2029", "2029", None),
            ("8", "count", "MONUSCO", "2029", "2029", None),
            ("4", "count", "UNMISS", "2029", "2029", None),
        ],
    ),
    (
        "There are no hospitals in UNMIK and UNTSO.",
        [("0", "count", "UNMIK", None, None, None), ("0", "count", "UNTSO", None, None, None)],
    ),
    ("No evaluation was rated as poor.", [("0", "count", "UN peacekeeping", None, None, None)]),
    (
        "Fatalities decreased from 24 in 2026 to 8 in 2028 and 4 in the first eight months of 2029.",
        [
            ("24", "count", "UN peacekeeping", "2026", "2026", None),
            ("8", "count", "UN peacekeeping", "2028", "2028", None),
            ("4", "count", "UN peacekeeping", "2029-01-01", "2029-08-31", None),
        ],
    ),
    (
        "As of July 2029, 6 out of 14 heads of components were women.",
        [
            ("6", "count", "UN peacekeeping", "2029-07", "2029-07", None),
            ("14", "count", "UN peacekeeping", "2029-07", "2029-07", None),
        ],
    ),
    ("The arrears amount to $216 million.", [("216000000", "USD", "UN peacekeeping", None, None, None)]),
    (
        "Losses can be as high as US$2.5 billion per year.",
        [("2500000000", "USD per year", "UN peacekeeping", None, None, "as high as")],
    ),
    ("The campaign cost EUR 3 million.", [("3000000", "EUR", "UN peacekeeping", None, None, None)]),
    (
        "Meetings are held about seven times per year.",
        [("7", "count per year", "UN peacekeeping", None, None, "about")],
    ),
    ("Units deploy within 60 days of a request.", [("60", "days", "UN peacekeeping", None, None, "within")]),
    ("The six-year strategy is under way.", [("6", "years", "UN peacekeeping", None, None, None)]),
    ("Over half of the expenditure is in Mali.", [("50", "percent", "Mali", None, None, "over")]),
    ("Two thirds of the posts are vacant.", [("66.7", "percent", "UN peacekeeping", None, None, None)]),
    ("The number of patrols has more than tripled.", [("3", "ratio", "UN peacekeeping", None, None, "more than")]),
    ("Accidents outnumber attacks by three to one.", [("3", "ratio (to 1)", "UN peacekeeping", None, None, None)]),
    (
        "UNMAS cleared over 15,000 km of roads and 1.6 million square metres of land.",
        [
            ("15000", "km", "UN peacekeeping", None, None, "over"),
            ("1600000", "m2", "UN peacekeeping", None, None, None),
        ],
    ),
    (
        "Emissions went down from 7.5 to 7.3 tons per person per year.",
        [
            ("7.5", "tonne/person/year", "UN peacekeeping", None, None, None),
            ("7.3", "tonne/person/year", "UN peacekeeping", None, None, None),
        ],
    ),
    (
        "Seventy-one individuals have been convicted since 2019.",
        [("71", "count", "UN peacekeeping", "2019", "2030-05-12", None)],
    ),
    (
        "One hundred and twenty officers and a dozen judges arrived on 3 March 2030.",
        [
            ("120", "count", "UN peacekeeping", "2030-03-03", "2030-03-03", None),
            ("12", "count", "UN peacekeeping", "2030-03-03", "2030-03-03", None),
        ],
    ),
    (
        "In Mali, 12 civilians were killed and 30 others injured in April.",
        [("12", "count", "Mali", "2030-04", "2030-04", None), ("30", "count", "Mali", "2030-04", "2030-04", None)],
    ),
    (
        "Since the Secretariat launched the plan, 152 Member States have endorsed it.",
        [("152", "count", "Member States", None, None, None)],
    ),
    (
        "UN forces held 914 trainings in the past six months (up from 511).",
        [
            ("914", "count", "UN peacekeeping", "2029-11", "2030-05", "up from 511"),
            ("511", "count", "UN peacekeeping", None, None, None),
        ],
    ),
    ("During the 2028/29 fiscal year, UNFICYP ran 14 courses.", [("14", "count", "UNFICYP", "2028", "2029", None)]),
    (
        "All units passed the test, compared with 43 per cent in 2026.",
        [
            ("100", "percent", "UN peacekeeping", None, None, "compared with 43 per cent"),
            ("43", "percent", "UN peacekeeping", "2026", "2026", None),
        ],
    ),
    (
        "91 (83%) of cases have been investigated.",
        [("91", "count", "UN peacekeeping", None, None, None), ("83", "percent", "UN peacekeeping", None, None, None)],
    ),
    ("Over the past two years, 14 women were promoted.", [("14", "count", "UN peacekeeping", "2028", "2030", None)]),
    ("For the past three years, casualties have increased.", [("3", "years", "UN peacekeeping", "2027", "2030", None)]),
    ("I urge the parties to preserve the gains of the past decade.", []),
    ("Over the past 10 years, peacekeeping changed.", []),
    ("The two Organizations agreed to coordinate.", []),
    ("I spoke with the three African members of the Council and with the two community leaders.", []),
    ("A record is kept in document S/PV.9350 (Resumption 1).", []),
    ("Two organizations endorsed the Declaration.", [("2", "count", "UN peacekeeping", None, None, None)]),
    ("Units were evaluated twice.", [("2", "count", "UN peacekeeping", None, None, None)]),
    (
        "UNTSO met with 5 PCCs; one in Rome and two in Paris.",
        [("5", "count", "UNTSO", None, None, None), ("2", "count", "UNTSO", None, None, None)],
    ),
]

NOTHING = [
    "It considered the report on the financing of the Force and that of the Committee on Budgetary Questions, 2",
    "The Council adopted resolution 2436 (2018) on 21 September 2018.",
    "See paragraphs 5, 6 and 31 below.",
    "Level 2 and 3 facilities, priority 4 and figure 7 are described in section 2.",
    "The Group of 77 and the Group of Five met at 10.30 a.m. in room 4.",
    "COVID-19, M23, C4ISR, D-2 and P-5 are no numbers.",
    "One of the missions, and no one else, may help one another.",
    "The fifth session and the 9389th meeting were held 24/7.",
    "A/74/532 and S/2029/12 are documents of the seventy-fourth session.",
    "Fifteen years later, the first half of 2029 was the 2030 Agenda's.",
    "This zero-tolerance policy is a one-stop shop with 360-degree feedback.",
    "Argentina 6 25 41 72 Bangladesh 2 2 108 112 Chile 3 4 50 57 Ecuador.",
    "There is no formal mechanism, on the one hand.",
    "In May 2029 the Mission reported on two-way radio.",
    "These three groups met between 1 and 5 March.",
    "The 1267 Committee met in 2029.",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence(sentence: str, expected: list[Told]) -> None:
    assert [told(fact) for fact in observations(REPORT.format(sentence))] == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_numbers_that_measure_nothing(sentence: str) -> None:
    assert observations(REPORT.format(sentence)) == []


def test_a_quote_is_the_sentence_and_the_mention_the_number() -> None:
    text = REPORT.format("UNMISS met. It trained 220 judges in 2029. All left.")
    (fact,) = observations(text)
    assert fact.evidence.quote == "It trained 220 judges in 2029."
    assert text[fact.mention.start : fact.mention.end] == "220"
    assert fact.indicator == "judges and magistrates trained"
    assert fact.concept == "judges-and-magistrates-trained"
    assert fact.missions == ()


# --- what a sentence leaves to those around it

AROUND = [
    ("As of May 2029, 40 per cent of heads were women. Men held 60 per cent of posts.", "60", "2029-05", None),
    ("In 2029, 40 judges left. In addition, 60 judges came.", "60", None, None),
    ("In 2029, 40 judges left. UNMISS trained 60 judges.", "60", None, "UNMISS"),
    ("In May 2029, posts grew by 40. In the same month, UNMISS cut 60 posts.", "60", "2029-05", "UNMISS"),
    ("In Mali, the situation improved. Some 60 judges returned.", "60", None, "Mali"),
    ("UNMISS and UNISFA helped. Some 60 judges returned.", "60", None, None),
    ("UNDOF met its goal. The Mission held 60 meetings.", "60", None, "UNDOF"),
    ("The Office of Legal Affairs is small. The Office held 60 meetings.", "60", None, "Office of Legal Affairs"),
    ("With the support of UNMISS, South Sudan hired 60 judges.", "60", None, "South Sudan"),
    ("The agreement, signed in May 2029, names 60 sites.", "60", None, None),
    ("Eight missions, among them UNMISS, reported 60 cases.", "8", None, None),
]


@pytest.mark.parametrize(("text", "value", "start", "subject"), AROUND, ids=[case[0] for case in AROUND])
def test_what_stands_around(text: str, value: str, start: str | None, subject: str | None) -> None:
    fact = next(f for f in observations(REPORT.format(text)) if told(f)[0] == value)
    assert fact.period_start == start
    assert fact.subject == (subject or "UN peacekeeping")


def test_a_report_with_a_reporting_period_fills_it_in_and_says_so() -> None:
    text = REPORT.format("UNMISS trained 40 judges (up from 30 in the last cycle). Courses last 5 days.")
    new, old, long = observations(text, PROGRESS)
    assert (new.period_start, new.period_end) == ("2029-11-01", "2030-04-30")
    assert new.period_note == "filled from the reporting period"
    assert (old.period_start, old.period_end) == ("2029-05-01", "2029-10-31")
    assert old.period_note == "the period before the reporting period, of the same length"
    assert (long.unit, long.period_start) == ("days", None)


@pytest.mark.parametrize(
    ("known", "period"),
    [
        (Bibliography(period_start=date(2029, 9, 1), period_end=date(2030, 4, 30)), ("2029-11-01", "2030-04-30")),
        (Bibliography(), (None, None)),
    ],
)
def test_the_past_months_are_a_time_whatever_the_reporting_period(
    known: Bibliography, period: tuple[str | None, str | None]
) -> None:
    found = observations("1. Over the past six months, UNFICYP held 163 events, up from 57 in 2028.\n", known)
    assert [(fact.value, fact.unit) for fact in found] == [(163, "count"), (57, "count")]
    assert (found[0].period_start, found[0].period_end) == period
    assert "months" not in found[0].indicator and "past" not in found[0].indicator


def test_the_mission_that_no_sentence_names_is_not_peacekeeping_as_a_whole() -> None:
    (one,) = observations(REPORT.format("In addition, 15 fighters surrendered after talks with the Mission."))
    (all_,) = observations(REPORT.format("In addition, 15 fighters surrendered after talks with the missions."))
    assert (one.subject, all_.subject) == (None, "UN peacekeeping")


def test_a_text_that_speaks_of_nothing_known_has_no_subject() -> None:
    (fact,) = observations("A note\n\n1. There were 40 visitors.\n")
    assert fact.subject is None and fact.subject_kind is None and fact.subject_key is None


# --- tables

TABLE = """Progress report on peacekeeping

Mission plans

| 5 | Cycle |
|---|-------|
| Y | UNMISS |
| | UNISFA |
| Y | UNDOF |

Courses

| | # courses | % women |
|---|---|---|
| Medical | 8 (↑ from 4) | 37 % |
| Camp security | 1,200 | 5 % (↓ from 8%) |

Notes

| | Remarks |
|---|---|
| UNMIK | The mission held 13 exercises for all of its staff |
"""


def test_tables() -> None:
    facts = observations(TABLE, PROGRESS)
    assert [told(f)[:3] for f in facts[:3]] == [
        ("Y", "flag", "UNMISS"),
        ("blank", "flag", "UNISFA"),
        ("Y", "flag", "UNDOF"),
    ]
    assert [(f.indicator, *told(f)[:2], f.period_start) for f in facts[3:9]] == [
        ("Medical: courses", "8", "count", "2029-11-01"),
        ("Medical: courses", "4", "count", "2029-05-01"),
        ("Medical: women", "37", "percent", "2029-11-01"),
        ("Camp security: courses", "1200", "count", "2029-11-01"),
        ("Camp security: women", "5", "percent", "2029-11-01"),
        ("Camp security: women", "8", "percent", "2029-05-01"),
    ]
    assert facts[3].qualifier == "↑ from 4"
    assert [told(f)[:3] for f in facts[9:]] == [("13", "count", "UNMIK")]
    assert all(f.evidence.quote.startswith("|") for f in facts)


def test_tables_of_other_kinds_of_facts_are_left_to_them() -> None:
    table = "SOFA incidents\n\n| | New SOFA incidents | Total incidents |\n|---|---|---|\n| UNMISS | 3 | 14 |\n"
    assert observations("Progress report on peacekeeping\n\n" + table) == []


# --- the steps on their own


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


def test_a_concept_needs_all_words_and_its_unit() -> None:
    women = IndicatorRecord("a", "women in police units", ("women|female formed_police", "police wom*"), "percent")
    units = IndicatorRecord("b", "police units", ("formed_police units deploy*",), None)
    finder = IndicatorFinder([women, units])
    assert finder.concept("women in formed police units", "percent") is women
    assert finder.concept("Female Formed-police units", "percent") is women
    assert finder.concept("women in formed police units", "count") is None
    assert finder.concept("women in formed police units deployed", "percent") is units, "more words tell more"
    assert finder.concept("women formed a police unit", "percent") is women
    assert finder.concept("twomen", "percent") is None


LABELS: list[tuple[str, list[str]]] = [
    ("Seven formed police units were sent to the capital.", ["formed police units sent to the capital"]),
    ("The seven remaining units will patrol the border.", ["remaining units patrol the border"]),
    (
        "The mission destroyed over 1,700 mortar shells in the north.",
        ["The mission destroyed mortar shells in the north"],
    ),
    ("UNMISS repaired 12 bridges.", ["repaired bridges"]),
    (
        "It led to 14 new posts, involving 30 people in the capital.",
        ["led to new posts", "involving people in the capital"],
    ),
    ("Of note, 28 per cent of its commitments had been met.", ["commitments met"]),
    ("Tests were held in four of the five high-risk areas of the country.", ["high-risk areas of the country"]),
    ("Some 200 people have access to clean water.", ["people have access to clean water"]),
    (
        "In Chad, 71 traders have been convicted in Chad, the Sudan and Mali.",
        ["traders convicted in Chad, the Sudan and Mali"],
    ),
    ("After 9 months of inactivity, the Minister took office.", ["inactivity"]),
    ("Two statutes remain to be adopted by the Council.", ["statutes remain to be adopted by the Council"]),
    ("Robberies dropped to 9 cases, compared with 19 in 2028.", ["Robberies", "Robberies"]),
    ("The number of trials rose from 12 in 2027 to 18 in 2029.", ["number of trials", "number of trials"]),
    ("The parcels shrank from 70 to 63 units of the currency, as told.", ["units of the currency"] * 2),
    (
        "Approves the estimates of 1,200 dollars for care of the fund; endorses costs of 900 dollars in all its parts.",
        ["estimates for care of the fund", "costs in all its parts"],
    ),
    (
        "The costs fell due to the lower volume of 24 litres of fuel for engines at the average price of $7, as told.",
        ["fuel for engines", "fuel for engines at the average price"],
    ),
    (
        "Rates are for goods and self-sustainment in the amount of $90, as told.",
        ["Rates are for goods and self-sustainment"],
    ),
    (
        "There were such gatherings in the north (14 gatherings), the south (8 gatherings) and elsewhere.",
        ["gatherings", "gatherings"],
    ),
    (
        "They account for 62 per cent of new infections, 60 per cent in the Caribbean and 9 per cent in Latin America.",
        ["new infections", "new infections in the Caribbean", "new infections in Latin America"],
    ),
    ("Some 78 per cent of all new thefts (278) were recorded.", ["new thefts", "new thefts"]),
    (
        "They saw a rise in the number of such trials (12 trials in 2028, compared with 9 trials in 2027).",
        ["such trials", "such trials"],
    ),
    ("With losses of crops reaching 80 tons, hunger grew.", ["losses of crops"]),
    (
        "It counted 44 bad falls, of which 11 resulted from acts of nature, in the north.",
        ["counted bad falls", "counted bad falls resulted from acts of nature"],
    ),
    (
        "There was a rise in the number of sales (from 30 in 2027) and an increased share of boats (from 50 per cent).",
        ["rise in the number of sales", "increased share of boats"],
    ),
]


def test_a_bracket_behind_the_number_of_a_thing_is_of_that_thing() -> None:
    text = "There were 29 category 2 offences, a rise from 2028 in both categories 1 (from 16) and 2 (from 31)."
    first, *others = observations(REPORT.format(text))
    assert all(other.indicator != first.indicator for other in others) and len(others) == 2


def test_what_is_a_whole_clause() -> None:
    assert not is_whole("fell from \0 to \0, and") and not is_whole("of the homicides")
    assert points_back("number of those pending") and not points_back("number of contracts pending")
    assert not is_whole("the estimates of \0 for the fund") and is_whole("the number of \0 trials in 3 towns")


@pytest.mark.parametrize(("text", "labels"), LABELS, ids=[text[:50] for text, _ in LABELS])
def test_own_words_are_what_is_counted_and_what_is_told_of_it(text: str, labels: list[str]) -> None:
    found = observations(REPORT.format(text))
    assert [f.indicator for f in found if f.concept is None][: len(labels)] == labels
