"""The ontology: every term declared, described and used, and nothing in it contradicts itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef

from pkgraph.namespaces import BASE, ONTOLOGY, PK
from pkgraph.resources import resource

FOLDER = resource("ontology")
ROOT = Path(__file__).parents[2]
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERM = re.compile(r"""(?<![\w:])pk(?::|\(")([A-Za-z]\w*)""")


def turtle(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file, publicID=BASE)
    return graph


@cache
def ontology() -> Graph:
    return turtle(FOLDER)


def declared() -> set[str]:
    found = {str(term) for kind in KINDS for term in ontology().subjects(RDF.type, kind)}
    return {term.removeprefix(PK) for term in found if term.startswith(PK)}


def used_in(graph: Graph) -> set[str]:
    terms = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    return {term.removeprefix(PK) for term in terms if term.startswith(PK)}


@pytest.mark.parametrize(
    "folder", [FOLDER, FOLDER / "vocabulary", resource("shapes")], ids=["ontology", "vocabulary", "shapes"]
)
def test_every_term_used_is_declared(folder: Path) -> None:
    used = used_in(turtle(folder))
    assert used
    assert used - declared() == set()


@pytest.mark.parametrize("place", ["docs/graph-model.md", "queries", "src"])
def test_every_term_named_elsewhere_is_declared(place: str) -> None:
    path = ROOT / place
    files = [path] if path.is_file() else [*path.rglob("*.rq"), *path.rglob("*.py")]
    missing = {
        f"{file.relative_to(ROOT)}: pk:{name}"
        for file in files
        for name in TERM.findall(file.read_text(encoding="utf-8"))
        if name not in declared()
    }
    assert missing == set()


def test_the_graph_model_names_every_term() -> None:
    named = set(TERM.findall((ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8")))
    assert declared() - named == set()


def test_every_term_is_described_once() -> None:
    graph = ontology()
    terms = {PK + name for name in declared()}
    assert len(terms) > 80
    for term in map(URIRef, terms):
        for predicate in (RDFS.label, SKOS.definition):
            values = list(graph.objects(term, predicate))
            assert len(values) == 1, (term, predicate)
            assert isinstance(values[0], Literal) and values[0].language == "en", (term, predicate)
        assert list(graph.objects(term, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY)], term
        notes = [*graph.objects(term, SKOS.example), *graph.objects(term, SKOS.scopeNote)]
        assert notes, f"{term} has neither an example nor a note on its scope"
        assert all(isinstance(note, Literal) and note.language == "en" for note in notes), term


def test_definitions_are_sentences_and_no_two_the_same() -> None:
    definitions = [str(value) for value in ontology().objects(None, SKOS.definition)]
    assert len(definitions) == len(set(definitions))
    assert not [text for text in definitions if not text.endswith(".") or text != text.strip()]


def test_labels_of_terms_differ() -> None:
    for kinds in ([OWL.Class], [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty]):
        terms = {str(term) for kind in kinds for term in ontology().subjects(RDF.type, kind)}
        labels = [str(ontology().value(URIRef(term), RDFS.label)) for term in terms if term.startswith(PK)]
        assert len(labels) == len(set(labels))


def test_each_term_stands_in_one_file() -> None:
    places: dict[str, str] = {}
    for file in sorted(FOLDER.glob("*.ttl")):
        graph = Graph().parse(file)
        for term in {str(s) for s in graph.subjects(RDFS.isDefinedBy) if str(s).startswith(PK)}:
            assert places.setdefault(term, file.name) == file.name, term
    assert len(places) == len(declared())


def test_header() -> None:
    header, graph = URIRef(ONTOLOGY), ontology()
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [header]
    assert graph.value(header, OWL.versionIRI) == URIRef(ONTOLOGY + "/0.2.0")
    assert graph.value(header, OWL.priorVersion) == URIRef(ONTOLOGY + "/0.1.0")
    assert graph.value(header, OWL.versionInfo) == Literal("0.2.0")
    assert graph.value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(header, DCTERMS.creator) == Literal("The pkgraph authors")
    assert graph.value(header, VANN.preferredNamespacePrefix) == Literal("pk")
    assert graph.value(header, VANN.preferredNamespaceUri) == Literal(PK)
    assert graph.value(header, DCTERMS.title) and graph.value(header, DCTERMS.description)


def test_chains_and_transitive_properties_stand_where_owl_2_dl_allows_them() -> None:
    """Properties that are not simple have no cardinality, function or disjointness (OWL 2 Structure, section 11.2)."""
    graph = ontology()
    composite = set(graph.subjects(OWL.propertyChainAxiom)) | set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    assert len(composite) == 4
    composite |= {p for c in composite for p in graph.subjects(OWL.inverseOf, c)}
    restricting = (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty)
    for term in composite:
        assert not set(graph.objects(term, RDF.type)) & {*restricting, OWL.IrreflexiveProperty}
        assert (None, OWL.onProperty, term) not in graph
    for chain in graph.objects(None, OWL.propertyChainAxiom):
        assert not set(graph.items(chain)) & composite  # so the chains need no order among themselves


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Document", "Part"),
        ("Indicator", "MandateTask"),
        ("Actor", "Fact"),
        ("State", "Mission"),
        ("State", "Place"),
        ("Resolution", "Report"),
        ("Paragraph", "Footnote"),
        ("Citation", "Observation"),
        ("PeacekeepingOperation", "SpecialPoliticalMission"),
    ],
)
def test_classes_that_share_no_member(one: str, other: str) -> None:
    graph = ontology()
    lists = [set(graph.items(members)) for members in graph.objects(None, OWL.members)]
    assert any({URIRef(PK + one), URIRef(PK + other)} <= members for members in lists)


def test_every_kind_of_fact_document_and_part_is_apart_from_the_others() -> None:
    graph = ontology()
    lists = [set(graph.items(members)) for members in graph.objects(None, OWL.members)]
    for parent, besides in (("Fact", set()), ("Part", set()), ("Document", {"AbsentDocument"})):
        kinds = set(graph.subjects(RDFS.subClassOf, URIRef(PK + parent))) - {URIRef(PK + name) for name in besides}
        assert len(kinds) > 6 and kinds in lists, parent


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Document", {("key",), ("symbol",)}),
        ("Meeting", {("record",)}),
        ("Mission", {("acronym",)}),
        ("State", {("iso3",)}),
    ],
)
def test_keys(name: str, keys: set[tuple[str, ...]]) -> None:
    graph = ontology()
    found = {
        tuple(str(p).removeprefix(PK) for p in graph.items(key)) for key in graph.objects(URIRef(PK + name), OWL.hasKey)
    }
    assert found == keys


