"""The page that tells why a statement is in the graph."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pkgraph.ask.explain import Explanation, Node, Words
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import marked, rendered

MOST = 200
"""statements that one page tells the reasons of"""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a statement rests on."""

    document: str
    part: str
    quote: Markup
    reader: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A statement, and what it rests on: graphs with words, or a rule with premises."""

    terms: tuple[tuple[str, str], ...]
    """subject, predicate and object, each with its address"""
    sources: tuple[tuple[str, tuple[Quoted, ...]], ...]
    """who states it, by which words"""
    inferred: bool
    rule: str
    standard: str
    premises: tuple[Reason, ...]
    cut: bool
    """True if there are premises that do not stand on the page"""


def explain_page(links: Links, explanation: Explanation) -> str:
    """Why a statement is in the graph, down to quotes."""
    return rendered("explain.html", links, reason=_Told(links).reason(explanation), text=explanation.text)


class _Told:
    def __init__(self, links: Links) -> None:
        self._links = links
        self._left = MOST

    def reason(self, told: Explanation) -> Reason:
        """One statement; its premises as far as there is room."""
        self._left -= 1
        premises = tuple(self.reason(each) for each in told.premises if self._left > 0)
        return Reason(
            terms=tuple(self._term(node) for node in (told.subject, told.predicate, told.object)),
            sources=tuple((each.text, tuple(map(self._quoted, each.words))) for each in told.sources),
            inferred=told.inferred,
            rule=told.rule or "",
            standard=told.standard or "",
            premises=premises,
            cut=len(premises) < len(told.premises),
        )

    def _term(self, node: Node) -> tuple[str, str]:
        return node.text, self._links.page(node.iri) if node.iri else ""

    def _quoted(self, words: Words) -> Quoted:
        reader = self._links.reader(words.document, words.start, words.end)
        return Quoted(words.document, words.part, marked(words.quote or ""), reader)
