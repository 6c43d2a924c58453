"""Where things are found: every address that a page names comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from pkgraph.namespaces import BASE
from pkgraph.share.linked.iris import Places
from pkgraph.share.pages.assets import asset_named

_SAFE = "/:@!$&'()*+,;=~"
"""what stands in a path as it is: RFC 3986's ``pchar`` and the slash"""
_WEB = ("https://", "http://")


class Links(Protocol):
    """The addresses of a site; an empty one where the site has no such page."""

    def home(self) -> str:
        """The start page."""

    def page(self, iri: str) -> str:
        """The page of a resource, its own address where it is not ours; empty for what is no web address."""

    def data(self, iri: str, form: str) -> str:
        """The data of a resource, in the form with a suffix such as ``ttl``; empty for what is not ours."""

    def query(self, name: str = "", values: Mapping[str, str] | None = None, form: str = "") -> str:
        """A query of the catalogue with values, as a page or as ``csv`` or ``json``; or all queries."""

    def reader(self, key: str, start: int | None = None, end: int | None = None) -> str:
        """A document in the reader, or a stretch of it; or all documents, of an empty key."""

    def explain(self, subject: str, predicate: str, object: str) -> str:  # noqa: A002
        """Why a statement is in the graph."""

    def asset(self, name: str) -> str:
        """A file of ours that a page needs: a style, a script, a picture."""

    def ask(self, question: str = "") -> str:
        """The page that answers questions in English."""

    def search(self, words: str = "") -> str:
        """The page that searches the texts."""

    def sparql(self, query: str = "") -> str:
        """The page to write SPARQL on."""

    def graph(self, view: str = "") -> str:
        """The network page, of a view."""

    def charts(self, name: str = "", values: Mapping[str, str] | None = None) -> str:
        """A chart with values of its parameters, or all charts."""

    def ontology(self, name: str = "") -> str:
        """The reference pages of the ontology; one of its files or a place in it."""


class ServerLinks:
    """The addresses of ``pkgraph serve``.

    Args:
        base: base of the data's IRIs.
        root: path below which the server stands, without a slash at its end.
    """

    def __init__(self, base: str = BASE, root: str = "") -> None:
        self._places = Places(base)
        self._root = root

    def home(self) -> str:
        return f"{self._root}/"

    def page(self, iri: str) -> str:
        path = self._places.page(iri) or self._places.path(iri)
        return iri if path is None and iri.startswith(_WEB) else self._root + path if path else ""

    def data(self, iri: str, form: str) -> str:
        path = self._places.data(iri, f".{form}")
        return self._root + path if path else ""

    def query(self, name: str = "", values: Mapping[str, str] | None = None, form: str = "") -> str:
        path = f"/queries/{_encoded(name)}" if name else "/queries"
        return self._address(path + (f".{form}" if form else ""), **(values or {}))

    def reader(self, key: str, start: int | None = None, end: int | None = None) -> str:
        path = f"{self._root}/documents" + (f"/{_encoded(key)}" if key else "")
        return path if start is None else f"{path}?char={start},{end}#char={start},{end}"

    def explain(self, subject: str, predicate: str, object: str) -> str:  # noqa: A002
        return self._address("/explain", subject=subject, predicate=predicate, object=object)

    def asset(self, name: str) -> str:
        return f"{self._root}/assets/{_encoded(name)}?v={asset_named(name).digest}"

    def ask(self, question: str = "") -> str:
        return self._address("/ask", q=question)

    def search(self, words: str = "") -> str:
        return self._address("/search", q=words)

    def sparql(self, query: str = "") -> str:
        return self._address("/sparql", query=query)

    def graph(self, view: str = "") -> str:
        return self._address("/graph", view=view)

    def charts(self, name: str = "", values: Mapping[str, str] | None = None) -> str:
        return self._address("/charts" + (f"/{_encoded(name)}" if name else ""), **(values or {}))

    def ontology(self, name: str = "") -> str:
        file, mark, place = name.partition("#")
        return f"{self._root}/ontology" + (f"/{_encoded(file)}" if file else "") + mark + _encoded(place)

    def _address(self, path: str, **values: str) -> str:
        asked = urlencode({name: value for name, value in values.items() if value})
        return f"{self._root}{path}" + (f"?{asked}" if asked else "")


def _encoded(text: str) -> str:
    return quote(text, safe=_SAFE)
