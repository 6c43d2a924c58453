"""The way back from a conclusion: complete, well-founded, by steps that the rules take forward as well."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from know_sample import whole_graph
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, Triple, parse

from pkgraph.know.inference import engine, infer
from pkgraph.know.inference.rule import load_rules
from pkgraph.know.inference.trace import Trace, trace
from pkgraph.know.store import EmbeddedStore
from pkgraph.namespaces import BASE, OWL, RDF
from pkgraph.read.model import Reading

CASES = Path(__file__).parent / "cases"
RULES = {rule.name: rule for rule in load_rules()}
EXAMPLE = "http://example.org/"
INFERRED = NamedNode(EXAMPLE + "graph/inferred")
STATED = NamedNode(EXAMPLE + "graph/stated")


def with_inferred(stated: list[Quad], inferred: Iterable[Triple]) -> EmbeddedStore:
    """A store of statements and of what was inferred from them."""
    return EmbeddedStore.in_memory(
        [*stated, *(Quad(each.subject, each.predicate, each.object, INFERRED) for each in inferred)]
    )


def unfounded(traced: Trace, wanted: Iterable[Triple], quads: Iterable[Quad]) -> list[Triple]:
    """The statements that the steps do not lead back to stated ones; axioms about blank nodes count as stated."""
    store = Store()
    store.extend(quads)  # which rewrites some literals
    stated = {quad.triple for quad in store}
    proved = {each for step in traced.steps.values() for each in step.premises if each in stated or is_nameless(each)}
    while True:
        new = {each for each, step in traced.steps.items() if each not in proved and proved.issuperset(step.premises)}
        if not new:
            return [each for each in wanted if each not in proved]
        proved |= new


def is_nameless(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_s_conclusions_lead_back_to_the_premises_of_its_case(name: str) -> None:
    stated = [
        quad
        for quad in parse((CASES / f"{name}.trig").read_bytes(), format=RdfFormat.TRIG)
        if quad.graph_name == NamedNode(EXAMPLE + "premise")
    ]
    conclusions = engine.conclusions(stated, (RULES[name],))
    traced = trace(with_inferred(stated, conclusions), conclusions, (RULES[name],))
    assert set(traced.steps) == set(conclusions)
    assert unfounded(traced, conclusions, stated) == []
    for conclusion, step in traced.steps.items():
        assert step.rule.name == name
        assert len(step.premises) == len(set(step.premises))
        graphs = {graph for each in step.premises for graph in traced.graphs[each]}
        assert graphs <= {EXAMPLE + "premise", INFERRED.value}
        assert traced.graphs[conclusion] == (INFERRED.value,)


def test_everything_inferred_from_a_document_leads_back_to_what_is_stated(reading: Reading) -> None:
    stated = whole_graph(reading)
    inferred = [quad.triple for quad in infer(stated, BASE)]
    store = with_inferred(stated, inferred)
    traced = trace(store, inferred)
    assert unfounded(traced, inferred, stated) == []
    for each in inferred[:: len(inferred) // 20]:
        alone = trace(store, [each])
        assert dict(alone.steps).items() <= dict(traced.steps).items(), (
            "asked alone or with others, it is explained alike"
        )
        assert unfounded(alone, [each], stated) == []


def node(name: str) -> NamedNode:
    return NamedNode(EXAMPLE + name)


TYPE = NamedNode(RDF + "type")
AXIOMS = [
    Quad(node("near"), TYPE, NamedNode(OWL + "SymmetricProperty"), STATED),
    Quad(node("near"), TYPE, NamedNode(OWL + "TransitiveProperty"), STATED),
    Quad(node("above"), NamedNode(OWL + "inverseOf"), node("below"), STATED),
    Quad(node("above"), NamedNode(OWL + "propertyChainAxiom"), BlankNode("l"), STATED),
    Quad(BlankNode("l"), NamedNode(RDF + "first"), node("above"), STATED),
    Quad(BlankNode("l"), NamedNode(RDF + "rest"), BlankNode("m"), STATED),
    Quad(BlankNode("m"), NamedNode(RDF + "first"), node("near"), STATED),
    Quad(BlankNode("m"), NamedNode(RDF + "rest"), NamedNode(RDF + "nil"), STATED),
]
DATA = st.tuples(st.sampled_from("abcd"), st.sampled_from(["near", "above", "below"]), st.sampled_from("abcd"))


@given(st.lists(DATA, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_graph_full_of_circles_has_steps_that_hold_and_no_circle(data: list[tuple[str, str, str]]) -> None:
    stated = AXIOMS + [Quad(node(a), node(p), node(b), STATED) for a, p, b in data]
    inferred = engine.conclusions(stated)
    traced = trace(with_inferred(stated, inferred), inferred)
    assert unfounded(traced, inferred, stated) == []
    for conclusion, step in traced.steps.items():
        lists = [quad for quad in stated if isinstance(quad.subject, BlankNode)]
        premises = [*lists, *(Quad(each.subject, each.predicate, each.object, STATED) for each in step.premises)]
        assert conclusion in engine.conclusions(premises, (step.rule,))


def test_what_rests_on_itself_alone_has_no_step() -> None:
    there, back = (Triple(node(a), node("near"), node(b)) for a, b in ("ab", "ba"))
    traced = trace(with_inferred(AXIOMS[:2], [there, back]), [there, back])
    assert (dict(traced.steps), traced.graphs[there]) == ({}, (INFERRED.value,))


def test_of_several_ways_the_shortest_is_told() -> None:
    stated = [*AXIOMS, *(Quad(node(a), node("near"), node(b), STATED) for a, b in ("ab", "bc", "cd", "dc"))]
    stated.append(Quad(node("d"), node("near"), node("a"), STATED))
    wanted = Triple(node("a"), node("near"), node("d"))
    step = trace(with_inferred(stated, engine.conclusions(stated)), [wanted]).steps[wanted]
    assert (step.rule.name, step.premises[-1]) == ("prp-symp", Triple(node("d"), node("near"), node("a")))


def test_what_is_not_in_the_graph_has_no_part_in_the_answer() -> None:
    absent = Triple(node("a"), node("near"), node("b"))
    traced = trace(EmbeddedStore.in_memory(AXIOMS), [absent])
    assert (dict(traced.steps), dict(traced.graphs)) == ({}, {})
