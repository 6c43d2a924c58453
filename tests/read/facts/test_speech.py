# ruff: noqa: E501
"""Who speaks in a verbatim record, and what speeches, positions and the meeting follow from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from samples import SHARED, read

from pkgraph.read.facts.position import Position
from pkgraph.read.facts.speech import Speech
from pkgraph.read.model import Meeting, Reading

DOCUMENTS = Path(__file__).parents[1] / "records" / "documents"
FRONT = """S/PV.9990
Security Council
9990th meeting
Friday, 5 May 2023, 10 a.m.

President: Ms. Ito . . . . . . . . . . (Japan)
Members:
Ecuador . . . . . . . . . . . Mr. Vega
United States of America . . . . . . . . Mr. Hill

Agenda
The situation in Libya

The meeting was called to order at 10 a.m.

The situation in Libya

"""


@cache
def record(name: str) -> Reading:
    return read((DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")


Told = tuple[str, str | None, str | None, str | None, str | None]


def told(reading: Reading) -> list[Told]:
    return [(f.speaker, f.code, f.post, f.role, f.language) for f in reading.facts if isinstance(f, Speech)]


def views(reading: Reading) -> list[tuple[str, str]]:
    return [(f.state, f.topic) for f in reading.facts if isinstance(f, Position)]


def test_speeches_in_columns() -> None:
    chair = ("The President", None, "President", "President", None)
    okoro = "Special Representative of the Secretary-General for the Central African Republic and Head of MINUSCA"
    assert told(record("columns")) == [
        chair,
        ("Ms. Okoro", None, okoro, "briefer", "French"),
        ("Mr. Mabaya", None, "Commissioner of the African Union for Political Affairs", "briefer", None),
        chair,
        chair,
        ("Mr. Le Goff", "FRA", None, "member", "French"),
        ("Mr. Sokolov", "RUS", None, "member", "Russian"),
        ("Mrs. Wanjala-Otieno", "KEN", None, "member", None),
        ("The President", "SVN", "President", "President", None),
        ("Mr. Ngoma-Yaya", "CAF", None, "invited under rule 37", "French"),
        chair,
    ]


def test_speeches_in_lines() -> None:
    chair = ("The Acting President", None, "Acting President", "President", None)
    union = "Head of the Delegation of the European Union to the United Nations"
    assert told(record("lines")) == [
        chair,
        ("Dato’ Rahman", "MYS", None, None, "Arabic"),
        chair,
        ("Mr. Bensaid", "DZA", None, "member", "Arabic"),
        ("Sir Hugh Lister", "GBR", None, "member", None),
        ("Mr. Lind", None, union, "invited under rule 39", None),
        ("Mr. Karimi", "IRN", None, None, None),
        ("Archbishop Conti", "VAT", None, None, None),
        ("Ms. Alvarez", None, None, None, None),
        ("The Secretary-General", None, "Secretary-General", None, None),
        chair,
    ]


def test_the_words_that_introduce_a_speech_are_its_evidence() -> None:
    reading = record("columns")
    speeches = [f for f in reading.facts if isinstance(f, Speech)]
    assert [f.evidence.part for f in speeches] == [f"speech/{n}" for n in range(1, len(speeches) + 1)]
    text = reading.document.text
    for fact in speeches:
        assert text[fact.evidence.span.start : fact.evidence.span.end] == fact.evidence.quote
        assert text[fact.mention.start : fact.mention.end] == fact.speaker
        assert fact.evidence.quote.rstrip("*").endswith(":")
    assert {fact.topic for fact in speeches} == {"The situation in the Central African Republic"}


def test_topics_in_the_assembly() -> None:
    topics = [f.topic for f in record("assembly").facts if isinstance(f, Speech)]
    assert topics == ["Financing of the United Nations peacekeeping forces in the Middle East"] * 4 + [None]


def test_a_briefer_may_be_known_by_the_thanks() -> None:
    text = (
        "The President: In accordance with rule 39 of the Council’s provisional rules of procedure, I invite Mr. Abdoulaye Bathily, Head of UNSMIL, and Ms. Lena Berg, Chair of the Forum, to participate in this meeting.\n"
        "Mr. Bathily: I thank the Council.\nThe President: I thank Mr. Bathily for his briefing.\nMs. Berg: I thank the Council.\n"
    )
    reading = read(FRONT + text)
    assert [t[:1] + t[2:4] for t in told(reading)][1::2] == [
        ("Mr. Bathily", "Head of UNSMIL", "briefer"),
        ("Ms. Berg", "Chair of the Forum", "invited under rule 39"),
    ]
    (meeting,) = [f for f in reading.facts if isinstance(f, Meeting)]
    assert (meeting.record, str(meeting.date), meeting.topic) == ("S/PV.9990", "2023-05-05", "The situation in Libya")
    assert meeting.briefers == ("Mr. Abdoulaye Bathily, Head of UNSMIL",)


def test_two_of_one_name_are_told_apart_by_nothing() -> None:
    text = (
        "The President: In accordance with rule 39 of the Council’s provisional rules of procedure, I invite Mr. Ali Smith, Head of UNSMIL; and Mr. Tom Smith, Chair of the Forum, to participate in this meeting.\n"
        "Mr. Smith: I thank the Council.\n"
    )
    assert told(read(FRONT + text))[1] == ("Mr. Smith", None, None, None, None)


def test_positions_in_records() -> None:
    assert views(record("columns")) == [
        ("France", "welcome the adoption of resolution 2709 (2023), which renews the mandate of MINUSCA"),
        ("France", "calls on all armed groups to lay down their weapons without delay"),
        ("France", "urge the authorities to end restrictions on the movement of the Mission"),
        (
            "Russian Federation",
            "abstained in the voting on the draft resolution because our proposals were not taken into account",
        ),
        ("Russian Federation", "do not believe that the sanctions regime serves the interests of the people"),
        ("Kenya", "underscores the importance of adequate resources for the disarmament programme"),
        ("Kenya", "regrets that the contributions of troop-contributing countries were not better reflected"),
        ("Slovenia", "strongly supports the mandate of MINUSCA to protect civilians"),
        ("Slovenia", "are concerned about the humanitarian situation in the east"),
    ]
    assert views(record("lines")) == [
        ("Algeria", "reaffirm the primacy of political solutions in peacekeeping"),
        ("United Kingdom", "believe that missions need adequate resources"),
        ("United Kingdom", "call for a review of the mandates of all missions by the end of the year"),
    ]
    assert {f.meeting for f in record("lines").facts if isinstance(f, Position)} == {"S/PV.9001(Resumption1)"}


SAID = [
    ("We urge the parties to talk to one another.", ["urge the parties to talk to one another"]),
    ("While we deeply regret the loss of life, we commend the efforts of UNSMIL.", ["deeply regret the loss of life", "commend the efforts of UNSMIL"]),
    ("Ecuador therefore calls for the withdrawal of all forces.", ["therefore calls for the withdrawal of all forces"]),
    ("Finally, my delegation would like to reiterate its support for UNSMIL.", ["would like to reiterate its support for UNSMIL"]),
    ("The vote is over — we abstained on the draft before us.", ["abstained on the draft before us"]),
    # No view of the speaker's own State.
    ("Chad urges the parties to talk to one another.", []),
    ("I urge the parties to talk to one another.", []),
    ("The resolution that we welcome was late in coming.", []),
    ("As we stress the need for talks, others fight on.", []),
    ("“We reject the plan of the Envoy”, they told us.", []),
    ("We thank the Envoy for his long briefing.", []),
    ("We would have welcomed a stronger text today.", []),
    ("We regret that.", []),
    ("The people of Ecuador support the Council in this.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SAID, ids=[sentence for sentence, _ in SAID])
def test_what_words_a_view(sentence: str, expected: list[str]) -> None:
    assert views(read(f"{FRONT}Mr. Vega (Ecuador) (spoke in Spanish): {sentence}\n")) == [
        ("Ecuador", view) for view in expected
    ]


SPEAKERS = [
    ("Mr. Hill (United States of America)", 1),
    ("Mr. Hill (United States)", 1),
    ("Mr. Diop (Mali)", 0),
    ("Ms. Keita", 0),
    ("The President", 0),
]


@pytest.mark.parametrize(("who", "count"), SPEAKERS, ids=[who for who, _ in SPEAKERS])
def test_only_members_hold_positions(who: str, count: int) -> None:
    assert len(views(read(f"{FRONT}{who}: We urge the parties to talk to one another.\n"))) == count


def test_a_president_speaks_for_a_state_only_in_a_national_capacity() -> None:
    text = (
        "The President: We welcome the members of the Council today.\n"
        "I shall now make a statement in my capacity as the representative of Japan.\n"
        "We urge the parties to talk to one another.\n"
        "I now resume my functions as President of the Council.\n"
        "We call for order in the Council Chamber.\n"
    )
    assert views(read(FRONT + text)) == [("Japan", "urge the parties to talk to one another")]


def test_other_documents_have_no_speeches() -> None:
    text = "Report of the Secretary-General\n\nMr. Vega (Ecuador): We urge the parties to talk to one another.\n"
    assert told(read(text)) == []
    assert views(read(text)) == []


def test_a_real_record() -> None:
    path = SHARED / "corpus" / "un" / "S-PV-9365.txt"
    if not path.is_file():
        pytest.skip("the corpus of further documents is not here")
    reading = read(path.read_text(encoding="utf-8"), path.name)
    assert [(t[0], t[1], t[3]) for t in told(reading)] == [
        ("The President", None, "President"),
        ("The President", None, "President"),
        ("Mr. Agyeman", "GHA", "member"),
        ("Mr. DeLaurentis", "USA", "member"),
        ("Mr. Ishikane", "JPN", "member"),
        ("Mr. De Almeida Filho", "BRA", "member"),
        ("Mr. Hauri", "CHE", "member"),
        ("Mr. Camilleri", "MLT", "member"),
        ("Dame Barbara Woodward", "GBR", "member"),
        ("Mr. Spasse", "ALB", "member"),
        ("Mr. Pérez Loose", "ECU", "member"),
        ("Ms. Evstigneeva", "RUS", "member"),
        ("Mr. Zhang Jun", "CHN", "member"),
        ("The President", "ARE", "President"),
        ("Mr. Konfourou", "MLI", "invited under rule 37"),
        ("The President", None, "President"),
    ]
    positions = [f for f in reading.facts if isinstance(f, Position)]
    assert len(positions) >= 50
    assert not [f for f in positions if f.code == "MLI"]
