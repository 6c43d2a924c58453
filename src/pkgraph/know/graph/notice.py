"""Notices: what could not be placed in a document or is missing from its source."""

from __future__ import annotations

import hashlib

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.evidence import position, quotation
from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Notice

_LONGEST_QUOTE = 2000


def state_notices(scope: Scope) -> None:
    """What could not be placed or is missing from the source."""
    unplaced: dict[str, int] = {}
    for notice in dict.fromkeys(scope.document.notices):
        if notice.span is None:
            unplaced[notice.kind] = unplaced.get(notice.kind, 0) + 1
        _state_notice(scope, notice, unplaced.get(notice.kind, 0))


def _state_notice(scope: Scope, notice: Notice, place: int) -> None:
    same = [other for other in scope.document.notices if (other.kind, other.span) == (notice.kind, notice.span)]
    told_by = [f"{notice.span.start}-{notice.span.end}" if notice.span else str(place)]
    if notice.span and len(set(same)) > 1:
        told_by.append(hashlib.sha256(notice.message.encode()).hexdigest()[:16])
    node = iris.notice_iri(scope.base, scope.key, notice.kind, *told_by)
    scope.name(node, "Notice", f"{scope.key}: {notice.message}")
    scope.out.say(node, terms.pk("noticeKind"), terms.words(notice.kind))
    scope.out.say(node, terms.pk("message"), terms.words(notice.message))
    scope.out.say(node, terms.pk("inDocument"), scope.iri)
    if notice.span:
        scope.out.say(node, terms.HAS_SELECTOR, position(scope, notice.span))
        words = scope.document.text[notice.span.start : notice.span.end]
        if len(words) <= _LONGEST_QUOTE:
            scope.out.say(node, terms.HAS_SELECTOR, quotation(scope, notice.span, words))
