"""The page to write SPARQL on: with a script an editor, without one a form whose answer is a table in the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pkgraph.ask.catalogue import HEAD, Catalogue
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import BASE, PREFIXES
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.assets import assets
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

SCRIPT = "editor.js"
RESULTS = "application/sparql-results+json"
MOST = 500
"""rows that the page shows"""
_FIRST = "missions-citing-resolutions"
_TEXT = 200_000
_CUT = "\n# truncated: "


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint answered to a query."""

    status: int
    media: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a table."""

    text: str
    address: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: a fault, a table, a truth or a text."""

    fault: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    text: str = ""
    cut: bool = False
    """True if there is more than the endpoint hands out"""


def editor_page(
    links: Links, queries: Catalogue, *, query: str = "", reply: Reply | None = None, base: str = BASE
) -> str:
    """The page.

    Args:
        links: the addresses of the site.
        queries: the examples.
        query: what stands in the editor; the first example, if nothing.
        reply: what the endpoint answered to it.
        base: base of the data's IRIs.

    Raises:
        QueryError: a query of the catalogue is faulty.
    """
    return rendered(
        "editor.html",
        links,
        query=query or example(queries, _FIRST),
        reply=shown(reply, links) if reply else None,
        examples=list(queries),
        prefixes=PREFIXES,
        base=base,
        most=MOST,
        script=links.asset(SCRIPT) if SCRIPT in assets() else "",
    )


def example(queries: Catalogue, name: str) -> str:
    """A query of the catalogue to start from: its question, and what is asked, without the metadata at its head.

    Raises:
        QueryError: there is no such query.
    """
    query = queries.get(name)
    body = [line for line in query.text.splitlines() if not line.startswith(HEAD)]
    return "\n".join([f"# {query.question}", *body]).strip() + "\n"


def terms(store: Store) -> dict[str, Any]:
    """What the editor completes: the ontology's terms, and the prefixes.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    found = [row for row in answered(store, "terms") if _short(row["term"]) != row["term"]]
    return {
        "prefixes": PREFIXES,
        "terms": [
            {"name": _short(row["term"]), "kind": row["kind"], "label": row["label"], "definition": row["definition"]}
            for row in found
        ],
    }


def shown(reply: Reply, links: Links) -> Shown:
    """An answer of the endpoint, for a page.

    >>> from pkgraph.share.pages.links import ServerLinks
    >>> shown(Reply(400, "application/json", '{"error": "query, line 1"}'), ServerLinks()).fault
    'query, line 1'
    """
    if reply.status != 200:
        return Shown(fault=_fault(reply))
    if reply.media != RESULTS:
        return Shown(text=reply.text[:_TEXT], total=len(reply.text), cut=_CUT in reply.text[-200:])
    answer = json.loads(reply.text)
    if "boolean" in answer:
        return Shown(text="yes" if answer["boolean"] else "no")
    columns = tuple(answer["head"]["vars"])
    rows = answer["results"]["bindings"]
    return Shown(
        columns=columns,
        rows=tuple(tuple(_cell(row.get(column), links) for column in columns) for row in rows[:MOST]),
        total=len(rows),
        cut="truncated" in answer,
    )


def _fault(reply: Reply) -> str:
    try:
        return str(json.loads(reply.text)["error"])
    except (ValueError, KeyError, TypeError):
        return reply.text or f"the endpoint answers with {reply.status}"


def _cell(term: dict[str, str] | None, links: Links) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] == "uri":
        return Cell(_short(value), links.page(value))
    return Cell(value, number=term.get("datatype", "").rpartition("#")[2] in ("integer", "decimal", "double"))


def _short(iri: str) -> str:
    """An IRI by the prefix of its namespace, where it has one."""
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{rest}"
    return iri
