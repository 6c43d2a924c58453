"""Validation: the sample conforms, each fault is found, and the fast form of the shapes finds the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from know_sample import KEY, TEXT, sample_reading, whole_graph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.know.graph import iris, quads_of
from pkgraph.know.graph.convert import rdflib_graph
from pkgraph.know.inference import infer
from pkgraph.know.validation import (
    Finding,
    ValidationReport,
    check_evidence,
    check_graph,
    validate,
    validate_files,
)
from pkgraph.know.validation.shapes import in_bulk, load_shapes
from pkgraph.namespaces import BASE, OA, PK, PROV, RDFS, SH
from pkgraph.read.facts.inconsistency import Inconsistency
from pkgraph.read.model import Reading, Span

DOCUMENT = iris.document_iri(BASE, KEY)
Change = Callable[[list[Quad]], list[Quad]]


def keep_text(key: str) -> str:
    if key != KEY:
        raise FileNotFoundError(key)
    return TEXT


FIRST = sample_reading().facts[0].evidence.span
WORDS, PLACE = f"/quote/{FIRST.start}-{FIRST.end}", f"/span/{FIRST.start}-{FIRST.end}"


def without(predicate: str, about: str = "") -> Change:
    """Leaves out the first statement with this predicate that was read from the document."""

    def change(quads: list[Quad]) -> list[Quad]:
        graph = iris.document_graph_iri(BASE, KEY)
        said = (quad for quad in quads if quad.predicate.value == predicate and quad.graph_name == graph)
        gone = next(quad for quad in said if about in str(quad.subject))
        return [quad for quad in quads if quad != gone]

    return change


def with_value(predicate: str, value: str | NamedNode) -> Change:
    """Gives the first statement with this predicate another value."""

    def change(quads: list[Quad]) -> list[Quad]:
        old = next(quad for quad in quads if quad.predicate.value == predicate)
        new = value if isinstance(value, NamedNode) else Literal(value)
        return [Quad(q.subject, q.predicate, new, q.graph_name) if q == old else q for q in quads]

    return change


def test_the_sample_conforms_and_its_notices_are_warnings(reading: Reading) -> None:
    quads = whole_graph(reading)
    report = check_graph([*quads, *infer(quads, BASE)], keep_text)
    assert report.conforms
    notices = {notice.message for notice in reading.document.notices}
    wrong = [finding for finding in report.results if finding.message not in notices]
    assert {finding.severity for finding in report.results} == {"Warning"}
    assert {finding.message for finding in report.results} >= notices
    quotes = [finding.quote for finding in report.results if finding.message in notices and finding.quote]
    assert quotes == ["Mission | New | Total"]
    facts = [fact for fact in reading.facts if isinstance(fact, Inconsistency)]
    assert {(each.quote, each.other_quote) for each in wrong} == {(f.evidence.quote, f.other.quote) for f in facts}
    assert "the total is printed as 14, and its parts add up to 3 (3 = 3)" in {each.message for each in wrong}
    assert all(finding.mend and finding.label for finding in report.results)


FAULTS: list[tuple[str, Change]] = [
    ("a fact without evidence", without(PK + "evidence")),
    ("a fact without a part", without(PROV + "wasDerivedFrom")),
    ("evidence without words", without(OA + "exact", WORDS)),
    ("a place without an end", without(OA + "end")),
    ("a part without a document", without(PK + "inDocument")),
    ("a part without an order", without(PK + "order")),
    ("a citation without a type", without(PK + "citedType")),
    ("a document without a key", without(PK + "key")),
    ("an unknown way of citing", with_value(PK + "via", "hearsay")),
    ("an impact that is none", with_value(PK + "impactOnMandatedTasks", "dreadful")),
    ("a number that is text", with_value(PK + "newIncidents", "three")),
    ("a mission that nobody describes", with_value(PK + "mentionedMission", NamedNode(BASE + "mission/NOBODY"))),
]


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in FAULTS])
def test_a_fault_is_a_violation(reading: Reading, change: Change) -> None:
    report = validate(change(whole_graph(reading)))
    assert not report.conforms
    violations = [finding for finding in report.results if finding.severity == "Violation"]
    assert all(finding.message and finding.focus.startswith(BASE) for finding in violations)


def test_shapes_in_bulk_give_the_same_report(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = whole_graph(reading)
    for _, change in FAULTS:
        quads = change(quads)
    in_bulk_report = validate(quads)
    monkeypatch.setattr("pkgraph.know.validation.shacl.in_bulk", lambda shapes: shapes)
    assert validate(quads) == in_bulk_report
    assert len(in_bulk_report.results) > len(FAULTS)


def test_shapes_in_bulk_keep_node_shapes_that_others_refer_to() -> None:
    text = f"""@prefix sh: <{SH}> . @prefix : <http://example.org/> .
    :A sh:targetClass :C ; sh:property :P . :P sh:path :p ; sh:minCount 1 .
    :B sh:targetClass :D ; sh:property :Q . :Q sh:path :q ; sh:node :A .
    :E sh:targetClass :F ; sh:property :R ; sh:deactivated true . :R sh:path :r ; sh:minCount 1 ."""
    shapes = rdflib_graph(parse(text.encode(), format=RdfFormat.TURTLE))
    changed = in_bulk(shapes)
    lost = {tuple(str(term).rpartition("/")[2] for term in triple) for triple in shapes - changed}
    assert lost == {("B", "shacl#property", "Q")}
    gained = {tuple(str(term).rpartition("/")[2] for term in triple) for triple in changed - shapes}
    assert gained == {("Q", "shacl#targetClass", "D")}


def test_literals_are_seen_as_they_are_written() -> None:
    """``xsd:int`` is no ``xsd:integer``, and a plain string has a datatype (both go wrong over a store)."""
    text = f"""@prefix sh: <{SH}> . @prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    :S sh:targetSubjectsOf :n ; sh:property [ sh:path :n ; sh:datatype xsd:integer ] ;
      sh:property [ sh:path :w ; sh:in ( "a" ) ] ."""
    shapes = rdflib_graph(parse(text.encode(), format=RdfFormat.TURTLE))
    data = """@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    :good :n 7 ; :w "a" . :bad :n "7"^^xsd:int ; :w "a" . :worse :n 7 ; :w "a"@en ."""
    report = validate(parse(data.encode(), format=RdfFormat.TURTLE), shapes)
    assert {finding.focus.rpartition("/")[2] for finding in report.results} == {"bad", "worse"}


def test_shapes_that_are_no_shacl_are_an_error() -> None:
    text = f'@prefix sh: <{SH}> . @prefix : <http://example.org/> . :S sh:targetNode :x ; sh:property "no shape" .'
    with pytest.raises(SourceError, match="the shapes cannot be used"):
        validate([], rdflib_graph(parse(text.encode(), format=RdfFormat.TURTLE)))


def test_shape_files(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no shapes here"):
        load_shapes(tmp_path)
    (tmp_path / "bad.ttl").write_text("<http://example.org/a>\n nonsense .")
    with pytest.raises(SourceError, match=r"bad\.ttl, line 2: not Turtle"):
        load_shapes(tmp_path)


# Evidence


def faults(quads: list[Quad], text: str = TEXT) -> set[str]:
    return {finding.message for finding in check_evidence(quads, lambda _: text)}


def test_evidence_of_the_sample_stands_in_its_place(reading: Reading) -> None:
    assert check_evidence(quads_of(reading, BASE), keep_text) == []


def test_every_fact_is_checked(reading: Reading) -> None:
    found = check_evidence(quads_of(reading, BASE), lambda _: "another text")
    others = [fact for fact in reading.facts if isinstance(fact, Inconsistency)]
    assert len(found) == len(reading.facts) + len(others)
    assert {finding.severity for finding in found} == {"Violation"}
    assert {finding.quote for finding in found} == {fact.evidence.quote for fact in reading.facts}


def test_a_shifted_text_is_noticed(reading: Reading) -> None:
    assert faults(quads_of(reading, BASE), " " + TEXT)
    assert faults(quads_of(reading, BASE), TEXT + " ") == set()


def test_a_quote_outside_its_part_is_noticed(reading: Reading) -> None:
    first = reading.facts[0]
    moved = replace(first, evidence=replace(first.evidence, part="table/1"))
    (message,) = faults(quads_of(replace(reading, facts=(moved,)), BASE))
    assert message.endswith("does not stand inside " + iris.part_iri(BASE, KEY, "table/1").value)


@pytest.mark.parametrize("piece", [Span(FIRST.start + 1, FIRST.end), Span(FIRST.start, FIRST.end - 1)])
def test_a_quote_that_sticks_out_of_its_part_is_noticed(reading: Reading, piece: Span) -> None:
    parts = tuple(replace(part, pieces=(piece,)) if part.path == "para/1" else part for part in reading.document.parts)
    document = replace(reading.document, parts=parts)
    (message,) = faults(quads_of(Reading(document, reading.facts[:1]), BASE))
    assert "does not stand inside" in message


def test_a_quote_that_is_too_long_is_noticed(reading: Reading) -> None:
    long = Span(0, 2001)
    text = "x" * 3000
    part = replace(reading.document.parts[0], pieces=(long,))
    first = reading.facts[0]
    evidence = replace(first.evidence, part=part.path, span=long, quote="x" * 2001)
    document = replace(reading.document, parts=(part,), links=(), notices=(), text=text)
    quads = quads_of(Reading(document, (replace(first, evidence=evidence),)), BASE)
    assert faults(quads, text) == {"the quote is longer than 2000 characters"}


def test_a_text_that_was_not_kept_is_noticed(reading: Reading) -> None:
    def lost(key: str) -> str:
        raise FileNotFoundError(key)

    found = check_evidence(quads_of(reading, BASE), lost)
    assert {finding.message for finding in found} == {"the text that the evidence stands in was not kept"}


@pytest.mark.parametrize(
    ("change", "found"),
    [(without(OA + "exact", WORDS), "not 0 and 1"), (without(OA + "start", PLACE), "not 1 and 0")],
)
def test_evidence_without_words_or_place_is_noticed(reading: Reading, change: Change, found: str) -> None:
    assert f"evidence needs one quote and one place, {found}" in faults(change(quads_of(reading, BASE)))


# Files


SOUND = f'<https://example.org/s> a <{PK}State> ; <{PK}iso3> "ZZZ" ; <{RDFS}label> "Nowhere" ; '
SOUND += '<http://www.w3.org/2004/02/skos/core#prefLabel> "Ghana"@en .'


def test_a_sound_file_conforms(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(SOUND)
    assert validate_files([tmp_path / "a.ttl"]) == ValidationReport(())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", SOUND.replace("ZZZ", "Zzz")),
        ("a.trig", "<https://example.org/g> { " + SOUND.replace("ZZZ", "Zzz") + " }"),
        (
            "a.nt",
            f'<https://example.org/s> <{PK}iso3> "Zzz" .\n<https://example.org/s> a <{PK}State> .'.replace(
                " a ", f" <{'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'}> "
            ),
        ),
        ("a.jsonld", json.dumps({"@id": "https://example.org/s", "@type": PK + "State", PK + "iso3": "Zzz"})),
    ],
)
def test_files_of_any_syntax_are_validated(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    report = validate_files([tmp_path / name])
    assert ("https://example.org/s", PK + "iso3", "Zzz") in {(one.focus, one.path, one.value) for one in report.results}
    assert not report.conforms


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", "<https://example.org/s>\n\n nonsense .", r"a\.ttl, line 3: not Turtle"),
        ("a.nq", "nonsense", r"a\.nq, line 1: not N-Quads"),
        ("a.jsonld", "{", r"a\.jsonld.*not JSON-LD"),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/c", "name": "x"}', "nothing is fetched"),
        ("a.docx", "x", "no syntax of RDF ends in '.docx'"),
        ("a", "x", "no syntax of RDF ends in ''"),
    ],
)
def test_a_file_that_is_no_rdf_is_an_error(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(SourceError, match=message):
        validate_files([tmp_path / name])


def test_files_that_are_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        validate_files([tmp_path / "a.ttl"])
    (tmp_path / "b.ttl").write_bytes(b"\x00\xff\xfe")
    with pytest.raises(SourceError, match=r"b\.ttl"):
        validate_files([tmp_path / "b.ttl"])


# The report


def finding(severity: str = "Violation", focus: str = "https://example.org/x", **more: str | None) -> Finding:
    given = {"path": None, "value": None, "message": "Wrong.", "shape": None, "quote": None} | more
    return Finding(severity, focus, **given)  # type: ignore[arg-type]


def test_warnings_do_not_break_conformance() -> None:
    assert ValidationReport.of([finding("Warning"), finding("Info")]).conforms
    assert not ValidationReport.of([finding("Warning"), finding("Violation")]).conforms


def test_the_worst_comes_first_and_nothing_twice() -> None:
    one, two = finding("Warning", "https://example.org/a"), finding("Violation", "https://example.org/b")
    assert ValidationReport.of([one, two, one]).results == (two, one)


def test_the_report_for_people() -> None:
    report = ValidationReport.of([finding(path=PK + "via", value="hearsay", quote="the\nwords")])
    assert report.to_lines() == [
        "Violation: https://example.org/x (via): Wrong.; found: hearsay; text: “the words”",
        "The graph does not conform: 1 violation, 0 warnings.",
    ]
    full = finding(quote="a", other_quote="b", mend="Ask.", label="S/2030/1, para 1")
    assert ValidationReport.of([full]).to_lines()[0] == (
        "Violation: S/2030/1, para 1 <https://example.org/x>: Wrong.; text: “a”; other text: “b”; mend: Ask."
    )
    assert ValidationReport(()).to_lines() == ["The graph conforms: 0 violations, 0 warnings."]


def test_the_report_for_machines() -> None:
    report = ValidationReport.of([finding("Warning", path=PK + "via")])
    assert json.loads(json.dumps(report.to_dict())) == {
        "conforms": True,
        "results": [
            {
                "severity": "Warning",
                "focus": "https://example.org/x",
                "path": PK + "via",
                "value": None,
                "message": "Wrong.",
                "shape": None,
                "quote": None,
                "label": None,
                "mend": None,
                "other_quote": None,
            }
        ],
    }


def test_the_report_in_turtle_says_the_same(reading: Reading) -> None:
    quads = whole_graph(reading)
    for _, change in FAULTS:
        quads = change(quads)
    report = validate(quads)
    triples = [quad.triple for quad in parse(report.to_turtle().encode(), format=RdfFormat.TURTLE)]
    focuses = sorted(triple.object.value for triple in triples if triple.predicate.value == SH + "focusNode")
    assert focuses == sorted(finding.focus for finding in report.results)
    conforms = [triple.object.value for triple in triples if triple.predicate.value == SH + "conforms"]
    assert conforms == ["false"]
    assert report.to_turtle() == validate(quads).to_turtle()


def test_every_form_of_the_report_says_the_same() -> None:
    full = finding("Warning", quote="a", other_quote="b", mend="Ask.", label="S/2030/1, para 1", value="7")
    report = ValidationReport.of([full])
    (line, _), turtle, data = report.to_lines(), report.to_turtle(), report.to_dict()["results"][0]
    for words in ("https://example.org/x", "Wrong.", "7", "a", "b", "Ask.", "S/2030/1, para 1"):
        assert words in line and words in turtle and words in data.values()


def test_validation_changes_nothing(reading: Reading) -> None:
    quads = without(PK + "evidence")(whole_graph(reading))
    before = list(quads)
    assert not check_graph(quads, keep_text).conforms
    assert quads == before


def test_a_fact_s_finding_shows_its_words(reading: Reading) -> None:
    report = validate(with_value(PK + "via", "hearsay")(whole_graph(reading)))
    (shown,) = {one.quote for one in report.results if one.value == "hearsay"}
    assert shown == reading.facts[0].evidence.quote
