"""What tests of observations share: a report to put sentences into, and the observations of a text."""

from __future__ import annotations

from datetime import date

from samples import read

from pkgraph.read.facts.observation import Observation
from pkgraph.read.model import Bibliography

REPORT = """Report of the Secretary-General on United Nations peacekeeping operations

12 May 2030

I. Introduction

1. {}
"""
PROGRESS = Bibliography(issued="2030-09", period_start=date(2029, 11, 1), period_end=date(2030, 4, 30))


def observations(text: str, known: Bibliography | None = None) -> list[Observation]:
    return [fact for fact in read(text, known=known).facts if isinstance(fact, Observation)]
