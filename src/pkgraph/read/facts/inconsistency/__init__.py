"""What a document gets wrong by its own numbers: totals, shares and parts that do not fit what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.inconsistency.model import Inconsistency
from pkgraph.read.facts.inconsistency.sentence import in_sentences
from pkgraph.read.facts.inconsistency.table import in_tables
from pkgraph.read.model import Fact

__all__ = ["Inconsistency", "read_inconsistencies"]


def read_inconsistencies(context: Context) -> Iterator[Fact]:
    """One fact a number that those beside it contradict; none where the text leaves a doubt."""
    yield from in_tables(context)
    yield from in_sentences(context)
