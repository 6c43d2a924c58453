"""Contradictions as findings: the message, and every statement it comes down to with its place and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from pkgraph.know.inference.contradiction import Contradiction, Ground, said
from pkgraph.know.validation.report import Finding

_PLACE = "/graph/"


def findings_of(contradictions: Iterable[Contradiction]) -> Iterator[Finding]:
    """A violation for each contradiction."""
    for each in contradictions:
        stated = "; ".join(map(_stated, each.grounds))
        message = f"{each.message}; it comes down to: {stated}" if stated else each.message
        yield Finding("Violation", _focus(each), None, None, message, each.rule)


def _focus(contradiction: Contradiction) -> str:
    subject = contradiction.statements[0].subject
    return str(getattr(subject, "value", subject))


def _stated(ground: Ground) -> str:
    triple = ground.statement
    words = " ".join(said(term) for term in (triple.subject, triple.predicate, triple.object))
    places = ", ".join(filter(None, map(_place, ground.graphs)))
    quotes = ", ".join(f"“{quote}”" for quote in ground.quotes)
    told = ": ".join(filter(None, (places, quotes)))
    return f"{words} ({told})" if told else words


def _place(graph: str) -> str:
    """Where a statement stands, for people: the document, the ontology, the file; nothing where it has no name."""
    if graph.startswith("file:"):
        return unquote(graph.rpartition("/")[2])
    if graph.startswith("urn:x-pkgraph:"):
        return ""
    return graph.rpartition(_PLACE)[2].removeprefix("document/") if _PLACE in graph else graph
