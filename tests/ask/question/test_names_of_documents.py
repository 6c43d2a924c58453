"""Documents go by the words of their titles, types and keys."""

from __future__ import annotations

from pathlib import Path

from pkgraph.api import Graph
from pkgraph.ask.question.names import read_names
from pkgraph.ask.question.words import tokens
from pkgraph.pipeline import build


def test_a_document_without_title_goes_by_its_key_and_type(tmp_path: Path) -> None:
    for name in ("PKOplus-3", "PKOplus-4", "Compendium-2021"):
        (tmp_path / f"{name}.txt").write_text("UNMISS has no political mandate.\n", encoding="utf-8")
    (tmp_path / "S_2023_999-EN.txt").write_text("UNMISS has no political mandate.\n", encoding="utf-8")
    build([tmp_path], tmp_path / "graph")
    with Graph.open(tmp_path / "graph") as graph:
        names = read_names(graph.store)
    assert names.titled(tokens("the third PKO+ report")) == ["PKOplus-3"]
    assert names.titled(tokens("the Compendium for 2021")) == ["Compendium-2021"]
    assert names.titled(tokens("the fifth PKO+ report")) == []
    assert names.titled(tokens("PKO+")) == ["PKOplus-3", "PKOplus-4"]
