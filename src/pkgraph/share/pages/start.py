"""The start page: what the graph holds, and ways into it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pkgraph.ask.catalogue import catalogue
from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered

_DATA = Path(__file__).parent / "start.toml"
_MISSIONS = 8
_DOCUMENTS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of what is in the graph, and where all of it is listed."""

    title: str
    number: int
    address: str


def start_page(store: Store, links: Links) -> str:
    """The start page.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return rendered(
        "start.html",
        links,
        figures=figures(store, links),
        questions=questions() if links.ask() else (),
        missions=answered(store, "missions")[:_MISSIONS],
        documents=answered(store, "documents"),
        most=_DOCUMENTS,
        queries=len(catalogue().names()),
    )


@cache
def questions() -> tuple[str, ...]:
    """Questions in English to begin with."""
    return tuple(tomllib.loads(_DATA.read_text(encoding="utf-8"))["questions"])


def figures(store: Store, links: Links) -> list[Figure]:
    """How much there is of what readers ask for first.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    (counts,) = answered(store, "figures")
    listed = (
        ("documents read", "documents", links.reader("")),
        ("facts with their words", "facts", links.query()),
        ("missions named", "missions", links.query("mission-counts")),
        ("documents cited", "cited", links.query("citation-counts")),
        ("actors named", "actors", links.query("actors")),
        ("figures measured", "observations", links.query("observations")),
    )
    return [Figure(title, counts[name], address) for title, name, address in listed]
