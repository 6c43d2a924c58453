"""What a graph's folder holds beside the statements: the file of all of them, texts, the full-text index."""

from __future__ import annotations

from pathlib import Path

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.folder import GraphFolder
from pkgraph.know.store.place import open_store
from pkgraph.know.store.protocol import Store

_WEB = ("http://", "https://")


def folder_of(store: Store) -> GraphFolder | None:
    """The folder of a graph; None of one in memory or behind another endpoint."""
    if isinstance(store, EmbeddedStore):
        return store.folder
    folder = GraphFolder(Path(store.place))
    return folder if not store.place.startswith(_WEB) and folder.is_graph else None


def opened(store: Store) -> Store:
    """The same graph, opened so that its full-text index is read from its folder.

    Raises:
        GraphError: it cannot be opened.
    """
    return store if isinstance(store, EmbeddedStore) or folder_of(store) is None else open_store(store.place)
