"""The rules of OWL 2 RL, each on its own and all together, with owlrl as the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from know_sample import KEY, pk, sample_reading, whole_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from pkgraph.know.graph import iris
from pkgraph.know.inference import engine, infer, reference
from pkgraph.know.inference.rule import load_rules
from pkgraph.know.inference.trivial import is_trivial
from pkgraph.namespaces import BASE, OWL, RDF, RDFS
from pkgraph.read.model import Reading
from tools.comparison import asserted, difference, quads_of

CASES = Path(__file__).parent / "cases"
RULES = {rule.name: rule for rule in load_rules()}
EXAMPLE = "http://example.org/"


def load_case(name: str) -> tuple[list[Quad], set[Triple]]:
    """The premises and the conclusions of a case."""
    quads = list(parse((CASES / f"{name}.trig").read_bytes(), format=RdfFormat.TRIG))
    premises = [quad for quad in quads if quad.graph_name == NamedNode(EXAMPLE + "premise")]
    return premises, {quad.triple for quad in quads if quad.graph_name == NamedNode(EXAMPLE + "conclusion")}


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {file.stem for file in CASES.iterdir()} == set(RULES)
    assert len(RULES) >= 40


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_alone_gives_the_conclusions_of_its_case(name: str) -> None:
    premises, conclusions = load_case(name)
    assert conclusions
    assert set(engine.conclusions(premises, (RULES[name],))) == conclusions


@pytest.mark.parametrize("name", sorted(RULES))
def test_all_rules_together_conclude_what_owlrl_does(name: str) -> None:
    premises, conclusions = load_case(name)
    found = set(engine.conclusions(premises))
    assert found >= conclusions
    assert found == set(reference.conclusions(premises))


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_says_what_it_is_and_where_the_standard_has_it(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"OWL 2 Profiles \(W3C, 2012\), section 4\.3, Table [45679], The Semantics of .+", rule.source)
    assert bool(rule.graphs) != (name.startswith("scm-") or name == "cls-oo")


def test_both_reasoners_agree_on_a_document_with_the_ontology(reading: Reading) -> None:
    quads = whole_graph(reading)
    by_rules, by_owlrl = infer(quads, BASE), infer(quads, BASE, "owlrl")
    assert set(by_rules) ^ set(by_owlrl) == set()
    assert by_rules == by_owlrl


def test_both_reasoners_agree_on_the_seeds(seed_graph: Path) -> None:
    """On each of them alone, too: ``make check-ontology``."""
    assert difference(asserted(quads_of(seed_graph))) == ([], [])


def test_what_the_graph_model_promises_is_inferred(reading: Reading) -> None:
    found = infer(whole_graph(reading), BASE)
    graph, document = iris.graph_iri(BASE, "inferred"), iris.document_iri(BASE, KEY)
    resolution, mission = iris.document_iri(BASE, "S/RES/2690(2023)"), iris.mission_iri(BASE, "UNMISS")
    paragraph, section = iris.part_iri(BASE, KEY, "para/1"), iris.part_iri(BASE, KEY, "section/1")
    for subject, predicate, value in (
        (mission, "citedInConnectionWith", resolution),
        (document, "cites", resolution),
        (resolution, "citedBy", document),
        (document, "mentions", mission),
        (mission, "mentionedIn", document),
        (section, "hasPart", paragraph),
        (paragraph, "within", section),
        (paragraph, "within", document),
        (document, "isDocumentOf", paragraph),
    ):
        assert Quad(subject, pk(predicate), value, graph) in found
    assert Quad(paragraph, NamedNode(RDF + "type"), pk("Part"), graph) in found


def test_nothing_asserted_is_inferred_again_and_the_input_stays_as_it_is(reading: Reading) -> None:
    quads = whole_graph(reading)
    store = Store()
    store.extend(quads)
    before = set(store)
    found = infer(store, BASE)
    assert set(store) == before
    asserted = {quad.triple for quad in quads}
    assert found and not [quad for quad in found if quad.triple in asserted]
    assert found == sorted(found, key=str)
    assert not [quad for quad in found if is_trivial(quad.triple)]


def test_an_inferred_graph_has_nothing_left_to_infer(reading: Reading) -> None:
    quads = whole_graph(reading)
    assert infer(quads + infer(quads, BASE), BASE) == []


def test_premises_in_different_graphs_are_joined() -> None:
    def node(name: str) -> NamedNode:
        return NamedNode(EXAMPLE + name)

    quads = [
        Quad(node("C"), NamedNode(RDFS + "subClassOf"), node("D"), node("g1")),
        Quad(node("D"), NamedNode(RDFS + "subClassOf"), node("E"), node("g2")),
        Quad(node("a"), NamedNode(RDF + "type"), node("C")),
    ]
    assert Triple(node("a"), NamedNode(RDF + "type"), node("E")) in engine.conclusions(quads)


def test_axioms_that_data_give_rise_to_are_used() -> None:
    """``eq-rep-p`` makes a class hierarchy here only after the rules about data have run."""
    text = f"""@prefix : <{EXAMPLE}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> .
    :below owl:sameAs rdfs:subClassOf . :C :below :D . :a a :C ."""
    found = engine.conclusions(parse(text.encode(), format=RdfFormat.TURTLE))
    assert Triple(NamedNode(EXAMPLE + "a"), NamedNode(RDF + "type"), NamedNode(EXAMPLE + "D")) in found


@pytest.mark.parametrize("derived", [1, 2, 3])
def test_each_premise_of_a_rule_may_be_a_conclusion(derived: int) -> None:
    steps = [f":n{n} :q{n} :n{n + 1} ." if n != derived else f":n{n + 1} :inverse :n{n} ." for n in (1, 2, 3)]
    text = f"""@prefix : <{EXAMPLE}> . @prefix owl: <{OWL}> .
    :p owl:propertyChainAxiom ( :q1 :q2 :q3 ) . :inverse owl:inverseOf :q{derived} . {" ".join(steps)}"""
    found = engine.conclusions(parse(text.encode(), format=RdfFormat.TURTLE))
    assert Triple(NamedNode(EXAMPLE + "n1"), NamedNode(EXAMPLE + "p"), NamedNode(EXAMPLE + "n4")) in found


def test_keys_are_kept_from_owlrl() -> None:
    text = f"""@prefix : <{EXAMPLE}> . @prefix owl: <{OWL}> .
    :C owl:hasKey ( :code ) . :a a :C ; :code "1" . :b a :C ; :code "2" ."""
    assert reference.conclusions(parse(text.encode(), format=RdfFormat.TURTLE)) == []


THING, C = NamedNode(OWL + "Thing"), NamedNode(EXAMPLE + "C")


@pytest.mark.parametrize(
    ("triple", "trivial"),
    [
        (Triple(C, NamedNode(RDF + "type"), THING), True),
        (Triple(C, NamedNode(RDF + "type"), NamedNode(RDFS + "Resource")), True),
        (Triple(C, NamedNode(OWL + "sameAs"), C), True),
        (Triple(C, NamedNode(RDFS + "subClassOf"), C), True),
        (Triple(BlankNode(), NamedNode(RDF + "type"), C), True),
        (Triple(C, NamedNode(RDFS + "subClassOf"), BlankNode()), True),
        (Triple(NamedNode(OWL + "Nothing"), NamedNode(RDFS + "subClassOf"), C), True),
        (Triple(C, NamedNode(EXAMPLE + "p"), C), False),
        (Triple(C, NamedNode(EXAMPLE + "p"), Literal("x")), False),
        (Triple(C, NamedNode(RDFS + "subClassOf"), NamedNode(EXAMPLE + "D")), False),
    ],
)
def test_what_is_trivial(triple: Triple, trivial: bool) -> None:
    assert is_trivial(triple) == trivial


def test_two_documents_infer_what_each_does_and_no_more_than_joins() -> None:
    one, two = sample_reading("S/2099/1"), sample_reading("S/2099/2")
    alone = set(infer(whole_graph(one), BASE))
    assert alone <= set(infer(whole_graph(one, two), BASE))