def test_no_property_is_of_two_kinds() -> None:
    graph = ontology()
    for term in map(URIRef, (PK + name for name in declared())):
        assert len(set(graph.objects(term, RDF.type)) & set(KINDS)) == 1, term


def expanded(extra: str = "") -> Graph:
    import owlrl

    graph = turtle(FOLDER) + turtle(FOLDER / "vocabulary")
    graph.remove((None, OWL.hasKey, None))  # by which owlrl merges things whose last key differs
    if extra:
        graph.parse(data=f"@prefix pk: <{PK}> . @base <{BASE}> . {extra}", format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    from owlrl.Namespaces import ERRNS

    return [str(message) for message in graph.objects(None, ERRNS.error)]


SMALL = """
<d> a pk:Document . <p> a pk:Paragraph ; pk:inDocument <d> ; pk:partOf <s> . <s> a pk:Section ; pk:partOf <d> .
<c> a pk:Citation ; pk:inDocument <d> ; pk:citedDocument <r> ; pk:contextMission <m> .
<n> a pk:MissionMention ; pk:inDocument <d> ; pk:mentionedMission <m> .
<o> pk:reportedMission <observing> ; pk:taskType <mandate-task/ceasefire-monitoring> ; pk:polarity "has" .
<l> pk:reportedMission <lacking> ; pk:taskType <mandate-task/ceasefire-monitoring> ; pk:polarity "lacks" .
<p1> pk:reportedMission <protecting> ; pk:taskType <mandate-task/protection-of-civilians> ; pk:polarity "has" .
<w1> pk:reportedMission <drawn-down> ; pk:action "drawdown" .
<w2> pk:reportedMission <wound-up> ; pk:action "liquidation" .
<w3> pk:reportedMission <ended> ; pk:action "termination" . <w4> pk:reportedMission <extended> ; pk:action "extension" .
<a1> pk:reportedMission <without> ; pk:agreement "none" . <a2> pk:reportedMission <with> ; pk:agreement "SOMA" .
"""


@cache
def small() -> Graph:
    return expanded(SMALL)


def test_no_contradiction() -> None:
    assert contradictions(small()) == []


def test_a_mission_that_is_a_document_contradicts() -> None:
    graph = turtle(FOLDER)
    graph.remove((None, OWL.hasKey, None))
    graph.parse(data=f"@prefix pk: <{PK}> . <x:x> a pk:Resolution , pk:PeacekeepingOperation .", format="turtle")
    import owlrl

    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert contradictions(graph)


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("m", "citedInConnectionWith", "r"),
        ("d", "cites", "r"),
        ("r", "citedBy", "d"),
        ("d", "mentions", "m"),
        ("m", "mentionedIn", "d"),
        ("r", "isCitedDocumentOf", "c"),
        ("m", "isContextOf", "c"),
        ("d", "isDocumentOf", "p"),
        ("d", "isDocumentOf", "c"),
        ("s", "hasPart", "p"),
        ("d", "hasPart", "s"),
        ("p", "within", "s"),
        ("p", "within", "d"),
    ],
)
def test_what_follows(subject: str, predicate: str, value: str) -> None:
    assert (URIRef(BASE + subject), URIRef(PK + predicate), URIRef(BASE + value)) in small()


@pytest.mark.parametrize(
    ("thing", "kind"),
    [("c", "Fact"), ("n", "Fact"), ("p", "Part"), ("r", "Document"), ("m", "Mission"), ("state/GHA", "Actor")],
)
def test_types_that_follow(thing: str, kind: str) -> None:
    assert (URIRef(BASE + thing), RDF.type, URIRef(PK + kind)) in small()


@pytest.mark.parametrize(
    ("kind", "missions"),
    [
        ("CeasefireObservationMission", {"observing"}),
        ("MissionUnderWithdrawal", {"drawn-down", "wound-up", "ended"}),
        ("MissionWithoutAgreement", {"without"}),
    ],
)
def test_kinds_of_missions_that_follow(kind: str, missions: set[str]) -> None:
    members = {str(s).removeprefix(BASE) for s in small().subjects(RDF.type, URIRef(PK + kind))}
    assert members == missions


def test_nothing_is_part_of_itself() -> None:
    assert not [s for s, o in small().subject_objects(URIRef(PK + "within")) if s == o]
