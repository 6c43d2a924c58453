"""What everything that the server offers works with."""

from __future__ import annotations

from dataclasses import dataclass

from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Site:
    """A graph on the web."""

    store: Store
    """answers the queries of this program"""
    base: str = BASE
    """base of the data's IRIs; each is found on the server at ``/id/`` and what follows the base"""
