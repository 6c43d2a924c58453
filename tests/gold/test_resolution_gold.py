"""Resolutions as published, where their texts are at hand: every operative paragraph.

``more/provision.jsonl`` has the verb and the addressee of every paragraph.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from gold.measure import GOLD
from samples import SHARED, read

from pkgraph.read.facts.provision import Provision
from pkgraph.read.model import Reading

TEXTS = SHARED / "corpus" / "un"


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


def test_the_list_is_long_enough() -> None:
    assert len(lines("provision")) >= 240
