"""The page of a resource in brief: what its data say of it, and nothing that would have to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from pkgraph.namespaces import OA, PK, RDF, RDFS
from pkgraph.share.linked.description import Description
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered
from pkgraph.share.pages.resource import FORMS

_WORDS = OA + "exact"
_ASIDE = {RDF + "type", RDFS + "label"}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MOST = 60
"""values of a property that are shown"""


@dataclass(frozen=True, slots=True)
class Value:
    """One value, and where it leads."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """A property with its first values."""

    name: str
    values: tuple[Value, ...]
    total: int


def plain_page(links: Links, description: Description, titles: Mapping[str, str]) -> str:
    """The page of a resource.

    Args:
        links: the addresses of the site.
        description: the data on it.
        titles: what properties and classes are called, by IRI.
    """
    called = {
        triple.subject.value: triple.object.value
        for triple in description.triples
        if triple.predicate.value == RDFS + "label"
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
    }
    own = [triple for triple in description.triples if _is(triple.subject, description.iri)]
    kinds = _values(own, RDF + "type")
    leading = [triple for triple in description.triples if _is(triple.object, description.iri)]
    words = _values(description.triples, _WORDS)
    return rendered(
        "plain.html",
        links,
        iri=description.iri,
        label=called.get(description.iri) or _last(description.iri),
        types=sorted({titles.get(kind, _last(kind)) for kind in kinds if kind.startswith(PK)}),
        words=sorted(set(words), key=words.index),
        said=_said(own, links, called, titles, inverse=False),
        leading=_said(leading, links, called, titles, inverse=True),
        left_out=description.left_out,
        forms=[(name, address) for suffix, name in FORMS if (address := links.data(description.iri, suffix))],
    )


def _said(
    triples: Iterable[Triple], links: Links, called: Mapping[str, str], titles: Mapping[str, str], *, inverse: bool
) -> list[Said]:
    values: dict[str, list[Value]] = {}
    for triple in triples:
        property_ = triple.predicate.value
        node = triple.subject if inverse else triple.object
        if property_ in _ASIDE or not isinstance(node, (NamedNode, Literal)):
            continue
        if isinstance(node, Literal):
            values.setdefault(property_, []).append(Value(node.value, ""))
        elif not inverse or called.get(node.value):
            address = links.page(node.value)
            values.setdefault(property_, []).append(Value(called.get(node.value) or _last(node.value), address))
    return [
        Said(titles.get(property_, _last(property_)), tuple(each[:_MOST]), len(each))
        for property_, each in values.items()
    ]


def _is(node: object, iri: str) -> bool:
    return isinstance(node, NamedNode) and node.value == iri


def _last(iri: str) -> str:
    return _CAMEL.sub(" ", re.split(r"[#/]", iri.rstrip("/#"))[-1])


def _values(triples: Iterable[Triple], property_: str) -> list[str]:
    return [
        triple.object.value
        for triple in triples
        if triple.predicate.value == property_ and isinstance(triple.object, (NamedNode, Literal))
    ]
