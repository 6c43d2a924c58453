"""Observations: what each sentence, footnote and table row measures, and what measures nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from observed import PROGRESS, REPORT, observations

from pkgraph.read.facts.observation import Observation
from pkgraph.read.model import Bibliography

Told = tuple[str, str, str | None, str | None, str | None, str | None]
"""value, unit, subject, start and end of the period, qualifier"""


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
