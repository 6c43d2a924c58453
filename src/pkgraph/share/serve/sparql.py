"""``/sparql`` after the SPARQL 1.1 Protocol, for queries only."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pkgraph.errors import PkgraphError
from pkgraph.know.store.cut import SILENT
from pkgraph.share.serve.asked import Asked, asked
from pkgraph.share.serve.description import Description
from pkgraph.share.serve.negotiation import GRAPHS, RESULTS, best
from pkgraph.share.serve.pool import BrokenOff, Pool, Question, Reply
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
        self._site = site
        self._description = Description(site)

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
        question = await asked(request)
        if question is None:
            return await run_in_threadpool(self._description.response, request, accept)
        forms = (best(accept, RESULTS), best(accept, GRAPHS))
        if forms == (None, None):
            raise _unwanted(accept, [*RESULTS, *GRAPHS])
        pool: Pool = request.app.state.pool
        gone = asyncio.create_task(_gone(request.receive))
        answering = asyncio.create_task(_answered(pool, question, forms, accept))
        try:
            await asyncio.wait({gone, answering}, return_when=asyncio.FIRST_COMPLETED)
            if not answering.done():
                answering.cancel()
                return None
            reply = answering.result()
        except BaseException:
            gone.cancel()
            raise
        media = forms[reply.triples]
        assert media
        return _Answer(reply, media, gone)


async def _answered(pool: Pool, question: Asked, forms: tuple[str | None, str | None], accept: str) -> Reply:
    names = (forms[0] and RESULTS[forms[0]], forms[1] and GRAPHS[forms[1]])
    try:
        return await pool.ask(Question(question.query, names, question.dataset), SILENT)
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


class _Answer(Response):
    """An answer, whole with its length or piece by piece; one that cannot be ended well is broken off."""

    def __init__(self, reply: Reply, media: str, gone: asyncio.Task[None]) -> None:
        super().__init__(reply.body, headers={"Vary": "Accept"}, media_type=media)
        self._rest = reply.rest
        self._gone = gone
        if reply.truncated:
            self.headers[TRUNCATED] = reply.truncated
        if reply.rest:
            del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if self._rest is None:
                await super().__call__(scope, receive, send)
                return
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
            if self._rest:
                await self._rest.leave()
