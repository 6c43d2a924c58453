"""The small graph that these tests ask: see tests/ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from pkgraph.know.store.embedded import EmbeddedStore

JOINED = Path(__file__).parent / "joined" / "joined.trig"
SMALL = Path(__file__).parent.parent / "ask" / "data" / "small.trig"


@pytest.fixture(scope="session")
def small() -> EmbeddedStore:
    """Two documents that were read, two that are cited: see the file."""
    return EmbeddedStore.in_memory(parse(path=str(SMALL), format=RdfFormat.TRIG))


@pytest.fixture(scope="session")
def joined() -> EmbeddedStore:
    """The small graph and a third document that was read, for what joins and counts."""
    return EmbeddedStore.in_memory(
        quad for path in (SMALL, JOINED) for quad in parse(path=str(path), format=RdfFormat.TRIG)
    )
