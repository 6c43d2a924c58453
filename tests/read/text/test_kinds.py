"""The same document says the same in every kind of file."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from read.text.makers import MAKERS, SAMPLE
from samples import read

from pkgraph.read.model import Evidence, Fact, Reading, Span
from pkgraph.read.text.reader import READERS
from pkgraph.read.text.sources import Source

KINDS = [kind for kind in MAKERS if kind != ".txt"]


@cache
def reading(kind: str) -> Reading:
    source = Source(Path(f"sample{kind}"), f"sample{kind}")
    return read(READERS[kind](MAKERS[kind](SAMPLE), source), source.name)


def meaning(fact: Fact) -> str:
    """What a fact says and of which part it was read, without its place in the text."""
    said = [(f.name, value) for f in fields(fact) if not isinstance(value := getattr(fact, f.name), (Evidence, Span))]
    return repr((type(fact).__name__, fact.evidence.part, said))


def test_every_kind_of_file_has_a_maker() -> None:
    assert MAKERS.keys() == READERS.keys()


def test_the_sample_holds_what_kinds_of_files_differ_in() -> None:
    found = reading(".txt")
    assert found.document.key == "S/2031/112"
    assert not found.document.notices
    assert {"para/13", "para/2/a/ii", "annex/1/para/2", "fn/2", "table/1/row/4"} <= {
        p.path for p in found.document.parts
    }
    kinds = Counter(type(fact).__name__ for fact in found.facts)
    assert kinds["Citation"] > 10
    assert kinds["Observation"] > 20
    assert kinds["MissionMention"] > 10


@pytest.mark.parametrize("kind", KINDS)
def test_its_parts_are_the_same(kind: str) -> None:
    def parts(of: Reading) -> dict[str, tuple[object, ...]]:
        return {
            p.path: (p.kind, p.label, p.parent, p.title, p.header, [w for _, w in p.cells] or p.view.text)
            for p in of.document.parts
            if p.path != "table/1"
        }

    assert parts(reading(kind)) == parts(reading(".txt"))


@pytest.mark.parametrize("kind", KINDS)
def test_its_facts_are_the_same(kind: str) -> None:
    assert Counter(map(meaning, reading(kind).facts)) == Counter(map(meaning, reading(".txt").facts))


@pytest.mark.parametrize("kind", KINDS)
def test_its_front_marks_and_notices_are_the_same(kind: str) -> None:
    found, expected = reading(kind).document, reading(".txt").document
    assert found.front == expected.front
    assert {(link.part, link.footnote) for link in found.links} == {(k.part, k.footnote) for k in expected.links}
    assert found.notices == expected.notices


@pytest.mark.parametrize("kind", KINDS)
def test_every_quote_stands_in_the_text_that_is_kept(kind: str) -> None:
    found = reading(kind)
    for fact in found.facts:
        span = fact.evidence.span
        assert found.document.text[span.start : span.end] == fact.evidence.quote


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_gives_the_same_text(kind: str) -> None:
    source = Source(Path(f"sample{kind}"), f"sample{kind}")
    data = MAKERS[kind](SAMPLE)
    assert READERS[kind](data, source) == READERS[kind](data, source)


def test_only_pages_are_numbered() -> None:
    pages = [part.page for part in reading(".pdf").document.parts]
    assert pages[0] == 1
    assert pages == sorted(page for page in pages if page)
    assert pages[-1] == 3
    assert {part.page for kind in (".txt", ".html", ".docx") for part in reading(kind).document.parts} == {None}
