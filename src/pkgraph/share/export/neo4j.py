"""Networks as the files that ``neo4j-admin database import`` and ``LOAD CSV`` of Cypher read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pkgraph.know.store.protocol import Store
from pkgraph.share.export.attributes import columns, is_day, typed
from pkgraph.share.export.network import SEVERAL, network
from pkgraph.share.export.views import DEFAULT, Construct

NODES, EDGES, SCRIPT = "nodes.csv", "relationships.csv", "import.cypher"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_CASTS = {"boolean": "toBoolean({})", "long": "toInteger({})", "double": "toFloat({})", "date": "date({})"}
_HEAD = """\
// Reads the two CSV files into Neo4j 4.4 or newer: put them into its folder import/, and run
//   cypher-shell -f import.cypher
// or read them into an empty database with
//   neo4j-admin database import full --multiline-fields=true --nodes=nodes.csv --relationships=relationships.csv
CREATE CONSTRAINT resource_iri IF NOT EXISTS FOR (n:Resource) REQUIRE n.iri IS UNIQUE;
"""

Columns = dict[str, str]
"""attribute to its type in Neo4j"""


def write_neo4j(store: Store, of: Construct | None, folder: Path) -> None:
    """Writes a view as nodes, relationships and the script that loads them; a node is a ``Resource`` and its type."""
    graph = network(store, of or DEFAULT)
    nodes, edges = [data for _, data in graph.nodes(data=True)], [data for *_, data in graph.edges(data=True)]
    of_nodes, of_edges = _columns(nodes), _columns(edges)
    labels = [_labels(data["type"]) for data in nodes]
    types = [_type(data["interaction"]) for data in edges]
    own = {"iri:ID": list(graph.nodes), ":LABEL": [f"Resource;{';'.join(each)}" for each in labels]}
    _write(folder / NODES, own, of_nodes, nodes)
    ends = {":START_ID": [one for one, _ in graph.edges], ":END_ID": [other for _, other in graph.edges]}
    _write(folder / EDGES, {**ends, ":TYPE": types}, of_edges, edges)
    with (folder / SCRIPT).open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(_script(sorted({tuple(each) for each in labels}), sorted(set(types)), of_nodes, of_edges))


def _columns(rows: list[dict[str, Any]]) -> Columns:
    kinds = {name: _TYPES[kind] for name, kind in columns(rows).items()}
    days = {name for name in kinds if all(is_day(row[name]) for row in rows if name in row)}
    return {name: "date" if name in days else kind for name, kind in kinds.items()}


def _write(path: Path, own: dict[str, list[str]], kinds: Columns, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*own, *_heads(kinds)])
        for first, row in zip(zip(*own.values(), strict=True), rows, strict=True):
            writer.writerow([*first, *(typed(row[name], type(row[name])) if name in row else "" for name in kinds)])


def _heads(kinds: Columns) -> list[str]:
    return [f"{name}:{kind}" for name, kind in kinds.items()]


def _script(labels: Iterable[tuple[str, ...]], types: Iterable[str], nodes: Columns, edges: Columns) -> Iterator[str]:
    for each in labels:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///{NODES}' AS row\n"
        yield f"WITH row WHERE row[':LABEL'] = 'Resource;{';'.join(each)}'\n"
        yield f"MERGE (n:Resource {{iri: row['iri:ID']}})\nSET n:{':'.join(each)}, {_set('n', nodes)};\n"
    for kind in types:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///{EDGES}' AS row\nWITH row WHERE row[':TYPE'] = '{kind}'\n"
        yield "MATCH (a:Resource {iri: row[':START_ID']})\nMATCH (b:Resource {iri: row[':END_ID']})\n"
        yield f"MERGE (a)-[r:{kind}]->(b)\nSET {_set('r', edges)};\n"


def _set(of: str, kinds: Columns) -> str:
    cells = {name: f"row['{name}:{kind}']" for name, kind in kinds.items()}
    return ", ".join(f"{of}.`{name}` = {_CASTS.get(kinds[name], '{}').format(cell)}" for name, cell in cells.items())


def _labels(types: str) -> list[str]:
    return [re.sub(r"\W", "", each.title()) or "Thing" for each in types.split(SEVERAL)]


def _type(interaction: str) -> str:
    """The type of a relationship; one that stands for several interactions only says that there are some."""
    if SEVERAL in interaction:
        return "SEVERAL"
    return re.sub(r"\W+", "_", interaction).strip("_").upper() or "SEVERAL"
