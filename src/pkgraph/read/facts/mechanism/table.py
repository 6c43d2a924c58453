"""Tables of mechanisms: with columns for the mechanism, its status and its contribution, or cells that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.legend import REACH, Legend, read_legend
from pkgraph.read.facts.mechanism.model import Mechanism
from pkgraph.read.facts.subject import Subjects
from pkgraph.read.mentions import grammar
from pkgraph.read.mentions.sentences import LEXICON, sentences
from pkgraph.read.model import Evidence, Part, PartKind, Span
from pkgraph.read.patterns import Pattern, load_patterns, load_words
from pkgraph.read.structure.view import source_span

_FILE = LEXICON / "mechanism.toml"
_ROLES = ("mechanism", "status", "contribution")
_LONGEST_NAME = 25
"""words before the verb that may name a mechanism; a longer beginning is no name"""


def read_tables(context: Context, subjects: Subjects) -> Iterator[Mechanism]:
    """One fact a row of a table of mechanisms, or a listed item, and mission."""
    parts = context.document.parts
    for place, table in enumerate(parts):
        if table.kind is not PartKind.TABLE:
            continue
        rows = [p for p in parts if p.parent == table.path and p.kind is PartKind.ROW]
        if not rows:
            continue
        columns = _columns([words for _, words in rows[0].cells])
        if "mechanism" in columns.values() and len(columns) > 1:
            behind = parts[place : place + len(rows) + REACH]
            legend = read_legend(behind, _patterns()["legend"].regex, _level, _levels())
            for row in rows[1:]:
                yield from _row(context, subjects, row, columns, legend)
        elif _patterns()["list of mechanisms"].regex.search(table.title or ""):
            for row in rows:
                yield from _listed(context, subjects, row)


def _patterns() -> dict[str, Pattern]:
    return load_patterns(_FILE)


def _columns(heads: Sequence[str]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for n, head in enumerate(heads):
        role = next(
            (r for r in _ROLES if r not in columns.values() and _patterns()[f"column {r}"].regex.search(head)), None
        )
        if role:
            columns[n] = role
    return columns


def _levels() -> tuple[str, ...]:
    words = load_words(_FILE)
    return (*words["statuses"], *words["contributions"], "no report")


def _level(words: str) -> str | None:
    """The level that a legend's words or a cell's words name."""
    match = _patterns()["level"].regex.search(words)
    named = {"none": "none to little", "missing": "no report"}
    return named.get(match.lastgroup or "", match.lastgroup) if match else None


def _row(
    context: Context, subjects: Subjects, row: Part, columns: dict[int, str], legend: Legend
) -> Iterator[Mechanism]:
    cells = {columns[n]: cell for n, cell in enumerate(row.cells) if n in columns}
    place, words = cells.get("mechanism", (None, ""))
    missions = subjects.row_mission(row)
    if place is None or not words or not missions:
        return
    name = name_of(words)
    status, status_note = _meaning(cells.get("status", (None, ""))[1], legend)
    contribution, contribution_note = _meaning(cells.get("contribution", (None, ""))[1], legend)
    named = [m.key for m in context.finder.missions_in(name)]
    notes = [f"{role}: {note}" for role, note in (("status", status_note), ("contribution", contribution_note)) if note]
    for mission in dict.fromkeys((*missions, *named)):
        yield Mechanism(
            evidence=context.whole(row),
            mention=place,
            mission=mission,
            named=True,
            mechanism=name,
            status=status,
            contribution=contribution,
            note="; ".join(notes) or None,
        )


def _meaning(words: str, legend: Legend) -> tuple[str | None, str | None]:
    """What a cell says: its words as printed, what the legend makes of its glyphs, else nothing and why."""
    if words and not _patterns()["glyph cell"].regex.search(words):
        return _level(words) or words, None
    return legend.meaning(words)


def name_of(words: str) -> str:
    """The words that name the mechanism in a cell: up to a colon or to the verb that says what it does.

    >>> name_of("Joint working group: Provided inputs to the plan.")
    'Joint working group'
    """
    first = words[slice(*sentences(words)[0])] if sentences(words) else words
    colon = re.match(r"(?P<name>[^:]{4,120}): ", words)
    if colon:
        return colon["name"]
    if _patterns()["whole sentence"].regex.search(first):
        return first.rstrip(" .")
    verb = finite_verb(first)
    if verb is None or not 1 < len(first[:verb].split()) <= _LONGEST_NAME:
        return first.rstrip(" .")
    return first[:verb].rstrip(" ,")


def finite_verb(sentence: str) -> int | None:
    """Where the verb of a sentence stands, None where it has none."""
    words = grammar.words_in(sentence)
    for n, word in enumerate(words):
        following = words[n + 1].low if n + 1 < len(words) else ""
        if (
            n
            and grammar.is_main_verb(sentence, word, words[n - 1].low, following)
            and not _inside_brackets(sentence, word.start)
        ):
            return word.start
    return None


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _listed(context: Context, subjects: Subjects, row: Part) -> Iterator[Mechanism]:
    missions = subjects.row_mission(row)
    if not missions:
        return
    at = 0
    for place, words in row.cells:
        if place is None or len(words.split()) < 2:
            continue
        start = row.view.text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        for item_start, item_end in items(words):
            span = source_span(row.view, start + item_start, start + item_end)
            for mission in missions:
                yield Mechanism(
                    evidence=_evidence(context, row, span),
                    mention=span,
                    mission=mission,
                    named=True,
                    mechanism=words[item_start:item_end].strip(" .,;"),
                    status=None,
                    contribution=None,
                )


def _evidence(context: Context, row: Part, item: Span) -> Evidence:
    """The row, where it is not too long to hold the item."""
    whole = context.whole(row)
    if item.end <= whole.span.end:
        return whole
    return Evidence(row.path, item, context.document.text[item.start : item.end])


def items(words: str) -> list[tuple[int, int]]:
    """What a cell lists: its sentences; of a sentence without a verb the items between commas."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(words):
        sentence = words[start:end]
        if _patterns()["circumstance"].regex.search(sentence):
            continue
        told = _patterns()["whole sentence"].regex.search(sentence) or finite_verb(sentence) is not None
        if not told and ", " in sentence:
            found += [(start + s, start + e) for s, e in grammar.comma_items(sentence, 0, len(sentence))]
        else:
            found.append((start, end))
    return found
