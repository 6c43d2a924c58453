"""Steps through anonymous classes: what they lead to is explained by statements that stand in the graph."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from pkgraph.know.inference import engine
from pkgraph.know.inference.rule import load_rules
from pkgraph.know.inference.trace import Trace, trace
from pkgraph.know.inference.unfolded import unfolded
from pkgraph.know.store import EmbeddedStore
from pkgraph.namespaces import OWL, RDF, RDFS

EXAMPLE = "http://example.org/"
HEAD = f"@prefix : <{EXAMPLE}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . "
NONE = '[ a owl:Restriction ; owl:onProperty :agreement ; owl:hasValue "none" ]'
ONLY = "[ a owl:Restriction ; owl:onProperty :of ; owl:allValuesFrom :Without ]"
SOME = "[ a owl:Restriction ; owl:onProperty :type ; owl:someValuesFrom {} ]"
OF = ":f :of :m . "


def node(name: str) -> NamedNode:
    return NamedNode(EXAMPLE + name)


def explained(text: str) -> tuple[list[Triple], Trace]:
    """What is inferred from some Turtle, and how it came about."""
    stated = [Quad(*statement, node("graph/stated")) for statement in statements(text)]
    inferred = engine.conclusions(stated)
    graph = [*stated, *(Quad(*statement, node("graph/inferred")) for statement in inferred)]
    return inferred, trace(EmbeddedStore.in_memory(graph), inferred)


def statements(text: str) -> list[Triple]:
    return [quad.triple for quad in parse((HEAD + text).encode(), format=RdfFormat.TURTLE)]


CASES = {
    "one value": (f"{NONE} rdfs:subClassOf {ONLY} . {OF} :f :agreement 'none' .", "cls-hv2, cax-sco, cls-avf"),
    "a class that all are in": (
        f":Denial rdfs:subClassOf {ONLY} . {OF} :f a :Denial .",
        "cax-sco, cls-avf",
    ),
    "of an equal class": (f":Denial owl:equivalentClass {ONLY} . {OF} :f a :Denial .", "cax-eqc1, cls-avf"),
    "an equal class": (f"{ONLY} owl:equivalentClass :Denial . {OF} :f a :Denial .", "cax-eqc2, cls-avf"),
    "another class": (f"{NONE} rdfs:subClassOf :Without . :m :agreement 'none' .", "cls-hv2, cax-sco"),
    "something": (f"{SOME.format('owl:Thing')} rdfs:subClassOf :Without . :m :type :t .", "cls-svf2, cax-sco"),
    "something of a class": (
        f"{SOME.format(':T')} rdfs:subClassOf :Without . :m :type :t . :t a :T .",
        "cls-svf1, cax-sco",
    ),
    "something with a value": (
        f"{SOME.format(NONE)} rdfs:subClassOf :Without . :m :type :t . :t :agreement 'none' .",
        "cls-hv2, cls-svf1, cax-sco",
    ),
    "both": (
        f"[ owl:intersectionOf ( :A {NONE} ) ] rdfs:subClassOf :Without . :m a :A ; :agreement 'none' .",
        "cls-hv2, cls-int1-2, cax-sco",
    ),
    "all three": (
        f"[ owl:intersectionOf ( :A {NONE} {SOME.format(':T')} ) ] rdfs:subClassOf :Without . "
        ":m a :A ; :agreement 'none' ; :type :t . :t a :T .",
        "cls-hv2, cls-svf1, cls-int1-3, cax-sco",
    ),
    "either": (
        f"[ owl:unionOf ( :A {NONE} ) ] rdfs:subClassOf :Without . :m :agreement 'none' .",
        "cls-hv2, cls-uni, cax-sco",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_member_by(name: str) -> None:
    text, rules = CASES[name]
    wanted = Triple(node("m"), NamedNode(RDF + "type"), node("Without"))
    inferred, traced = explained(text)
    assert wanted in inferred
    step = traced.steps[wanted]
    assert step.rule.name == rules
    assert "Table 7" in step.rule.source
    told = {each for each in step.premises if not is_nameless(each)}
    assert told == {each for each in statements(text) if not is_nameless(each)}


def is_nameless(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


def test_a_value_of_all_members() -> None:
    inferred, traced = explained(f":Denial rdfs:subClassOf {NONE} . :f a :Denial .")
    wanted = Triple(node("f"), node("agreement"), Literal("none"))
    assert wanted in inferred
    assert traced.steps[wanted].rule.name == "cax-sco, cls-hv1"


def test_all_that_is_inferred_of_things_has_a_step() -> None:
    for text, _ in CASES.values():
        inferred, traced = explained(text)
        assert {each for each in inferred if each.predicate.value == RDF + "type"} <= set(traced.steps)


def test_a_way_by_a_rule_that_is_not_there_is_left_out() -> None:
    text, _ = CASES["one value"]
    axioms, rules = statements(text), load_rules()
    assert [rule.name for rule in unfolded(axioms, rules)] == ["cls-hv2, cax-sco, cls-avf"]
    assert unfolded(axioms, [rule for rule in rules if rule.name != "cls-hv2"]) == []


def test_classes_that_go_round_in_circles_come_to_an_end() -> None:
    inferred, traced = explained(
        f":A rdfs:subClassOf {SOME.format(':A')} . {SOME.format(':A')} rdfs:subClassOf :A . "
        "_:c owl:equivalentClass _:d . _:d rdfs:subClassOf _:c , :A . :m :type :n . :n a :A ."
    )
    assert Triple(node("m"), NamedNode(RDF + "type"), node("A")) in inferred
    assert set(traced.steps) == set(inferred)
