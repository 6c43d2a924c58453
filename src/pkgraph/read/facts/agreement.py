"""Status-of-forces and status-of-mission agreements: the table of incidents, and who has an agreement at all.

A cell's words are kept as printed. A level that only a lost colour told is null with a note, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.legend import REACH, Legend, read_legend
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Agreement, AgreementStatus, Fact, Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "agreement.toml"
_IMPACTS = ("civilian movement", "uniformed movement", "mandated tasks")
_ROLES = (*_IMPACTS, "total", "new")
_LEVELS = ("low", "medium", "high")


def read_agreements(context: Context) -> Iterator[Fact]:
    """Rows of tables of incidents, and sentences that say which mission has which agreement."""
    for n, part in enumerate(context.document.parts):
        if part.kind is PartKind.TABLE:
            yield from _table(context, n, part)
    for part in context.texts():
        if part.kind in (PartKind.PARAGRAPH, PartKind.FOOTNOTE, PartKind.NOTE):
            yield from _sentences(context, part)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _says(name: str, words: str) -> bool:
    return bool(_patterns()[name].regex.search(words))


def _level(words: str, legend: Legend) -> tuple[str | None, str | None]:
    """The level of a cell, and a note where there is none."""
    if _says("cell dashes", words):
        return None, f"{words} is in no legend"
    named = [level for level in _LEVELS if _says(f"level {level}", words)]
    return (named[0], None) if len(named) == 1 else legend.meaning(words)


def _table(context: Context, place: int, table: Part) -> Iterator[Fact]:
    rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
    if len(rows) < 2:
        return
    heads = [words for _, words in rows[0].cells]
    columns = _columns(heads)
    about = " ".join([table.title or "", *heads])
    if not _says("incidents", about) or not {"new", "total"} & set(columns.values()):
        return
    behind = context.document.parts[place : place + len(rows) + REACH]
    legend = read_legend(behind, _patterns()["legend"].regex, _level_named, _LEVELS)
    for row in rows[1:]:
        fact = _row(context, row, columns, legend)
        if fact is not None:
            yield fact


def _columns(heads: Sequence[str]) -> dict[int, str]:
    """Index of a column to its role, each role once."""
    columns: dict[int, str] = {}
    for n, head in enumerate(heads):
        role = next((r for r in _ROLES if r not in columns.values() and _says(f"column {r}", head)), None)
        if role:
            columns[n] = role
    return columns


def _level_named(words: str) -> str | None:
    return next((level for level in _LEVELS if _says(f"level {level}", words)), None)


def _row(context: Context, row: Part, columns: dict[int, str], legend: Legend) -> AgreementStatus | None:
    named = context.finder.missions_in(row.view.text)
    first = next((n for n, (_, words) in enumerate(row.cells) if words), None)
    if not named or first is None or first in columns:
        return None
    cells = {columns[n]: words for n, (_, words) in enumerate(row.cells) if n in columns}
    without = any(_says("cell no agreement", words) for words in cells.values())
    impacts = {name: _impact(cells.get(name, ""), legend, without) for name in _IMPACTS}
    known = context.known
    return AgreementStatus(
        evidence=context.whole(row),
        mention=context.mention(row, named[0]),
        mission=named[0].key,
        agreement="none" if without else None,
        new_incidents=_count(cells.get("new", "")),
        total_incidents=_count(cells.get("total", "")),
        status="no agreement" if without else _total_status(cells.get("total", "")),
        as_printed=tuple(words for n, (_, words) in enumerate(row.cells) if n > first),
        impact_civilian_movement=impacts["civilian movement"][0],
        impact_uniformed_movement=impacts["uniformed movement"][0],
        impact_mandated_tasks=impacts["mandated tasks"][0],
        impact_note=_note({name: note for name, (_, note) in impacts.items()}),
        period_start=known.period_start,
        period_end=known.period_end,
    )


def _impact(words: str, legend: Legend, without: bool) -> tuple[str | None, str | None]:
    if without and not words:
        return None, "the mission has no agreement"
    return _level(words, legend)


def _note(notes: dict[str, str | None]) -> str | None:
    """Why levels are missing: once where the reason is the same for all, else with the names of the columns."""
    if len(set(notes.values())) == 1:
        return next(iter(notes.values()))
    told: dict[str, list[str]] = {}
    for name, note in notes.items():
        if note:
            told.setdefault(note, []).append(name)
    return "; ".join(f"{', '.join(names)}: {note}" for note, names in told.items()) or None


def _count(words: str) -> int | None:
    if _says("cell none", words):
        return 0
    match = _patterns()["cell number"].regex.search(words)
    return int(match["number"].replace(",", "")) if match else None


def _total_status(words: str) -> str | None:
    if _says("cell none", words):
        return "none"
    if _says("cell under validation", words):
        return "under validation"
    return "counted" if _count(words) is not None else None


def _sentences(context: Context, part: Part) -> Iterator[Fact]:
    for start, end in context.sentences(part):
        reached = start
        for verb, agreement in _verbs(part.view.text, start, end):
            opens = [m.end() for m in _patterns()["clause"].regex.finditer(part.view.text, reached, verb[0])]
            clause = opens[-1] if opens else reached
            for mention in context.missions_named(part):
                if clause <= mention.start and mention.end <= verb[0]:
                    focus = (mention.start, mention.end)
                    yield Agreement(
                        evidence=context.evidence(part, (start, end), focus),
                        mention=source_span(part.view, *focus),
                        mission=mention.key,
                        agreement=agreement,
                    )
            reached = verb[1]


def _verbs(text: str, start: int, end: int) -> list[tuple[tuple[int, int], str]]:
    """Where a sentence says ``has a SOMA`` and the like, in order, with the agreement that it says."""
    told = (("has SOMA", "SOMA"), ("has SOFA", "SOFA"), ("has none", "none"))
    found = [
        (m.span(), agreement) for name, agreement in told for m in _patterns()[name].regex.finditer(text, start, end)
    ]
    return sorted(found)
