"""A server in this process for a module of tests, asked over HTTP as it is asked by others."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from pyoxigraph import RdfFormat, parse

from pkgraph.know.store.embedded import EmbeddedStore
from pkgraph.share.serve.server import configuration, listen
from pkgraph.share.serve.site import Settings, Site

DATA = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
GRAPH <http://example.org/data1> { <http://example.org/data1> a foaf:Document . }
GRAPH <http://example.org/data2> { <http://example.org/data2> a foaf:Document . }
GRAPH <http://example.org/data3> { <http://example.org/data3> a foaf:Document .
  <http://example.org/evil> foaf:name "</script><script>alert(1)</script>" , "line\\r\\nSet-Cookie: a=b" . }
"""
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


@dataclass
class Reply:
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """A running server."""

    port: int
    application: Any

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def send(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, target, body, named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, *pairs: tuple[str, str], **headers: str) -> Reply:
        return self.send("GET", f"/sparql?{urlencode(pairs)}" if pairs else "/sparql", **headers)

    def ask(self, query: str, **headers: str) -> Reply:
        return self.get(("query", query), **headers)


@contextmanager
def serving(store: EmbeddedStore, settings: Settings) -> Iterator[Server]:
    listener = listen("127.0.0.1", 0)
    config = configuration(Site(store, settings=settings))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield Server(listener.getsockname()[1], config.app)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="session")
def serve_with() -> Callable[[Settings], Any]:
    """Starts a server with settings on the three small graphs."""
    store = EmbeddedStore.in_memory(parse(DATA, format=RdfFormat.TRIG))
    return lambda settings: serving(store, settings)
