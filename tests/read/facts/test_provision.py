"""Provisions: one a verb of a resolution's paragraphs, with its number, missions and evidence."""

from __future__ import annotations

from samples import read

from pkgraph.read.facts.provision import Provision
from pkgraph.read.model import Reading

TEXT = """Resolution 2799 (2028)

Adopted by the Security Council at its 9999th meeting, on 29 June 2028

The Security Council,

*Recalling* its previous resolutions,

*Acting* under Chapter VII of the Charter of the United Nations,

1. *Decides* to extend the mandate of UNDOF until 31 December 2028, and *calls upon* the parties to help UNTSO;

2. *Requests* the Secretary-General to do the following:

(a) *Request* the Governments to act;

(b) *Urges* Member States to help;

3. *Decides* to remain seized of the matter.
"""


def provisions(reading: Reading) -> list[tuple[str | None, str, str | None, tuple[str, ...]]]:
    return [(f.number, f.verb, f.addressee, f.missions) for f in reading.facts if isinstance(f, Provision)]


def test_every_verb_of_every_operative_paragraph() -> None:
    assert provisions(read(TEXT)) == [
        (None, "acts under Chapter VII", None, ()),
        ("1", "decides", None, ("UNDOF",)),
        ("1", "calls upon", "parties", ("UNTSO",)),
        ("2", "requests", "Secretary-General", ()),
        ("2 (b)", "urges", "Member States", ()),
        ("3", "decides", None, ()),
    ]


def test_a_circumstance_before_the_verb() -> None:
    text = TEXT.replace(
        "2. *Requests*", "2. Upon full cessation of hostilities, *calls upon* UNDOF to deploy and *requests*"
    )
    found = [verb for number, verb, *_ in provisions(read(text)) if number == "2"]
    assert found == ["calls upon", "requests"]


def test_words_and_quote_stand_in_the_text() -> None:
    reading = read(TEXT)
    found = [f for f in reading.facts if isinstance(f, Provision)]
    assert found[1].words == "Decides to extend the mandate of UNDOF until 31 December 2028"
    for fact in found:
        span = fact.evidence.span
        assert reading.document.text[span.start : span.end] == fact.evidence.quote
        assert fact.verb.split()[0][:4] in fact.evidence.quote.lower().replace("acting", "acts ")


def test_only_resolutions_have_provisions() -> None:
    assert provisions(read("Report\n\n1. Decides to extend the mandate of UNDOF.\n", "S-2024-1.txt")) == []
