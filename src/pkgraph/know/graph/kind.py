"""What a module of a kind of fact offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pyoxigraph import NamedNode

from pkgraph.know.graph.scope import Scope
from pkgraph.read.model import Fact

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Kind(Generic[F]):
    """How facts of one type are said in RDF."""

    fact: type[F]
    name: str
    """the kind in the fact's IRI: ``citation``"""
    class_name: str
    """its class in the ontology: ``Citation``"""
    state: Callable[[Scope, NamedNode, F], None]
    """says all but type, label and evidence"""
    about: Callable[[F], str]
    """what the fact is about: its label, and what tells it from others named by the same words"""
    several: bool = False
    """one span may name several such facts, so that ``about`` is always part of the IRI"""
