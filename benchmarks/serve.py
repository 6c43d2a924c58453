"""``pkgraph serve`` under many clients at once, beside Oxigraph's own server on the same data in the same run."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from pkgraph.pipeline import build
from pkgraph.resources import resource

SECONDS = 60.0
CLIENTS = 16
GOAL = 0.5
"""share of the other server's throughput"""

_PREFIXES = "PREFIX pk: <https://w3id.org/pkgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
QUERIES = tuple(
    _PREFIXES + query
    for query in (
        'SELECT ?mission WHERE { ?mission pk:acronym "UNMISS" }',
        'SELECT ?p ?o WHERE { ?mission pk:acronym "UNMISS" ; ?p ?o }',
        "SELECT ?state ?code WHERE { ?state pk:iso3 ?code } ORDER BY ?code LIMIT 50",
        "SELECT ?document ?label WHERE { ?document a pk:Resolution ; rdfs:label ?label } LIMIT 100",
        "SELECT ?class (COUNT(*) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) LIMIT 20",
        "ASK { ?citation a pk:Citation }",
        'CONSTRUCT WHERE { ?mission pk:acronym "UNMISS" ; ?p ?o }',
        "SELECT ?citing ?cited WHERE { ?citation a pk:Citation ; ?p ?cited . ?cited a pk:Resolution } LIMIT 200",
    )
)


@dataclass
class Load:
    """What came of many requests."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sent: int = 0
    lasted: float = 0.0

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return len(self.seconds) / self.lasted

    def percentile(self, percent: int) -> float:
        """Milliseconds within which so many of a hundred answers came; of one answer its own."""
        if len(self.seconds) < 2:
            return 1000 * sum(self.seconds)
        return 1000 * quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


def run(seconds: float = SECONDS, clients: int = CLIENTS, sources: Path | None = None) -> bool:
    """Prints both servers' throughput on the graph of some sources, the seeds by default.

    Returns:
        True if every request was answered, and both gave the same answers.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        build([sources or resource("seeds")], folder / "graph")
        return compared(folder, seconds, clients)


def compared(folder: Path, seconds: float, clients: int) -> bool:
    """The same for the graph in ``graph`` of a folder, in which the other server's store is made."""
    loads: dict[str, Load] = {}
    answers: dict[str, list[object]] = {}
    for name, server in (
        ("pkgraph serve", pkgraph_server(folder, "--cache", "0")),
        ("pkgraph serve, answers kept", pkgraph_server(folder)),
        ("oxigraph serve", oxigraph_server(folder)),
    ):
        with server as address:
            answers[name] = [answer_of(address, query) for query in QUERIES]
            loads[name] = asyncio.run(load(address, seconds, clients))
    print(f"  {clients} clients, {seconds:g} s each     answers/s    p50 ms    p99 ms   answered    failed")
    for name, each in loads.items():
        print(
            f"  {name:<28}{each.rate:>13.0f}{each.percentile(50):>10.1f}{each.percentile(99):>10.1f}"
            f"{len(each.seconds):>11}{each.sent - len(each.seconds):>10}"
        )
    rates = [each.rate for each in loads.values()]
    share = rates[0] / rates[-1]
    print(f"  share of throughput {share:.2f}, goal {GOAL}: {'reached' if share >= GOAL else 'missed'}")
    same = all(each == answers["oxigraph serve"] for each in answers.values())
    whole = all(not each.errors and each.sent == len(each.seconds) for each in loads.values())
    print(f"  answers {'are the same' if same else 'DIFFER'}, requests {'all answered' if whole else 'LOST'}")
    for error in [error for each in loads.values() for error in each.errors][:5]:
        print(f"  {error}")
    return same and whole


async def load(address: str, seconds: float, clients: int) -> Load:
    """Lets clients ask, each one query after the other, for some seconds."""
    found = Load()
    began = time.monotonic()
    await asyncio.gather(*(_client(address, number, began + seconds, found) for number in range(clients)))
    found.lasted = time.monotonic() - began
    return found


async def _client(address: str, number: int, until: float, found: Load) -> None:
    parts = urlsplit(address)
    requests = [_request(parts.netloc, parts.path, query) for query in QUERIES]
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    while (began := time.monotonic()) < until:
        number += 1
        found.sent += 1
        try:
            writer.write(requests[number % len(requests)])
            status, _ = await _response(reader)
        except (OSError, asyncio.IncompleteReadError) as error:
            found.errors.append(f"{type(error).__name__}: {error}")
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            continue
        if status == 200:
            found.seconds.append(time.monotonic() - began)
        else:
            found.errors.append(f"HTTP {status}")
    writer.close()


def _request(host: str, path: str, query: str) -> bytes:
    accept = "application/sparql-results+json, application/n-triples;q=0.9"
    return f"GET {path}?{urlencode({'query': query})} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\n\r\n".encode()


async def _response(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """The status and the body of the next response."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    if b"transfer-encoding: chunked" not in head:
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        return status, await reader.readexactly(length)
    body = b""
    while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return status, body


def answer_of(address: str, query: str) -> object:
    """The answer to a query, in a form that does not tell who gave it."""

    async def ask() -> bytes:
        parts = urlsplit(address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(_request(parts.netloc, parts.path, query))
        _, body = await _response(reader)
        writer.close()
        return body

    body = asyncio.run(ask())
    if not body.startswith(b"{"):
        return sorted(body.splitlines())
    found = json.loads(body)
    rows = found.get("results", {}).get("bindings")
    return found["boolean"] if rows is None else len(rows) if "LIMIT" in query else sorted(map(str, map(_sorted, rows)))


def _sorted(row: dict[str, object]) -> list[tuple[str, str]]:
    return sorted((name, json.dumps(term, sort_keys=True)) for name, term in row.items())


@contextmanager
def pkgraph_server(folder: Path, *options: str) -> Iterator[str]:
    """The address of ``pkgraph serve`` on a graph."""
    command = [sys.executable, "-m", "pkgraph", "serve", "-g", str(folder / "graph"), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            yield server.stderr.readline().partition(" at ")[2].partition(",")[0]
        finally:
            server.terminate()


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """The address of Oxigraph's server on the same statements."""
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    assert program, "the development dependency 'oxigraph' is not installed"
    store = folder / "oxigraph"
    files = [argument for name in ("pkgraph.nq", "build.nq") for argument in ("-f", str(folder / "graph" / name))]
    subprocess.run([program, "load", "-l", str(store), *files], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "serve-read-only", "-l", str(store), "-b", f"127.0.0.1:{port}", "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert server.poll() is None, "the other server has ended"
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()
