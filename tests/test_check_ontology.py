"""The command that shows the checks of the ontology: each that can fail is seen to."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from samples import ROOT

from pkgraph.know.graph import ontology_quads
from pkgraph.know.graph.iris import graph_iri
from pkgraph.know.inference.rule import load_rules
from pkgraph.namespaces import BASE, OWL, PK, RDF, RDFS
from tools import check_ontology
from tools.check_ontology import CHECKS, Graphs, Verdict, by_tests, main
from tools.comparison import alone, asserted, quads_of, unexplained

TYPE = NamedNode(RDF + "type")


class Planted(Graphs):
    """The ontology with a term that nothing is said of, and a graph with an unfounded and a wrong statement."""

    def __init__(self) -> None:
        inferred, stated = graph_iri(BASE, "inferred"), graph_iri(BASE, "document/x")
        bare = NamedNode(PK + "Bare")
        self.ontology = [*ontology_quads(BASE), Quad(bare, TYPE, NamedNode(OWL + "Class"))]
        mission = NamedNode(BASE + "mission/UNMISS")
        self.seeds = [
            *self.ontology,
            Quad(mission, NamedNode(PK + "mentionedIn"), mission, inferred),
            Quad(mission, TYPE, NamedNode(PK + "Document"), stated),
        ]


@pytest.fixture(scope="module")
def built(seed_graph: Path) -> list[Quad]:
    return quads_of(seed_graph)


def verdict_of(name: str, graphs: Graphs) -> Verdict:
    """The first verdict of a check: those after it run tests, which run anyway."""
    return next(CHECKS[name](graphs))


def test_the_seeds_are_as_they_should_be(built: list[Quad]) -> None:
    assert unexplained(built) == ([], sum(quad.graph_name == graph_iri(BASE, "inferred") for quad in built))
    graphs = Graphs()
    graphs.seeds = built
    verdict = verdict_of("contradictions", graphs)
    assert (verdict.good, verdict.faults) == (True, ())


def test_every_term_is_annotated() -> None:
    verdict = verdict_of("terms", Graphs())
    assert verdict.good
    count, _, of = verdict.found.partition(" of ")
    assert count == of and int(of) > 200


def test_a_planted_fault_is_told() -> None:
    planted = Planted()
    terms = verdict_of("terms", planted)
    assert not terms.good
    assert terms.faults[0] == "Bare: needs one label in English, and has 0"
    explanations = verdict_of("explanations", planted)
    assert not explanations.good
    assert len(explanations.faults) == 1
    contradiction = verdict_of("contradictions", planted)
    assert any("mission/UNMISS> is of pk:Document and of pk:Mission" in fault for fault in contradiction.faults)


def test_a_conclusion_that_only_one_reasoner_draws_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    triple = Quad(NamedNode("x:a"), TYPE, NamedNode("x:C")).triple
    monkeypatch.setattr("tools.comparison.engine.conclusions", lambda _: [triple])
    first = load_rules()[:1]
    monkeypatch.setattr(check_ontology, "load_rules", lambda: first)
    found = verdict_of("rules", Graphs())
    assert not found.good
    assert "by 1 rules alone 1, by owlrl alone 4" in found.found


def test_each_document_is_taken_alone(built: list[Quad]) -> None:
    parts = alone(built)
    assert len(parts) == 4
    for key, quads in parts.items():
        documents = {quad.graph_name.value for quad in quads if "/graph/document/" in quad.graph_name.value}  # type: ignore[union-attr]
        assert documents == {f"{BASE}graph/document/{key}"}
        assert len(quads) < len(asserted(built))
    below = (NamedNode(PK + "Report"), NamedNode(RDFS + "subClassOf"), NamedNode(PK + "Document"))
    assert Quad(*below, graph_iri(BASE, "ontology")) in quads


def test_tests_that_fail_or_are_not_there_are_no_good(tmp_path: Path) -> None:
    (tmp_path / "test_planted.py").write_text("def test_it() -> None:\n    assert False\n", encoding="utf-8")
    failed = by_tests(
        "planted", str(tmp_path / "test_planted.py"), f"--rootdir={tmp_path}", "-c", str(ROOT / "pyproject.toml")
    )
    assert (failed.good, len(failed.faults)) == (False, 1)
    assert not by_tests("absent", "tests/absent").good


def test_lines_and_exit_codes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "good": [Verdict("one", True, "1 of 1")],
        "bad": [Verdict("two", False, "0 of 7", tuple("abcdefg"))],
        "not here": [Verdict("three", None, "no Java here")],
    }
    monkeypatch.setattr(check_ontology, "CHECKS", {name: lambda _, v=v: iter(v) for name, v in found.items()})
    assert main(["good", "not here"]) == 0
    assert capsys.readouterr().out == "ok     one: 1 of 1\nskip   three: no Java here\n"
    assert main([]) == 1
    assert capsys.readouterr().out.splitlines()[1:4] == ["FAILED two: 0 of 7", "         a", "         b"]
    assert main(["worse"]) == 2
    assert "there are: good, bad, not here" in capsys.readouterr().err
