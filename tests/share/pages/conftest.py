"""What these tests share."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"


@pytest.fixture(scope="session")
def links() -> Links:
    return ServerLinks()


@pytest.fixture(scope="session")
def browser(small: EmbeddedStore) -> TestClient:
    """The small graph, asked as a browser asks."""
    return TestClient(application(Site(small)), headers={"Accept": "text/html"})


@pytest.fixture(scope="session")
def reader(graph: Graph) -> TestClient:
    """The graph of the seeds, asked as a browser asks."""
    return TestClient(application(Site(graph.store)), headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})


@pytest.fixture(scope="session")
def hostile(small: EmbeddedStore) -> TestClient:
    """The small graph, in which names and words are what an attacker would write."""
    text = "\n".join(str(quad) + " ." for quad in small.quads())
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    for name in ("UNMISS", "United Nations Mission in South Sudan", "South Sudan", "protection of civilians"):
        text = text.replace(f'"{name}"', f'"{written}"')
    store = EmbeddedStore.in_memory(parse(text, format=RdfFormat.N_QUADS))
    return TestClient(application(Site(store)), headers={"Accept": "text/html"})
