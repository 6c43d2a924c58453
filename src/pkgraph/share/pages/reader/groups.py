"""Kinds of facts, put together for people: each group has a colour in the text and a line in the legend."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "groups.toml"


@dataclass(frozen=True, slots=True)
class Group:
    """Some kinds of facts."""

    name: str
    title: str
    mark: str
    """how their words are marked: ``fill`` or ``line``"""
    kinds: tuple[str, ...]
    """local names of classes"""


OTHER = Group("other", "Other facts", "line", ())
"""of kinds that no group has"""


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the legend."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))["group"]
    return (*(Group(each["name"], each["title"], each["mark"], tuple(each["kinds"])) for each in data), OTHER)


@cache
def _by_kind() -> Mapping[str, Group]:
    return {kind: group for group in groups() for kind in group.kinds}


def group_of(kind: str) -> Group:
    """The group of a kind of fact."""
    return _by_kind().get(kind, OTHER)
