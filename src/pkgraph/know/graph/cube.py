"""The data sets of the cube of observations: one for each structure in ``ontology/cube.ttl``."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import NamedNode

from pkgraph.know.graph import iris, terms
from pkgraph.know.graph.statements import Statements
from pkgraph.namespaces import ONTOLOGY, QB
from pkgraph.read.facts.observation import Observation

DATA_SET = NamedNode(QB + "dataSet")

_LABELS = {
    "dated": "numbers with subject and period",
    "undated": "numbers whose subject or period is not told",
    "cells": "cells that hold a word in place of a number",
}


def state_data_sets(out: Statements, base: str) -> None:
    """Says what the data sets are and how they are structured."""
    for name, label in _LABELS.items():
        node = iris.cube_iri(base, name)
        out.say(node, terms.TYPE, NamedNode(QB + "DataSet"))
        out.say(node, terms.LABEL, terms.words(label))
        out.say(node, NamedNode(QB + "structure"), NamedNode(f"{ONTOLOGY}/cube/{name}"))


def data_set(base: str, fact: Observation) -> NamedNode:
    """The data set whose dimensions an observation has."""
    if not isinstance(fact.value, Decimal):
        return iris.cube_iri(base, "cells")
    whole = fact.subject and fact.period_start and fact.period_end
    return iris.cube_iri(base, "dated" if whole else "undated")
