"""A real browser on the graph of the seeds, as ``pkgraph serve`` gives it; one server and one browser a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.window import AXE, ROOT, Visit, visiting

from tools.browser import CHROMIUM, opened, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATIC = ROOT / "src" / "pkgraph" / "share" / "pages" / "static"


@pytest.fixture(scope="module")
def address(seed_graph: Path) -> Iterator[str]:
    """Where the graph of the seeds is served."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: pages are not looked at in a browser")
    with served(seed_graph) as found:
        yield found


@pytest.fixture(scope="module")
def chromium(address: str) -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """A fresh wide window; nothing may have gone wrong in it in the end, and nothing left the server."""
    with visiting(chromium, address) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def scripts() -> None:
    """The pages' scripts, where they were bundled."""
    if not (STATIC / "network.js").is_file():
        pytest.skip("no bundled scripts here: make scripts")


@pytest.fixture(scope="session")
def axe() -> None:
    """axe-core, where npm brought it."""
    if not AXE.is_file():
        pytest.skip("no axe-core here: make scripts")
