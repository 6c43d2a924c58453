"""``/sparql`` for browsers: the page to write queries on, and what its editor completes."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message

from pkgraph.ask.catalogue import catalogue
from pkgraph.errors import QueryError
from pkgraph.share.pages.editor import RESULTS, Reply, editor_page, example, terms
from pkgraph.share.serve.browser import fault, links_for, shown
from pkgraph.share.serve.representation import PageRoute
from pkgraph.share.serve.site import Site

_ACCEPT = f"{RESULTS}, text/turtle;q=0.9"
_DROPPED = (b"accept", b"if-none-match", b"accept-encoding")


def routes(site: Site) -> list[BaseRoute]:
    """The page, before the endpoint of the same address."""

    async def page(request: Request) -> Response:
        query, reply = request.query_params.get("query", ""), None
        if query:
            reply = await _asked(request)
        elif "example" in request.query_params:
            try:
                query = example(catalogue(), request.query_params["example"])
            except QueryError as error:
                return fault(site, request, 404, str(error))
        links = links_for(site, request)
        made = await run_in_threadpool(editor_page, links, catalogue(), query=query, reply=reply, base=site.base)
        return shown(request, made)

    def completions(_: Request) -> Response:
        return JSONResponse(terms(site.store), headers={"Cache-Control": "public, max-age=300"})

    return [PageRoute("/sparql", page, methods=["GET"]), Route("/sparql/terms.json", completions, methods=["GET"])]


async def _asked(request: Request) -> Reply:
    """What the endpoint answers to the request: it is asked as by any other client, with all its limits."""
    kept = [pair for pair in request.scope["headers"] if pair[0] not in _DROPPED]
    scope = {**request.scope, "headers": [*kept, (b"accept", _ACCEPT.encode())]}
    head: Message = {}
    body = bytearray()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            head.update(message)
        else:
            body.extend(message.get("body", b""))

    await request.app(scope, request.receive, send)
    headers = Headers(raw=head["headers"])
    media = headers.get("content-type", "").partition(";")[0]
    return Reply(head["status"], media, body.decode("utf-8", "replace"))
