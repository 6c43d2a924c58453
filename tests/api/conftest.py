"""The small graph that these tests ask: see tests/ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from pkgraph.know.store.embedded import EmbeddedStore

SMALL = Path(__file__).parent.parent / "ask" / "data" / "small.trig"


@pytest.fixture(scope="session")
def small() -> EmbeddedStore:
    """Two documents that were read, two that are cited: see the file."""
    return EmbeddedStore.in_memory(parse(path=str(SMALL), format=RdfFormat.TRIG))
