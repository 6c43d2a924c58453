"""Each shape finds what it is for and nothing else: a case changes a sound graph and names all results it must give.

A case is a SPARQL update under ``# case:`` (what it is) and ``# fails:`` (shape, severity and focus node of a result).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from pkgraph.namespaces import BASE, PK, XSD
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


def report_on(data: Graph, by: Graph | None = None) -> Graph:
    from pyshacl import validate

    _, report, _ = validate(data, shacl_graph=by or shapes(), inference="none", advanced=False)
    assert isinstance(report, Graph)
    return report


def results_of(report: Graph) -> frozenset[Result]:
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        focus = report.value(result, SH.focusNode)
        name = f'"{focus}"' if isinstance(focus, Literal) else str(focus).removeprefix(BASE)
        found.append((str(shape).removeprefix(SHAPES), str(severity).removeprefix(str(SH)), name))
    return frozenset(found)


@cache
def report_of(case: Case) -> Graph:
    data = sound()
    before = len(data), set(data)
    data.update(case.update)
    assert (len(data), set(data)) != before, "the update changes nothing"
    return report_on(data)


def named_shapes() -> set[str]:
    of = (SH.NodeShape, SH.PropertyShape)
    return {str(shape).removeprefix(SHAPES) for kind in of for shape in shapes().subjects(RDF.type, kind)}


def test_the_sound_graph_conforms() -> None:
    assert results_of(report_on(sound())) == frozenset()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.title}")
def test_case(case: Case) -> None:
    report = report_of(case)
    assert results_of(report) == case.fails
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        messages = set(report.objects(result, SH.resultMessage))
        assert messages == set(shapes().objects(shape, SH.message)), "the message is that of the shape"


def constraint_shapes() -> set[str]:
    """All shapes but the node shapes that only gather property shapes."""
    gathering = {
        str(shape).removeprefix(SHAPES)
        for shape in shapes().subjects(RDF.type, SH.NodeShape)
        if (shape, SH.severity, None) not in shapes()
    }
    return named_shapes() - gathering


def test_every_shape_has_a_failing_case() -> None:
    assert {shape for case in CASES for shape, _, _ in case.fails} == constraint_shapes()
    assert len(CASES) > 90


# --- every constraint of every shape, broken on its own


def another(value: Node) -> Node:
    """A second value of the same kind."""
    if not isinstance(value, Literal):
        return URIRef(f"{value}-other")
    if isinstance(value.value, int) and not isinstance(value.value, bool):
        return Literal(str(value.value + 7), datatype=value.datatype)
    words = {XSD + "date": "2031-01-01", XSD + "gYearMonth": "2031-01", XSD + "boolean": "false", str(RDF.JSON): "[]"}
    text = words.get(str(value.datatype))
    return Literal(text or f"{value}0", datatype=value.datatype, lang=value.language)


BREAKS: dict[URIRef, list[Node]] = {
    SH.minCount: [],
    SH.datatype: [Literal("x", lang="en")],
    SH.nodeKind: [Literal("x")],
    SH["class"]: [URIRef(BASE + "nowhere")],
    SH["in"]: [Literal("?")],
    SH.pattern: [Literal("?")],
    SH.minLength: [Literal("")],
    SH.minInclusive: [Literal(-1)],
    SH.hasValue: [Literal(False)],
    SH.maxCount: [],  # one more value than there is
}
"""For each constraint the values that break it."""

SAID = {SH.severity, SH.message, SH.name, RDFS.isDefinedBy, RDFS.label, RDFS.comment, URIRef(SHAPES + "mend")}
"""what a shape says of itself"""

NOT_ALONE = {SH["or"], SH.lessThan, SH.lessThanOrEquals, SH.maxLength, SH.equals}
"""constraints that the cases break"""


def constraints() -> list[tuple[str, URIRef]]:
    graph, rest = shapes(), {RDF.type, SH.path, *SAID}
    found = []
    for shape in sorted(map(str, graph.subjects(RDF.type, SH.PropertyShape))):
        if isinstance(graph.value(URIRef(shape), SH.path), URIRef):
            predicates = {URIRef(str(p)) for p in graph.predicates(URIRef(shape))} - rest
            assert predicates <= {*BREAKS, *NOT_ALONE}, shape
            found += [(shape.removeprefix(SHAPES), p) for p in sorted(predicates) if p in BREAKS]
    return found


def component(constraint: URIRef) -> URIRef:
    name = constraint.rpartition("#")[2]
    return URIRef(f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent")


def broken_by_cases() -> set[tuple[str, URIRef]]:
    """The shapes whose results the cases give, each with the constraint."""
    reports = [report_of(case) for case in CASES]
    return {
        (str(report.value(result, SH.sourceShape)).removeprefix(SHAPES), URIRef(str(kind)))
        for report in reports
        for result, kind in report.subject_objects(SH.sourceConstraintComponent)
    }


def test_every_constraint_is_broken_somewhere() -> None:
    """An added constraint needs a case of its own, unless its kind is broken by itself below."""
    graph, of_targets = shapes(), {SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf}
    aside = {RDF.type, SH.path, SH.property, *SAID, *of_targets}
    wanted = {
        (name, component(URIRef(str(predicate))))
        for name in named_shapes()
        for predicate in graph.predicates(URIRef(SHAPES + name))
        if predicate not in aside
    }
    alone = {(name, component(constraint)) for name, constraint in constraints()}
    assert len(wanted) > 400
    assert wanted - alone - broken_by_cases() == set()


def with_notice() -> Graph:
    data = sound()
    data.update(f'INSERT DATA {{ <{BASE}notice> a <{PK}Notice> ; <{PK}noticeKind> "a" ; <{PK}message> "b" }}')
    return data


def focus_nodes(data: Graph, owner: URIRef) -> list[URIRef]:
    graph = shapes()
    found = {node for cls in graph.objects(owner, SH.targetClass) for node in data.subjects(RDF.type, cls)}
    found |= {n for p in graph.objects(owner, SH.targetObjectsOf) for n in data.objects(None, URIRef(str(p)))}
    found |= {n for p in graph.objects(owner, SH.targetSubjectsOf) for n in data.subjects(URIRef(str(p)), None)}
    return sorted(node for node in found if isinstance(node, URIRef))


def alone(shape: URIRef, owner: URIRef) -> Graph:
    """The shapes graph of this property shape only."""
    graph = shapes().cbd(shape)
    for target in (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf):
        for value in shapes().objects(owner, target):
            graph.add((owner, target, value))
    graph.add((owner, RDF.type, SH.NodeShape))
    graph.add((owner, SH.property, shape))
    return graph


@pytest.mark.parametrize(("name", "constraint"), constraints(), ids=lambda value: str(value).rpartition("#")[2])
def test_every_constraint_bites(name: str, constraint: URIRef) -> None:
    shape = URIRef(SHAPES + name)
    path, owner = shapes().value(shape, SH.path), shapes().value(None, SH.property, shape)
    assert isinstance(path, URIRef) and isinstance(owner, URIRef)
    data = with_notice()
    focus, value = next((n, v) for n in focus_nodes(data, owner) for v in data.objects(n, path))
    if path == RDF.type:  # a target by class would be none without its type
        focus = URIRef(BASE + "nowhere")
        data.add((focus, URIRef(str(next(shapes().objects(owner, SH.targetObjectsOf)))), focus))
    else:
        more = [*data.objects(focus, path), another(value)]
        broken = more if constraint == SH.maxCount else BREAKS[constraint]
        data.remove((focus, path, None))
        for node in broken:
            data.add((focus, path, node))
    report = report_on(data, alone(shape, owner))
    results = [r for r in report.subjects(SH.focusNode, focus) if (r, SH.sourceShape, shape) in report]
    assert any((r, SH.sourceConstraintComponent, component(constraint)) in report for r in results)


def test_every_shape_has_a_passing_case() -> None:
    """Each target finds a node in the sound graph, each path a value: or the case could pass for want of data."""
    data, graph = with_notice(), shapes()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        found = [set(data.subjects(RDF.type, cls)) for cls in graph.objects(shape, SH.targetClass)]
        found += [set(data.objects(None, p)) for p in graph.objects(shape, SH.targetObjectsOf)]
        found += [set(data.subjects(p, None)) for p in graph.objects(shape, SH.targetSubjectsOf)]
        assert any(found), shape
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        path = graph.value(shape, SH.path)
        if isinstance(path, URIRef):
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


def test_every_shape_is_named_and_says_what_to_do() -> None:
    graph, whole = shapes(), URIRef(SHAPES.removesuffix("#"))
    assert (whole, URIRef(SHAPES + "mend"), None) in graph
    for name in named_shapes():
        shape = URIRef(SHAPES + name)
        of_property = (shape, RDF.type, SH.PropertyShape) in graph
        names = list(graph.objects(shape, SH.name if of_property else RDFS.label))
        assert len(names) == 1 and isinstance(names[0], Literal) and names[0].language == "en", name
        assert of_property or (shape, RDFS.comment, None) in graph, name
        assert list(graph.objects(shape, RDFS.isDefinedBy)) == [whole], name
        warns = graph.value(shape, SH.severity) == SH.Warning
        assert not warns or (shape, URIRef(SHAPES + "mend"), None) in graph, f"{name} says not what to do"


def test_every_property_shape_belongs_to_one_node_shape() -> None:
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        owners = list(graph.subjects(SH.property, shape))
        assert len(owners) == 1, shape
        assert str(shape).startswith(f"{owners[0]}-"), shape
    assert not any(isinstance(shape, BNode) for shape in graph.objects(None, SH.property))


def test_the_shapes_are_shacl_core() -> None:
    assert not [shape for word in (SH.sparql, SH.js, SH.rule) for shape in shapes().subjects(word, None)]
