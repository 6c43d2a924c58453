"""The benchmarks compare what gives the same: looked at on one document, whatever it costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import ROOT, SEEDS

from benchmarks import ask, queries, reasoning, serve
from benchmarks.__main__ import NAMES, main
from pkgraph.ask.catalogue import catalogue
from pkgraph.know.inference import Reasoned, infer


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """The beginning of a seed, as a source of its own."""
    text = (SEEDS / "S-2023-646.txt").read_text(encoding="utf-8")
    (tmp_path / "S-2023-646.txt").write_text(text[: len(text) // 8], encoding="utf-8")
    return tmp_path


def test_both_ways_of_reasoning_give_the_same(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reasoning.run(one)
    said = capsys.readouterr().out
    assert "results are the same" in said
    assert " 0 inferred" not in said


def test_a_difference_is_told(one: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasoning, "reason", lambda *_: Reasoned([], []))
    monkeypatch.setattr(reasoning, "infer", lambda quads, base, _: infer(quads, base))  # a reference that takes no time
    assert not reasoning.run(one)
    assert "results DIFFER" in capsys.readouterr().out


def test_every_query_is_timed(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert queries.run(one, runs=2)
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in catalogue().names())
    assert f" of {len(catalogue().names())} under 20 ms" in said


def test_questions_are_timed_and_the_command_answers_the_same(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask.run(one, ["Which documents are cited?", "How many llamas are there?"], commands=1)
    said = capsys.readouterr().out
    assert "2 questions" in said
    assert "1 as a command" in said
    assert "answers are the same" in said


def test_many_clients_lose_no_answer(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.run(seconds=1.0, clients=16, sources=one)
    said = capsys.readouterr().out
    assert "answers are the same, requests all answered" in said
    assert said.count("serve  ") + said.count("kept  ") == 3


def test_the_readme_names_every_benchmark() -> None:
    text = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert "reasoning" in NAMES
    assert [name for name in NAMES if f"| `{name}` |" not in text] == []


def test_an_unknown_name_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "there are: " in capsys.readouterr().err
