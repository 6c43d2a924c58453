"""Closed lists: each literal that facts may have leads by its notation to one concept of its scheme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import SH

from pkgraph.namespaces import BASE, PK
from pkgraph.resources import resource

TERMS = Namespace(PK)


def turtle(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file, publicID=BASE)
    return graph


@cache
def vocabulary() -> Graph:
    return turtle(resource("ontology") / "vocabulary")


def notations(scheme: URIRef) -> list[str]:
    concepts = vocabulary().subjects(SKOS.inScheme, scheme)
    return [str(notation) for concept in concepts for notation in vocabulary().objects(concept, SKOS.notation)]


def lists() -> Iterator[tuple[URIRef, URIRef]]:
    """Each property whose values stand in a closed list, with the scheme."""
    for scheme, property_ in sorted(vocabulary().subject_objects(TERMS.valuesOf)):
        assert isinstance(scheme, URIRef) and isinstance(property_, URIRef)
        yield property_, scheme


SCHEMES = sorted(set(vocabulary().subjects(RDF.type, SKOS.ConceptScheme)))
LISTS = list(lists())


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.removeprefix(BASE))
def test_a_scheme_says_what_it_is_and_has_members(scheme: URIRef) -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, SKOS.prefLabel):
        assert len(list(vocabulary().objects(scheme, predicate))) == 1
    assert vocabulary().value(scheme, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert len(list(vocabulary().subjects(SKOS.inScheme, scheme))) > 1


def test_all_that_vocabularies_hold_is_in_one_scheme() -> None:
    assert len(SCHEMES) >= 20
    for subject in set(vocabulary().subjects()) - set(SCHEMES):
        assert len(list(vocabulary().objects(subject, SKOS.inScheme))) == 1, subject


def test_concepts_without_a_broader_one_are_at_the_top() -> None:
    kinds = (SKOS.Concept, TERMS.Indicator, TERMS.MandateTask, TERMS.Priority)
    concepts = {concept for kind in kinds for concept in vocabulary().subjects(RDF.type, kind)}
    for concept in concepts:
        schemes = (
            [] if (concept, SKOS.broader, None) in vocabulary() else list(vocabulary().objects(concept, SKOS.inScheme))
        )
        assert list(vocabulary().objects(concept, SKOS.topConceptOf)) == schemes


@pytest.mark.parametrize(("property_", "scheme"), LISTS, ids=lambda iri: iri.split("#")[-1])
def test_notations_are_single_and_concepts_defined(property_: URIRef, scheme: URIRef) -> None:
    found = notations(scheme)
    assert found and len(found) == len(set(found))
    for concept in vocabulary().subjects(SKOS.inScheme, scheme):
        for predicate in (SKOS.notation, SKOS.definition, SKOS.prefLabel, RDFS.label):
            assert len(list(vocabulary().objects(concept, predicate))) == 1, concept


def test_what_shapes_allow_is_what_the_lists_hold() -> None:
    shapes = turtle(resource("shapes"))
    allowed: dict[URIRef, set[str]] = {}
    for shape, values in shapes.subject_objects(SH["in"]):
        path = shapes.value(shape, SH.path)
        if isinstance(path, URIRef):
            allowed.setdefault(path, set()).update(map(str, shapes.items(values)))
    schemes = dict(LISTS)
    assert len(allowed.keys() & schemes.keys()) >= 12
    for property_ in allowed.keys() - {TERMS.saidOf}:
        if property_.startswith(PK):
            assert allowed[property_] - set(notations(schemes[property_])) == set(), property_


@pytest.fixture(scope="module")
def literals(seed_graph: Path) -> dict[str, set[str]]:
    """The literals of each property in the graph of the seeds."""
    found: dict[str, set[str]] = {}
    for quad in parse(path=seed_graph / "pkgraph.nq", format=RdfFormat.N_QUADS):
        if isinstance(quad.object, Literal):
            found.setdefault(quad.predicate.value, set()).add(quad.object.value)
    return found


def test_most_lists_have_literals_in_the_seeds(literals: dict[str, set[str]]) -> None:
    assert len({property_ for property_, _ in LISTS if str(property_) in literals}) >= 12


@pytest.mark.parametrize(("property_", "scheme"), LISTS, ids=lambda iri: iri.split("#")[-1])
def test_every_literal_leads_to_a_concept(property_: URIRef, scheme: URIRef, literals: dict[str, set[str]]) -> None:
    known, values = set(notations(scheme)), literals.get(str(property_), set())
    if property_ == TERMS.unit:
        values = {value.replace("/person/year", "").split(" per ")[0] for value in values}
    assert values - known == set()
