"""Checks that SHACL cannot make: every quote stands at its place in the kept text and inside its part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from pkgraph.know.validation.report import Finding
from pkgraph.namespaces import OA, PK, PROV

LONGEST_QUOTE = 2000
_CHECK = "evidence"
_TIED = ((PK + "evidence", PROV + "wasDerivedFrom"), (PK + "otherEvidence", PK + "otherPart"))
"""what ties a fact to words, and to the part that they stand in"""
_KEYS = PK + "key"
_MEND = "a fault of the graph, not of the source: build it again, and report it if it stays"
_SOURCES, _SELECTORS, _EXACT, _START, _END = (
    OA + name for name in ("hasSource", "hasSelector", "exact", "start", "end")
)
_WANTED = frozenset((*(name for pair in _TIED for name in pair), _KEYS, _SOURCES, _SELECTORS, _EXACT, _START, _END))


@dataclass(slots=True)
class _Index:
    """Values by predicate and subject, of the predicates that evidence is made of."""

    values: dict[str, dict[str, list[str]]] = field(default_factory=lambda: {name: {} for name in _WANTED})

    def add(self, quad: Quad) -> None:
        """Keeps a statement, if it is of use here."""
        of = self.values.get(quad.predicate.value)
        if of is not None and isinstance(quad.subject, NamedNode):
            of.setdefault(quad.subject.value, []).append(str(getattr(quad.object, "value", quad.object)))

    def all(self, predicate: str, subject: str) -> list[str]:
        """All values of a property."""
        return self.values[predicate].get(subject, [])

    def spans(self, subject: str) -> list[tuple[int, int]]:
        """Places that ``subject`` selects."""
        chosen = self.all(_SELECTORS, subject)
        pairs = [(self.all(_START, selector), self.all(_END, selector)) for selector in chosen]
        return [(int(start[0]), int(end[0])) for start, end in pairs if _is_offset(start) and _is_offset(end)]

    def quotes(self, subject: str) -> list[str]:
        """Words that ``subject`` selects."""
        return [words for selector in self.all(_SELECTORS, subject) for words in self.all(_EXACT, selector)]


def check_evidence(quads: Iterable[Quad], text_of: Callable[[str], str]) -> list[Finding]:
    """Violations where a fact's words do not stand where the graph says.

    Args:
        quads: the whole graph, or one document's.
        text_of: the kept text of the document with this key; raises OSError where there is none.
    """
    index = _Index()
    for quad in quads:
        index.add(quad)
    texts: dict[str, str | None] = {}

    def text(document: str) -> str | None:
        if document not in texts:
            texts[document] = _text(index, document, text_of)
        return texts[document]

    return [
        Finding("Violation", fact, tie, None, message, _CHECK, next(iter(index.quotes(node)), None), mend=_MEND)
        for tie, places in _TIED
        for fact, nodes in sorted(index.values[tie].items())
        for node in nodes
        for message in _faults(index, index.all(places, fact), node, text)
    ]


def _faults(index: _Index, parts: list[str], node: str, text: Callable[[str], str | None]) -> Iterator[str]:
    quotes, spans = index.quotes(node), index.spans(node)
    if len(quotes) != 1 or len(spans) != 1:
        yield f"evidence needs one quote and one place, not {len(quotes)} and {len(spans)}"
        return
    (quote,), ((start, end),) = quotes, spans
    source = next((text(document) for document in index.all(_SOURCES, node)), None)
    if source is None:
        yield "the text that the evidence stands in was not kept"
    elif source[start:end] != quote:
        yield f"the quote does not stand at {start}-{end} of the text"
    if end - start > LONGEST_QUOTE:
        yield f"the quote is longer than {LONGEST_QUOTE} characters"
    for part in parts:
        if not any(first <= start and end <= last for first, last in _joined(index.spans(part), source)):
            yield f"the quote at {start}-{end} does not stand inside {part}"


def _joined(spans: list[tuple[int, int]], source: str | None) -> list[tuple[int, int]]:
    """The stretches of a part, those as one that nothing but white space parts, as the rows of a table."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and source is not None and not source[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _text(index: _Index, document: str, text_of: Callable[[str], str]) -> str | None:
    for key in index.all(_KEYS, document):
        try:
            return text_of(key)
        except OSError:
            return None
    return None


def _is_offset(values: list[str]) -> bool:
    return len(values) == 1 and values[0].isascii() and values[0].isdigit()
