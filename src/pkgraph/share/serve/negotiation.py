"""Which form of an answer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Form = TypeVar("Form")

RESULTS: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""media types of SELECT and ASK, the first the default; the forms' names in ``know.store.cut``"""

GRAPHS: dict[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "n-triples",
    "application/rdf+xml": "rdf-xml",
    "application/ld+json": "json-ld",
    "application/xml": "rdf-xml",
    "application/json": "json-ld",
    "text/plain": "n-triples",
}
"""media types of CONSTRUCT and DESCRIBE, the first the default"""


def best(accept: str, offered: Mapping[str, Form]) -> str | None:
    """The media type to answer with; None if the client takes none of those offered.

    >>> best("text/html, text/csv;q=0.5", RESULTS)
    'text/csv'
    >>> best("*/*", GRAPHS)
    'text/turtle'
    """
    ranges = dict(_range(entry) for entry in accept.split(",") if entry.strip()) or {"*/*": 1.0}
    rated = {media: _quality(ranges, media) for media in offered}
    chosen = max(rated, key=lambda media: rated[media])
    return chosen if rated[chosen] > 0 else None


def _range(entry: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in entry.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return kind, min(1.0, max(0.0, float(value)))
            except ValueError:
                return kind, 0.0
    return kind, 1.0


def _quality(ranges: dict[str, float], media: str) -> float:
    """What the most specific range says of a media type: itself, its family, anything."""
    family = media.partition("/")[0] + "/*"
    return next((ranges[kind] for kind in (media, family, "*/*") if kind in ranges), 0.0)
