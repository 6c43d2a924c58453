"""Network files: programs that others wrote read every node, edge and attribute back."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import networkx
import pydot
import pytest
from lxml import etree
from odd import ODD

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.namespaces import BASE
from pkgraph.share.export import export
from pkgraph.share.export.network import network
from pkgraph.share.export.views import Construct, view

HERE = Path(__file__).parent
GEXF = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def made(odd: EmbeddedStore) -> networkx.DiGraph:
    """What the files hold."""
    return network(odd)


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def edges_of(graph: networkx.DiGraph, *names: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {(one, other): without(data, *names) for one, other, data in graph.edges(data=True)}


def test_the_graph_is_worth_writing(made: networkx.DiGraph) -> None:
    assert ODD in {data["label"] for _, data in made.nodes(data=True)}
    assert made.number_of_edges() > 3 and made.number_of_nodes() > 3


def test_networkx_reads_graphml(written: Path, made: networkx.DiGraph) -> None:
    read = networkx.read_graphml(written / "graphml")
    read = networkx.relabel_nodes(read, {node: data.pop("iri") for node, data in read.nodes(data=True)})
    drawn = {"x", "y", "shape_type"}
    assert {iri: without(data, "label", *drawn) for iri, data in read.nodes(data=True)} == {
        iri: without(data, "label") for iri, data in made.nodes(data=True)
    }
    assert edges_of(read, "label") == edges_of(made)
    assert read.is_directed() and {type(data["count"]) for *_, data in read.edges(data=True)} == {int}


def test_igraph_reads_graphml(written: Path, made: networkx.DiGraph) -> None:
    import igraph

    read = igraph.Graph.Read_GraphML(str(written / "graphml"))
    nodes = {each["iri"]: without(each.attributes(), "id", "iri") for each in read.vs}
    assert {iri: {name: value for name, value in data.items() if value} for iri, data in nodes.items()} == dict(
        made.nodes(data=True)
    )
    for each in read.es:
        expected = made.edges[read.vs[each.source]["iri"], read.vs[each.target]["iri"]]
        found = {name: value for name, value in each.attributes().items() if value or name in expected}
        assert found == expected
    assert read.is_directed() and read.ecount() == made.number_of_edges()


def test_yed_is_told_labels_and_places(written: Path, made: networkx.DiGraph) -> None:
    tree = etree.parse(written / "graphml")
    y = {"y": "http://www.yworks.com/xml/graphml"}
    labels = tree.xpath("//y:ShapeNode/y:NodeLabel/text()", namespaces=y)
    assert len(labels) == made.number_of_nodes() and {"UNMISS", "S/RES/2690(2023)"} <= set(labels)
    places = tree.xpath("//y:ShapeNode/y:Geometry", namespaces=y)
    assert len({(each.get("x"), each.get("y")) for each in places}) == len(places) == len(labels)
    assert len(tree.xpath("//y:PolyLineEdge/y:EdgeLabel", namespaces=y)) == made.number_of_edges()


def test_networkx_reads_gexf(written: Path, made: networkx.DiGraph) -> None:
    read = networkx.read_gexf(written / "gexf")
    assert {iri: without(data, "viz", "start", "end") for iri, data in read.nodes(data=True)} == dict(
        made.nodes(data=True)
    )
    renamed = {"start": "quote_start", "end": "quote_end"}
    assert edges_of(read, "id", "weight", "label", "start", "end") == {
        ends: {renamed.get(name, name): value for name, value in data.items()} for ends, data in edges_of(made).items()
    }


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("of", ["missions-resolutions", "whole"])
def test_xml_keeps_the_grammar_and_declares_what_it_uses(
    name: str, of: str, odd: EmbeddedStore, tmp_path: Path
) -> None:
    export(odd, name, tmp_path / name, view(of))
    tree = etree.parse(tmp_path / name)
    grammar = etree.RelaxNG(etree.parse(next(HERE.glob(f"{name}*.rng"))))
    assert grammar.validate(tree), grammar.error_log
    declared = "@id" if name == "gexf" else "@for, @id"
    keys = tree.xpath("//*[local-name()='key' or local-name()='attribute']")
    assert len({(key.getparent().get("class"), key.get("id")) for key in keys}) == len(keys), declared
    for kind in ("node", "edge"):
        own = {key.get("id") for key in keys if kind in (key.get("for"), key.getparent().get("class"))}
        used = tree.xpath(f"//*[local-name()='{kind}']//*[local-name()='data' or local-name()='attvalue']")
        assert {each.get("key") or each.get("for") for each in used} == own
    nodes = set(tree.xpath("//*[local-name()='node']/@id"))
    assert nodes >= set(tree.xpath("//*[local-name()='edge']/@source | //*[local-name()='edge']/@target"))


def test_the_timeline_shows_an_edge_while_its_nodes_are_there(odd: EmbeddedStore, tmp_path: Path) -> None:
    export(odd, "gexf", tmp_path / "gexf", view("citations"))
    top = etree.parse(tmp_path / "gexf").getroot()
    always = (date.min.isoformat(), date.max.isoformat())
    there = {
        node.get("id"): (node.get("start", always[0]), node.get("end", always[1])) for node in top.iter(GEXF + "node")
    }
    edges = list(top.iter(GEXF + "edge"))
    assert any(edge.get("start") == edge.get("end") == "2023-09-01" for edge in edges)
    assert there[BASE + "document/S/2023/646"] == ("2023-09-01", always[1])
    for edge in edges:
        for end in ("source", "target"):
            first, last = there[edge.get(end)]
            assert first <= edge.get("start", always[0]) and edge.get("end", always[1]) <= last


def test_dot_is_read_by_others(written: Path, made: networkx.DiGraph) -> None:
    (read,) = pydot.graph_from_dot_file(str(written / "dot"), encoding="utf-8")

    def unquoted(text: str) -> str:
        return re.sub(r'\\(")', r"\1", text[1:-1])

    nodes = {unquoted(node.get_name()) for node in read.get_nodes() if node.get_name().startswith('"http')}
    assert nodes == set(made.nodes)
    found = {(unquoted(edge.get_source()), unquoted(edge.get_destination())): edge for edge in read.get_edges()}
    assert set(found) == set(made.edges)
    for ends, edge in found.items():
        attributes = {unquoted(name): unquoted(value) for name, value in edge.get_attributes().items()}
        assert {name: attributes[name] for name in made.edges[ends]} == {
            name: str(value) for name, value in made.edges[ends].items()
        }


def test_graphviz_draws_it(written: Path, made: networkx.DiGraph) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not installed")
    drawn = subprocess.run([program, "-Tsvg", str(written / "dot")], capture_output=True, check=True)
    assert drawn.stderr == b""
    texts = ["".join(each.itertext()) for each in etree.fromstring(drawn.stdout).iter("{*}text")]
    assert {"UNMISS", "S/RES/2690(2023)", "cited in connection with"} <= set(texts)
    assert " ".join(ODD.split()) in texts
    assert len(texts) == made.number_of_nodes() + made.number_of_edges()


def test_cytoscape_gets_its_json(written: Path, made: networkx.DiGraph) -> None:
    read = json.loads((written / "cytoscape").read_text(encoding="utf-8"))
    assert read["format_version"] == "1.0" and read["data"] == {"name": "missions-resolutions"}
    graph = networkx.cytoscape_graph(
        {"directed": True, "multigraph": False, "data": [], "elements": {
            "nodes": [{"data": {"value": each["data"]["id"], **each["data"]}} for each in read["elements"]["nodes"]],
            "edges": read["elements"]["edges"],
        }}
    )  # fmt: skip
    assert {iri: without(data, "id", "value", "name") for iri, data in graph.nodes(data=True)} == {
        iri: without(data, "name") for iri, data in made.nodes(data=True)
    }
    assert edges_of(graph, "id", "source", "target") == edges_of(made)
    assert {data["name"] for _, data in graph.nodes(data=True)} >= {"United Nations Mission in South Sudan"}
    ids = [each["data"]["id"] for kind in ("nodes", "edges") for each in read["elements"][kind]]
    assert len(set(ids)) == len(ids)


NEO4J_HEAD = re.compile(r"(iri)?:ID|:(LABEL|START_ID|END_ID|TYPE)|[\w.-]+:(boolean|long|double|string|date)")


def test_neo4j_gets_headers_and_rows(written: Path, made: networkx.DiGraph) -> None:
    rows: dict[str, list[dict[str, str]]] = {}
    for name in ("nodes", "relationships"):
        with (written / "neo4j-csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            heads, *lines = csv.reader(file, strict=True)
        assert all(NEO4J_HEAD.fullmatch(head) for head in heads), heads
        assert len(set(heads)) == len(heads) and {len(line) for line in lines} == {len(heads)}
        rows[name] = [dict(zip(heads, line, strict=True)) for line in lines]
    nodes = {row["iri:ID"]: plain(row) for row in rows["nodes"]}
    assert nodes == {iri: texts(data) for iri, data in made.nodes(data=True)}
    edges = {(row[":START_ID"], row[":END_ID"]): plain(row) for row in rows["relationships"]}
    assert edges == {ends: texts(data) for ends, data in edges_of(made).items()}
    assert {row[":LABEL"] for row in rows["nodes"]} == {"Resource;Document", "Resource;Mission"}
    assert {row[":TYPE"] for row in rows["relationships"]} == {"CITED_IN_CONNECTION_WITH"}


def plain(row: dict[str, str]) -> dict[str, str]:
    return {head.partition(":")[0]: cell for head, cell in row.items() if cell and not re.search(":[A-Z]", head)}


def texts(data: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in data.items()}


def test_the_script_loads_every_column(written: Path) -> None:
    folder = written / "neo4j-csv"
    script = (folder / "import.cypher").read_text(encoding="utf-8")
    used = set(re.findall(r"row\['([^']+)'\]", script))
    heads = {head for name in ("nodes.csv", "relationships.csv") for head in _heads(folder / name)}
    assert used == heads
    assert script.count("LOAD CSV") == 3 and all(line.endswith(";") for line in script.strip().split("LOAD")[-1:])


def _heads(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[0].split(",")


DATED = """
PREFIX : <http://example.org/>
PREFIX pk: <https://w3id.org/pkgraph/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
CONSTRUCT {
  :ended pk:startDate "2001" ; pk:endDate "2005-06" ; pk:budget 12 .
  :late pk:startDate "2030-02-03" ; pk:budget "unknown" .
  :undated pk:startDate "2001-01-01" ; :knows :ended2 .
  :ended2 pk:endDate "2002" .
  [] a rdf:Statement ; rdf:subject :ended ; rdf:object :late ; dcterms:issued "2019-11-05" .
} WHERE {}
"""


@pytest.fixture
def dated() -> Construct:
    """Nodes that ended before, and began after, what joins them was said."""
    return Construct("dated: a view", DATED)


def test_a_node_is_there_as_long_as_its_edges(dated: Construct, small: EmbeddedStore, tmp_path: Path) -> None:
    export(small, "gexf", tmp_path / "gexf", dated)
    top = etree.parse(tmp_path / "gexf").getroot()
    there = {each.get("id")[19:]: (each.get("start"), each.get("end")) for each in top.iter(GEXF + "node")}
    assert there == {
        "ended": ("2001-01-01", "2019-11-05"),
        "late": ("2019-11-05", None),
        "undated": (None, None),
        "ended2": (None, None),
    }
    said = [(each.get("start"), each.get("end")) for each in top.iter(GEXF + "edge")]
    assert sorted(said, key=str) == [("2019-11-05", "2019-11-05"), (None, None)]


def test_a_column_has_one_type(dated: Construct, small: EmbeddedStore, tmp_path: Path) -> None:
    for form in ("graphml", "neo4j-csv"):
        export(small, form, tmp_path / form, dated)
    grammar = etree.RelaxNG(etree.parse(HERE / "graphml.rng"))
    assert grammar.validate(etree.parse(tmp_path / "graphml")), grammar.error_log
    read = networkx.read_graphml(tmp_path / "graphml")
    assert {data["budget"] for _, data in read.nodes(data=True) if "budget" in data} == {"12", "unknown"}
    heads = _heads(tmp_path / "neo4j-csv" / "nodes.csv")
    assert {"budget:string", "startDate:string", "endDate:string"} <= set(heads)
    assert "first_date:date" in _heads(tmp_path / "neo4j-csv" / "relationships.csv")
