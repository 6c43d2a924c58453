"""Graphs and files that contradict themselves: one violation with the statements, their places and their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from pkgraph.cli import DISAGREES, DONE, main
from pkgraph.know.graph import ontology_quads
from pkgraph.know.graph.iris import graph_iri
from pkgraph.know.validation import validate_files
from pkgraph.namespaces import BASE, OWL, PK
from pkgraph.pipeline import add, build

SENTENCE = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"
OPPOSED = Quad(
    NamedNode(PK + "Resolution"),
    NamedNode(OWL + "disjointWith"),
    NamedNode(PK + "Document"),
    graph_iri(BASE, "ontology"),
)
"""an axiom that every cited resolution breaks"""

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line, and gives the exit code and what was said."""

    def ran(*arguments: str | Path) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source, built with an ontology that contradicts it."""
    monkeypatch.setattr("pkgraph.pipeline.whole.ontology_quads", lambda base: [*ontology_quads(base), OPPOSED])
    (tmp_path / "report.txt").write_text(SENTENCE, encoding="utf-8")
    return tmp_path / "report.txt"


def test_a_build_names_the_statements_and_the_words(broken: Path, run: Run) -> None:
    graph = broken.parent / "graph"
    code, said = run("build", broken, "-g", graph)
    assert code == DISAGREES
    resolution = f"<{BASE}document/S/RES/2690(2023)>"
    assert f"{resolution} is of pk:Resolution and of pk:Document, which have nothing in common" in said
    assert f"{resolution} rdf:type pk:Resolution (report)" in said
    assert (graph / "pkgraph.nq").is_file()
    code, said = run("validate", "-g", graph, "--format", "json")
    assert code == DISAGREES
    results = [each for each in json.loads(said)["results"] if each["shape"] == "cax-dw"]
    assert results
    assert {each["severity"] for each in results} == {"Violation"}
    assert results[0]["focus"] == resolution.strip("<>")


def test_adding_finds_it_as_building_does(broken: Path) -> None:
    graph = broken.parent / "graph"
    built = build([broken], graph).report
    assert [each.shape for each in built.results if each.severity == "Violation"] == ["cax-dw"]
    assert add([], graph).report == built


BAD = f"""@prefix pk: <{PK}> . @prefix oa: <http://www.w3.org/ns/oa#> .
<c> a pk:Citation ; pk:contextMission <r> ; pk:evidence <e> .
<e> oa:hasSelector <q> . <q> oa:exact "the first words" .
<d> a pk:Citation ; pk:citedDocument <r> ; pk:evidence <f> .
<f> oa:hasSelector <p> . <p> oa:exact "the other words" ."""


def test_files_are_named_with_both_statements_and_their_words(tmp_path: Path, run: Run) -> None:
    (tmp_path / "one file.ttl").write_text(BAD, encoding="utf-8")
    code, said = run("validate", tmp_path / "one file.ttl")
    assert code == DISAGREES
    (line,) = (line for line in said.splitlines() if "which have nothing in common" in line)
    assert line == (
        f"Violation: {BASE}r: <{BASE}r> is of pk:Document and of pk:Mission, which have nothing in common; "
        f"it comes down to: <{BASE}d> pk:citedDocument <{BASE}r> (one file.ttl: “the other words”); "
        f"<{BASE}c> pk:contextMission <{BASE}r> (one file.ttl: “the first words”)"
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('<a> pk:newIncidents "many"', "prp-rng"),
        ('<a> pk:newIncidents "many"^^<http://www.w3.org/2001/XMLSchema#integer>', "dt-not-type"),
        ('<a> pk:citedDocument "S/2023/646"', "object-property"),
        ("<a> pk:surface <b>", "datatype-property"),
    ],
)
def test_wrong_literals_in_files_are_found(tmp_path: Path, text: str, rule: str) -> None:
    (tmp_path / "a.ttl").write_text(f"@prefix pk: <{PK}> . {text} .", encoding="utf-8")
    report = validate_files([tmp_path / "a.ttl"])
    assert rule in {each.shape for each in report.results}
    assert not report.conforms


def test_a_file_that_holds_no_contradiction_conforms(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.nq").write_text(f'<x:a> <{PK}schemeName> "words" <x:graph> .\n', encoding="utf-8")
    code, said = run("validate", tmp_path / "a.nq")
    assert (code, said) == (DONE, "The graph conforms: 0 violations, 0 warnings.\n")
