"""``/sparql`` after the SPARQL 1.1 Protocol, for queries only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from pyoxigraph import QueryTriples, serialize
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.ask.sparql import run_sparql
from pkgraph.errors import GraphError, QueryError
from pkgraph.know.store.protocol import Answer, Store
from pkgraph.namespaces import PREFIXES
from pkgraph.share.serve.negotiation import GRAPHS, RESULTS, best
from pkgraph.share.serve.refusal import Refusal, refused
from pkgraph.share.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LONGEST_QUERY = 1_000_000
"""bytes of a request's body that are read"""

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_REFUSED = {
    "update": "updates are refused: the graph is read-only",
    "default-graph-uri": "a dataset cannot be chosen: a query sees all graphs; use GRAPH to choose one",
    "named-graph-uri": "a dataset cannot be chosen: a query sees all graphs; use GRAPH to choose one",
}


def routes(site: Site) -> list[BaseRoute]:
    """The endpoint."""
    return [Route("/sparql", _endpoint(site.store), methods=["GET", "POST"])]


def _endpoint(store: Store) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            query = await _query_of(request)
        except Refusal as refusal:
            return refused(refusal.status, str(refusal))
        return await run_in_threadpool(_answer, store, query, request.headers.get("accept", ""))

    return endpoint


async def _query_of(request: Request) -> str:
    """The one query that a request carries (SPARQL 1.1 Protocol, section 2.1).

    Raises:
        Refusal: it carries none or several, chooses a dataset, would write, or has another media type.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    queries: list[str] = []
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        text = await _body(request)
        if media == _FORM:
            pairs += parse_qsl(text, keep_blank_values=True)
        elif media == _QUERY:
            queries.append(text)
        else:
            raise Refusal(415, _REFUSED["update"] if media == _UPDATE else f"send the query as {_FORM} or {_QUERY}")
    for name, _ in pairs:
        if name in _REFUSED:
            raise Refusal(400, _REFUSED[name])
    queries += [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refusal(
            400, "no query; send one as the parameter 'query'" if not queries else "more than one query; send one"
        )
    return queries[0]


async def _body(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_QUERY:
            raise Refusal(413, f"the request is longer than {LONGEST_QUERY} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "the request is not UTF-8") from None


def _answer(store: Store, query: str, accept: str) -> Response:
    """The response to a query. Errors end here: the engine's answers must not leave the thread that asked."""
    try:
        return _serialized(run_sparql(store, query), accept)
    except Refusal as refusal:
        return refused(refusal.status, str(refusal))
    except QueryError as error:
        return refused(400, str(error))
    except GraphError as error:
        return refused(503, str(error))


def _serialized(answer: Answer, accept: str) -> Response:
    if isinstance(answer, QueryTriples):
        media = _chosen(accept, best(accept, GRAPHS), list(GRAPHS))
        content = serialize(answer, format=GRAPHS[media], prefixes=PREFIXES)
    else:
        media = _chosen(accept, best(accept, RESULTS), list(RESULTS))
        content = answer.serialize(format=RESULTS[media])
    return Response(content, media_type=media, headers={"Vary": "Accept"})


def _chosen(accept: str, media: str | None, offered: list[str]) -> str:
    if media is None:
        raise Refusal(406, f"no answer as {accept}; ask for one of: {', '.join(offered)}")
    return media
