"""Writing: sorted N-Quads, the same bytes for the same statements, and what was written comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from know_sample import sample_reading, whole_graph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from pkgraph.errors import SourceError
from pkgraph.know.graph import (
    absent_quads,
    build_quads,
    clock_quads,
    nquads_lines,
    ontology_quads,
    quads_of,
    write_nquads,
)
from pkgraph.know.graph.convert import oxigraph_term, rdflib_graph
from pkgraph.namespaces import BASE, PK, PROV
from pkgraph.read.model import Reading

NODE = NamedNode("http://example.org/x")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(TEXTS))
def test_statements_are_one_line_each_sorted_and_come_back(texts: list[str]) -> None:
    quads = {Quad(NODE, NODE, Literal(text), NODE) for text in texts}
    lines = nquads_lines([*quads, *quads])
    assert lines == sorted(set(lines)) and len(lines) == len(quads)
    assert all(line.endswith(b" .\n") for line in lines)
    assert set(parse(b"".join(lines), format=RdfFormat.N_QUADS)) == quads


@given(st.lists(st.lists(TEXTS)))
def test_runs_are_merged_whatever_their_order(runs: list[list[str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.nq")
        sorted_runs = [nquads_lines(Quad(NODE, NODE, Literal(text), NODE) for text in run) for run in runs]
        written = write_nquads(sorted_runs, path)
        bytes_one_way = path.read_bytes()
        write_nquads(sorted_runs[::-1], path)
        assert path.read_bytes() == bytes_one_way
        lines = bytes_one_way.splitlines(keepends=True)
        assert len(lines) == written and lines == sorted({line for run in sorted_runs for line in run})


def test_a_document_adds_lines_and_changes_none(reading: Reading) -> None:
    alone = set(nquads_lines(quads_of(reading, BASE)))
    together = set(nquads_lines(quads_of(reading, BASE) + quads_of(sample_reading("S/2099/2"), BASE)))
    assert alone < together


def test_the_ontology_s_lines_are_the_same_each_time() -> None:
    first, second = nquads_lines(ontology_quads(BASE)), nquads_lines(ontology_quads(BASE))
    assert first == second
    assert any(line.startswith(b"_:") for line in first)  # the chains' lists: the case that could differ


def test_a_term_added_to_one_file_relabels_no_blank_node_of_another(tmp_path: Path) -> None:
    chain = "@prefix : <http://example.org/> . :p :chain ( :a :b ) ."
    (tmp_path / "one.ttl").write_text(chain)
    (tmp_path / "two.ttl").write_text(chain.replace(":p", ":q"))
    before = set(nquads_lines(ontology_quads(BASE, tmp_path)))
    (tmp_path / "two.ttl").write_text(chain.replace(":p", ":q").replace(":a", ":c"))
    after = set(nquads_lines(ontology_quads(BASE, tmp_path)))
    assert {line for line in before - after if b"_:one" in line} == set()
    assert len([line for line in before if b"_:one" in line]) == 5


def test_vocabularies_stand_under_the_data_s_base(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "missions.ttl").write_text("<mission/M> <mission/p> <mission/N> .")
    (quad,) = ontology_quads("https://example.org/id/", tmp_path)
    assert quad.subject == NamedNode("https://example.org/id/mission/M")
    assert quad.graph_name == NamedNode("https://example.org/id/graph/ontology")


def test_an_ontology_file_that_is_not_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<http://example.org/a>\n  nonsense .")
    with pytest.raises(SourceError, match=r"bad\.ttl, line 2: not Turtle"):
        ontology_quads(BASE, tmp_path)


def test_the_build_record_has_no_clock_and_the_clock_stands_apart() -> None:
    record = build_quads(BASE, ["S/2", "S/1"], "1.2.3")
    assert record == build_quads(BASE, ["S/1", "S/2"], "1.2.3")
    assert not [quad for quad in record if quad.predicate.value.endswith("AtTime")]
    moment = datetime(2099, 1, 2, 3, 4, 5, tzinfo=UTC)
    clock = {quad.predicate.value: quad.object.value for quad in clock_quads(BASE, moment, moment)}
    assert clock == {
        PROV + "startedAtTime": "2099-01-02T03:04:05+00:00",
        PROV + "endedAtTime": "2099-01-02T03:04:05+00:00",
    }


def test_documents_that_are_named_and_not_read_are_absent() -> None:
    one, two = (list(quads_of(sample_reading(key), BASE)) for key in ("S/2099/1", "S/RES/2690(2023)"))

    def absent(quads: list[Quad]) -> set[str]:
        found = absent_quads(BASE, quads)
        assert {quad.object for quad in found} <= {NamedNode(PK + "AbsentDocument")}
        assert {quad.graph_name for quad in found} <= {NamedNode(BASE + "graph/build")}
        return {str(quad.subject.value).removeprefix(BASE + "document/") for quad in found}

    assert {"S/RES/2690(2023)", "S/PV.9389"} <= absent(one)
    assert absent([*one, *two]) == absent(one) - {"S/RES/2690(2023)"}


def test_the_build_used_every_document_and_generated_every_graph() -> None:
    record = build_quads(BASE, ["S/1", "S/2"], "1.2.3")
    used = [quad.object.value for quad in record if quad.predicate.value == PROV + "used"]
    made = [quad.subject.value for quad in record if quad.predicate.value == PROV + "wasGeneratedBy"]
    agents = [quad.subject.value for quad in record if quad.object == NamedNode(PROV + "SoftwareAgent")]
    assert used == [BASE + "document/S/1", BASE + "document/S/2"]
    names = ("ontology", "comparison", "inferred", "document/S/1", "document/S/2")
    assert made == [BASE + "graph/" + name for name in names]
    assert agents == [BASE + "software/pkgraph/1.2.3"]


def test_rdflib_graphs_hold_the_same_terms_unchanged(reading: Reading) -> None:
    odd = Literal("007", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#int"))
    quads = [
        *whole_graph(reading),
        Quad(NODE, NODE, odd, NODE),
        Quad(BlankNode("b"), NODE, Literal("x", language="en")),
    ]
    union = {tuple(oxigraph_term(term) for term in triple) for triple in rdflib_graph(quads)}
    assert union == {(quad.subject, quad.predicate, quad.object) for quad in quads}
