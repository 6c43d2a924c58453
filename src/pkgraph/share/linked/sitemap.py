"""The map of a site (https://www.sitemaps.org/protocol.html): the pages that crawlers may find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.catalogue import catalogue
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.share.linked.iris import Places

MOST = 50_000
"""addresses in one map"""

_QUERY = Path(__file__).parent / "things.rq"
_OWN = ("/", "/documents", "/charts", "/graph", "/ontology", "/queries")


def page_addresses(store: Store, places: Places) -> list[str]:
    """The addresses of a server's own pages and of the pages of things.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    answer = store.query(_QUERY.read_text(encoding="utf-8"))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    things = [row["thing"].value for row in answer if isinstance(row["thing"], NamedNode)]
    pages = [page for thing in dict.fromkeys(things) if (page := places.page(thing))]
    queries = [f"/queries/{name}" for name in catalogue().names()]
    return [places.document(path).value for path in (*_OWN, *queries, *pages)]


def site_maps(pages: Sequence[str], address: str) -> Iterator[tuple[str, str]]:
    """``sitemap.xml``, and where one may not hold all, the parts that it names then: names and contents.

    Args:
        pages: their addresses.
        address: where the site is, ending in a slash.
    """
    some = [pages[at : at + MOST] for at in range(0, len(pages), MOST)] or [[]]
    if len(some) == 1:
        yield "sitemap.xml", _map("urlset", "url", some[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(some) + 1)]
    yield "sitemap.xml", _map("sitemapindex", "sitemap", [address + name for name in names])
    for name, each in zip(names, some, strict=True):
        yield name, _map("urlset", "url", each)


def _map(whole: str, one: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{one}><loc>{escape(address)}</loc></{one}>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{whole}>\n'
