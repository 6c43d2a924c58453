"""The adoption of a resolution: by whom, at which meeting, on which day, from its masthead or its closing line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pkgraph import symbols
from pkgraph.read.dates import day_of
from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Fact, Part, PartKind
from pkgraph.read.patterns import load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "adoption.toml"


@dataclass(frozen=True, slots=True)
class Adoption(Fact):
    """The adoption of the document that says so."""

    body: str
    """``Security Council``, ``General Assembly``"""
    record: str | None
    """canonical symbol of the record of the meeting: ``S/PV.9365``, ``A/75/PV.41``; None where no meeting is named"""
    date: date


def read_adoptions(context: Context) -> Iterator[Fact]:
    """One adoption at most; of several lines that tell it the first with a meeting."""
    key = context.document.key
    if symbols.kind(key) != "resolution":
        return
    told = [found for part in context.document.parts for found in _told(part)]
    day = next((match["date"] for _, match in told), None)
    whole = [(part, match) for part, match in told if match["meeting"]]
    for part, match in [*whole, *told][:1]:
        adopted = day_of(match["date"] if match["date"] else day or "")
        body = match.groupdict().get("body") or symbols.body(key)
        if adopted and body:
            yield Adoption(
                evidence=context.evidence(part, match.span(), match.span()),
                mention=source_span(part.view, *match.span()),
                body=body.title(),
                record=symbols.meeting_record(key, match["meeting"]) if match["meeting"] else None,
                date=adopted,
            )


def _told(part: Part) -> Iterator[tuple[Part, re.Match[str]]]:
    name = {PartKind.FRONT: "masthead", PartKind.PARAGRAPH: "closing"}.get(part.kind)
    if name and (part.kind is PartKind.FRONT or part.number is None):
        for match in load_patterns(_FILE)[name].regex.finditer(part.view.text):
            yield part, match
