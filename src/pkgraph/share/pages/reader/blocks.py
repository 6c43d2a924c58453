"""The parts of a page as what a reader sees: headings, paragraphs, tables, figures and notes, with their facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pkgraph.ask.excerpt import excerpt, readable
from pkgraph.share.pages.reader.division import Division
from pkgraph.share.pages.reader.groups import group_of
from pkgraph.share.pages.reader.markup import cells
from pkgraph.share.pages.reader.runs import HERE, Over, Run
from pkgraph.share.pages.reader.segments import Span
from pkgraph.share.pages.reader.source import Fact, Outline, Part, Value

_ROOM = 120
"""characters that are shown of the words of a fact"""
_HIGHEST, _LOWEST = 2, 6
"""levels of headings below a page's title"""
_TOP = "Section"


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact as it is listed below the words that it was read from."""

    id: str
    iri: str
    group: str
    kind: str
    words: str
    evidence: tuple[int, int]
    values: tuple[tuple[str, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is read as one."""

    kind: str
    """``heading``, ``text``, ``front``, ``note``, ``figure``, ``table``, ``footnote``"""
    id: str
    iri: str
    label: str
    title: str = ""
    number: str = ""
    """where the words do not begin with it"""
    depth: int = 0
    """of a heading its level, of a paragraph how many it lies in"""
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[Run, ...], ...] = ()
    headed: bool = False
    """whether the first row of a table tells what its columns are"""
    facts: tuple[Listed, ...] = ()
    notes: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What the graph says of the parts of one page."""

    outline: Outline
    division: Division
    words: Mapping[str, Sequence[tuple[int, str]]]
    facts: Mapping[str, Sequence[Fact]]
    asked: tuple[int, int] | None = None
    """the characters that a reader wants to see"""
    by_iri: Mapping[str, Part] = field(default_factory=dict)

    def id(self, iri: str) -> str:
        """Where on its page something stands."""
        return iri.removeprefix(self.outline.iri + "/")


def blocks(parts: Sequence[Part], material: Material) -> list[Block]:
    """The blocks of one page, in order."""
    made: list[Block] = []
    depths = heading_depths(parts)
    for part in parts:
        if part.kind == "TableRow":
            made[-1:] = _with_row(made[-1:], part, material)
        elif part.kind == "Section":
            made.append(replace(_block("heading", part, material), depth=depths[part.iri]))
        else:
            made.append(_block(_KINDS.get(part.kind, "text"), part, material))
    return made


_KINDS = {"Front": "front", "Note": "note", "Figure": "figure", "Footnote": "footnote", "Table": "table"}


def _block(kind: str, part: Part, material: Material) -> Block:
    pieces = () if kind == "table" else material.words.get(part.iri, ())
    facts = material.facts.get(part.iri, ())
    notes = material.division.notes.get(part.iri, ())
    numbers = {note.number: material.id(note.iri) for note in notes}
    beginning = pieces[0][1].lstrip(" *_\\(") if pieces else ""
    return Block(
        kind=kind,
        id=material.id(part.iri),
        iri=part.iri,
        label=part.label,
        title=part.title,
        number="" if part.number and beginning.startswith(part.number) else part.number,
        depth=_depth(part, material.by_iri),
        runs=tuple(Run(start, words, _over(facts, material), numbers) for start, words in pieces),
        facts=tuple(_listed(fact, pieces, material) for fact in facts),
        notes=tuple(_block("footnote", note, material) for note in notes),
    )


def _with_row(before: list[Block], row: Part, material: Material) -> Iterator[Block]:
    """The block before a row, which is its table, or goes on with it; with the row."""
    known = before and before[0].kind == "table" and before[0].iri == row.parent
    if known:
        table = before[0]
    else:
        yield from before
        parent = material.by_iri.get(row.parent, row)
        rest = Block("table", material.id(parent.iri), parent.iri, parent.label, parent.title)
        table = replace(rest, title=f"{parent.title or parent.label} (continued)")
    block = _block("row", row, material)
    line = tuple(
        Run(run.start + first, run.words[first:last], run.over, run.notes)
        for run in block.runs
        for first, last in cells(run.words)
    )
    headed = table.headed or (known and not table.rows and not block.facts and sum(map(_tells, line)) > 1)
    yield replace(
        table,
        rows=(*table.rows, line),
        headed=bool(headed),
        facts=(*table.facts, *block.facts),
        notes=(*table.notes, *block.notes),
    )


def _tells(cell: Run) -> bool:
    return bool(cell.words.strip())


def _over(facts: Sequence[Fact], material: Material) -> tuple[Span[Over], ...]:
    over = [Span(fact.start, fact.end, Over(group_of(fact.kind).name, material.id(fact.iri))) for fact in facts]
    if material.asked:
        over.append(Span(*material.asked, Over(HERE, "char={},{}".format(*material.asked))))
    return tuple(over)


def _listed(fact: Fact, pieces: Sequence[tuple[int, str]], material: Material) -> Listed:
    words = _cut(fact.start, fact.end, pieces) or _cut(*fact.evidence, pieces)
    known = {words, _cut(*fact.evidence, pieces)}
    told = ((name, tuple(_short(each) for each in values if each.text not in known)) for name, values in fact.values)
    return Listed(
        id=material.id(fact.iri),
        iri=fact.iri,
        group=group_of(fact.kind).name,
        kind=fact.called,
        words=excerpt(words, (), _ROOM),
        evidence=fact.evidence,
        values=tuple((name, values) for name, values in told if values),
    )


def _short(value: Value) -> Value:
    return replace(value, text=excerpt(value.text, (), _ROOM))


def _cut(start: int, end: int, pieces: Sequence[tuple[int, str]]) -> str:
    """The words from ``start`` up to ``end``, as people read them."""
    cut = (words[max(0, start - at) : max(0, end - at)] for at, words in pieces)
    return readable(" ".join(each for each in cut if each))


def heading_depths(parts: Iterable[Part]) -> dict[str, int]:
    """For each heading its level below a title: one below that of the heading that it lies under."""
    depths: dict[str, int] = {}
    above: list[int] = []
    for part in parts:
        if part.kind == _TOP:
            while above and above[-1] >= part.level:
                above.pop()
            depths[part.iri] = min(_HIGHEST + len(above), _LOWEST)
            above.append(part.level)
    return depths


def _depth(part: Part, by_iri: Mapping[str, Part]) -> int:
    """How many paragraphs a part lies in."""
    depth, seen = 0, {part.iri}
    here = by_iri.get(part.parent)
    while here is not None and here.iri not in seen:
        seen.add(here.iri)
        depth += here.kind == "Paragraph"
        here = by_iri.get(here.parent)
    return depth


def counted(found: Sequence[Block]) -> Counter[str]:
    """How many facts of each group the blocks hold."""
    own = Counter(fact.group for block in found for fact in block.facts)
    return own + Counter(fact.group for block in found for note in block.notes for fact in note.facts)
