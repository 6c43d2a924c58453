"""The forms in which data are given: by the suffix of a path, or by the media type that a client wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from pkgraph.share.linked.context import NAMESPACES
from pkgraph.share.linked.jsonld import write_jsonld

# Characters that XML 1.0 (section 2.2) has no place for.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of RDF data."""

    name: str
    suffix: str
    media: str
    write: Callable[[Sequence[Triple]], bytes]


def _turtle(triples: Sequence[Triple]) -> bytes:
    return _serialized(triples, RdfFormat.TURTLE)


def _ntriples(triples: Sequence[Triple]) -> bytes:
    return _serialized(triples, RdfFormat.N_TRIPLES)


def _rdfxml(triples: Sequence[Triple]) -> bytes:
    """RDF/XML; characters that XML has no place for become U+FFFD."""
    return _serialized(map(_for_xml, triples), RdfFormat.RDF_XML)


def _serialized(triples: Iterable[Triple], form: RdfFormat) -> bytes:
    out = BytesIO()
    serialize(triples, out, format=form, prefixes=NAMESPACES)
    return out.getvalue()


def _for_xml(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal) or not _ILLEGAL.search(value.value):
        return triple
    text = _ILLEGAL.sub("�", value.value)
    new = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, new)


FORMS: dict[str, Form] = {
    form.suffix: form
    for form in (
        Form("Turtle", ".ttl", "text/turtle", _turtle),
        Form("JSON-LD", ".jsonld", "application/ld+json", write_jsonld),
        Form("N-Triples", ".nt", "application/n-triples", _ntriples),
        Form("RDF/XML", ".rdf", "application/rdf+xml", _rdfxml),
    )
}
"""suffix to form, the first the default"""

MEDIA: dict[str, Form] = {
    **{form.media: form for form in FORMS.values()},
    "application/json": FORMS[".jsonld"],
    "application/xml": FORMS[".rdf"],
    "text/plain": FORMS[".nt"],
}
"""media type that a client may want to the form that it gets"""


def form_of(path: str) -> tuple[str, Form | None]:
    """A path without its suffix, and the form that the suffix stands for; None if it has none.

    >>> form_of("mission/UNMISS.ttl")[0]
    'mission/UNMISS'
    """
    for suffix, form in FORMS.items():
        if path.endswith(suffix) and path != suffix:
            return path.removesuffix(suffix), form
    return path, None
