"""The server as a client meets it: the SDK's own client, over the standard streams of a process."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client

from pkgraph.api import Graph
from pkgraph.ask.catalogue import EVIDENCE, catalogue
from pkgraph.share.mcp.fit import MOST_CHARACTERS

PK = "PREFIX pk: <https://w3id.org/pkgraph/ontology#>"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 0) }"
"""takes time and, since nothing is kept, no memory"""
TOOLS = {"ask", "list_queries", "query", "search", "show", "explain", "sparql", "schema"}

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def portal() -> Iterator[BlockingPortal]:
    with start_blocking_portal() as started:
        yield started


@pytest.fixture(scope="module")
def client(seed_graph: Path, portal: BlockingPortal) -> Iterator[Client]:
    arguments = ["-m", "pkgraph", "mcp", "-g", str(seed_graph), "--seconds", "120"]
    parameters = StdioServerParameters(command=sys.executable, args=arguments)
    with portal.wrap_async_context_manager(Client(stdio_client(parameters))) as connected:
        yield connected


@pytest.fixture(scope="module")
def call(client: Client, portal: BlockingPortal) -> Call:
    """Calls a tool and gives its data; both forms of the result are the same."""

    def called(tool: str, /, **arguments: Any) -> Any:
        result = portal.call(lambda: client.call_tool(tool, arguments))
        (content,) = result.content
        assert not result.is_error, content.text
        if tool == "schema":
            return content.text
        assert json.loads(content.text) == result.structured_content
        assert len(content.text) < 2 * MOST_CHARACTERS
        return result.structured_content

    return called


@pytest.fixture(scope="module")
def refused(client: Client, portal: BlockingPortal) -> Call:
    """Calls a tool that cannot answer and gives its one line."""

    def called(tool: str, /, **arguments: Any) -> str:
        result = portal.call(lambda: client.call_tool(tool, arguments))
        assert result.is_error
        (content,) = result.content
        assert "\n" not in content.text and "Traceback" not in content.text
        return str(content.text)

    return called


def test_tools_say_what_they_take(client: Client, portal: BlockingPortal) -> None:
    tools = {tool.name: tool for tool in portal.call(client.list_tools).tools}
    assert set(tools) >= TOOLS
    for tool in tools.values():
        assert tool.description and 20 < len(tool.description) < 300
        assert tool.annotations and tool.annotations.read_only_hint
        for name, field in tool.input_schema.get("properties", {}).items():
            assert field.get("description"), f"{tool.name}.{name}"
            assert {"type", "anyOf"} & set(field), f"{tool.name}.{name}"
    assert tools["query"].input_schema["required"] == ["name"]
    assert tools["query"].output_schema


def test_a_question_is_answered_as_the_graph_answers_it_or_declined(call: Call, graph: Graph) -> None:
    question = "Which States stressed the basic principles of peacekeeping?"
    told = call("ask", question=question)
    rows = list(graph.ask(question).rows)
    assert (told["query"], told["rows"], told["total"]) == ("positions", rows, len(rows)) and rows
    none = call("ask", question="Which missions have a chess club?")
    assert none["declined"] and none["rows"] == [] and none["total"] == 0 and "'chess'" in none["answer"]


def test_the_catalogue_is_found_by_words_of_a_question(call: Call) -> None:
    overview = call("list_queries")
    assert [each["name"] for each in overview["queries"]] == list(catalogue().names())
    found = call("list_queries", about="Which missions had new incidents under their SOFA?")
    assert "sofa-status" in [each["name"] for each in found["queries"][:3]]
    assert found["queries"][0]["parameters"][0]["example"]
    assert len(found["queries"]) + len(found["others"]) == len(catalogue().names())


def test_every_query_answers_with_whole_rows(call: Call, graph: Graph) -> None:
    for query in catalogue():
        expected = graph.query(query.name)
        found = call("query", name=query.name, limit=3)
        assert found["rows"] == list(expected[:3])
        assert (found["total"], found["columns"]) == (len(expected), list(expected.columns))


def test_pages_of_rows_join_to_all_of_them(call: Call, graph: Graph) -> None:
    rows: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        page = call("query", name="citations", parameters={"mission": ["UNMISS", "MINUSMA"]}, limit=4, offset=offset)
        rows += page["rows"]
        offset = page["next_offset"]
    assert rows == list(graph.query("citations", mission=["UNMISS", "MINUSMA"])) and len(rows) > 4


def test_an_answer_ends_where_it_grows_too_long(call: Call, graph: Graph) -> None:
    found = call("query", name="observations", limit=500)
    assert 0 < len(found["rows"]) < found["total"] == len(graph.query("observations"))
    assert found["next_offset"] == len(found["rows"])


def test_what_is_shown_has_symbols_parts_and_quotes(call: Call, seed_graph: Path) -> None:
    shown = call("show", entity="MINUSMA", facts=2)
    assert shown["label"] == "MINUSMA" and shown["facts_of_each_kind"]["citation"] > 2
    kinds = [fact["kind"] for fact in shown["facts"]]
    assert kinds.count("citation") == 2
    for fact in shown["facts"]:
        text = (seed_graph / "texts" / f"{fact['document'].replace('/', '-')}.txt").read_bytes().decode()
        assert fact["part"] and text[fact["start"] : fact["end"]] == fact["quote"]


def test_passages_are_found_by_their_words(call: Call, graph: Graph) -> None:
    found = call("search", words="withdrawal of MINUSMA", document="S/2023/646", limit=2)
    expected = graph.search("withdrawal of MINUSMA", document="S/2023/646", limit=2)
    assert found == {"passages": expected.as_json(), "total": expected.total, "note": expected.note}
    assert [each["document"] for each in found["passages"]] == ["S/2023/646"] * 2


def test_an_explanation_goes_down_to_words(call: Call) -> None:
    found = call("explain", subject="S/2023/646", predicate="cites", object="A/75/19")
    assert found["rule"] == "prp-spo2-2"
    written = json.dumps(found)
    assert '"document": "S/2023/646", "part": "fn 3", "start": ' in written and "A/75/19" in written


def test_sparql_tells_the_words_behind_what_it_finds(call: Call, graph: Graph) -> None:
    found = call("sparql", query=f"{PK} SELECT ?fact ?mission {{ ?fact a pk:Outcome ; pk:reportedMission ?mission }}")
    outcomes = {(row["document"], row["start"]) for row in graph.query("sofa-outcomes")}
    assert {(row["document"], row["start"]) for row in found["evidence"]} < outcomes
    facts = {row["fact"] for row in found["rows"]}
    assert facts == {row["resource"] for row in found["evidence"]}
    assert all(row[name] is not None for row in found["evidence"] for name in EVIDENCE)
    assert "UNMISS" in found["names"].values()
    part = call(
        "sparql", query=f'{PK} SELECT ?part {{ ?part pk:partLabel "para 36" ; pk:inDocument/pk:key "S/2023/646" }}'
    )
    (evidence,) = part["evidence"]
    assert (evidence["document"], evidence["part"]) == ("S/2023/646", "para 36")
    assert "withdrawal of MINUSMA" in evidence["quote"]


def test_sparql_of_every_form(call: Call) -> None:
    assert call("sparql", query="ASK { ?s ?p ?o }")["rows"] == [{"answer": True}]
    triples = call("sparql", query="CONSTRUCT WHERE { ?s ?p ?o }", limit=5)
    assert triples["columns"] == ["subject", "predicate", "object"]
    assert (len(triples["rows"]), triples["truncated"]) == (5, True)
    assert call("sparql", query="SELECT ?s { ?s ?p ?o } LIMIT 3")["truncated"] is False


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * {", "not a SPARQL query"),
        ("SELECT * { ?s a foo:Bar }", "a prefix is used that the query does not declare"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "updates are refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("SELECT * { ?s ?p '\x00' } #\ud7ff", ""),
    ],
)
def test_hostile_sparql_is_refused_and_the_server_goes_on(query: str, words: str, refused: Call, call: Call) -> None:
    if words:
        assert words in refused("sparql", query=query)
    else:
        call("sparql", query=query)
    assert call("sparql", query="ASK { ?s ?p ?o }")["rows"] == [{"answer": True}]


def test_a_query_that_takes_too_long_is_ended_and_the_server_goes_on(seed_graph: Path, portal: BlockingPortal) -> None:
    arguments = ["-m", "pkgraph", "mcp", "-g", str(seed_graph), "--seconds", "2"]
    parameters = StdioServerParameters(command=sys.executable, args=arguments)
    with portal.wrap_async_context_manager(Client(stdio_client(parameters))) as impatient:
        ended = portal.call(lambda: impatient.call_tool("sparql", {"query": ENDLESS}))
        assert ended.is_error
        assert ended.content[0].text == "the query takes longer than 2 s; ask for less at a time"
        shown = portal.call(lambda: impatient.call_tool("query", {"name": "documents"}))
        assert not shown.is_error and shown.structured_content["total"] == 4


def test_one_huge_value_is_not_sent(call: Call) -> None:
    huge = "SELECT (GROUP_CONCAT(STR(?s)) AS ?all) { ?s ?p ?o FILTER(isIRI(?s)) }"
    found = call("sparql", query=huge)
    assert (found["rows"], found["truncated"]) == ([], True)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("query", {"name": "citation"}, "no query 'citation'; did you mean citations?"),
        ("query", {"name": "citations", "parameters": {"misson": "UNMISS"}}, "did you mean mission?"),
        ("query", {"name": "citations", "parameters": {"via": "hearsay"}}, "use one of: text, footnote"),
        ("query", {"name": "priorities", "parameters": {"number": "three"}}, "is not a whole number"),
        ("query", {}, "wrong arguments for query: name: Field required"),
        ("query", {"name": "citations", "limit": 0}, "wrong arguments for query: limit"),
        ("query", {"name": "citations", "parameters": {"mission": {"a": 1}}}, "wrong arguments for query: parameters"),
        ("show", {"entity": "UNMISSS"}, "did you mean UNMISS"),
        ("search", {"words": "NOT"}, ""),
        ("search", {"words": "MINUSMA", "document": "S/1/1"}, "S/1/1"),
        ("show", {"entity": ""}, "wrong arguments for show: entity"),
        ("explain", {"subject": "UNMISS", "predicate": "cites", "object": "A/75/19"}, "not in the graph"),
        ("nonsense", {}, "Unknown tool"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(
    tool: str, arguments: dict[str, Any], words: str, refused: Call
) -> None:
    assert words in refused(tool, **arguments)


def test_the_schema_is_short_and_true(call: Call, client: Client, portal: BlockingPortal, graph: Graph) -> None:
    text = call("schema")
    (content,) = portal.call(lambda: client.read_resource("pkgraph://schema")).contents
    assert content.text == text  # type: ignore[union-attr]
    assert len(text) <= 12_000  # characters: under 4,000 tokens of three characters
    assert all(query.name in text for query in catalogue())
    assert "Citation: " in text and "citedDocument>Document" in text
    pattern = text.partition("Evidence of a fact:\n")[2].partition("\nAll graphs")[0]
    prefixes = "\n".join(re.findall(r"^PREFIX .*$", text, re.MULTILINE))
    rows = graph.sparql(f"{prefixes} SELECT * {{ ?fact a pk:Citation . {pattern} }}")
    assert isinstance(rows, list | tuple) or len(rows) >= len(graph.query("citations"))  # type: ignore[arg-type]


def test_standard_output_carries_the_protocol_alone(seed_graph: Path) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        "no JSON at all",
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "show", "arguments": {"entity": "?"}}},
        {
            "jsonrpc": "2.0",
            "id": 3,
            "method": "tools/call",
            "params": {"name": "query", "arguments": {"name": "votes"}},
        },
    ]
    lines = "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in messages)
    command = [sys.executable, "-m", "pkgraph", "mcp", "-g", str(seed_graph)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin and server.stdout and server.stderr
        server.stdin.write(lines)
        server.stdin.flush()
        replies = []
        while {2, 3} - {reply.get("id") for reply in replies}:
            replies.append(json.loads(server.stdout.readline()))
        server.stdin.close()
        rest, errors = server.stdout.read(), server.stderr.read()
    assert server.returncode == 0
    assert all(reply["jsonrpc"] == "2.0" for reply in [*replies, *map(json.loads, rest.splitlines())])
    assert "Traceback" not in errors


def test_a_place_without_a_graph_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pkgraph", "mcp", "-g", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pkgraph: ") and "build one with" in done.stderr and done.stderr.count("\n") == 1
