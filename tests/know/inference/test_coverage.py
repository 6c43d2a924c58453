"""docs/reasoning.md tells of every rule of OWL 2 RL what becomes of it, and the ontology uses nothing beyond."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from pkgraph.know.graph import ontology_quads
from pkgraph.know.inference.contradiction import load_impossibilities
from pkgraph.know.inference.rule import Rule, load_rules
from pkgraph.namespaces import BASE, OWL, PREFIXES, RDF, RDFS

PAGE = Path(__file__).parents[3] / "docs" / "reasoning.md"
STANDARD = (Path(__file__).parent / "owl2rl.txt").read_text(encoding="utf-8").split()
"""the rules of Tables 4 to 9"""

IN_CODE = {"prp-key", "dt-not-type"}
LISTS = {OWL + "propertyChainAxiom": "prp-spo2", OWL + "intersectionOf": "cls-int1"}
"""constructs with a list, of which each length has a rule of its own"""
LITERALS_NEED_CARE = {OWL + "someValuesFrom", OWL + "allValuesFrom"}
"""constructs whose rules pass over literals: they are only used with classes"""


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    rule: str
    asks_for: frozenset[str]
    becomes: str


@cache
def rows() -> tuple[Row, ...]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    found = [re.match(r"\| ([a-z]+-[a-z0-9-]+) \| (.*?) \| (\w+) \|", line) for line in lines]
    return tuple(Row(row[1], frozenset(constructs(row[2])), row[3]) for row in found if row)


def unasked() -> frozenset[str]:
    """The constructs that no rule asks for."""
    return frozenset(constructs(PAGE.read_text(encoding="utf-8").partition("## Constructs that no rule asks for")[2]))


def constructs(cell: str) -> Iterator[str]:
    for name in re.findall(r"`(\w+:\w+)`", cell):
        prefix, _, local = name.partition(":")
        yield PREFIXES[prefix] + local


def used(quads: Iterable[Quad]) -> set[str]:
    """The terms of RDF, RDFS and OWL in some statements."""
    terms = {term.value for quad in quads for term in quad.triple if isinstance(term, NamedNode)}
    return {term for term in terms if term.startswith((RDF, RDFS, OWL))}


def beyond(quads: list[Quad]) -> list[str]:
    """What the statements use and the rules do not cover."""
    asked = {construct for row in rows() for construct in row.asks_for}
    found = sorted(used(quads) - asked - unasked())
    rules = {rule.name for rule in load_rules()}
    rest = {quad.subject: quad.object for quad in quads if quad.predicate.value == RDF + "rest"}
    for quad in quads:
        if quad.predicate.value in LISTS:
            rule = f"{LISTS[quad.predicate.value]}-{length(quad.object, rest)}"
            found += [rule] if rule not in rules else []
        datatype = isinstance(quad.object, NamedNode) and quad.object.value.startswith(PREFIXES["xsd"])
        if quad.predicate.value in LITERALS_NEED_CARE and datatype:
            found.append(f"{quad.predicate.value} with a datatype")
    return found


def length(node: object, rest: dict[NamedNode | BlankNode, object]) -> int:
    count = 0
    while isinstance(node, BlankNode):
        node, count = rest[node], count + 1
    return count


def test_the_table_has_every_rule_of_the_standard_once_and_in_order() -> None:
    assert len(STANDARD) == 78
    assert [row.rule for row in rows()] == STANDARD


def test_what_becomes_of_a_rule_is_so() -> None:
    rules = {re.sub(r"(?<=prp-spo2|cls-int1)-\d$", "", rule.name) for rule in load_rules()}
    assert {row.rule for row in rows() if row.becomes == "rule"} == rules
    refuted = {rule.name for rule in load_impossibilities()} | IN_CODE
    only = {row.rule for row in rows() if row.becomes == "contradiction"}
    assert only <= refuted
    assert refuted - only - rules == {"object-property", "datatype-property"}
    assert {row.becomes for row in rows()} == {"rule", "contradiction", "trivial"}


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_a_rule_asks_for_what_the_table_says(rule: Rule) -> None:
    name, query = re.sub(r"(?<=prp-spo2|cls-int1)-\d$", "", rule.name), rule.query
    (row,) = (row for row in rows() if row.rule == name)
    body = re.sub(r"FILTER NOT EXISTS \{[^}]*\}", "", query.partition("WHERE")[2])
    named = {PREFIXES[prefix] + local for prefix, local in re.findall(r"\b(owl|rdfs):(\w+)", body)}
    assert named - {OWL + "Thing"} == set(row.asks_for)


def test_the_ontology_uses_nothing_that_is_not_covered() -> None:
    quads = ontology_quads(BASE)
    assert {OWL + "propertyChainAxiom", RDFS + "range", OWL + "members"} <= used(quads)
    assert beyond(quads) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pk:p a owl:ReflexiveProperty .", [OWL + "ReflexiveProperty"]),
        ("pk:C rdfs:subClassOf [ owl:onProperty pk:p ; owl:minCardinality 1 ] .", [OWL + "minCardinality"]),
        ("pk:p owl:propertyChainAxiom ( pk:a pk:b pk:c pk:d ) .", ["prp-spo2-4"]),
        ("pk:C owl:intersectionOf ( pk:A pk:B pk:D pk:E pk:F ) .", ["cls-int1-5"]),
        ("pk:C owl:someValuesFrom xsd:string ; owl:onProperty pk:p .", [f"{OWL}someValuesFrom with a datatype"]),
        ("pk:C owl:intersectionOf ( pk:A pk:B ) .", []),
    ],
)
def test_a_construct_that_is_not_covered_is_told(text: str, found: list[str]) -> None:
    prefixes = " ".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())
    assert beyond(list(parse(f"{prefixes} {text}".encode(), format=RdfFormat.TURTLE))) == found
