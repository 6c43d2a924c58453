"""What documents say differently comes and goes with them: adding gives the graph that a full build gives."""

from __future__ import annotations

import json
from pathlib import Path

from pkgraph.api import Graph
from pkgraph.pipeline import add, build

REPORT = (
    "United Nations S/2031/{n}\n\nReport of the Secretary-General\n\n"
    "1. From 1 January 2030 to 31 December 2030, {killed} peacekeepers of UNMISS were killed by malicious acts.\n\n"
    "2. The mission met in 8 of 13 regions ({share} per cent).\n"
)


def write(folder: Path, number: int, killed: int, share: int) -> Path:
    file = folder / f"S-2031-{number}.txt"
    file.write_text(REPORT.format(n=number, killed=killed, share=share), encoding="utf-8")
    return file


def kinds(graph: Path) -> list[str]:
    with Graph.open(graph) as opened:
        return sorted(row["kind"] for row in opened.query("document-inconsistencies"))


def same(graph: Path, whole: Path) -> bool:
    report = [json.loads((each / "sources" / "findings.json").read_text())["findings"] for each in (graph, whole)]
    return (graph / "pkgraph.nq").read_bytes() == (whole / "pkgraph.nq").read_bytes() and report[0] == report[1]


def test_adding_equals_a_full_build(tmp_path: Path) -> None:
    folder, graph = tmp_path / "documents", tmp_path / "graph"
    folder.mkdir()
    write(folder, 1, 32, 62)
    build([folder], graph)
    assert kinds(graph) == []
    second = write(folder, 2, 31, 52)
    add([second], graph)
    assert kinds(graph) == ["share", "value"]
    build([folder], tmp_path / "whole")
    assert same(graph, tmp_path / "whole")
    write(folder, 2, 32, 52)
    add([second], graph)
    assert kinds(graph) == ["share"]
    build([folder], tmp_path / "again")
    assert same(graph, tmp_path / "again")
    assert add([], graph, remove=["S/2031/2"]).report.conforms
    assert kinds(graph) == []
