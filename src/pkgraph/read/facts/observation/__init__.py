"""Measured numbers: counts, shares, money, durations and rates, in sentences and in tables."""

from __future__ import annotations

from pkgraph.read.facts.observation.fact import Observation
from pkgraph.read.facts.observation.reader import read_observations

__all__ = ["Observation", "read_observations"]
