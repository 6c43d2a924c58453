"""Wrong use and unusable input: one line on standard error, exit code 2, nothing on standard output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pkgraph import __version__
from pkgraph.cli import COMMANDS

Run = Callable[..., Any]

WRONG = {
    "qury": "no command 'qury'; did you mean query?",
    "query": "Missing argument 'NAME'; see pkgraph query --help",
    "query citaton": "no query 'citaton'; did you mean citations?",
    "query citations -p misson=UNMISS": "query citations: no parameter 'misson'; did you mean mission?",
    "query citations -p mission": "'mission' is not KEY=VALUE",
    "query citations -p via=margin": "via: no value 'margin'; use one of: text, footnote",
    "query priorities -p number=three": "number: 'three' is not a whole number; write a whole number such as 3",
    "query citations --format xml": "'xml' is not one of",
    "query citations --fromat json": "No such option",
    "query citations -g missing": "missing: no such graph folder; build one with: pkgraph build -g missing",
    "query citations -g . --endpoint http://x/": "--graph and --endpoint exclude each other",
    "query citations --endpoint ftp://x": "ftp://x: not the address of an endpoint",
    "query citations --endpoint http://127.0.0.1:9/sparql": "http://127.0.0.1:9/sparql: cannot be reached",
    "queries citaton": "did you mean citations?",
    "sparql SELECT": "not a SPARQL query",
    "sparql missing.rq": "missing.rq: cannot be read: No such file or directory",
    "show UNMIS": "nothing is called 'UNMIS'; did you mean UNMISS",
    "show": "Missing argument",
    "explain UNMISS host": "Missing argument 'OBJECT'; see pkgraph explain --help",
    "explain UNMISS host Mali": "mission/UNMISS> has no host 'Mali'; it has: South Sudan",
    "export doc -o x": "'doc' is not one of",
    "export turtle --view citation": "no view 'citation'; did you mean citations?",
    "export dot --view missing.rq": "missing.rq: cannot be read: No such file or directory; name a query file",
    "export neo4j-csv": "neo4j-csv is no text: name the place to write with -o",
    "export turtle -o missing/graph.ttl": "missing/graph.ttl: cannot be written: No such file or directory",
    "serve --port 99999": "99999 is not in the range",
    "serve --host 256.0.0.1 --port 0": "256.0.0.1:0: cannot be listened on",
    "validate missing.ttl": "missing.ttl",
    "build missing": "missing",
    "stats -g .": ".: no graph here",
}


@pytest.mark.parametrize(("line", "message"), WRONG.items(), ids=WRONG)
def test_wrong_use_is_one_line(
    line: str, message: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*line.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("pkgraph: ")
    assert message in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert "internal error" not in result.err


def test_a_query_that_is_not_text_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe")
    assert "q.rq: is not UTF-8 text; save the query as UTF-8" in run("sparql", tmp_path / "q.rq").err


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "CLEAR ALL"])
def test_refused_queries_are_told(query: str, run: Run) -> None:
    result = run("sparql", query)
    assert result.code == 2
    assert "refused" in result.err


def test_a_fault_of_the_program_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr("pkgraph.ask.run.run_query", faulty)
    result = run("query", "citations")
    assert (result.code, result.err) == (
        2,
        "pkgraph: internal error: ZeroDivisionError: of the test; PKGRAPH_DEBUG=1 shows where\n",
    )


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_an_interrupt_is_quiet(error: type[BaseException], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr("pkgraph.ask.run.run_query", interrupted)
    result = run("query", "citations")
    assert (result.code, result.out, result.err.strip()) == (130, "", "")


def test_help_and_version(run: Run) -> None:
    assert run("--version").out == f"pkgraph {__version__}\n"
    text = run("--help").out
    assert all(f"  {name}  " in text for name in COMMANDS)
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.code == 0
        assert result.out.startswith(f"Usage: pkgraph {name} [OPTIONS]")
    bare = run()
    assert (bare.code, bare.out) == (2, "")
    assert bare.err == text
