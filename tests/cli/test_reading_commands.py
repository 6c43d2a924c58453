"""Commands that ask a graph: what they print, and where."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pkgraph.ask.catalogue import catalogue

Run = Callable[..., Any]


EXPECTED = Path(__file__).parent.parent / "queries" / "data"


@pytest.mark.parametrize("name", sorted(path.stem for path in EXPECTED.glob("*.json")))
def test_query_prints_rows_as_json(name: str, run: Run) -> None:
    result = run("query", name, "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))


def test_query_takes_parameters_and_formats(run: Run) -> None:
    chosen = ("query", "citations", "-p", "cited=resolution 2690", "-p", "mission=unmiss", "-p", "mission=UNAMA")
    assert [row["cited"] for row in json.loads(run(*chosen, "--format", "json").out)] == ["S/RES/2690(2023)"]
    assert next(csv.DictReader(io.StringIO(run(*chosen, "--format", "csv").out)))["missions"] == "UNMISS; MINUSMA"
    assert run(*chosen, "--format", "tsv").out.startswith("cited\tcited_type")
    assert run(*chosen, "--format", "md").out.startswith("| cited |")
    assert json.loads(run(*chosen, "--format", "srj").out)["results"]["bindings"]
    assert "1 row" in run(*chosen).out


def test_an_equals_sign_may_stand_in_a_value(run: Run) -> None:
    assert run("query", "citations", "-p", "cited=a=b").out == "no rows\n"


def test_queries_lists_the_catalogue(run: Run) -> None:
    listed = json.loads(run("queries", "--format", "json").out)
    assert [entry["name"] for entry in listed] == list(catalogue().names())
    assert {"name", "question", "parameters", "columns"} <= set(listed[0])
    table = run("queries").out
    assert all(query.question in table for query in catalogue())
    (one,) = json.loads(run("queries", "meetings", "--format", "json").out)
    assert one["columns"][-5:] == ["document", "part", "start", "end", "quote"]
    assert "What it does not show" in run("queries", "meetings").out


def test_sparql_takes_a_query_a_file_or_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = 'SELECT ?s WHERE { ?s <https://w3id.org/pkgraph/ontology#acronym> "UNAMA" }'
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(query))
    expected = [{"s": "https://w3id.org/pkgraph/id/mission/UNAMA"}]
    for given in (query, tmp_path / "q.rq", "-"):
        assert json.loads(run("sparql", given, "--format", "json").out) == expected
    assert "mission/UNAMA" in run("sparql", query).out
    assert json.loads(run("sparql", query, "--format", "srj").out)["head"]["vars"] == ["s"]


def test_sparql_answers_every_kind_of_query(run: Run) -> None:
    assert run("sparql", "ASK { ?s ?p 345 }").out == "yes\n"
    assert json.loads(run("sparql", "ASK { ?s ?p 344 }", "--format", "json").out) is False
    construct = "CONSTRUCT WHERE { ?s <https://w3id.org/pkgraph/ontology#iso3> ?o }"
    assert 'pk:iso3 "SSD"' in run("sparql", construct).out
    assert json.loads(run("sparql", construct, "--format", "json").out)[0]["object"] == "SSD"
    assert run("sparql", construct, "--format", "srj").code == 2


def test_show(run: Run) -> None:
    found = json.loads(run("show", "United", "Nations", "Mission", "in", "South", "Sudan", "--format", "json").out)
    assert found["label"] == "UNMISS"
    table = run("show", "UNMISS").out
    assert table.startswith("UNMISS  peacekeeping operation\nUnited Nations Mission in South Sudan\n")
    assert "host                      South Sudan" in table
    assert "citation (2)" in table
    assert "1 more; --limit 0 shows all" in run("show", "UNMISS", "--limit", "1").out


def test_explain(run: Run) -> None:
    asked = ("explain", "UNMISS", "a", "mission")
    assert run(*asked).out.splitlines() == [
        "UNMISS – type – mission",
        "└── follows by cax-sco, OWL 2 Profiles (W3C, 2012), section 4.3, Table 7, The Semantics of Class Axioms",
        "    ├── peacekeeping operation – sub class of – mission",
        "    │   └── stated by the ontology and its vocabularies",
        "    └── UNMISS – type – peacekeeping operation",
        "        └── stated by the ontology and its vocabularies",
    ]
    found = json.loads(run(*asked, "--format", "json").out)
    assert (found["rule"], len(found["premises"])) == ("cax-sco", 2)
    drawn = run(*asked, "--format", "dot").out
    assert drawn.startswith("digraph explanation {") and drawn.endswith("}\n")
    assert 'n0 [label="UNMISS – type – mission"]' in drawn
    assert 'n1 -> n0 [label="cax-sco"]' in drawn and 'n2 -> n0 [label="cax-sco"]' in drawn


def test_explain_quotes_the_words(run: Run) -> None:
    fact = "https://w3id.org/pkgraph/id/document/S/2023/646/para/2/citation/142-165"
    asked = ("explain", fact, "cited document", "resolution 2690")
    assert 'S/2023/646, para 2 [100-166] “UNMISS and MINUSMA saw "a drawdown" after' in run(*asked).out
    assert '“UNMISS and MINUSMA saw \\"a drawdown\\" after' in run(*asked, "--format", "dot").out
    no_rule = ("explain", "UNMISS", "cited in connection with", "S/RES/2690(2023)")
    assert run(*no_rule).out.endswith("└── inferred, by no rule that is known here\n")


def test_stats(run: Run) -> None:
    counted = json.loads(run("stats", "--format", "json").out)
    assert sum(row["statements"] for row in counted["graphs"]) == counted["statements"] > 300
    assert "graph/inferred" in run("stats").out


@pytest.mark.parametrize("form", ["turtle", "neo4j-csv"])
def test_export_says_on_standard_error_what_it_wrote(form: str, run: Run, tmp_path: Path) -> None:
    result = run("export", form, "-o", tmp_path / "graph.out")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"wrote {tmp_path / 'graph.out'} (")


def test_export_of_a_view_goes_to_standard_output(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("PREFIX pk: <https://w3id.org/pkgraph/ontology#> CONSTRUCT WHERE { ?m pk:acronym ?a }", "utf-8")
    constructed = run("export", "turtle", "--view", own)
    assert (constructed.code, constructed.err) == (0, "") and 'pk:acronym "UNMISS"' in constructed.out
    assert run("export", "turtle", "--view", own, "-o", "-").out == constructed.out
    assert '"type"="priority"' in run("export", "dot", "--view", "missions-priorities").out
    own.write_text("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", encoding="utf-8")
    refused = run("export", "graphml", "--view", own, "-o", tmp_path / "out")
    assert (refused.code, (tmp_path / "out").exists()) == (2, False) and "SERVICE is refused" in refused.err


def test_the_folder_is_chosen_by_option_or_variable(
    run: Run, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PKGRAPH_GRAPH")
    monkeypatch.chdir(small_folder.parent)
    assert run("query", "documents").code == 0, "graph/ is the default"
    monkeypatch.chdir("/")
    assert run("query", "documents").code == 2
    assert run("query", "documents", "-g", small_folder).code == 0
