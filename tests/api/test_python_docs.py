"""The Python of docs/python.md runs on the graph of the seeds, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from samples import ROOT

from pkgraph.api import View

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_its_code_runs(seed_graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "\n".join(line[4:] if line.startswith("    ") else "" for line in PAGE.splitlines())
    assert code.count("graph.") > 10
    names: dict[str, object] = {}
    exec(code.replace('Graph.open("graph")', f"Graph.open({str(seed_graph)!r})"), names)
    printed = capsys.readouterr().out
    assert "S/PV.9389" in printed and "United Nations Mission in South Sudan" in printed and "prp-spo2-2" in printed
    assert names["truth"] is True


def test_its_tables_name_every_view_and_tool() -> None:
    from pkgraph.share.mcp.tools import Tools

    named = re.findall(r"^\| `([\w-]+)`", PAGE, re.MULTILINE)
    assert set(View) <= set(named)
    assert {name for name in vars(Tools) if not name.startswith("_") and name != "store"} <= set(named)
