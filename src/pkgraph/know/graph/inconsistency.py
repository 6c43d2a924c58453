"""What a document gets wrong by its own numbers."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import terms
from pkgraph.know.graph.evidence import other_support
from pkgraph.know.graph.kind import Kind
from pkgraph.know.graph.scope import Scope
from pkgraph.read.facts.inconsistency import Inconsistency

_NOTES = {
    "total": "the total is printed as {found}, and its parts add up to {expected} ({working})",
    "share": "the share is printed as {found} per cent, and its counts make {expected} ({working})",
    "part": "the part is printed as {found}, and the whole as {expected}",
}


def state(scope: Scope, node: NamedNode, fact: Inconsistency) -> None:
    """What is printed and what it should be by the other numbers, which stand as a second evidence."""
    out, pk = scope.out, terms.pk
    found, expected = terms.number(fact.found), terms.number(fact.expected)
    out.say(node, pk("inconsistencyKind"), terms.words(fact.kind))
    out.say(node, pk("disputedSubject"), terms.words(fact.subject))
    out.say(node, pk("disputedIndicator"), terms.words(fact.indicator))
    out.say(node, pk("printedValue"), found)
    out.say(node, pk("expectedValue"), expected)
    out.say(node, pk("difference"), terms.number(fact.found - fact.expected))
    out.say(node, pk("working"), terms.words(fact.working))
    note = _NOTES[fact.kind].format(found=found.value, expected=expected.value, working=fact.working)
    out.say(node, pk("inconsistencyNote"), terms.words(note))
    other_support(scope, node, fact.other)


def about(fact: Inconsistency) -> str:
    """``trainees: 306 for 110 + 85 + 119 = 314``."""
    return ": ".join(filter(None, (fact.subject, f"{terms.number(fact.found).value} for {fact.working}")))


KIND = Kind(Inconsistency, "inconsistency", "Inconsistency", state, about)
