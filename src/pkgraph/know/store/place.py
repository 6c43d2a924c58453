"""A store by the place where its graph is."""

from __future__ import annotations

from pathlib import Path

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store
from pkgraph.know.store.remote import RemoteStore


def open_store(place: str | Path, seconds: int | None = None) -> Store:
    """The graph in a folder, or behind the address of a SPARQL 1.1 endpoint.

    Args:
        place: a folder; or an address, which begins with ``http://`` or ``https://``.
        seconds: how long to wait for an endpoint's answer, where not as usual.

    Raises:
        GraphError: there is none that can be read.
    """
    if isinstance(place, str) and place.startswith(("http://", "https://")):
        return RemoteStore(place) if seconds is None else RemoteStore(place, seconds)
    return EmbeddedStore.open(Path(place))
