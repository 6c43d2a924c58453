"""What two places say differently of one thing, and all that keeps two numbers from being compared."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from pkgraph.know.graph import comparison_quads
from pkgraph.namespaces import BASE, PK

HEAD = f"""@base <{BASE}> . @prefix pk: <{PK}> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
QUOTE = "In 2029, {} peacekeepers were killed by malicious acts"
MEETING = """pk:reportedMeeting <meeting/S/PV.9998> ; pk:meetingDate "{}"^^xsd:date"""
RECORD = """<meeting/S/PV.9998> rdfs:label "S/PV.9998" ; pk:record <document/S/PV.9998> .\n"""


def place(document: str, at: int, quote: str, said: str, kind: str = "Observation") -> str:
    base = f"document/{document}"
    return f"""<{base}> pk:key "{document}" .
<{base}/{at}> a pk:{kind} ; pk:inDocument <{base}> ; prov:wasDerivedFrom <{base}/para/{at}> ;
  pk:evidence <{base}/e/{at}> ; {said} .
<{base}/e/{at}> oa:hasSelector [ oa:exact "{quote}" ] , <{base}/s/{at}> .
<{base}/e/{at}> oa:hasSelector <{base}/q/{at}> . <{base}/q/{at}> oa:exact "{quote}" . <{base}/s/{at}> oa:start {at} .
""".replace(f'[ oa:exact "{quote}" ] , ', "")


def number(document: str, value: str, at: int = 1, quote: str = QUOTE, **changed: str) -> str:
    said = {
        "indicator": "<indicator/killed>",
        "indicatorLabel": '"peacekeepers killed"',
        "about": "<mission/UNXYZ>",
        "subjectName": '"UNXYZ"',
        "unit": '"count"',
        "observedFrom": '"2029"^^xsd:gYear',
        "observedUntil": '"2029"^^xsd:gYear',
        "numericValue": value,
    } | changed
    return place(document, at, quote.format(value), " ; ".join(f"pk:{k} {v}" for k, v in said.items() if v))


def quads(*texts: str) -> list[Quad]:
    return list(parse((HEAD + "".join(texts)).encode(), format=RdfFormat.TURTLE))


def compared(*texts: str) -> list[tuple[str, str]]:
    found = comparison_quads(BASE, quads(*texts))
    values: dict[str, dict[str, str]] = {}
    for quad in found:
        assert quad.graph_name.value == BASE + "graph/comparison"
        values.setdefault(quad.subject.value, {})[quad.predicate.value.removeprefix(PK)] = quad.object.value
    return sorted((each["printedValue"], each["expectedValue"]) for each in values.values())


def test_two_documents_differ() -> None:
    assert compared(number("A", "32"), number("B", "31")) == [("31", "32")]
    assert compared(number("A", "32"), number("B", "32")) == []


def test_the_value_that_most_give_is_expected() -> None:
    assert compared(number("A", "32"), number("B", "31"), number("C", "31")) == [("32", "31")]


def test_the_order_of_statements_makes_no_difference() -> None:
    texts = [number("A", "32"), number("B", "31"), number("C", "30")]
    assert comparison_quads(BASE, quads(*texts)) == comparison_quads(BASE, quads(*reversed(texts)))


@pytest.mark.parametrize(
    "changed",
    [
        {"about": "<mission/UNABC>"},
        {"unit": '"percent"'},
        {"indicator": "<indicator/wounded>"},
        {"observedUntil": '"2030"^^xsd:gYear'},
        {"observedFrom": ""},
        {"periodNote": '"filled from the heading"'},
        {"qualifier": '"about"'},
        {"about": ""},
    ],
    ids=str,
)
def test_what_is_not_surely_the_same_is_not_compared(changed: dict[str, str]) -> None:
    assert compared(number("A", "32"), number("B", "31", **changed)) == []


def test_sentences_of_other_words_are_not_compared() -> None:
    other = "In 2029, of the {} police officers from Utopia in the capital several died"
    assert compared(number("A", "32"), number("B", "31", quote=other)) == []


def test_a_document_that_gives_several_numbers_is_not_compared() -> None:
    assert compared(number("A", "32"), number("B", "31"), number("B", "7", at=2), number("B", "9", at=3)) == []


def test_two_places_of_one_document() -> None:
    assert compared(number("A", "32"), number("A", "31", at=2)) == [("31", "32")]


def test_an_indicator_in_words_needs_the_same_sentence() -> None:
    words = {"indicator": ""}
    assert compared(number("A", "32", **words), number("B", "31", **words)) == [("31", "32")]
    more = QUOTE + " in the northern and the southern sector"
    assert compared(number("A", "32", **words), number("B", "31", quote=more, **words)) == []


@pytest.mark.parametrize(("one", "other"), [("7200", "7214"), ("5.3", "5.34"), ("9", "9.4"), ("1200000", "1234567")])
def test_rounded_numbers_agree(one: str, other: str) -> None:
    if one == "9":
        assert compared(number("A", one), number("B", other)) == [(other, one)], "a count is no rounded number"
    else:
        assert compared(number("A", one), number("B", other)) == []


def meeting(document: str, day: str, quote: str = "The meeting was held") -> str:
    return place(document, 1, quote, MEETING.format(day), "MeetingReport")


def test_dates_of_a_meeting() -> None:
    record, other = meeting("S/PV.9998", "2030-02-01"), meeting("A", "2030-02-02")
    assert compared(RECORD, record, other) == [("2030-02-02", "2030-02-01")]
    assert compared(RECORD, other, meeting("B", "2030-02-02"), record) == [("2030-02-02", "2030-02-01")] * 2
    assert compared(RECORD, record, meeting("A", "2030-02-01")) == []
    adopted = 'pk:adoptedAt <meeting/S/PV.9998> ; pk:adoptedOn "2030-02-03"^^xsd:date'
    assert compared(RECORD, record, place("R", 1, "Adopted", adopted, "Adoption")) == [("2030-02-03", "2030-02-01")]


def test_a_meeting_that_was_resumed_has_several_days() -> None:
    record = meeting("S/PV.9998", "2030-02-01")
    assert compared(RECORD, record, meeting("A", "2030-02-02", "the 9998th (resumed) meeting")) == []
