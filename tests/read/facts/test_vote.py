# ruff: noqa: E501
"""Votes of verbatim records: what was announced, who voted how, what was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import SHARED, read

from pkgraph.read.facts.vote import Vote
from pkgraph.read.model import Reading

DOCUMENTS = Path(__file__).parents[1] / "records" / "documents"
FRONT = "S/PV.9990\nSecurity Council\n\nAgenda\nThe situation in Libya\n\nThe meeting was called to order at 10 a.m.\n\nThe situation in Libya\n\n"
DRAFT = "The President: Members of the Council have before them document S/2023/77, which contains the text of a draft resolution submitted by Malta.\n"
TAKEN = "A vote was taken by show of hands.\n"


def votes(reading: Reading) -> list[Vote]:
    return [fact for fact in reading.facts if isinstance(fact, Vote)]


def in_file(name: str) -> Vote:
    (vote,) = votes(read((DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt"))
    return vote


def counts(vote: Vote) -> tuple[int | None, int | None, int | None]:
    return vote.in_favour, vote.against, vote.abstentions


def codes(vote: Vote) -> tuple[list[str], list[str], list[str]]:
    sides = (vote.states_in_favour, vote.states_against, vote.states_abstaining)
    first, second, third = ([state.code for state in side] for side in sides)
    return first, second, third


def test_a_vote_in_the_council() -> None:
    vote = in_file("columns")
    assert (vote.draft, vote.result, vote.resolution) == ("S/2023/871", "adopted", "S/RES/2709(2023)")
    assert counts(vote) == (13, 0, 2)
    favour, against, abstaining = codes(vote)
    assert favour == ["AUS", "BEL", "FRA", "KEN", "MEX", "NOR", "SEN", "SVN", "ZAF", "TUN", "GBR", "USA", "VNM"]
    assert (against, abstaining) == ([], ["CHN", "RUS"])
    assert vote.topic == "The situation in the Central African Republic"
    assert vote.evidence.quote.startswith("The draft resolution received 13\nvotes in favour")
    assert vote.evidence.quote.endswith("as resolution 2709\n(2023).")


def test_a_vote_in_the_assembly() -> None:
    vote = in_file("assembly")
    assert (vote.meeting, vote.draft, vote.result, vote.resolution) == (
        "A/79/PV.77",
        "A/79/L.70",
        "adopted",
        "A/RES/79/280",
    )
    assert counts(vote) == (8, 2, 1)
    assert codes(vote) == (["ALB", "BOL", "BRA", "CHL", "CIV", "KEN", "SWE", "TUR"], ["ISR", "USA"], ["PNG"])


ANNOUNCED = [
    ("The draft resolution received 15 votes in favour. The draft resolution has been adopted unanimously as resolution 2999 (2023).", (15, 0, 0), "adopted unanimously", "S/RES/2999(2023)"),
    ("There were 13 votes in favour, none against and two abstentions. The draft resolution has been adopted as resolution 2999 (2023).", (13, 0, 2), "adopted", "S/RES/2999(2023)"),
    ("The draft resolution received 10 votes in favour, one vote against and 4 abstentions. The draft resolution has not been adopted, owing to the negative vote of a permanent member of the Council.", (10, 1, 4), "not adopted", None),
    ("The draft resolution received 12 votes in favour and 3 abstentions. The draft resolution has been adopted as resolution 2999 (2023).", (12, None, 3), "adopted", "S/RES/2999(2023)"),
    ("The draft resolution received 13 votes in favour, 1 against and 1 abstention. The draft resolution was not adopted owing to the negative vote of a permanent member of the Council.", (13, 1, 1), "not adopted", None),
    ("The draft resolution received 6 votes in favour, 8 votes against and one abstention. The draft resolution has been rejected.", (6, 8, 1), "not adopted", None),
    ("There were 4 votes in favour, 9 against and 2 abstentions. The draft resolution was rejected, having failed to obtain the required number of votes.", (4, 9, 2), "not adopted", None),
    ("The draft resolution received 5 votes in favour, 4 against and 6 abstentions. It has not been adopted, having failed to obtain the required number of votes.", (5, 4, 6), "not adopted", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "count", "result", "resolution"), ANNOUNCED, ids=[words for words, *_ in ANNOUNCED])
def test_announcements(words: str, count: tuple[int | None, ...], result: str, resolution: str | None) -> None:
    (vote,) = votes(read(f"{FRONT}{DRAFT}{TAKEN}The President: {words}\n"))
    assert (vote.draft, counts(vote), vote.result, vote.resolution) == ("S/2023/77", count, result, resolution)


def test_what_is_not_announced_is_counted() -> None:
    lists = "In favour:\nChad, Mali, Peru\nAgainst:\nNone\nAbstaining:\nBosnia and Herzegovina, Trinidad and Tobago and Cuba\n"
    (vote,) = votes(
        read(f"{FRONT}{DRAFT}{TAKEN}{lists}The President: I thank the members.\nMr. Ali (Chad): We vote.\n")
    )
    assert (counts(vote), vote.result) == ((3, 0, 3), None)
    assert codes(vote) == (["TCD", "MLI", "PER"], [], ["BIH", "TTO", "CUB"])
    assert vote.evidence.quote == TAKEN.strip()


def test_a_list_with_a_name_that_is_no_states_is_none() -> None:
    lists = "In favour:\nChad, Mali, Nowhere\nAgainst:\nPeru\n"
    (vote,) = votes(
        read(
            f"{FRONT}{DRAFT}{TAKEN}{lists}The President: The draft resolution received 3 votes in favour and one against.\n"
        )
    )
    assert counts(vote) == (3, 1, None)
    assert codes(vote) == ([], ["PER"], [])


def test_of_two_drafts_none_is_taken_for_the_one() -> None:
    other = "Members also have before them document S/2023/78, which contains the text of a draft resolution submitted by Chad.\n"
    said = (
        "The President: The draft resolution received 3 votes in favour. The draft resolution has not been adopted.\n"
    )
    (vote,) = votes(read(f"{FRONT}{DRAFT}{other}{TAKEN}{said}"))
    assert vote.draft is None


def test_each_vote_has_its_draft() -> None:
    first = "The President: The draft resolution received 3 votes in favour. The draft resolution has not been adopted.\nI shall now put to the vote the draft resolution contained in document S/2023/78.\n"
    second = "The President: The draft resolution received 14 votes in favour and 1 abstention. The draft resolution has been adopted as resolution 2998 (2023).\n"
    found = votes(read(f"{FRONT}{DRAFT}{TAKEN}{first}{TAKEN}{second}"))
    assert [(v.draft, v.result, v.resolution) for v in found] == [
        ("S/2023/77", "not adopted", None),
        ("S/2023/78", "adopted", "S/RES/2998(2023)"),
    ]


def test_words_on_votes_elsewhere_are_none() -> None:
    said = "Mr. Ali (Chad): In 2014 the draft received 13 votes in favour and has been adopted as resolution 2100 (2013).\n"
    assert votes(read(FRONT + said)) == []
    assert votes(read("Report\n\nThe draft resolution received 13 votes in favour and has been adopted.\n")) == []


def test_a_real_record() -> None:
    path = SHARED / "corpus" / "un" / "S-PV-9365.txt"
    if not path.is_file():
        pytest.skip("the corpus of further documents is not here")
    (vote,) = votes(read(path.read_text(encoding="utf-8"), path.name))
    assert (vote.draft, vote.result, vote.resolution) == ("S/2023/480", "adopted unanimously", "S/RES/2690(2023)")
    assert counts(vote) == (15, 0, 0)
    assert len(vote.states_in_favour) == 15
