"""Answers as HTML, for notebooks: tables with their evidence, entities, explanations. No scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from pkgraph.ask.excerpt import excerpt, places, printable, readable
from pkgraph.ask.table import footer, has_evidence, place, shown, wanted

if TYPE_CHECKING:
    from pkgraph.ask.explain import Explanation, Source, Words
    from pkgraph.ask.rows import Row, Rows
    from pkgraph.ask.show import Entity

_MOST_ROWS = 50
_QUOTE = 240
_EVIDENCE_COLUMNS = 5
_FACTS = 10


def rows_html(rows: Rows, most: int = _MOST_ROWS) -> str:
    """A table of the first rows, the words that matter marked in each quote."""
    evidence = has_evidence(rows)
    names = list(rows.columns[:-_EVIDENCE_COLUMNS] if evidence else rows.columns)
    heads = [name.replace("_", " ") for name in names] + (["evidence"] if evidence else [])
    body = [
        [escape(shown(row[name])) for name in names] + ([_proof(row, rows.focus)] if evidence else [])
        for row in rows[:most]
    ]
    more = f" {len(rows) - most} more are not shown." if len(rows) > most else ""
    note = f"<br><em>{escape(rows.note)}</em>" if rows.note else ""
    return f"{_table(heads, body)}<p><small>{escape(footer(rows, ()))}.{more}{note}</small></p>"


def entity_html(entity: Entity) -> str:
    """A resource: its names, what is said of it, and its facts, each kind folded."""
    name = f"<br>{escape(entity.name)}" if entity.name else ""
    head = f"<h4>{escape(entity.label)} <small>{escape(', '.join(entity.types))}</small></h4>"
    said = [
        [
            escape(f"{each.name} of" if each.inverse else each.name),
            escape(", ".join(dict.fromkeys(printable(value.text) for value in each.values)))
            + (" <em>(inferred)</em>" if all(value.inferred for value in each.values) else ""),
        ]
        for each in entity.properties
    ]
    facts = "".join(
        f"<details><summary>{escape(kind)} ({len(rows)})</summary>{rows_html(replace(rows, note=''), _FACTS)}</details>"
        for kind, rows in entity.facts
    )
    return f"{head}<p><code>{escape(entity.iri)}</code>{name}</p>{_table([], said)}{facts}"


def explanation_html(found: Explanation) -> str:
    """A statement and, in lists below it, the words or the rule and premises that it rests on."""
    return f"<ul>{_reasons(found)}</ul>"


def _reasons(found: Explanation) -> str:
    below = "".join(map(_source, found.sources))
    if found.rule:
        premises = "".join(map(_reasons, found.premises))
        below += f"<li>follows by <b>{escape(found.rule)}</b>, {escape(found.standard or '')}<ul>{premises}</ul></li>"
    return f"<li><b>{escape(printable(found.text))}</b><ul>{below}</ul></li>"


def _source(source: Source) -> str:
    words = "".join(f"<li>{_words(each)}</li>" for each in source.words)
    return f"<li>stated by {escape(printable(source.text))}<ul>{words}</ul></li>"


def _words(words: Words) -> str:
    where = escape(printable(f"{words.document}, {words.part} [{words.start}-{words.end}]"))
    return where + (f" “{escape(readable(words.quote))}”" if words.quote else "")


def _proof(row: Row, focus: Sequence[str]) -> str:
    words = wanted(row, focus)
    quote = excerpt(readable(str(row["quote"])), words, _QUOTE)
    return f"<small>{escape(place(row))}</small><br>“{_marked(quote, words)}”"


def _marked(quote: str, words: Sequence[str]) -> str:
    """The quote with the wanted words marked."""
    written, last = [], 0
    for start, end in sorted(places(quote, words)):
        if start >= last:
            written += [escape(quote[last:start]), f"<mark>{escape(quote[start:end])}</mark>"]
            last = end
    return "".join(written) + escape(quote[last:])


def _table(heads: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    head = "<tr>" + "".join(f"<th>{escape(each)}</th>" for each in heads) + "</tr>" if heads else ""
    lines = ("<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>" for cells in body)
    return f"<table>{head}{''.join(lines)}</table>"
