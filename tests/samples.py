"""What tests work on: the seeds, any text read as a document, and strategies to make texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from pkgraph.catalog import load_catalogs
from pkgraph.pipeline import bibliography
from pkgraph.read import read_document
from pkgraph.read.mentions.missions import MissionFinder
from pkgraph.read.model import Bibliography, Reading
from pkgraph.read.text.reader import read_text
from pkgraph.read.text.sources import find_sources
from pkgraph.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"

_WORDS = (
    "Security",
    "Council",
    "mandate",
    "peace",
    "the",
    "mission",
    "forces",
    "and",
    "support",
    "of",
    "civilians",
    "in",
)

words = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=12).map(" ".join)
"""Some words with single spaces."""

sentence = words.map(lambda text: f"{text.capitalize()} in 2023.")
"""A sentence with a capital and a full stop."""


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
