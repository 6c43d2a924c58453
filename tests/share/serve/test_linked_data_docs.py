"""The commands of docs/linked-data.md give what it says."""

from __future__ import annotations

import re
import shlex
from urllib.parse import urlsplit

import pytest
import rdflib
from samples import ROOT
from starlette.testclient import TestClient

from pkgraph.api import Graph
from pkgraph.share.serve.app import application
from pkgraph.share.serve.site import Site

DOCS = (ROOT / "docs" / "linked-data.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (curl .+)$", DOCS, re.MULTILINE)
AT = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def client(graph: Graph) -> TestClient:
    return TestClient(application(Site(graph.store)), base_url=AT)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_gives_an_answer_of_its_form(client: TestClient, command: str) -> None:
    words = shlex.split(command)
    headers = dict([words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H"])
    url = words[-1]
    assert url.startswith(AT)
    response = client.get(url, headers={"Accept": "*/*", **headers}, follow_redirects="-L" in words)
    assert response.status_code == 200, response.text
    media = response.headers["content-type"].partition(";")[0]
    wanted = {".ttl": "text/turtle", ".nt": "application/n-triples", ".csv": "text/csv", ".txt": "text/plain"}
    suffix = re.search(r"\.[a-z]+$", urlsplit(url).path)
    assert media == headers.get("Accept", wanted.get(suffix[0] if suffix else "", media))
    assert len(response.content) > 50


def test_the_commands_are_there() -> None:
    assert len(COMMANDS) > 14
    assert all(path in DOCS for path in ("/.well-known/void", "/openapi.json", "/context.jsonld", "/ask?q="))


def test_the_python_prints_a_name(client: TestClient) -> None:
    block = DOCS.partition("In Python, rdflib")[2].partition("##")[0]
    code = "\n".join(line[4:] for line in block.splitlines() if line.startswith("    "))
    (url,) = re.findall(r'parse\("([^"]+)"\)', code)
    data = client.get(url)
    shown: list[object] = []
    exec(
        code.replace(f'"{url}"', 'data=CONTENT, format="turtle"'),
        {"CONTENT": data.text, "print": lambda *words: shown.extend(words)},
    )
    assert shown == [rdflib.Literal("United Nations Mission in South Sudan", lang="en")]
