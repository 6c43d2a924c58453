"""All documents that were read."""

from __future__ import annotations

from pkgraph.know.store.protocol import Store
from pkgraph.share.pages.answers import answered
from pkgraph.share.pages.links import Links
from pkgraph.share.pages.render import rendered


def documents_page(store: Store, links: Links) -> str:
    """The documents that were read, by key.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    return rendered("documents.html", links, documents=answered(store, "documents"))
