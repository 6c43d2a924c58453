"""What these tests share."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.pages.links import Links, ServerLinks
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site


@pytest.fixture(scope="session")
def links() -> Links:
    return ServerLinks()


@pytest.fixture(scope="session")
def browser(small: EmbeddedStore) -> TestClient:
    """The small graph, asked as a browser asks."""
    return TestClient(application(Site(small)), headers={"Accept": "text/html"})
