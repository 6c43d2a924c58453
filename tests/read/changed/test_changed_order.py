"""Rows and list items moved, sentences dropped, a paragraph of another document put in: the rest is read as before."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from read.changed.changes import (
    Meaning,
    actors,
    difference,
    kept,
    meanings,
    read,
    same,
    seed,
    seed_reading,
    without_firsts,
    without_inconsistencies,
)

from pkgraph.read.mentions.sentences import sentences
from pkgraph.read.model import Fact, PartKind, Reading

ADDED = (
    "On 3 May 2017, the Harbour Council told the General Assembly that 45 per cent of the 1,200 pilots of Ruritania "
    "had been trained by UNTAET under resolution 1272 (1999), and urged Portugal to help to set up a pilot committee. "
    "The Council welcomed the Strelsau Agreement, signed in June 2014 by both parties."
)


def rows_moved(text: str, chance: int) -> str:
    """The text with the rows of its tables in another order; those with an empty first cell stay under theirs."""

    def moved(match: re.Match[str]) -> str:
        lines = match[0].splitlines(keepends=True)
        rule = next((n for n, line in enumerate(lines) if re.fullmatch(r"[|\s:-]+", line)), None)
        if rule is None or not match[0].endswith("\n"):
            return match[0]
        groups: list[list[str]] = []
        for line in lines[rule + 1 :]:
            own = bool(line.strip("|\n").split("|")[0].strip())
            groups[-1:] = [[line]] if not groups else [groups[-1], [line]] if own else [[*groups[-1], line]]
        random.Random(chance).shuffle(groups)
        return "".join([*lines[: rule + 1], *(line for group in groups for line in group)])

    return re.sub(r"(?m)(?:^\|.*\n?)+", moved, text)


@pytest.mark.parametrize("chance", [3, 4])
def test_rows_of_every_table_in_another_order(chance: int) -> None:
    text = seed("A4Pplus-5")
    changed = rows_moved(text, chance)
    before = seed_reading("A4Pplus-5")
    assert changed != text and sorted(changed.splitlines()) == sorted(text.splitlines())

    def place(path: str) -> str:
        return re.sub(r"/row/\d+", "/row", path)

    after = read(changed)
    facts = (without_firsts(meanings(reading, place=place)) for reading in (before, after))
    assert difference(*map(without_inconsistencies, facts)) == []  # a total row in the middle is the total of nothing
    assert actors(after) == actors(before)


def test_items_of_lists_in_another_order() -> None:
    text = seed("S-2023-646")

    def moved(match: re.Match[str]) -> str:
        items = re.findall(r"(?m)^\(([a-z])\) (.*)\n\n", match[0])
        words = [words for _, words in items]
        return "".join(f"({n}) {w}\n\n" for (n, _), w in zip(items, words[1:] + words[:1], strict=True))

    changed = re.sub(r"(?m)(?:^\([a-z]\) .*\n\n){2,}", moved, text)
    before, after = seed_reading("S-2023-646"), read(changed)
    assert changed != text

    def place(path: str) -> str:
        return re.sub(r"^(para/\d+)/[a-z]$", r"\1/item", path)

    def words(quote: str) -> str:
        return re.sub(r"^\([a-z]\) ", "", quote)

    facts = (without_firsts(meanings(reading, words, place)) for reading in (before, after))
    assert difference(*facts) == []
    assert actors(after) == actors(before)


def without_sentences(reading: Reading, chance: int) -> tuple[str, list[tuple[int, int]]]:
    """The text without one sentence of each paragraph that has three, never the first; and where these stood."""
    text, gone = reading.document.text, []
    pick = random.Random(chance)
    for part in reading.document.parts:
        spans = sentences(part.view.text)
        if part.kind is PartKind.PARAGRAPH and len(part.pieces) == 1 and not part.view.marks and len(spans) > 2:
            start, end = pick.choice(spans[1:])
            gone.append((part.view.offsets[start], part.view.offsets[end - 1] + 1))
    for start, end in sorted(gone, reverse=True):
        text = (
            text[:start].rstrip(" ") + (" " if text[end : end + 1] not in ("", "\n") else "") + text[end:].lstrip(" ")
        )
    return text, gone


FLOORS = {
    "Event": 0.98,
    "Mechanism": 0.97,
    "MissionMention": 0.96,
    "Observation": 0.95,
    "Outcome": 0.88,
    "PriorityActivity": 0.99,
}
"""shares of the facts of a kind that are kept where sentences go, and of those read that were there before; else 1"""


def test_dropped_sentences_are_missed_alone() -> None:
    """All is kept but what rests on the sentence that went: ``the Mission``, ``in the same year``, a first mention."""
    rest: Counter[Meaning] = Counter()
    after: Counter[Meaning] = Counter()
    for stem in ("A-74-532", "A4Pplus-5", "S-2023-646"):
        before = seed_reading(stem)
        text, gone = without_sentences(before, 7)
        assert len(gone) > 20
        stays = tuple(fact for fact in before.facts if not any(_stands_in(fact, place) for place in gone))
        reading = read(text)
        rest += _of(stem, without_firsts(meanings(replace(before, facts=stays))))
        after += _of(stem, without_firsts(meanings(reading)))
        assert actors(replace(before, facts=stays)) <= actors(reading)
    assert {kind: both for kind, both in kept(rest, after).items() if min(both) < FLOORS.get(kind, 1)} == {}


def _stands_in(fact: Fact, place: tuple[int, int]) -> bool:
    return place[0] < fact.evidence.span.end and fact.evidence.span.start < place[1]


def _of(stem: str, facts: Counter[Meaning]) -> Counter[Meaning]:
    return Counter({(*meaning, stem): count for meaning, count in facts.items()})


@pytest.mark.parametrize("stem", ["A-74-532", "S-2023-646"])
def test_a_paragraph_of_another_document_changes_no_other(stem: str) -> None:
    before = seed_reading(stem)
    numbers = [int(n) for n in re.findall(r"(?m)^(\d{1,3})\. .{120}", seed(stem))]
    at = numbers[len(numbers) // 2]

    def higher(number: str) -> int:
        return int(number) + (int(number) > at)

    text = re.sub(r"(?m)^(\d{1,3})\.(?= )", lambda m: f"{higher(m[1])}.", seed(stem))
    changed = re.sub(rf"(?m)^{at}\. .*\n", lambda m: f"{m[0]}\n{at + 1}. {ADDED}\n", text)
    after = read(changed)

    def place(path: str) -> str:
        return re.sub(r"^para/(\d+)", lambda m: f"para/{higher(m[1])}", path)

    rest = without_firsts(meanings(after))
    added = {meaning for meaning in rest if meaning[1] == f"para/{at + 1}"}
    assert {"Citation", "MissionMention", "Observation", "Event"} <= {str(meaning[0]) for meaning in added}
    for meaning in added:
        del rest[meaning]
    assert difference(without_firsts(meanings(before, same, place)), rest) == []
    assert actors(before) <= actors(after)
