"""The rules of OWL 2 RL as data: one SPARQL CONSTRUCT a file in ``rules/``, named after the standard's rule.

The patterns that match axioms stand bare, those that match data in ``GRAPH ?g1``, ``GRAPH ?g2`` ...; so a
rule can be run on new statements alone, by binding one of these to their graph, and can tell which
graphs its premises stand in. ``FILTER NOT EXISTS`` keeps what is known already from coming out again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "rules"
_GRAPH = re.compile(r"GRAPH \?(g\d)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of OWL 2 RL/RDF."""

    name: str
    """in the standard: ``prp-inv1``; with the length where a file holds one length of a list rule: ``prp-spo2-2``"""
    source: str
    """where the standard gives it"""
    query: str
    graphs: tuple[str, ...]
    """variables of the graphs that premises about data stand in; none in a rule about axioms alone"""


def load_rules(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """All rules in a folder, by name."""
    return tuple(_load(file) for file in sorted(folder.glob("*.rq")))


def _load(file: Path) -> Rule:
    query = file.read_text(encoding="utf-8")
    name, source = (line.removeprefix("# ") for line in query.splitlines()[:2])
    return Rule(name, source, query, tuple(dict.fromkeys(_GRAPH.findall(query))))
