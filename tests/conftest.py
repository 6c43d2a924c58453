"""What tests share: the seeds, read and built once, and the measures that may stand beside the project."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from samples import SEEDS, SHARED, seed_readings

from pkgraph.read.model import Reading

if TYPE_CHECKING:
    from pkgraph.api import Graph


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden`` keeps what is read now as the facts to compare with."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/facts.txt anew")


@pytest.fixture(scope="session")
def seeds() -> dict[str, Reading]:
    """The four seeds, read."""
    return seed_readings()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold facts and other documents beside the project."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the project: its gold facts and documents are not measured")
    return SHARED


@pytest.fixture(scope="session")
def seed_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph built from the seeds."""
    from pkgraph.pipeline import build

    folder = tmp_path_factory.mktemp("seeds") / "graph"
    build([SEEDS], folder)
    return folder


@pytest.fixture(scope="session")
def graph(seed_graph: Path) -> Iterator[Graph]:
    """The graph of the seeds, open."""
    from pkgraph.api import Graph

    with Graph.open(seed_graph) as opened:
        yield opened


def pytest_configure() -> None:
    """Examples that are slow are no failure, and those of CI are the same each time.

    Programs that the tests start hear an interrupt, though whoever started the tests had it ignored.
    """
    settings.register_profile(
        "pkgraph", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
    )
    settings.load_profile("pkgraph")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
