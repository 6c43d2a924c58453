"""Which literals are well formed, and which are values of a datatype: the datatypes of OWL 2 RL, kept as data."""

from __future__ import annotations

import re
import tomllib
from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from pkgraph.namespaces import PREFIXES, RDF, RDFS

_FILE = Path(__file__).with_suffix(".toml")
_DECIMAL, _STRING = (PREFIXES["xsd"] + name for name in ("decimal", "string"))
_PLAIN, _LANGUAGE, _ANY = RDF + "PlainLiteral", RDF + "langString", RDFS + "Literal"
_WHOLE = re.compile(r"([+-]?)([0-9]*)\.0*")
_THIRTY = (4, 6, 9, 11)


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype as ``datatypes.toml`` has it."""

    iri: str
    pattern: re.Pattern[str]
    below: str | None
    """IRI of the datatype of whose values these are a part"""
    least: int | None
    most: int | None
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def forms(self, text: str) -> bool:
        """True if a value of the datatype is written so."""
        found = self.pattern.fullmatch(text)
        if not found or not _is_day(found.groupdict()):
            return False
        if self.least is None and self.most is None:
            return True
        number = Decimal(text)
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


@cache
def load_datatypes() -> Mapping[str, Datatype]:
    """The datatypes that are known, by IRI."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["datatype"]
    found = [
        Datatype(
            iri=_iri(entry["name"]),
            pattern=re.compile(entry["pattern"]),
            below=_iri(entry["below"]) if "below" in entry else None,
            least=entry.get("least"),
            most=entry.get("most"),
            match=tuple(entry["match"]),
            no_match=tuple(entry["no_match"]),
        )
        for entry in entries
    ]
    return {datatype.iri: datatype for datatype in found}


def is_ill_formed(text: str, datatype: str) -> bool:
    """True for a literal that stands for no value of its own datatype; False where the datatype is not known."""
    known = load_datatypes().get(datatype)
    return known is not None and not known.forms(text)


def is_outside(text: str, datatype: str, range_: str) -> bool:
    """True for a well-formed literal whose value is none of the datatype ``range_``; False where one is not known."""
    if range_ == _ANY or range_ in _above(datatype):
        return False
    known = load_datatypes()
    if range_ == _PLAIN:
        return datatype in known and _above(datatype)[-1] not in (_STRING, _LANGUAGE)
    if datatype not in known or range_ not in known:
        return False
    root = _above(datatype)[-1]
    if root != _above(range_)[-1]:
        return True
    return not known[range_].forms(_plainest(text) if root == _DECIMAL else text)


def is_datatype(iri: str) -> bool:
    """True for a datatype whose values can be told."""
    return iri in load_datatypes() or iri == _PLAIN


@cache
def _above(iri: str) -> tuple[str, ...]:
    """A datatype and those of whose values its values are a part, the widest last."""
    known = load_datatypes().get(iri)
    return (iri, *(_above(known.below) if known and known.below else ()))


def _plainest(number: str) -> str:
    """A number in decimal notation, without a fraction that is nothing."""
    whole = _WHOLE.fullmatch(number)
    return whole[1] + (whole[2] or "0") if whole else number


def _is_day(groups: Mapping[str, str]) -> bool:
    """False for a day that the calendar does not have."""
    if "day" not in groups:
        return True
    year, month, day = (int(groups[name]) for name in ("year", "month", "day"))
    last = 28 + isleap(year) if month == 2 else 30 if month in _THIRTY else 31
    return day <= last


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
