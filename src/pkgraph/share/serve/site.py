"""What everything that the server offers works with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import BASE

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What a query from outside may take, and how many run at once."""

    seconds: float = 10.0
    """from its start until its answer is handed over"""
    rows: int = 100_000
    """solutions or triples of an answer; more are cut off, and the answer says so"""
    size: int = 32 * _MIB
    """bytes of an answer; more are cut off, and the answer says so"""
    memory: int = 1024 * _MIB
    """bytes, above what the open graph takes"""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    """queries that run at once"""
    waiting: int = 64
    """queries that wait for their turn; more are sent away for a moment"""
    kept: int = 32 * _MIB
    """bytes of short answers that are kept for those who ask the same; 0 keeps none"""


@dataclass(frozen=True, slots=True)
class Site:
    """A graph on the web."""

    store: Store
    """answers the queries of this program; ask it in a thread, as routes that are no coroutines do"""
    base: str = BASE
    """base of the data's IRIs; each is found on the server at ``/id/`` and what follows the base"""
    settings: Settings = field(default_factory=Settings)
    """limits of queries from outside"""
