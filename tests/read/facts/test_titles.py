"""Citations of works by title in whole documents."""

from __future__ import annotations

from samples import read

from pkgraph.read.model import Citation


def cited(text: str) -> list[tuple[str, str, str | None]]:
    facts = [fact for fact in read(text).facts if isinstance(fact, Citation)]
    return [(fact.cited, fact.cited_type, fact.pinpoint) for fact in facts]


def test_one_a_sentence_with_its_missions() -> None:
    charter = "the Charter of the United Nations"
    text = f"Report\n\n1. UNMISS acts under Chapter VII of {charter} and upholds {charter}.\n"
    (fact,) = [fact for fact in read(text).facts if isinstance(fact, Citation)]
    assert (fact.cited, fact.pinpoint, fact.missions) == ("Charter of the United Nations", "Chapter VII", ("UNMISS",))
    assert (fact.work, fact.via, fact.surface) == (
        "charter-of-the-united-nations",
        "text",
        "Charter of the United Nations",
    )


def test_a_title_tied_to_a_symbol_is_that_document_everywhere() -> None:
    text = (
        "Report\n\n1. See my policy brief on A New Agenda for Peace.¹\n\n¹ A/77/CRP.1/Add.8.\n\n"
        "2. A New Agenda for Peace is wide. The Charter of the United Nations is older.\n"
    )
    assert cited(text) == [
        ("A/77/CRP.1/Add.8", "document", None),
        ("A/77/CRP.1/Add.8", "document", None),
        ("Charter of the United Nations", "title", None),
    ]


def test_a_symbol_beside_the_title_says_it() -> None:
    assert cited("Report\n\n1. The Brahimi report (A/55/305-S/2000/809) was bold.\n") == [
        ("A/55/305-S/2000/809", "document", None)
    ]


def test_headings_cite_nothing_by_title() -> None:
    assert cited("Report\n\nI. Charter of the United Nations\n\n1. Nothing more.\n") == []
