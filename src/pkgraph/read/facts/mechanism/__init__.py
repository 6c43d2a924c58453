"""Mechanisms of coordination and support: tables of mechanisms, cells that list them, sentences."""

from __future__ import annotations

from collections.abc import Iterator

from pkgraph.read.facts.context import Context
from pkgraph.read.facts.mechanism.model import Mechanism
from pkgraph.read.facts.mechanism.sentence import read_sentences
from pkgraph.read.facts.mechanism.table import read_tables
from pkgraph.read.facts.subject import Subjects
from pkgraph.read.model import Fact

__all__ = ["Mechanism", "read_mechanisms"]


def read_mechanisms(context: Context) -> Iterator[Fact]:
    """All mechanisms that a document tells of."""
    subjects = Subjects(context)
    tables = list(read_tables(context, subjects))
    yield from tables
    yield from read_sentences(context, subjects, frozenset(fact.evidence.part for fact in tables))
