"""Where things stand in a site of files, and how one page names another.

The name of a file has only characters that every file system takes: others, and the sign itself, are written
as ``~`` and two hexadecimal digits a byte, as ``%`` does it in an IRI.

    IRI or page                  file
    (base)mission/UNMISS         page/mission/UNMISS.html, data/mission/UNMISS.ttl, data/mission/UNMISS.jsonld
    a document in the reader     documents/S/2023/646.html
    a query                      queries/citations.html, queries/citations.csv, queries/citations.json
    a chart                      charts/incidents.html, charts/mandate/UNMISS.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from pkgraph.namespaces import BASE, ONTOLOGY
from pkgraph.share.pages.assets import asset_named
from pkgraph.share.pages.queries import PAGE

LONGEST = 180
"""bytes of one part of a path; a longer one is cut and ends in digits of its checksum"""
_OTHER = re.compile(r"[^A-Za-z0-9._()+,=@!&$'/-]")
_DIGITS = 12
FORMS_OF_DATA = ("ttl", "jsonld")
"""suffixes of the data of a resource"""
HREF = "/()+,=@!&$'~"
"""signs in the names of files that stand in an address as they are"""
_WEB = ("https://", "http://")


@lru_cache(maxsize=100_000)
def file_name(name: str) -> str:
    """A path for a name, without a suffix.

    >>> file_name("mission/UNOSOM%20II")
    'mission/UNOSOM~20II'
    """
    plain = _OTHER.sub(lambda found: _escaped(found[0]), name)
    return "/".join(_part(part) for part in plain.split("/"))


def _escaped(character: str) -> str:
    return "~" if character == "%" else "".join(f"~{byte:02X}" for byte in character.encode("utf-8"))


def _part(part: str) -> str:
    if part in ("", ".", "..") or part.startswith("."):
        part = "~" + part
    if len(part) <= LONGEST:
        return part
    return part[: LONGEST - _DIGITS - 1] + "~" + sha256(part.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which file stands for what."""

    base: str = BASE
    """base of the data's IRIs"""
    iris: frozenset[str] = frozenset()
    """the resources that have a page"""
    dossiers: frozenset[str] = frozenset()
    """those whose page is a dossier: what documents speak of"""
    turns: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """by the key of a document in the reader, the characters from which it stands on another page, and which"""
    charts: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    """by the file of a chart its name and the values of its parameters; no name for the list of charts"""

    def page(self, iri: str) -> str:
        """The page of a resource; empty if it has none."""
        return f"page/{file_name(iri.removeprefix(self.base))}.html" if iri in self.iris else ""

    def data(self, iri: str, form: str) -> str:
        """The data of a resource, in one of ``FORMS_OF_DATA``; empty if there is no such file."""
        named = iri in self.iris and form in FORMS_OF_DATA
        return f"data/{file_name(iri.removeprefix(self.base))}.{form}" if named else ""

    def reader(self, key: str, number: int = 1) -> str:
        """A page of a document in the reader; empty if the document is not there."""
        if key not in self.turns:
            return ""
        return f"documents/{file_name(key)}.html" if number == 1 else f"documents/{file_name(key)}/{number}.html"

    def reader_at(self, key: str, at: int) -> str:
        """The page of the reader on which a character of a document stands."""
        page = 1
        for start, number in self.turns.get(key, ()):
            if start <= at:
                page = number
        return self.reader(key, page)


def query_file(name: str, page: int = 1, form: str = "html") -> str:
    """The file of a page of a query's rows, or of all of them in another form."""
    return f"queries/{name}.{form}" if page == 1 else f"queries/{name}/{page}.{form}"


def chart_file(name: str = "", values: Mapping[str, str] | None = None) -> str:
    """The file of a chart with the value of its parameter, or of the list of charts."""
    return f"charts/{'/'.join((name or 'index', *map(file_name, (values or {}).values())))}.html"


class FileLinks:
    """The addresses in a page of a site of files, relative to that page: see ``share.pages.links.Links``.

    Args:
        here: the file of the page, below the site.
        layout: the files of the site.
        top: where the site is, of a page that is given out elsewhere too; its addresses are not relative then.
    """

    def __init__(self, here: str, layout: Layout, top: str = "") -> None:
        self._up = top or "../" * here.count("/")
        self._layout = layout

    def to(self, file: str) -> str:
        """The address of a file of the site; empty for none."""
        return self._up + quote(file, safe=HREF) if file else ""

    def home(self) -> str:
        return self.to("index.html")

    def page(self, iri: str) -> str:
        if iri == ONTOLOGY or iri.startswith(ONTOLOGY + "#"):
            return self.ontology(iri.removeprefix(ONTOLOGY))
        if iri.startswith(self._layout.base):
            return self.to(self._layout.page(iri))
        return iri if iri.startswith(_WEB) else ""

    def data(self, iri: str, form: str) -> str:
        return self.to(self._layout.data(iri, form))

    def query(self, name: str = "", values: Mapping[str, str] | None = None, form: str = "") -> str:
        if not name:
            return self.to("queries/index.html")
        if values and set(values) != {PAGE}:
            return ""
        return self.to(query_file(name, int(values[PAGE]) if values else 1, form or "html"))

    def reader(self, key: str, start: int | None = None, end: int | None = None) -> str:
        if not key:
            return self.to("documents/index.html")
        if start is None:
            return self.to(self._layout.reader(key))
        file = self._layout.reader_at(key, start)
        return f"{self.to(file)}#char={start},{end}" if file else ""

    def explain(self, subject: str, predicate: str, object: str) -> str:  # noqa: A002, ARG002
        return ""

    def asset(self, name: str) -> str:
        asset_named(name)
        return self.to(f"assets/{name}")

    def ask(self, question: str = "") -> str:  # noqa: ARG002
        return ""

    def search(self, words: str = "") -> str:
        return self.to("search.html") + (f"#q={quote(words)}" if words else "")

    def sparql(self, query: str = "") -> str:  # noqa: ARG002
        return ""

    def graph(self, view: str = "") -> str:
        return self.to(f"graph/{view}.html" if view else "graph/index.html")

    def charts(self, name: str = "", values: Mapping[str, str] | None = None) -> str:
        file = chart_file(name, values)
        return self.to(file) if file in self._layout.charts else ""

    def ontology(self, name: str = "") -> str:
        file, mark, place = name.partition("#")
        return self.to(f"ontology/{file or 'index.html'}") + mark + quote(place)
