"""Status-of-forces and status-of-mission agreements: the table of incidents, and who has an agreement at all.

A cell's words are kept as printed. A level that only a lost colour told is null with a note, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pkgraph.read.facts.context import Context
from pkgraph.read.mentions.sentences import LEXICON
from pkgraph.read.model import Agreement, AgreementStatus, Fact, Part, PartKind
from pkgraph.read.patterns import Pattern, load_patterns
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "agreement.toml"
_IMPACTS = ("civilian movement", "uniformed movement", "mandated tasks")
_ROLES = (*_IMPACTS, "total", "new")
_LEVELS = ("low", "medium", "high")
_CAPTION_REACH = 12
"""parts behind a table among which its legend may stand"""


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


@dataclass(frozen=True, slots=True)
class _Legend:
    """What the glyphs of a table mean, as far as they still tell."""

    levels: dict[str, frozenset[str]]

    def level(self, words: str) -> tuple[str | None, str | None]:
        """The level of a cell, and a note where there is none."""
        if not words:
            return None, "the cell is empty"
        if _says("cell dashes", words):
            return None, f"{words} is in no legend"
        named = [level for level in _LEVELS if _says(f"level {level}", words)]
        if len(named) == 1:
            return named[0], None
        meant = self.levels.get(words, frozenset())
        if len(meant) == 1:
            return next(iter(meant)), None
        if meant:
            levels = ", ".join(sorted(meant, key=_LEVELS.index))
            return None, f"{words} stands for {levels} alike: what told them apart was lost"
        return None, f"{words} is in no legend"


def _table(context: Context, place: int, table: Part) -> Iterator[Fact]:
    rows = [p for p in context.document.parts if p.parent == table.path and p.kind is PartKind.ROW]
    if len(rows) < 2:
        return
    heads = [words for _, words in rows[0].cells]
    columns = _columns(heads)
    about = " ".join([table.title or "", *heads])
    if not _says("incidents", about) or not {"new", "total"} & set(columns.values()):
        return
    legend = _legend(context.document.parts[place : place + len(rows) + _CAPTION_REACH])
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


def _legend(parts: Sequence[Part]) -> _Legend:
    levels: dict[str, set[str]] = {}
    for part in parts:
        if part.kind in (PartKind.PARAGRAPH, PartKind.NOTE, PartKind.SECTION):
            for match in _patterns()["legend"].regex.finditer(part.view.text):
                level = next(level for level in _LEVELS if _says(f"level {level}", match["words"]))
                levels.setdefault(match["glyph"], set()).add(level)
    return _Legend({glyph: frozenset(meant) for glyph, meant in levels.items()})


def _row(context: Context, row: Part, columns: dict[int, str], legend: _Legend) -> AgreementStatus | None:
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


def _impact(words: str, legend: _Legend, without: bool) -> tuple[str | None, str | None]:
    if without and not words:
        return None, "the mission has no agreement"
    return legend.level(words)


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
        words = part.view.text[start:end]
        for name, agreement in (("has SOMA", "SOMA"), ("has SOFA", "SOFA"), ("has none", "none")):
            for match in _patterns()[name].regex.finditer(words):
                opens = [m.end() for m in _patterns()["clause"].regex.finditer(words, 0, match.start())]
                clause = start + (opens[-1] if opens else 0)
                for mention in context.finder.missions_in(part.view.text[clause : start + match.start()]):
                    focus = (clause + mention.start, clause + mention.end)
                    yield Agreement(
                        evidence=context.evidence(part, (start, end), focus),
                        mention=source_span(part.view, *focus),
                        mission=mention.key,
                        agreement=agreement,
                    )
