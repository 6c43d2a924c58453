"""Where the graph is kept and how it is asked: an embedded store, or any SPARQL 1.1 endpoint."""

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.folder import GraphFolder, staging
from pkgraph.know.store.guard import check_read_only
from pkgraph.know.store.limited import Limited, LimitedStore, Limits
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Answer, Store
from pkgraph.know.store.remote import RemoteStore

__all__ = [
    "Answer",
    "EmbeddedStore",
    "GraphFolder",
    "Limited",
    "LimitedStore",
    "Limits",
    "RemoteStore",
    "Store",
    "check_read_only",
    "open_store",
    "staging",
]
