"""The graph in other forms: whole, the same each time, and readable by those they are for."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from pkgraph.api import Graph
from pkgraph.errors import GraphError
from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.know.store.protocol import Store
from pkgraph.share.export import FORMATS, export
from pkgraph.share.export.network import network

BASE = "https://w3id.org/pkgraph/id/"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str, tmp_path: Path, small: EmbeddedStore) -> None:
    turned = EmbeddedStore.in_memory(list(small.quads())[::-1])
    for number, store in enumerate((small, small, turned)):
        export(store, form, tmp_path / str(number))
    assert len({(tmp_path / str(number)).read_bytes() for number in range(3)}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1", "2"], "nothing else is left"


def test_turtle_holds_every_statement_once(tmp_path: Path, small: EmbeddedStore) -> None:
    export(small, "turtle", tmp_path / "graph.ttl")
    found = [quad.triple for quad in parse(path=str(tmp_path / "graph.ttl"), format=RdfFormat.TURTLE)]
    assert len(found) == len(set(found))
    assert set(found) == {quad.triple for quad in small.quads()}
    assert "pk:PeacekeepingOperation" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_networkx_reads_graphml_back(tmp_path: Path, small: EmbeddedStore) -> None:
    export(small, "graphml", tmp_path / "graph.graphml")
    found = networkx.read_graphml(tmp_path / "graph.graphml")
    made = network(small)
    assert dict(found.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted(found.edges(data=True), key=str) == sorted(made.edges(data=True), key=str)


def test_the_network_of_missions_and_resolutions(small: EmbeddedStore) -> None:
    graph = Graph(small).to_networkx()
    assert graph.nodes[BASE + "mission/UNMISS"] == {
        "label": "UNMISS",
        "name": "United Nations Mission in South Sudan",
        "type": "mission",
    }
    assert {data["type"] for _, data in graph.nodes(data=True)} == {"mission", "document", "priority"}
    assert graph.edges[BASE + "mission/UNMISS", BASE + "document/S/RES/2690(2023)"] == {
        "interaction": "cited in connection with",
        "count": 1,
        "document": "S/2023/646",
        "part": "para 2",
        "start": 100,
        "end": 166,
        "quote": 'UNMISS and MINUSMA saw "a drawdown" after resolution 2690 (2023).',
    }
    interactions = {data["interaction"] for _, _, data in graph.edges(data=True)}
    assert interactions == {"cited in connection with", "cites", "mentions", "names"}


def test_an_edge_counts_the_facts_that_say_so(seed_graph: Path) -> None:
    with Graph.open(seed_graph) as graph:
        found = graph.to_networkx()
        mentions = graph.query("mission-mentions", mission="UNMISS", document="A/74/532")
    assert found.edges[BASE + "document/A/74/532", BASE + "mission/UNMISS"]["count"] == len(mentions) > 1


def test_graphml_holds_no_character_that_xml_lacks(tmp_path: Path, small: EmbeddedStore) -> None:
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    mission = NamedNode(BASE + "mission/UNMISS")
    quads = [quad for quad in small.quads() if (quad.subject, quad.predicate) != (mission, label)]
    store = EmbeddedStore.in_memory([*quads, Quad(mission, label, Literal("UN\x00MI\x1bSS\uffff & <b>"))])
    export(store, "graphml", tmp_path / "graph.graphml")
    found = networkx.read_graphml(tmp_path / "graph.graphml")
    assert found.nodes[mission.value]["label"] == "UN\ufffdMI\ufffdSS\ufffd & <b>"


@pytest.mark.parametrize("error", [GraphError("cannot be read", where="graph"), OSError(28, "No space left on device")])
def test_a_failed_export_leaves_what_was_there(
    error: Exception, tmp_path: Path, small: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(_: Store, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise error

    monkeypatch.setitem(FORMATS, "half", write_half)
    (tmp_path / "old.ttl").write_text("old", encoding="utf-8")
    for name in ("old.ttl", "new.ttl"):
        with pytest.raises(GraphError):
            export(small, "half", tmp_path / name)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("old.ttl", "old")]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, small: EmbeddedStore) -> None:
    with pytest.raises(GraphError, match=r"missing/graph\.ttl: cannot be written: .*; choose another file"):
        export(small, "turtle", tmp_path / "missing" / "graph.ttl")


def test_rdflib_gets_every_statement_in_its_graph(small: EmbeddedStore) -> None:
    dataset = Graph(small).to_rdflib()
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in dataset.quads()}
    assert found == {
        (quad.subject.value, quad.predicate.value, quad.object.value, quad.graph_name.value) for quad in small.quads()
    }
    mission = rdflib.URIRef(BASE + "mission/UNMISS")
    assert dataset.value(mission, rdflib.SKOS.prefLabel) == rdflib.Literal(
        "United Nations Mission in South Sudan", lang="en"
    )
    assert len(dataset.graph(rdflib.URIRef(BASE + "graph/inferred"))) == 12


@pytest.mark.parametrize("lexical", ["01", "1", "+1"])
def test_rdflib_keeps_a_literals_characters(lexical: str) -> None:
    integer = NamedNode(str(rdflib.XSD.integer))
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(lexical, datatype=integer))
    dataset = Graph(EmbeddedStore.in_memory([quad])).to_rdflib()
    assert [str(triple[2]) for triple in dataset.triples((None, None, None))] == [lexical]
