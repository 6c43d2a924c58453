"""Is all in the graph that the text holds: numbered paragraphs and footnotes, in their order.

What the text itself lacks is a notice, which the shapes show as a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode, Quad

from pkgraph.know.validation.report import Finding
from pkgraph.namespaces import OA, PK, RDF

_CHECK = "completeness"
_MEND = "a fault of the graph, not of the source: build it again, and report it if it stays"
_TYPE, _NUMBER, _ORDER, _DOCUMENT, _KIND, _KEY = (
    RDF + "type", PK + "number", PK + "order", PK + "inDocument", PK + "noticeKind", PK + "key",
)  # fmt: skip
_SELECTORS, _START, _END, _EXACT = (OA + name for name in ("hasSelector", "start", "end", "exact"))
_WANTED = frozenset((_TYPE, _NUMBER, _ORDER, _DOCUMENT, _KIND, _KEY, _SELECTORS, _START, _END, _EXACT))
_CHAIN = re.compile(r"(?P<chain>.*/para)/(?P<number>\d{1,9})")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
"""footnote marks that nothing else in a text looks like"""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph with a number of a chain."""

    part: str
    number: int
    order: int
    start: int
    end: int


class _Graph:
    """What is said of parts and notices."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = {name: {} for name in _WANTED}
        for quad in quads:
            if quad.predicate.value in _WANTED and isinstance(quad.subject, NamedNode):
                value = getattr(quad.object, "value", str(quad.object))
                self._values[quad.predicate.value].setdefault(quad.subject.value, []).append(value)

    def all(self, subject: str, name: str) -> list[str]:
        """All values of a property."""
        return self._values[name].get(subject, [])

    def one(self, subject: str, name: str) -> str:
        """The only value of a property, else nothing."""
        values = set(self.all(subject, name))
        return values.pop() if len(values) == 1 else ""

    def of_type(self, name: str) -> list[str]:
        """All that are of a class of pkgraph's."""
        return sorted(subject for subject, types in self._values[_TYPE].items() if PK + name in types)

    def having(self, name: str, value: str) -> list[str]:
        """All that have this value of a property."""
        return sorted(subject for subject, values in self._values[name].items() if value in values)

    def places(self, subject: str) -> list[tuple[int, int]]:
        """The places that something selects."""
        pairs = ((self.one(each, _START), self.one(each, _END)) for each in self.all(subject, _SELECTORS))
        return sorted((int(start), int(end)) for start, end in pairs if start.isdigit() and end.isdigit())

    def words(self, subject: str) -> str:
        """The words that something selects."""
        return next((words for each in self.all(subject, _SELECTORS) for words in self.all(each, _EXACT)), "")


def check_completeness(quads: Iterable[Quad], text_of: Callable[[str], str]) -> list[Finding]:
    """Violations where a document's text holds a numbered paragraph or a footnote that the graph does not.

    Args:
        quads: the whole graph, or one document's.
        text_of: the kept text of the document with this key; raises OSError where there is none.
    """
    graph = _Graph(quads)
    texts: dict[str, str] = {}

    def text(document: str) -> str:
        if document not in texts:
            try:
                texts[document] = text_of(graph.one(document, _KEY))
            except OSError:
                texts[document] = ""
        return texts[document]

    return [*_paragraphs(graph, text), *_footnotes(graph, text)]


def _paragraphs(graph: _Graph, text: Callable[[str], str]) -> Iterator[Finding]:
    for chain in _chains(graph):
        numbers = {each.number for each in chain}
        for before, after in pairwise(chain):
            document = text(graph.one(after.part, _DOCUMENT))
            if after.number <= before.number:
                yield _fault(
                    after.part,
                    f"paragraph {after.number} stands behind paragraph {before.number}",
                    document,
                    after.start,
                )
            for number in sorted({*range(before.number + 1, after.number)} - numbers):
                line = re.compile(rf"^[ \t>*#\\]*{number}\\?[.)]\**[ \t\u00a0]+\S", re.MULTILINE)
                found = line.search(document, before.end, after.start) if before.end < after.start else None
                if found:
                    message = f"paragraph {number} stands at {found.start()} of the text and is not in the graph"
                    yield _fault(after.part, message, document, found.start())


def _chains(graph: _Graph) -> Iterator[list[_Numbered]]:
    """The paragraphs that are numbered one after another, each chain in the order of reading."""
    chains: dict[str, list[_Numbered]] = {}
    for part in graph.of_type("Paragraph"):
        match, order, places = _CHAIN.fullmatch(part), graph.one(part, _ORDER), graph.places(part)
        if match and order.isdigit() and places:
            numbered = _Numbered(part, int(match["number"]), int(order), places[0][0], places[-1][1])
            chains.setdefault(match["chain"], []).append(numbered)
    for chain in chains.values():
        yield sorted(chain, key=lambda each: each.order)


def _footnotes(graph: _Graph, text: Callable[[str], str]) -> Iterator[Finding]:
    starts = {place[0] for part in graph.of_type("Footnote") for place in graph.places(part)}
    for notice in graph.having(_KIND, "missing-footnote"):
        mark, places = graph.words(notice), graph.places(notice)
        if not _RAISED.fullmatch(mark) or not places:
            continue
        document = text(graph.one(notice, _DOCUMENT))
        for found in re.finditer(rf"^[ \t]*(?P<mark>{mark})[ \t]*[^\W\d]", document, re.MULTILINE):
            if found.start("mark") != places[0][0] and not starts & set(range(found.start(), found.end() + 1)):
                message = f"footnote {mark} stands at {found.start('mark')} of the text and is not in the graph"
                yield _fault(notice, message, document, found.start())


def _fault(focus: str, message: str, document: str, start: int) -> Finding:
    line = document[start:].partition("\n")[0][:200].strip() or None
    return Finding("Violation", focus, None, None, message, _CHECK, quote=line, mend=_MEND)
