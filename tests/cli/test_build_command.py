"""``build`` and ``validate``: summaries and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from samples import SEEDS

from pkgraph.cli.summary import write_summary
from pkgraph.know.validation import ValidationReport
from pkgraph.pipeline import BuildSummary, DocumentSummary

Run = Callable[..., Any]
REPORT = "1. The Security Council adopted resolution 2690 (2023) on the drawdown of MINUSMA.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A source of one sentence."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_build_closes_with_a_summary_on_standard_error(run: Run, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    result = run("build", report, "-g", folder)
    assert (result.code, result.out) == (0, "")
    for words in (
        "report",
        "1 citation",
        "1 mission mention",
        "1 document, ",
        "conforms",
        f"the graph is in {folder}",
        "Now try:",
    ):
        assert words in result.err
    rows = json.loads(run("query", "missions-citing-resolutions", "-g", folder, "--format", "json").out)
    assert [(row["mission"], row["cited"]) for row in rows] == [("MINUSMA", "S/RES/2690(2023)")]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Speech", "2 speeches"),
        ("AgreementStatus", "2 agreement statuses"),
        ("PriorityActivity", "2 priority activities"),
        ("Vote", "2 votes"),
    ],
)
def test_a_summary_counts_facts_in_words(kind: str, words: str) -> None:
    document = DocumentSummary("S/PV.1", "a.txt", None, "record", 3, {kind: 2}, ())
    out = StringIO()
    report = ValidationReport(())
    write_summary(BuildSummary(Path("graph"), (document,), 1, 0, report, (), (), (), 0.0), out)
    assert f"3 parts; {words}\n" in out.getvalue()


def test_a_summary_for_programs(run: Run, report: Path, tmp_path: Path) -> None:
    summary = json.loads(run("build", report, "-g", tmp_path / "graph", "--format", "json").out)
    assert summary["conforms"] is True
    assert summary["documents"][0]["document"] == "report"
    assert summary["failed"] == []


def test_a_source_that_cannot_be_read_is_named_and_ends_with_2(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00\x80")
    result = run("build", report, tmp_path / "bad.txt", "-g", tmp_path / "graph")
    assert result.code == 2
    assert "bad.txt" in result.err
    assert run("query", "documents", "-g", tmp_path / "graph").code == 0, "the others are there"


def test_the_default_is_the_folder_seeds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mine.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PKGRAPH_GRAPH")
    assert run("build").code == 0
    assert [row["source"] for row in json.loads(run("query", "documents", "--format", "json").out)] == ["mine.txt"]


def test_without_that_folder_it_is_the_seeds_of_the_installation(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", "-g", "graph").code == 0
    rows = json.loads(run("query", "documents", "-g", "graph", "--format", "json").out)
    assert {row["source"] for row in rows} == {path.name for path in SEEDS.glob("*.txt")}


def test_validate_reports_for_people_and_for_machines(run: Run, seed_graph: Path) -> None:
    text = run("validate", "-g", seed_graph)
    assert text.code == 0
    assert "conforms: 0 violations" in text.out.splitlines()[-1]
    assert json.loads(run("validate", "-g", seed_graph, "--format", "json").out)["conforms"] is True
    assert "sh:conforms true" in run("validate", "-g", seed_graph, "--format", "ttl").out


def test_data_that_do_not_conform_end_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<urn:c> a <https://w3id.org/pkgraph/ontology#Citation> .\n", encoding="utf-8")
    result = run("validate", tmp_path / "bad.ttl")
    assert result.code == 1
    assert "Violation: urn:c" in result.out


def test_a_graph_that_was_tampered_with_ends_with_1(run: Run, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    assert run("build", report, "-g", folder).code == 0
    text = (folder / "pkgraph.nq").read_text(encoding="utf-8")
    assert "drawdown" in text
    (folder / "pkgraph.nq").write_text(text.replace("drawdown of", "drawdown or"), encoding="utf-8")
    result = run("validate", "-g", folder)
    assert result.code == 1
    assert "does not conform" in result.out
