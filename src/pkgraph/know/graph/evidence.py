"""Evidence: nodes for exact words and their place, shared by all facts that were read from them.

Selectors are those of the Web Annotation Data Model (W3C, 2017), sections 4.2.4 and 4.2.5.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Evidence, Span


def position(scope: Scope, span: Span) -> NamedNode:
    """The node of a place in the source text."""
    node = iris.span_iri(scope.base, scope.key, span)
    scope.out.say(node, terms.TYPE, terms.POSITION_SELECTOR)
    scope.out.say(node, terms.LABEL, terms.words(scope.place(span)))
    scope.out.say(node, terms.START, terms.offset(span.start))
    scope.out.say(node, terms.END, terms.offset(span.end))
    return node


def quotation(scope: Scope, span: Span, quote: str) -> NamedNode:
    """The node of the words that stand at a place of the source text."""
    node = iris.quote_iri(scope.base, scope.key, span)
    scope.out.say(node, terms.TYPE, terms.QUOTE_SELECTOR)
    scope.out.say(node, terms.LABEL, terms.words(f"words of {scope.place(span)}"))
    scope.out.say(node, terms.EXACT, terms.words(quote))
    return node


def support(scope: Scope, fact: NamedNode, evidence: Evidence) -> None:
    """Ties a fact to its document, its part and the exact words it was read from."""
    scope.out.say(fact, terms.DERIVED_FROM, scope.part_iri(evidence.part))
    scope.out.say(fact, terms.pk("evidence"), _words_of(scope, evidence))
    scope.out.say(fact, terms.pk("inDocument"), scope.iri)


def other_support(scope: Scope, fact: NamedNode, evidence: Evidence) -> None:
    """Ties a fact to further words that it rests on, and to their part."""
    scope.out.say(fact, terms.pk("otherPart"), scope.part_iri(evidence.part))
    scope.out.say(fact, terms.pk("otherEvidence"), _words_of(scope, evidence))


def _words_of(scope: Scope, evidence: Evidence) -> NamedNode:
    """The node of exact words at their place."""
    node = iris.evidence_iri(scope.base, scope.key, evidence.span)
    scope.out.say(node, terms.TYPE, terms.SPECIFIC_RESOURCE)
    scope.out.say(node, terms.LABEL, terms.words(f"evidence in {scope.place(evidence.span)}"))
    scope.out.say(node, terms.HAS_SOURCE, scope.iri)
    scope.out.say(node, terms.HAS_SELECTOR, quotation(scope, evidence.span, evidence.quote))
    scope.out.say(node, terms.HAS_SELECTOR, position(scope, evidence.span))
    return node
