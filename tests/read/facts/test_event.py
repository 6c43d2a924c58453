"""Events: dated clauses that tell of something that happened or is foreseen, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from samples import read

from pkgraph.read.facts.event import Event
from pkgraph.read.model import Bibliography

KNOWN = Bibliography(issued="2019-11-05")
PERIOD = Bibliography(period_start=date(2023, 11, 1), period_end=date(2024, 4, 30), issued="2024-09")
Told = tuple[str, str | None, str | None]
"""words, kind, date"""


def events(text: str, known: Bibliography = KNOWN) -> list[Event]:
    return [fact for fact in read(f"Report\n\n1. {text}\n", known=known).facts if isinstance(fact, Event)]


def told(text: str, known: Bibliography = KNOWN) -> list[Told]:
    return [(e.event, e.type, e.date) for e in events(text, known)]


def whole(sentence: str, kind: str | None, day: str | None) -> tuple[str, list[Told]]:
    return sentence, [(sentence, kind, day)]


CASES: list[tuple[str, list[Told]]] = [
    whole("In May 2018, the two Governments signed a treaty in Ruritania.", "agreement signed", "2018-05"),
    whole(
        "MINUSCA made a visit to the Central African Republic in May 2018 to meet 39 elders.",
        "visit",
        "2018-05",
    ),
    whole("Elections would be held in December 2020.", "election", "2020-12"),
    whole("The Commission completed the voter registration on 24 April 2018.", "election", "2018-04-24"),
    whole("They reached a comprehensive peace agreement in May 2018.", "agreement signed", "2018-05"),
    whole("In May 2018, the signatories of the Agreement on Peace met in Bamako.", "meeting", "2018-05"),
    ("The parties should restore constitutional order by March 2024 under the Political Agreement for Peace.", []),
    whole("A cholera epidemic broke out in March 2016.", "disaster", "2016-03"),
    whole("On 3 April 2017, two peacekeepers were killed near Gao.", "attack", "2017-04-03"),
    whole("The office was closed in 2016.", "closure", "2016"),
    whole("The camp was handed over to the authorities on 2 June 2015.", "handover", "2015-06-02"),
    whole("Since June 2018, the Office has begun to publish its data.", "launch", "2018-06"),
    whole("The ceasefire has held since 2006.", "ceasefire", "2006/.."),
    whole("A review of the strategy is planned for 2020.", "review", "2020"),
    whole("The base is to be handed over by mid-2021.", "handover", "2021"),
    whole("In 2018/19, three seminars were held for contributors.", "seminar", "2018/2019"),
    whole("From March to May 2017, two teams were deployed to the region.", "deployment", "2017-03/2017-05"),
    whole("In July, the handbook was issued.", "publication", "2019-07"),
    whole("2016 marked the first attack by drones on a mission.", "attack", "2016"),
    (
        "They welcomed the Treaty of Strelsau, signed in June 2014 by both parties, and other steps that were taken "
        "over the years in order to bring about a lasting peace between the communities of the region "
        "and the countries around it.",
        [("the Treaty of Strelsau, signed in June 2014 by both parties", "agreement signed", "2014-06")],
    ),
    (
        "The situation calmed after the 2018 elections in the north.",
        [("the 2018 elections in the north", "election", "2018")],
    ),
    ("It follows the procurement policy of 2015.", [("the procurement policy of 2015", "policy", "2015")]),
    (
        "In May, a manual was adopted, while in June, the first course was held.",
        [
            ("In May, a manual was adopted", "adoption", "2019-05"),
            ("in June, the first course was held", "training", "2019-06"),
        ],
    ),
    (
        "Drills were carried out in 2017 and 2018.",
        [("Drills were carried out in 2017 and 2018", "exercise", day) for day in ("2017", "2018")],
    ),
    (
        "The mandate was extended by resolution 2459 (2019), by which the Council extended the mandate of the mission.",
        [
            (
                "resolution 2459 (2019), by which the Council extended the mandate of the mission.",
                "decision",
                "2019",
            )
        ],
    ),
    # Of what stands before "of 2015" the nearest noun is dated, and tells the kind.
    (
        "They meet the staff training and performance improvement policy of 2015 and the guidelines on arms of 2018.",
        [
            ("the staff training and performance improvement policy of 2015", "policy", "2015"),
            ("the guidelines on arms of 2018", "policy", "2018"),
        ],
    ),
    (
        "It noted the elections in May 2024, as endorsed by the Zenda Summit of 3 July 2022.",
        [
            (
                "It noted the elections in May 2024, as endorsed by the Zenda Summit of 3 July 2022",
                "election",
                "2024-05",
            ),
            ("the Zenda Summit of 3 July 2022", "conference", "2022-07-03"),
        ],
    ),
    (
        "It read the 2017 review of the fund endorsed by the Council and called for others.",
        [("the 2017 review of the fund", "review", "2017")],
    ),
    # What is only spoken of, or far from a deadline, tells no kind.
    whole("On 5 May 2019, the Minister stated that the appointment of the judge was unlawful.", None, "2019-05-05"),
    # Data notes, examples of how cases are counted, numbers of resolutions, dates up to which something lasts.
    ("Data is available from 2013 for MINUSCA; MONUSCO and UNIFIL (data is excluded) and is cumulative.", []),
    ("Previous year (example): An incident that occurred in 2015 and was reported in 2016.", []),
    ("An incident that occurred in 2015 will be marked as previous year.", []),
    ("It works with the Committee established by resolutions 1267 (1999) and 1989 (2011) and others.", []),
    ("The useful life of the vehicles was reviewed, extending it to 2027.", []),
    ("In line with the approved resources in 2018/19, the proposal includes $13.0 million for patrols.", []),
    # No event: a measure, a state, a citation, a plan's name, what goes on, no date.
    ("In 2018, the number of patrols rose by 12 per cent.", []),
    ("In 2018, the share of trained women rose by 3 per cent.", []),
    ("As at 30 June 2019, the mission had two bases.", []),
    ("From July 2018 to June 2019, 52 allegations were recorded.", []),
    ("It recalled the report of 4 May 2018 (S/2018/430).", []),
    ("The average fell from 646 days in 2017 to 375 days in 2019.", []),
    ("In 2018, the mission answered 1,200 requests.", []),
    ("In 2018, the Secretariat continued to implement the plan.", []),
    ("Progress towards the 2030 Agenda is slow.", []),
    ("The Council adopted resolution 2436 (2018).", []),
    ("The mission supports the Government.", []),
    ("This is a decrease compared with the same period in 2016.", []),
    ("Source: survey held in October 2018.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_cases(text: str, expected: list[Told]) -> None:
    assert [(words.rstrip("."), kind, day) for words, kind, day in told(text)] == [
        (words.rstrip("."), kind, day) for words, kind, day in expected
    ]


def test_what_is_to_come_is_foreseen() -> None:
    (event,) = events("The exercise is scheduled for March 2020.")
    assert (event.date, event.date_note) == ("2020-03", "foreseen")


def test_a_clause_without_a_date_takes_it_from_the_head_of_its_sentence() -> None:
    found = events("In 2018, the policy was promulgated, while a handbook on patrols was approved, providing guidance.")
    assert [(e.date, e.date_note) for e in found] == [("2018", None), ("2018", "date from the head of the sentence")]


def test_a_sentence_that_goes_on_takes_the_date_of_the_one_before() -> None:
    found = events("In May 2018, experts met in Rome. Following the meeting, a manual was issued.")
    assert [(e.date, e.date_note) for e in found] == [
        ("2018-05", None),
        ("2018-05", "date from the preceding sentence"),
    ]


def test_a_sentence_in_the_perfect_takes_no_date_from_the_one_before() -> None:
    assert len(events("In May 2018, experts met in Rome. Working groups have been established in three missions.")) == 1


def test_what_is_done_at_once_falls_into_the_reporting_period() -> None:
    (event,) = events("A working group on data was established in Bangui.", PERIOD)
    assert (event.type, event.date) == ("establishment", "2023-11-01/2024-04-30")
    assert event.date_note == "not dated more precisely than the reporting period"
    assert events("A working group on data was established in Bangui.") == []
    assert events("Units are evaluated every quarter.", PERIOD) == []


def test_lists_of_closed_missions_and_acts_of_resolutions_are_not_of_the_reporting_period() -> None:
    assert (
        events("Reported records are included (Current Mission) UNMISS, (Closed Mission) UNMIL and UNOCI", PERIOD) == []
    )
    assert events("The mandate of UNMISS was established by the Council in its resolution 1996 (2011).", PERIOD) == []
    assert len(events("The office of UNMISS in Bor was closed.", PERIOD)) == 1


def test_the_period_of_a_budget_is_still_to_come() -> None:
    ahead = Bibliography(title="Budget for the Mission", period_start=date(2025, 7, 1), period_end=date(2026, 6, 30))
    told = Bibliography(title="Budget performance", period_start=date(2025, 7, 1), period_end=date(2026, 6, 30))
    assert [e.date for e in events("The base in Bor was closed on 21 September.", told)] == ["2025-09-21"]
    assert [e.date for e in events("The base in Bor was closed on 21 September.", ahead)] == [None]
    assert events("The base in Bor was closed.", ahead) == []


def test_missions_and_place() -> None:
    (event,) = events("In March 2018, MINUSMA and UNMISS held a workshop in Entebbe, Uganda.")
    assert (event.missions, event.place) == (("MINUSMA", "UNMISS"), "Entebbe, Uganda")
    (event,) = events("In March 2018, a workshop was held by the Secretariat in central Mali.")
    assert (event.missions, event.place) == ((), "central Mali")
    (event,) = events("In March 2018, the workshop was held in English in the General Assembly.")
    assert event.place is None
    (event,) = events("In March 2018, pledges were registered in the Unit Offer Register System.")
    assert event.place is None


def test_items_of_a_cell_are_events_of_their_row() -> None:
    table = (
        "Highlights\n\n| | What was done |\n|---|---|\n"
        "| UNMISS | Weekly radio programmes to correct rumours Creation of a hotline for journalists |\n"
    )
    found = [f for f in read(table, known=PERIOD).facts if isinstance(f, Event)]
    assert [(e.event, e.type, e.missions) for e in found] == [
        ("Creation of a hotline for journalists", "establishment", ("UNMISS",))
    ]


def test_the_words_stand_in_the_quote_and_the_mention() -> None:
    reading = read("Report\n\n1. In May 2018 the *treaty* was signed, while talks in June 2018 failed.\n", known=KNOWN)
    found = [f for f in reading.facts if isinstance(f, Event)]
    assert len(found) == 2
    for event in found:
        quote = reading.document.text[event.evidence.span.start : event.evidence.span.end]
        assert quote == event.evidence.quote
        assert event.evidence.span.start <= event.mention.start < event.mention.end <= event.evidence.span.end


def test_the_heads_of_columns_tell_no_event() -> None:
    table = "| Mission | Attacks recorded on 5 May 2023 |\n| --- | --- |\n| UNMISS | On 6 May 2023 a camp was hit |\n"
    found = [f for f in read(f"Report\n\n1. The attacks.\n\n{table}").facts if isinstance(f, Event)]
    assert [str(f.date) for f in found] == ["2023-05-06"]
