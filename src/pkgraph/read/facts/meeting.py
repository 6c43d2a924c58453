"""Meetings of the Security Council, where the document gives both a record and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pkgraph import symbols
from pkgraph.read.dates import day_of
from pkgraph.read.facts.context import Context
from pkgraph.read.facts.speakers import attendance
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Evidence, Fact, Meeting, Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "meeting.toml"


def read_meetings(context: Context) -> Iterator[Fact]:
    """Rows of tables of meetings; the meeting of a resolution, of a statement, of a record."""
    yield from _own_meeting(context)
    for part in context.document.parts:
        if part.kind is PartKind.TABLE:
            yield from _table(context, part)
        elif part.kind in (PartKind.FRONT, PartKind.PARAGRAPH):
            yield from _adoptions(context, part)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _table(context: Context, table: Part) -> Iterator[Fact]:
    rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
    heads = [words for _, words in rows[0].cells] if rows else []
    heading = _patterns()["item heading"].regex.search(table.title or "")
    item = heading["item"] if heading else None
    for row in rows:
        if not row.cells or row.cells[0][0] is None:
            continue
        match = _patterns()["row"].regex.search(row.cells[0][1])
        record = symbols.canonical(match["record"]) if match else None
        if match is None or record is None:
            continue
        sub_item = " ".join(filter(None, (match["before"], match["after"]))) or _cell(row, heads, "column topic")
        yield Meeting(
            evidence=context.whole(row),
            mention=row.cells[0][0],
            record=record,
            date=day_of(match["date"]),
            topic=sub_item or item,
            briefers=_briefers(row, heads),
        )


def _cell(row: Part, heads: Sequence[str], column: str) -> str | None:
    """The words of a named column; None where cells were lost, so that columns cannot be told."""
    if len(row.cells) != len(heads):
        return None
    regex = _patterns()[column].regex
    return next(
        (words for head, (_, words) in zip(heads, row.cells, strict=True) if regex.search(head) and words), None
    )


def _briefers(row: Part, heads: Sequence[str]) -> tuple[str, ...]:
    """The people of the row: of their column where columns can be told, else of the cell that begins with an office."""
    intact = len(row.cells) == len(heads)
    found: list[str] = []
    for n, (_, words) in enumerate(row.cells[1:], 1):
        named = (
            intact and bool(_patterns()["column people"].regex.search(heads[n])) and "speaker" not in heads[n].lower()
        )
        office = _patterns()["office"].regex.match(words)
        if (named or not intact) and office and not _patterns()["not people"].regex.search(words):
            found.extend(_people(words))
    return tuple(dict.fromkeys(found))


def _people(words: str) -> list[str]:
    """``A for X, B, Department of Y, C`` parted before each title of office."""
    office = _patterns()["office"].regex
    starts = [0, *(m.end() for m in re.finditer(r"[,;]\s+", words) if office.match(words, m.end()))]
    return [words[start:end].strip(" ,;") for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _adoptions(context: Context, part: Part) -> Iterator[Fact]:
    for name in ("adoption", "statement"):
        for match in _patterns()[name].regex.finditer(part.view.text):
            groups = match.groupdict()
            sentence = context.sentence(part, match.start() + 1) if part.kind is PartKind.PARAGRAPH else match.span()
            yield Meeting(
                evidence=context.evidence(part, sentence, match.span()),
                mention=source_span(part.view, *match.span("meeting")),
                record=f"S/PV.{int(match['meeting'])}",
                date=day_of(match["date"]),
                topic=groups.get("topic"),
            )


def _own_meeting(context: Context) -> Iterator[Fact]:
    """The meeting that the document is the record of, from its masthead; briefers as the President names them."""
    document = context.document
    front = next((p for p in document.parts if p.kind is PartKind.FRONT), None)
    record = document.key if symbols.kind(document.key) == "meeting record" else None
    if front is None or record is None or not record.startswith("S/PV."):
        return
    for piece in front.pieces:
        day = day_of(document.text[piece.start : piece.end])
        if day is not None and day.isoformat() == context.known.issued:
            evidence = Evidence(front.path, piece, document.text[piece.start : piece.end])
            topic = document.front.title or document.catalogued.title
            briefers = tuple(f"{person.name}, {person.post}" for person in attendance(context).briefers)
            yield Meeting(evidence=evidence, mention=piece, record=record, date=day, topic=topic, briefers=briefers)
            return
