"""Where the resources that IRIs name are found: on a server, or on a site of files.

    IRI                          resource         its page           data of it
    (base)mission/UNMISS         /id/mission/...  /page/mission/...  /data/mission/UNMISS, /data/mission/UNMISS.ttl, ...
    (ontology)#Mission           /ontology#Mission                   /ontology.ttl, ...
    (ontology)/cube/dated        /ontology/cube/dated                /ontology/cube/dated.ttl, ...
    (shapes)#Mission             /shapes#Mission                     /shapes.ttl, ...

A path is percent-encoded ASCII (RFC 3986), an IRI has the characters themselves (RFC 3987), and what is encoded in
one way in a name may come encoded in another in a request: ``know.graph.iris`` says which IRI a name has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode

from pkgraph.know.graph.iris import decode, encode
from pkgraph.namespaces import BASE, ONTOLOGY, SHAPES

_UNRESERVED = "%/:@!$&'()*+,;="
_SHAPES = SHAPES.removesuffix("#")
_ID, _PAGE, _DATA = "/id/", "/page/", "/data/"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a graph's resources."""

    base: str = BASE
    """base of the data's IRIs"""
    address: str = ""
    """where the documents on the resources are, an absolute IRI that ends in ``/``; none if that is ``home``"""

    @property
    def home(self) -> str:
        """The IRI above the base: without its last ``id/`` if it has that."""
        return self.base.removesuffix(_ID[1:]) if self.base.endswith(_ID) else self.base

    @property
    def dataset(self) -> str:
        """The IRI of all of the graph as a data set."""
        return f"{self.home}dataset"

    def document(self, path: str) -> NamedNode:
        """The IRI of the document at a path: ``https://example.org/data/mission/UNMISS``."""
        return NamedNode((self.address or self.home) + path.removeprefix("/"))

    def path(self, iri: str) -> str | None:
        """The path of a resource; None if it is none of this graph, its ontology or its shapes.

        >>> Places().path("https://w3id.org/pkgraph/id/mission/UNOSOM%20II")
        '/id/mission/UNOSOM%20II'
        >>> Places().path("https://w3id.org/pkgraph/ontology#Mission")
        '/ontology#Mission'
        """
        for root, path in ((ONTOLOGY, "/ontology"), (_SHAPES, "/shapes")):
            rest = iri.removeprefix(root)
            if iri.startswith(root) and rest[:1] in ("", "#", "/"):
                return path + quote(rest, safe=_UNRESERVED + "#")
        name = self.name(iri)
        return None if name is None else _ID + name

    def page(self, iri: str) -> str | None:
        """The path of a resource's page; None if it is none of this graph's data."""
        name = self.name(iri)
        return None if name is None else _PAGE + name

    def data(self, iri: str, suffix: str = "") -> str | None:
        """The path of the data on a resource, in the form that a suffix stands for, or in any.

        >>> Places().data("https://w3id.org/pkgraph/id/mission/UNMISS", ".ttl")
        '/data/mission/UNMISS.ttl'
        """
        name = self.name(iri)
        if name is not None:
            return _DATA + name + suffix
        path = self.path(iri)
        return None if path is None else path.partition("#")[0] + suffix

    def name(self, iri: str) -> str | None:
        """What follows the base in an IRI of the data, as it stands in a path; None for other IRIs."""
        if not iri.startswith(self.base) or iri == self.base:
            return None
        return quote(iri.removeprefix(self.base).partition("#")[0], safe=_UNRESERVED)

    def iris(self, name: str) -> tuple[str, ...]:
        """The IRIs of the data that a name in a path may stand for, the likeliest first; none if it is not UTF-8.

        >>> Places().iris("document/S/RES/2690%282023%29")[0]
        'https://w3id.org/pkgraph/id/document/S/RES/2690(2023)'
        """
        return tuple(_possible(self.base, name))

    def terms(self, name: str) -> tuple[str, ...]:
        """Likewise the IRIs below the ontology's: ``cube/dated``."""
        return tuple(_possible(ONTOLOGY + "/", name))


def _possible(root: str, name: str) -> Iterator[str]:
    """IRIs with a name as this program writes it, and as it was sent."""
    try:
        written = dict.fromkeys((encode(decode(name)), name)) if name else {}
    except UnicodeDecodeError:
        return
    for each in written:
        try:
            yield NamedNode(root + each).value
        except ValueError:
            continue
