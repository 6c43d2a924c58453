"""Terms and literals that the graph is written with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from pkgraph.namespaces import DCTERMS, OA, PK, PROV, RDF, RDFS, SKOS, XSD

TYPE = NamedNode(RDF + "type")
JSON = NamedNode(RDF + "JSON")
LABEL = NamedNode(RDFS + "label")
TITLE = NamedNode(DCTERMS + "title")
ISSUED = NamedNode(DCTERMS + "issued")
PUBLISHER = NamedNode(DCTERMS + "publisher")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
SPECIFIC_RESOURCE = NamedNode(OA + "SpecificResource")
HAS_SOURCE = NamedNode(OA + "hasSource")
HAS_SELECTOR = NamedNode(OA + "hasSelector")
REFINED_BY = NamedNode(OA + "refinedBy")
QUOTE_SELECTOR = NamedNode(OA + "TextQuoteSelector")
EXACT = NamedNode(OA + "exact")
POSITION_SELECTOR = NamedNode(OA + "TextPositionSelector")
START = NamedNode(OA + "start")
END = NamedNode(OA + "end")

_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_NON_NEGATIVE = NamedNode(XSD + "nonNegativeInteger")
_BOOLEAN = NamedNode(XSD + "boolean")
_DATE = NamedNode(XSD + "date")
_DATE_TIME = NamedNode(XSD + "dateTime")


def pk(name: str) -> NamedNode:
    """The term ``name`` of pkgraph's own ontology."""
    return NamedNode(PK + name)


def words(value: str | None) -> Literal | None:
    """A plain string; None for None and for nothing but white space."""
    if value is None or not value.strip():
        return None
    try:
        return Literal(value)
    except ValueError:  # lone surrogates, from a file's name that is not UTF-8
        return Literal(value.encode("utf-8", "backslashreplace").decode("utf-8"))


def english(value: str) -> Literal:
    """A string in English."""
    return Literal(value, language="en")


def integer(value: int | None) -> Literal | None:
    """An ``xsd:integer``."""
    return None if value is None else Literal(str(value), datatype=_INTEGER)


def number(value: Decimal) -> Literal:
    """An ``xsd:integer`` where it is whole, else an ``xsd:decimal``."""
    whole = value == value.to_integral_value()
    plain = value.to_integral_value() if whole else value.normalize()
    return Literal(f"{plain:f}", datatype=_INTEGER if whole else _DECIMAL)


def offset(value: int) -> Literal:
    """An ``xsd:nonNegativeInteger``, as the Web Annotation vocabulary wants positions."""
    return Literal(str(value), datatype=_NON_NEGATIVE)


def truth(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def day(value: date | None) -> Literal | None:
    """An ``xsd:date``."""
    return None if value is None else Literal(value.isoformat(), datatype=_DATE)


def partial_date(value: str | None) -> Literal | None:
    """An ISO 8601 date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, as precise as it is written."""
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    return None if value is None else Literal(value, datatype=NamedNode(XSD + kinds[len(value)]))


def moment(value: datetime) -> Literal:
    """An ``xsd:dateTime``."""
    return Literal(value.isoformat(), datatype=_DATE_TIME)


def in_order(values: Sequence[str]) -> Literal | None:
    """A list in order, as one JSON array (``rdf:JSON``); None for an empty one."""
    return Literal(json.dumps(list(values), ensure_ascii=False), datatype=JSON) if values else None
