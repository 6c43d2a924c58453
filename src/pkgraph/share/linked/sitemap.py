"""The sitemap (https://www.sitemaps.org/protocol.html): the pages that crawlers may find."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from pyoxigraph import NamedNode, QuerySolutions

from pkgraph.ask.catalogue import catalogue
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.share.linked.iris import Places

MOST = 50_000
"""addresses that a sitemap may have"""

_QUERY = Path(__file__).parent / "things.rq"


def sitemap(store: Store, places: Places) -> bytes:
    """The addresses of the site's own pages and of the pages of things, at most ``MOST``.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    answer = store.query(_QUERY.read_text(encoding="utf-8"))
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    things = [row["thing"].value for row in answer if isinstance(row["thing"], NamedNode)]
    pages = [page for thing in dict.fromkeys(things) if (page := places.page(thing))]
    own = ["/", "/queries", *(f"/queries/{name}" for name in catalogue().names()), "/documents", "/ontology"]
    lines = [f"<url><loc>{escape(places.document(path).value)}</loc></url>" for path in [*own, *pages][:MOST]]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
