"""The fact: a measured number with what it measures, of what and when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pkgraph.read.model import Fact


@dataclass(frozen=True, slots=True)
class Observation(Fact):
    """A number that a document gives for an indicator."""

    indicator: str
    """the concept's label, else the text's own words"""
    concept: str | None
    """key of the indicator in the vocabulary"""
    value: Decimal | str
    """the number, or the word that a cell holds in place of one: ``Y``, ``blank``"""
    unit: str
    subject: str | None
    subject_kind: str | None
    """``mission``, ``state``, ``place``, ``body``, ``group``, ``programme`` or ``whole``"""
    subject_key: str | None
    """key of the mission or State in the vocabulary"""
    period_start: str | None
    """ISO 8601, as precise as the text: ``2019``, ``2019-05``, ``2019-05-09``"""
    period_end: str | None
    period_note: str | None
    """what of the period was filled from the context"""
    qualifier: str | None
    """``more than``, ``about``, ``up from 511``"""
    missions: tuple[str, ...] = ()
    """keys of the missions named in the same sentence or row"""
