"""What tests share: the seeds, read once, and where measures beside the project may stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pkgraph.catalog import load_catalogs
from pkgraph.pipeline import bibliography
from pkgraph.read import read_document
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography, Reading
from pkgraph.read.text.reader import read_text
from pkgraph.read.text.sources import find_sources
from pkgraph.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from pkgraph.api import Graph

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"


@cache
def _known() -> tuple[Vocabulary, MissionFinder]:
    vocabulary = load_vocabulary()
    return vocabulary, MissionFinder.of(vocabulary.missions.values())


def read(text: str, source: str = "document.txt", known: Bibliography | None = None) -> Reading:
    """A text, read as a source of its own."""
    return read_document(source, text, "0" * 64, known or Bibliography(), *_known())


@cache
def seed_readings() -> dict[str, Reading]:
    """The seeds, read with their catalogue, by the stem of their file."""
    sources = find_sources([SEEDS])
    entries = load_catalogs(sources).entries
    texts = {source: read_text(source).text for source in sources}
    return {s.path.stem: read(texts[s], s.name, bibliography(entries.get(s.path))) for s in sources}


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
