"""What contradicts itself is found and led back to what is stated; what does not is left in peace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from know_sample import KEY, pk, whole_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from pkgraph.know.graph import iris
from pkgraph.know.graph.convert import rdflib_graph
from pkgraph.know.inference import reason
from pkgraph.know.inference.contradiction import MOST, Contradiction, contradictions, load_impossibilities
from pkgraph.know.inference.datatypes import is_ill_formed, is_outside, load_datatypes
from pkgraph.namespaces import BASE, OWL, PK, RDF, XSD
from pkgraph.read.model import Reading

CASES = Path(__file__).parent / "contradictions"
RULES = {rule.name: rule for rule in load_impossibilities()}
IN_CODE = {"prp-key", "dt-not-type", "prp-rng"}
"""checked without a query"""
EXAMPLE = "http://example.org/"
BEYOND_OWLRL = {
    **dict.fromkeys(("object-property", "datatype-property"), "OWL 2 RL/RDF tells data from things nowhere"),
    **dict.fromkeys(
        ("prp-fp", "prp-ifp", "cls-maxc2", "cls-maxqc3", "cls-maxqc4"), "two names are one thing to it, and no error"
    ),
    "prp-key": "kept from it",
    "prp-rng": "it has no literals as subjects that a range could be told of",
}
"""what owlrl does not call an error, and why"""


def stated(name: str, graph: str) -> list[Quad]:
    """The statements of one graph of a case."""
    quads = parse((CASES / f"{name}.trig").read_bytes(), format=RdfFormat.TRIG)
    return [quad for quad in quads if quad.graph_name == NamedNode(EXAMPLE + graph)]


def turtle(text: str) -> list[Quad]:
    prefixes = f"@prefix : <{EXAMPLE}> . @prefix owl: <{OWL}> . @prefix pk: <{PK}> . @prefix xsd: <{XSD}> ."
    return list(parse(f"{prefixes}\n{text}".encode(), format=RdfFormat.TURTLE))


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {file.stem for file in CASES.iterdir()} == set(RULES) | IN_CODE
    assert len(RULES) >= 20


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_says_what_it_is_and_where_the_standard_has_it(name: str) -> None:
    rule = RULES[name]
    assert re.match(r"OWL 2 (Profiles|Direct Semantics) \(W3C, 2012\), section ", rule.source)
    assert rule.premises
    selected = set(re.findall(r"\?(\w+)", rule.query.partition("WHERE")[0].partition("SELECT")[2]))
    assert set(re.findall(r"\{(\w+)\}", rule.message)) <= selected
    assert {term[1:] for premise in rule.premises for term in premise if term.startswith("?")} <= selected


@pytest.mark.parametrize("name", sorted({*RULES, *IN_CODE}))
def test_a_contradiction_is_found_with_its_statements(name: str) -> None:
    quads = stated(name, "contradictory")
    found = contradictions(quads)
    assert name in {each.rule for each in found}
    asserted = {quad.triple for quad in quads}
    for each in found:
        assert each.statements
        assert "{" not in each.message
        assert {ground.statement for ground in each.grounds} <= asserted
        assert each.grounds
        assert all(ground.graphs == (EXAMPLE + "contradictory",) for ground in each.grounds)


@pytest.mark.parametrize("name", sorted({*RULES, *IN_CODE}))
def test_what_is_like_it_and_holds_is_no_contradiction(name: str) -> None:
    quads = stated(name, "sound")
    assert quads
    assert contradictions(quads) == []


@pytest.mark.parametrize("name", sorted({*RULES, *IN_CODE}))
def test_owlrl_says_so_too(name: str) -> None:
    said = [bool(owlrl_errors(stated(name, graph))) for graph in ("contradictory", "sound")]
    assert said == [name not in BEYOND_OWLRL, False]


def owlrl_errors(quads: list[Quad]) -> list[str]:
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from owlrl.Namespaces import ERRNS

    graph = rdflib_graph(quad for quad in quads if quad.predicate.value != OWL + "hasKey")
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return [str(message) for message in graph.objects(None, ERRNS.error)]


def test_the_sample_document_does_not_contradict_itself(reading: Reading) -> None:
    quads = whole_graph(reading)
    assert contradictions(quads) == []
    assert reason(quads, BASE).contradictions == []


def test_a_contradiction_comes_down_to_words(reading: Reading) -> None:
    """Nothing in the file says that UNMISS is a document: it follows from a fact, by a property's range."""
    quads = whole_graph(reading)
    mission = iris.mission_iri(BASE, "UNMISS")
    citation = next(quad.subject for quad in quads if quad.predicate == pk("citedDocument"))
    assert isinstance(citation, NamedNode)
    place = iris.graph_iri(BASE, f"document/{KEY}")
    wrong = Quad(citation, pk("citedDocument"), mission, place)
    found = {each.message: each for each in reason([*quads, wrong], BASE).contradictions}
    message = f"<{mission.value}> is of pk:Document and of pk:Mission, which have nothing in common"
    grounds = found[message].grounds
    assert (grounds[0].statement, grounds[0].graphs) == (wrong.triple, (place.value,))
    assert "2690 (2023)" in grounds[0].quotes[0]
    assert [each.statement.predicate.value for each in grounds[1:]] == [RDF + "type"]


