"""Resolutions as published, where their texts are at hand: every operative paragraph, and every decision on a mission.

``more/provision.jsonl`` has the verb of every paragraph, ``more/decision.jsonl`` what is decided on missions, tasks
apart: all of it is found, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from gold.measure import GOLD
from samples import SHARED, read

from pkgraph.read.facts.mandate import Mandate
from pkgraph.read.facts.provision import Provision
from pkgraph.read.model import Reading

TEXTS = SHARED / "corpus" / "un"
FIELDS = ("mission", "verb", "action", "effective", "until", "interval", "ceiling", "ceiling_of", "ceiling_note")


def lines(name: str) -> list[dict[str, Any]]:
    text = (GOLD / "more" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


SOURCES = sorted({line["source"] for line in lines("provision")})


@cache
def reading(source: str) -> Reading:
    path = TEXTS / source
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand: it stands in ../shared/corpus/un")
    return read(path.read_bytes().decode("utf-8"), source)


@pytest.mark.parametrize("source", SOURCES)
def test_every_paragraph_has_its_verb(source: str) -> None:
    first: dict[str, tuple[str, str | None]] = {}
    for fact in reading(source).facts:
        if isinstance(fact, Provision) and fact.number:
            first.setdefault(fact.number, (fact.verb, fact.addressee))
    for line in lines("provision"):
        if line["source"] == source:
            assert first.get(line["paragraph"]) == (line["verb"], line["addressee"]), line


def told(source: str) -> Iterator[dict[str, Any]]:
    found = reading(source)
    labels = {part.path: part.label for part in found.document.parts}
    for fact in found.facts:
        if isinstance(fact, Mandate) and fact.action != "task":
            row = {name: getattr(fact, name) for name in FIELDS}
            part = labels[fact.evidence.part]
            place = {"part": part} if part.startswith("para ") else {}
            yield {"source": source, **place, **{k: v for k, v in row.items() if v is not None}}


def as_text(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize("source", SOURCES)
def test_every_decision_on_a_mission_is_found_and_nothing_else(source: str) -> None:
    expected = {as_text(line) for line in lines("decision") if line["source"] == source}
    found = {as_text(row) for row in told(source)}
    assert found == expected, {"missed": sorted(expected - found), "wrong": sorted(found - expected)}


def test_the_lists_are_long_enough() -> None:
    assert len(lines("provision")) >= 240
    assert len(lines("decision")) >= 50
