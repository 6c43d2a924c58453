"""Samples of the families of documents, each with the front and the parts that its reading must give.

Beside ``tests/documents/NAME.txt`` (or ``.md``) stands ``NAME.parts``: the family and what the front tells, then a line
for each part with its path, its kind, its parent and, of a heading, its title, of other parts how they begin and end.
"""

from __future__ import annotations

from dataclasses import fields

import pytest
from samples import ROOT, read

from pkgraph.read.model import Document, Part, PartKind
from pkgraph.read.structure.families import families

SAMPLES = sorted(p for p in (ROOT / "tests" / "documents").iterdir() if p.suffix in (".txt", ".md"))
_SHOWN = 30


def shown(document: Document) -> str:
    """What a ``.parts`` file holds."""
    told = [(field.name, getattr(document.front, field.name)) for field in fields(document.front)]
    front = [f"{name}: {value}" for name, value in told if value is not None]
    return "\n".join([f"family: {document.family}", *front, "", *map(_line, document.parts), ""])


def _line(part: Part) -> str:
    words = part.view.text
    short = words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN].rstrip()} … {words[-_SHOWN:].lstrip()}"
    if part.kind in (PartKind.SECTION, PartKind.FIGURE):
        short = part.title or ""
    return f"{part.path} | {part.kind} | {part.parent or '-'} | {short}"


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.stem for sample in SAMPLES])
def test_a_sample_is_read_as_expected(sample: object) -> None:
    path = next(p for p in SAMPLES if p == sample)
    document = read(path.read_text(encoding="utf-8"), path.name).document
    assert shown(document).splitlines() == path.with_suffix(".parts").read_text(encoding="utf-8").splitlines()


def test_every_family_but_records_and_the_repertoire_has_a_sample() -> None:
    read_as = {path.with_suffix(".parts").read_text(encoding="utf-8").split("\n", 1)[0] for path in SAMPLES}
    told = {f"family: {family.name}" for family in families()} - {"family: meeting-record", "family: repertoire"}
    assert told <= read_as
    assert "family: unknown" in read_as
