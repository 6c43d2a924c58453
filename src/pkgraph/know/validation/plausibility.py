"""Periods that end before they start: dates that are not equally precise, which SHACL cannot compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from pkgraph.know.validation.report import Finding, Severity
from pkgraph.namespaces import OA, PK, RDFS

_CHECK = "plausibility"
_LABEL, _EVIDENCE, _SELECTORS, _EXACT = RDFS + "label", PK + "evidence", OA + "hasSelector", OA + "exact"


@dataclass(frozen=True, slots=True)
class _Order:
    """Two dates of one thing, the first of which comes first."""

    first: str
    last: str
    severity: Severity
    message: str
    mend: str


_SOURCE = "see what the source says at the quote: if it says so, the mistake is its own"
_ORDERS = (
    _Order("observedFrom", "observedUntil", "Warning", "The period of a number ends before it starts.", _SOURCE),
    _Order("eventFrom", "eventUntil", "Warning", "The event ends before it starts.", _SOURCE),
    _Order("effective", "until", "Warning", "The decision ends before it takes effect.", _SOURCE),
    _Order(
        "startDate", "endDate", "Violation", "The mission ends before it starts.", "correct its dates in the vocabulary"
    ),
)
_WANTED = frozenset(
    [PK + name for order in _ORDERS for name in (order.first, order.last)] + [_LABEL, _EVIDENCE, _SELECTORS, _EXACT]
)


def check_plausibility(quads: Iterable[Quad]) -> list[Finding]:
    """Findings where the dates of a thing are not in order; days, months and years are compared as far as both go."""
    values: dict[tuple[str, str], list[str]] = {}
    for quad in quads:
        if quad.predicate.value in _WANTED and isinstance(quad.subject, NamedNode):
            value = getattr(quad.object, "value", str(quad.object))
            known = values.setdefault((quad.predicate.value, quad.subject.value), [])
            known += [value] if value not in known else []
    found = []
    for order in _ORDERS:
        for name, subject in [key for key in values if key[0] == PK + order.first]:
            ends = values.get((PK + order.last, subject), [])
            if any(_is_later(start, end) for start in values[name, subject] for end in ends):
                found.append(_finding(order, subject, min(ends), values))
    return found


def _is_later(start: str, end: str) -> bool:
    """True if one ISO 8601 date is later than another, however precise they are."""
    length = min(len(start), len(end))
    return start[:length] > end[:length]


def _finding(order: _Order, subject: str, end: str, values: dict[tuple[str, str], list[str]]) -> Finding:
    quotes = [
        words
        for evidence in values.get((_EVIDENCE, subject), [])
        for selector in values.get((_SELECTORS, evidence), [])
        for words in values.get((_EXACT, selector), [])
    ]
    return Finding(
        order.severity,
        subject,
        PK + order.last,
        end,
        order.message,
        _CHECK,
        quote=min(quotes, default=None),
        label=min(values.get((_LABEL, subject), []), default=None),
        mend=order.mend,
    )
