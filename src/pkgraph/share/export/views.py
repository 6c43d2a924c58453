"""Views of the graph: each a SPARQL CONSTRUCT, with what it shows in its head comment.

A view constructs nodes with types and plain values, and statements between them (``rdf:Statement``), each with the
words of the fact that says so: see ``network``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, QueryTriples, Triple

from pkgraph.ask.catalogue import HEAD, suggestion
from pkgraph.ask.sparql import run_sparql
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.protocol import Store

FOLDER = Path(__file__).parent / "views"


class View(StrEnum):
    """What of the graph is seen as a network; each is a query in ``views/``, and says there what it shows."""

    MISSIONS_RESOLUTIONS = "missions-resolutions"
    CITATIONS = "citations"
    MISSIONS_PRIORITIES = "missions-priorities"
    ACTORS = "actors"
    POSITIONS = "positions"
    WHOLE = "whole"
    MISSIONS = "missions-resolutions"
    """the default by its short name"""


DEFAULT = View.MISSIONS_RESOLUTIONS
_ALIASES = {"missions": View.MISSIONS_RESOLUTIONS}


@dataclass(frozen=True, slots=True)
class Construct:
    """A view and what people should know of it."""

    name: str
    text: str
    title: str = ""
    shows: str = ""
    """what its nodes and edges are"""
    dates: str = ""
    """where its dates come from"""
    foreign: bool = False
    """True of a query from outside, which is checked before it runs"""


def view(name: View | str) -> Construct:
    """The view of that name.

    Raises:
        QueryError: there is none; near names are told.
    """
    known = _ALIASES.get(name, name)
    if known not in list(View):
        raise QueryError(f"no view '{name}'", mend=suggestion(name, View, "the views are"))
    text = (FOLDER / f"{known}.rq").read_text(encoding="utf-8")
    head = tomllib.loads("\n".join(line.removeprefix(HEAD) for line in text.splitlines() if line.startswith(HEAD)))
    return Construct(str(known), text, head["title"], head["shows"], head["dates"])


def own_view(path: Path) -> Construct:
    """The CONSTRUCT query in a file of the user's.

    Raises:
        QueryError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8 text", where=str(path), mend="save the query as UTF-8") from error
    except OSError as error:
        mend = "name a query file, or a view: " + ", ".join(View)
        raise QueryError(f"cannot be read: {error.strerror}", where=str(path), mend=mend) from error
    return Construct(path.stem, text, path.stem, f"what the query {path.name} constructs", foreign=True)


def construct(store: Store, of: Construct) -> list[Triple]:
    """The statements that a view constructs, each once, in one order whatever the store.

    Raises:
        QueryError: it is no query that constructs statements, or it would write or reach elsewhere.
        GraphError: the graph cannot be reached or read.
    """
    answer = run_sparql(store, of.text) if of.foreign else store.query(of.text)
    if not isinstance(answer, QueryTriples):
        if of.foreign:
            raise QueryError("does not construct statements", where=of.name, mend="write a CONSTRUCT query")
        raise GraphError("does not answer with statements", where=store.place)
    found = set(answer)
    if any(isinstance(end, BlankNode) for triple in found for end in (triple.subject, triple.object)):
        found = _named_alike(found)
    return sorted(found, key=str)


def _named_alike(triples: Iterable[Triple]) -> set[Triple]:
    """The statements with names for blank nodes that do not depend on chance (RDF Dataset Canonicalization)."""
    dataset = Dataset(Quad(*triple) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {quad.triple for quad in dataset}
