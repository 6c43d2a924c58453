"""A document, read or cited, and its bibliographic values."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.scope import Scope
from pkgraph.know.graph.statements import Statements
from pkgraph.read.model import Bibliography, Document

_CLASS_OF_TYPE = {
    "report": "Report",
    "progress report": "ProgressReport",
    "repertoire": "Repertoire",
    "resolution": "Resolution",
    "presidential statement": "PresidentialStatement",
    "meeting record": "MeetingRecord",
    "decision": "Decision",
    "bulletin": "Bulletin",
}


def document_class(*names: str | None) -> str | None:
    """The class of the first name that has one, of a family, a document type or a citation's type.

    >>> document_class("progress-report", "report")
    'ProgressReport'
    """
    known = (_CLASS_OF_TYPE.get(name.replace("-", " ").lower()) for name in names if name)
    return next((found for found in known if found), None)


def state_document(scope: Scope) -> None:
    """What is known of a document that was read, but for what the catalogue says."""
    document, out, node = scope.document, scope.out, scope.iri
    name_document(scope, document.key, document_class(document.family, document.front.type, document.catalogued.type))
    out.say(node, terms.pk("symbol"), terms.words(symbol(document)))
    out.say(node, terms.pk("sourceFile"), terms.words(document.source))
    out.say(node, terms.pk("characters"), terms.integer(len(document.text)))
    out.say(node, terms.pk("sha256"), terms.words(document.sha256))
    out.say(node, terms.pk("wasRead"), terms.truth(True))
    own = {name: value for name, value in values(document.front) if getattr(document.catalogued, name) is None}
    state_bibliography(out, node, own)


def name_document(scope: Scope, key: str, class_name: str | None) -> NamedNode:
    """A document, read or only cited, with its class and its key."""
    node = iris.document_iri(scope.base, key)
    scope.name(node, "Document", key)
    scope.out.say(node, terms.pk("key"), terms.words(key))
    if class_name:
        scope.out.say(node, terms.TYPE, terms.pk(class_name))
    return node


def catalogue_quads(document: Document, base: str) -> list[Quad]:
    """What the catalogue says of a document, in ``graph/build``."""
    out = Statements(iris.graph_iri(base, "build"))
    state_bibliography(out, iris.document_iri(base, document.key), dict(values(document.catalogued)))
    return out.quads()


def values(of: Bibliography) -> list[tuple[str, Any]]:
    """Names and values of what is known."""
    named = ((field.name, getattr(of, field.name)) for field in fields(of))
    return [(name, value) for name, value in named if value is not None]


def bibliography(document: Document) -> Bibliography:
    """What is known of a document, the catalogue before its own front."""
    return Bibliography(**(dict(values(document.front)) | dict(values(document.catalogued))))


def symbol(document: Document) -> str | None:
    """The UN symbol, None where the document has none: then its key is a file's stem, which holds no ``/``."""
    return bibliography(document).symbol or (document.key if "/" in document.key else None)


def state_bibliography(out: Statements, node: NamedNode, known: dict[str, Any]) -> None:
    """Bibliographic values as statements; the symbol is said with the document's key."""
    said: dict[NamedNode, Literal | None] = {
        terms.TITLE: terms.words(known.get("title")),
        terms.ISSUED: terms.partial_date(known.get("issued")),
        terms.PUBLISHER: terms.words(known.get("publisher")),
        terms.pk("body"): terms.words(known.get("body")),
        terms.pk("documentType"): terms.words(known.get("type")),
        terms.pk("session"): terms.words(known.get("session")),
        terms.pk("agendaItem"): terms.words(known.get("agenda_item")),
        terms.pk("periodStart"): terms.day(known.get("period_start")),
        terms.pk("periodEnd"): terms.day(known.get("period_end")),
    }
    for predicate, value in said.items():
        out.say(node, predicate, value)


def cited_document(scope: Scope, symbol: str, cited_type: str) -> NamedNode:
    """A document that is known by its symbol, read or not."""
    node = name_document(scope, symbol, document_class(cited_type))
    scope.out.say(node, terms.pk("symbol"), terms.words(symbol))
    return node


def state_meeting(scope: Scope, record: str) -> NamedNode:
    """A meeting, by the symbol of its record."""
    meeting = iris.meeting_iri(scope.base, record)
    scope.name(meeting, "Meeting", record)
    scope.out.say(meeting, terms.pk("record"), cited_document(scope, record, "meeting record"))
    return meeting
