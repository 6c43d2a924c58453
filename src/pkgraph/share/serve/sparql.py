"""``/sparql`` after the SPARQL 1.1 Protocol, for queries only."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.errors import PkgraphError
from pkgraph.know.store.cut import SILENT
from pkgraph.share.serve.asked import asked
from pkgraph.share.serve.description import Description
from pkgraph.share.serve.kept import Kept, tag
from pkgraph.share.serve.negotiation import GRAPHS, RESULTS, best
from pkgraph.share.serve.pool import BrokenOff, Pool, Question, Reply, Rest
from pkgraph.share.serve.refusal import Refusal, error_response, refusal_response
from pkgraph.share.serve.site import Site

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
TRUNCATED = "Pkgraph-Truncated"
"""header of an answer that was cut: where it goes on"""
STALL_SECONDS = 30.0
"""for which a client may take nothing of an answer"""


def routes(site: Site) -> list[BaseRoute]:
    """The endpoint."""
    return [Route("/sparql", _Endpoint(site))]


class _Endpoint:
    """The endpoint as an ASGI application; the queries' processes are in the application's state."""

    def __init__(self, site: Site) -> None:
        self._description = Description(site)
        self._kept = Kept(site.settings.kept)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._response(request)
        except Refusal as refusal:
            response = refusal_response(refusal)
        except PkgraphError as error:
            response = error_response(error)
        if response is not None:
            await response(scope, receive, send)

    async def _response(self, request: Request) -> Response | None:
        """The response to a request; None if the client is gone."""
        if request.method not in METHODS:
            raise Refusal(405, f"{request.method} is not offered here", allow=", ".join(METHODS))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        accept = request.headers.get("accept", "")
        found = await asked(request)
        if found is None:
            return await run_in_threadpool(self._description.response, request, accept)
        media = best(accept, RESULTS), best(accept, GRAPHS)
        if media == (None, None):
            raise _unwanted(accept, [*RESULTS, *GRAPHS])
        forms = (media[0] and RESULTS[media[0]], media[1] and GRAPHS[media[1]])
        question = Question(found.query, forms, found.dataset)
        if reply := self._kept.get(question):
            return _whole(request, reply, media[reply.triples])
        with ExitStack() as ending:  # however the request ends, cancelled too, its query must not go on
            gone = asyncio.create_task(_gone(request.receive))
            ending.callback(gone.cancel)
            answering = asyncio.create_task(_answered(request.app.state.pool, question, accept))
            ending.callback(answering.cancel)
            await asyncio.wait({gone, answering}, return_when=asyncio.FIRST_COMPLETED)
            if not answering.done():
                return None
            reply = answering.result()
            if reply.rest:
                ending.pop_all()
                return _Pieces(reply.rest, media[reply.triples], gone)
            self._kept.keep(question, reply)
            return _whole(request, reply, media[reply.triples])


async def _answered(pool: Pool, question: Question, accept: str) -> Reply:
    try:
        return await pool.ask(question, SILENT)
    except Refusal as refusal:
        if refusal.status == 406:
            raise _unwanted(accept, list(RESULTS if str(refusal) == "results" else GRAPHS)) from None
        raise


def _unwanted(accept: str, offered: list[str]) -> Refusal:
    return Refusal(406, f"no answer as {accept}; ask for one of: {', '.join(offered)}")


async def _gone(receive: Receive) -> None:
    """Returns when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _whole(request: Request, reply: Reply, media: str | None) -> Response:
    """An answer with its length, or word that the client has it already."""
    headers = {"Vary": "Accept", "ETag": tag(reply), "Cache-Control": "no-cache"}
    if reply.truncated:
        headers[TRUNCATED] = reply.truncated
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(reply.body, headers=headers, media_type=media)


class _Pieces(Response):
    """An answer piece by piece; one that cannot be ended well is broken off."""

    def __init__(self, rest: Rest, media: str | None, gone: asyncio.Task[None]) -> None:
        super().__init__(headers={"Vary": "Accept"}, media_type=media)
        del self.headers["content-length"]
        self._rest = rest
        self._gone = gone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Sends the answer while the client takes it."""
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            if scope["method"] != "HEAD":
                async for piece in self._rest.pieces():
                    async with asyncio.timeout(STALL_SECONDS):
                        await send({"type": "http.response.body", "body": piece, "more_body": True})
                    if self._gone.done():
                        return
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (BrokenOff, TimeoutError):
            return  # without the answer's end, so that it does not look whole
        finally:
            self._gone.cancel()
            await self._rest.leave()