def test_both_reasoners_tell_the_same_contradictions() -> None:
    quads = turtle(":C owl:disjointWith :D . :a a :C , :D .")
    assert reason(quads, BASE).contradictions == reason(quads, BASE, "owlrl").contradictions != []


def test_what_stands_among_the_inferred_is_inferred_anew() -> None:
    stale = Quad(NamedNode(EXAMPLE + "a"), NamedNode(RDF + "type"), NamedNode(OWL + "Nothing"))
    inferred = Quad(stale.subject, stale.predicate, stale.object, NamedNode(EXAMPLE + "graph/inferred"))
    assert contradictions([inferred]) == []
    assert [each.rule for each in contradictions([stale])] == ["cls-nothing2"]


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2), (2, 0)])
def test_any_two_of_a_list_exclude_each_other(pair: tuple[int, int]) -> None:
    """owlrl (7.6.2) passes over the last one."""
    one, other = ("abc"[place] for place in pair)
    for text in (
        f"[] a owl:AllDifferent ; owl:members ( :a :b :c ) . :{one} owl:sameAs :{other} .",
        f"[] a owl:AllDifferent ; owl:distinctMembers ( :a :b :c ) . :{one} owl:sameAs :{other} .",
        f"[] a owl:AllDisjointProperties ; owl:members ( :a :b :c ) . :x :{one} :y ; :{other} :y .",
        f"[] a owl:AllDisjointClasses ; owl:members ( :a :b :c ) . :x a :{one} , :{other} .",
    ):
        assert len(contradictions(turtle(text))) == 1


def test_names_are_shortened_and_literals_tell_their_datatype() -> None:
    (found,) = contradictions(turtle('pk:newIncidents a owl:ObjectProperty . :a pk:newIncidents "x"@en .'))
    assert found.message == (
        "<http://example.org/a> has “x”@en as its pk:newIncidents, which leads to things, not to data"
    )
    (found,) = contradictions(turtle(':a :p "x"^^xsd:int .'))
    assert found.message == "“x” (xsd:int) is not how a value of xsd:int is written"


def test_not_all_of_very_many_are_told() -> None:
    many = " ".join(f":a{n} a :C , :D ." for n in range(MOST + 5))
    assert len(contradictions(turtle(f":C owl:disjointWith :D . {many}"))) == MOST


def test_the_same_graph_in_any_order_gives_the_same() -> None:
    quads = [quad for name in sorted(RULES) for quad in stated(name, "contradictory")]
    found = contradictions(quads)
    assert len(found) >= len(RULES)
    assert contradictions(list(reversed(quads))) == found


def test_a_key_whose_list_is_a_circle_ends() -> None:
    text = f"_:l <{RDF}first> :p ; <{RDF}rest> _:l . :C owl:hasKey _:l . :a a :C ; :p 1 . :b a :C ; :p 1 ."
    assert [each.rule for each in contradictions(turtle(text))] == ["prp-key"]


@pytest.mark.parametrize("iri", sorted(load_datatypes()))
def test_datatypes_hold_what_their_examples_say(iri: str) -> None:
    datatype = load_datatypes()[iri]
    assert datatype.match and datatype.no_match
    assert not [text for text in datatype.match if is_ill_formed(text, iri)]
    assert not [text for text in datatype.no_match if not is_ill_formed(text, iri)]
    if datatype.below:
        assert not [text for text in datatype.match if is_ill_formed(text, datatype.below)]


@pytest.mark.parametrize(
    ("text", "datatype", "range_", "outside"),
    [
        ("5", "byte", "integer", False),
        ("5", "integer", "byte", False),
        ("300", "integer", "byte", True),
        ("5.00", "decimal", "integer", False),
        ("-.0", "decimal", "nonNegativeInteger", False),
        ("5.5", "decimal", "integer", True),
        ("9" * 5000 + ".0", "decimal", "integer", False),
        ("5", "string", "integer", True),
        ("5", "double", "decimal", True),
        ("a b", "string", "token", False),
        ("a  b", "string", "token", True),
        ("2023-06-30", "date", "dateTime", True),
        ("2023-06-30T00:00:00Z", "dateTime", "dateTimeStamp", False),
    ],
)
def test_a_value_is_told_from_how_it_is_typed(text: str, datatype: str, range_: str, outside: bool) -> None:
    assert is_outside(text, XSD + datatype, XSD + range_) == outside


@given(st.integers())
def test_integers_are_well_formed_and_in_the_narrower_types_by_their_bounds(number: int) -> None:
    assert not is_ill_formed(str(number), XSD + "integer")
    assert is_outside(str(number), XSD + "integer", XSD + "short") != (-(2**15) <= number < 2**15)


@given(st.dates())
def test_every_day_of_the_calendar_is_one(day: object) -> None:
    assert not is_ill_formed(str(day), XSD + "date")


def test_blank_nodes_are_no_two_names() -> None:
    """They may stand for one thing."""
    quads = [
        Quad(NamedNode(EXAMPLE + "p"), NamedNode(RDF + "type"), NamedNode(OWL + "FunctionalProperty")),
        *(Quad(NamedNode(EXAMPLE + "a"), NamedNode(EXAMPLE + "p"), BlankNode(name)) for name in "bc"),
        Quad(NamedNode(EXAMPLE + "a"), NamedNode(EXAMPLE + "q"), Literal("x")),
    ]
    found: list[Contradiction] = contradictions(quads)
    assert found == []
