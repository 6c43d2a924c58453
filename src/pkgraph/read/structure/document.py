"""A source text to a ``Document``: front, parts, footnote links, and notices of what is missing."""

from __future__ import annotations

from dataclasses import replace

from pkgraph import symbols
from pkgraph.read.model import Bibliography, Document, Part, PartKind
from pkgraph.read.structure.assemble import assemble
from pkgraph.read.structure.classify import Block, Kind, classify
from pkgraph.read.structure.families import family_of
from pkgraph.read.structure.front import front_of, read_front
from pkgraph.read.structure.lines import is_wrapped
from pkgraph.read.structure.notes import gaps, link_notes
from pkgraph.read.structure.pages import with_pages
from pkgraph.read.structure.plain_notes import plain_footnotes
from pkgraph.read.structure.record import read_record, with_record
from pkgraph.read.structure.view import PlainMarks, view_of

_HEAD = 40
"""lines in which a document without a masthead may say what it is"""


def read_structure(source: str, text: str, sha256: str, catalogued: Bibliography) -> Document:
    """The document that ``text`` is.

    Args:
        source: the file's name, relative to the folder that was named, with ``/``.
        text: its characters, untouched.
        sha256: checksum of the file's bytes, in hexadecimal.
        catalogued: what the catalogue says of it; an empty ``Bibliography`` where it says nothing.
    """
    blocks, marks = plain_footnotes(text, classify(text))
    head = blocks[:_HEAD]
    front = front_of(blocks)
    said = read_front(front, head)
    stem = source.rpartition("/")[2].rpartition(".")[0] or source
    symbol = catalogued.symbol or said.symbol or symbols.from_file_name(stem)
    record = read_record(text, symbol)
    if record:
        said = with_record(said, record)
        symbol = catalogued.symbol or said.symbol
    family = family_of(symbol, [block.reading for block in (front or head)])
    if symbol and not said.body and not catalogued.body:
        said = replace(said, body=symbols.body(symbol))
    parts = with_pages(text, (record.parts if record else ()) or _parts(text, blocks, front, marks))
    links, lost = link_notes(parts)
    return Document(
        key=symbol or stem,
        source=source,
        text=text,
        sha256=sha256,
        family=family.name,
        front=replace(said, symbol=symbol if not catalogued.symbol else said.symbol, type=family.type),
        catalogued=catalogued,
        parts=parts,
        links=links,
        notices=(*(record.notices if record else ()), *gaps(parts), *lost),
    )


def _parts(text: str, blocks: list[Block], front: list[Block], marks: PlainMarks) -> tuple[Part, ...]:
    behind = front[-1].line.end if front else 0
    taken = {block.line.start for block in front}
    notes = [
        block for block in blocks if front and block.kind is Kind.FOOTNOTE and min(taken) < block.line.start < behind
    ]
    body = [*notes, *(block for block in blocks if block.line.start >= behind)]
    lines = [block.line for block in body if block.kind is not Kind.FURNITURE]
    parts = assemble(text, body, wrapped=is_wrapped(lines), marks=marks)
    if not front:
        return tuple(parts)
    pieces = tuple(block.line.span for block in front)
    masthead = Part("front", PartKind.FRONT, "front", pieces, view_of(text, pieces), 0)
    return (masthead, *(replace(part, order=part.order + 1) for part in parts))
