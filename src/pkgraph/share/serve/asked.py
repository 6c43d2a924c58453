"""What a request asks, after the SPARQL 1.1 Protocol, section 2.1."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import Request

from pkgraph.know.store.embedded import Dataset
from pkgraph.share.serve.refusal import Refusal

LONGEST_QUERY = 1_000_000
"""bytes of a request's body that are read"""
BODY_SECONDS = 10.0
"""in which the body must have come"""

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_NO_UPDATES = "updates are refused: the graph is read-only"
_MOST_PARAMETERS = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that it is asked of; all of them without a dataset."""

    query: str
    dataset: Dataset | None


async def asked(request: Request) -> Asked | None:
    """What a request asks; None if it carries no query at all, which asks for the service's description.

    Raises:
        Refusal: it is none of the protocol's three ways to ask one query.
    """
    pairs = _pairs(request.url.query)
    queries: list[str] = []
    if request.method == "POST":
        media, charset = _media(request.headers.get("content-type", ""))
        if media not in (_FORM, _QUERY):
            raise Refusal(415, _NO_UPDATES if media == _UPDATE else f"send the query as {_FORM} or {_QUERY}")
        if charset not in ("", "utf-8", "us-ascii"):
            raise Refusal(415, f"send the query in UTF-8, not {charset}")
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise Refusal(415, "send the query without a content encoding")
        text = await _body(request)
        if media == _FORM:
            pairs += _pairs(text)
        else:
            queries.append(text)
    if any(name == "update" for name, _ in pairs):
        raise Refusal(400, _NO_UPDATES)
    queries += [value for name, value in pairs if name == "query"]
    if not queries and request.method in ("GET", "HEAD"):
        return None
    if len(queries) != 1:
        raise Refusal(
            400, "no query; send one as the parameter 'query'" if not queries else "more than one query; send one"
        )
    return Asked(queries[0], _dataset(pairs))


def _dataset(pairs: list[tuple[str, str]]) -> Dataset | None:
    default, named = (
        tuple(_iri(value) for name, value in pairs if name == f"{kind}-graph-uri") for kind in ("default", "named")
    )
    return Dataset(default, named) if default or named else None


def _iri(text: str) -> str:
    try:
        return NamedNode(text).value
    except ValueError:
        raise Refusal(400, "the name of a graph is no absolute IRI") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise Refusal(400, "the request is not UTF-8") from None
    except ValueError:
        raise Refusal(400, "the request has too many parameters") from None


def _media(header: str) -> tuple[str, str]:
    """The media type and its charset, in lower case."""
    media, *parameters = (piece.strip().lower() for piece in header.split(";"))
    named = dict(parameter.partition("=")[::2] for parameter in parameters)
    return media, named.get("charset", "").strip('"')


async def _body(request: Request) -> str:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LONGEST_QUERY:
                    raise Refusal(413, f"the request is longer than {LONGEST_QUERY} bytes")
    except TimeoutError:
        raise Refusal(408, f"the request did not come within {BODY_SECONDS:g} s") from None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "the request is not UTF-8") from None
