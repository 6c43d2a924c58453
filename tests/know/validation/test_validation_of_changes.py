"""What is validated anew after a change, with what is taken over, is the report of the whole."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from samples import ROOT

from pkgraph.know.validation import ValidationReport, change, revalidate, validate
from pkgraph.namespaces import BASE, OA, PK, RDF, RDFS


@cache
def sound() -> tuple[Quad, ...]:
    """The small graph that conforms, its statements in order, and a class with one below it."""
    data = parse(path=str(ROOT / "tests" / "shapes" / "sound.ttl"), format=RdfFormat.TURTLE, base_iri=BASE)
    below = Quad(NamedNode(PK + "Report"), NamedNode(RDFS + "subClassOf"), NamedNode(PK + "Document"))
    return (*sorted((Quad(*each.triple) for each in data), key=str), below)


def one_of(values: set[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(sorted(values, key=str))


@st.composite
def graphs(draw: st.DrawFn) -> frozenset[Quad]:
    """That graph, some statements of it lost, and others come that are mixed from it."""
    lost = draw(st.sets(st.sampled_from(sound()), max_size=3))
    subjects, predicates, values = ({getattr(quad, name) for quad in sound()} for name in _PARTS)
    mixed = st.builds(Quad, one_of(subjects), one_of(predicates), one_of(values))
    return frozenset(sound()) - lost | draw(st.sets(mixed, max_size=3))


_PARTS = ("subject", "predicate", "object")


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(graphs(), graphs())
def test_the_report_after_a_change_is_that_of_the_whole(old: frozenset[Quad], new: frozenset[Quad]) -> None:
    assert revalidate(validate(old), old ^ new, sorted(new, key=str)) == validate(new)


def lost(predicate: str) -> Quad:
    return next(quad for quad in sound() if quad.predicate.value == predicate)


@pytest.mark.parametrize("predicate", [PK + "key", RDF + "type", PK + "evidence", OA + "hasSource"])
def test_only_what_a_change_can_touch_is_validated(predicate: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(quads: list[Quad], *rest: Any) -> ValidationReport:
        sizes.append(len(quads))
        return validate(quads, *rest)

    monkeypatch.setattr(change, "validate", counted)
    new = [quad for quad in sound() if quad != lost(predicate)]
    assert revalidate(validate(sound()), [lost(predicate)], new) == validate(new)
    assert sizes[0] < len(sound())


def test_where_nothing_has_changed_the_report_stays() -> None:
    report = validate([quad for quad in sound() if quad != lost(PK + "key")])
    assert revalidate(report, [], sound()) == report
