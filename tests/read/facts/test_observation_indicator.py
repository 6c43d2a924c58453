"""Observations: what a number measures, in the vocabulary's words and in the document's own."""

from __future__ import annotations

import pytest
from observed import REPORT, observations

from pkgraph.read.facts.observation.indicator import IndicatorFinder
from pkgraph.read.facts.observation.noun import is_whole, points_back
from pkgraph.vocabulary import IndicatorRecord


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
