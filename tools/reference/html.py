"""Pieces of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }
h1 { line-height: 1.2; } h2 { border-bottom: 2px solid #2f6f9f; margin-top: 3rem; } h3 { margin: 2rem 0 .3rem; }
a { color: #1d5f91; } code, .name { font-family: ui-monospace, monospace; font-size: .92em; }
.kind { color: #5a6b7b; font-weight: normal; font-size: .8em; }
dl { display: grid; grid-template-columns: 10rem 1fr; gap: .15rem 1rem; margin: .4rem 0; }
dt { color: #5a6b7b; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
border-bottom: 1px solid #d5dde4; overflow-wrap: break-word; } nav ul { columns: 3; }
.drawing { overflow-x: auto; } .drawing svg { max-width: none; display: block; margin: auto; }
@media (prefers-color-scheme: dark) { body { background: #12181f; color: #dbe3ea; } a { color: #7cb8e4; }
.kind, dt { color: #9fb0bf; } th, td { border-color: #33414e; } .drawing { background: #fff; } }
"""


def page(title: str, body: Iterable[str]) -> str:
    """A whole page that needs nothing beside itself."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="en-GB"><head>{head}<style>{STYLE}</style></head><body>\n' + (
        "\n".join(body) + "\n</body></html>\n"
    )


def linked(text: str, known: Iterable[str]) -> str:
    """Text in which every ``pk:`` name among ``known`` leads to its place on the page."""
    names = set(known)

    def link(match: re.Match[str]) -> str:
        return f'<a href="#{match[1]}">pk:{match[1]}</a>' if match[1] in names else match[0]

    return re.sub(r"pk:(\w+)", link, escape(text, quote=False))


def definitions(rows: Iterable[tuple[str, str]]) -> str:
    """A list of names with what stands behind them, which is HTML; empty ones are left out."""
    items = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f"<dl>{items}</dl>" if items else ""


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; its cells are HTML."""
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table>"
