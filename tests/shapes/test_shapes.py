"""Each shape finds what it is for, and nothing else: every case changes a sound graph and names all results it must give.

A case is a SPARQL update under ``# case:`` (what it is) and ``# fails:`` (shape, severity and focus node of a result).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef

from pkgraph.namespaces import BASE, PK
from pkgraph.resources import resource

HERE = Path(__file__).parent
SHAPES = "https://w3id.org/pkgraph/shapes#"
Result = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    topic: str
    title: str
    fails: frozenset[Result]
    update: str


@cache
def shapes() -> Graph:
    graph = Graph()
    for file in sorted(resource("shapes").glob("*.ttl")):
        graph.parse(file)
    return graph


@cache
def sound_text() -> str:
    return (HERE / "sound.ttl").read_text(encoding="utf-8")


def sound() -> Graph:
    return Graph().parse(data=sound_text(), format="turtle", publicID=BASE)


def read_cases(file: Path) -> list[Case]:
    prefixes, *blocks = re.split(r"^# case: ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    cases = []
    for block in blocks:
        title, _, rest = block.partition("\n")
        fails = [line.split(" ", 2) for line in re.findall(r"^# fails: (.*)$", rest, flags=re.MULTILINE)]
        results = frozenset((shape, severity, focus.strip("<>")) for shape, severity, focus in fails)
        assert results, f"{file.name}: {title} names no result"
        cases.append(Case(file.stem, title, results, f"BASE <{BASE}>\n{prefixes}{rest}"))
    assert cases, f"{file.name} holds no case"
    return cases


CASES = [case for file in sorted((HERE / "cases").glob("*.ru")) for case in read_cases(file)]


def results_of(data: Graph) -> frozenset[Result]:
    from pyshacl import validate

    _, report, _ = validate(data, shacl_graph=shapes(), inference="none", advanced=False)
    assert isinstance(report, Graph)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        focus = report.value(result, SH.focusNode)
        name = f'"{focus}"' if isinstance(focus, Literal) else str(focus).removeprefix(BASE)
        found.append((str(shape).removeprefix(SHAPES), str(severity).removeprefix(str(SH)), name))
    return frozenset(found)


def named_shapes() -> set[str]:
    of = (SH.NodeShape, SH.PropertyShape)
    return {str(shape).removeprefix(SHAPES) for kind in of for shape in shapes().subjects(RDF.type, kind)}


def test_the_sound_graph_conforms() -> None:
    assert results_of(sound()) == frozenset()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.title}")
def test_case(case: Case) -> None:
    data = sound()
    before = len(data), set(data)
    data.update(case.update)
    assert (len(data), set(data)) != before, "the update changes nothing"
    assert results_of(data) == case.fails


def constraint_shapes() -> set[str]:
    """All shapes but the node shapes that only gather property shapes."""
    gathering = {
        str(shape).removeprefix(SHAPES)
        for shape in shapes().subjects(RDF.type, SH.NodeShape)
        if not (shape, SH.severity, None) in shapes()
    }
    return named_shapes() - gathering


def test_every_shape_has_a_failing_case() -> None:
    assert {shape for case in CASES for shape, _, _ in case.fails} == constraint_shapes()
    assert len(CASES) > 90


def test_every_shape_has_a_passing_case() -> None:
    """Each target finds a node in the sound graph, each path a value: or the case could pass for want of data."""
    data, graph = sound(), shapes()
    data.update(f"INSERT DATA {{ <{BASE}notice> a <{PK}Notice> }}")
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        found = [set(data.subjects(RDF.type, cls)) for cls in graph.objects(shape, SH.targetClass)]
        found += [set(data.objects(None, p)) for p in graph.objects(shape, SH.targetObjectsOf)]
        found += [set(data.subjects(p, None)) for p in graph.objects(shape, SH.targetSubjectsOf)]
        assert any(found), shape
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        path = graph.value(shape, SH.path)
        if isinstance(path, URIRef) and "Notice" not in str(shape):
            assert (None, path, None) in data, shape


def test_every_shape_has_severity_and_message() -> None:
    graph = shapes()
    for name in constraint_shapes():
        shape = URIRef(SHAPES + name)
        assert graph.value(shape, SH.severity) in (SH.Violation, SH.Warning), name
        messages = list(graph.objects(shape, SH.message))
        assert len(messages) == 1, name
        assert isinstance(messages[0], Literal) and messages[0].language == "en", name
        assert str(messages[0]).endswith("."), name


def test_every_property_shape_belongs_to_one_node_shape() -> None:
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        owners = list(graph.subjects(SH.property, shape))
        assert len(owners) == 1, shape
        assert str(shape).startswith(f"{owners[0]}-"), shape
    assert not any(isinstance(shape, BNode) for shape in graph.objects(None, SH.property))


def test_the_shapes_are_shacl_core() -> None:
    assert not [shape for word in (SH.sparql, SH.js, SH.rule) for shape in shapes().subjects(word, None)]
