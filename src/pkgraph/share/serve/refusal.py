"""Requests that are not answered, and how a client is told why."""

from __future__ import annotations

import re

from starlette.responses import JSONResponse, Response

from pkgraph.errors import PkgraphError, QueryError
from pkgraph.know.store.limited import LimitError

RETRY_SECONDS = 1
"""after which a client that was sent away may ask again"""

_PLACE = re.compile(r"line (?P<line>\d+), column (?P<column>\d+)")


class Refusal(Exception):  # noqa: N818 - not a fault of this program
    """A request that cannot be answered, with its HTTP status."""

    def __init__(self, status: int, message: str, allow: str = "") -> None:
        self.status = status
        self.allow = allow
        """methods that are offered, where another one was used"""
        super().__init__(message)


def refused(status: int, message: str, **headers: str) -> Response:
    """The response that says so."""
    return JSONResponse({"error": message, "status": status}, status_code=status, headers=headers)


def refusal_response(refusal: Refusal) -> Response:
    """The response to a request that is refused."""
    headers = {"Allow": refusal.allow} if refusal.allow else {}
    if refusal.status == 429:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if refusal.status in (408, 413):
        headers["Connection"] = "close"  # the rest of the request is not read
    return refused(refusal.status, str(refusal), **headers)


def error_response(error: PkgraphError) -> Response:
    """The response to a query that has no answer: 400 if it is wrong, 503 if it takes too much or the graph is away.

    The body says what is wrong and, where it is known, at which line and column of the query.
    """
    status = 400 if isinstance(error, QueryError) and not isinstance(error, LimitError) else 503
    place = _PLACE.search(error.where)
    found = {name: int(number) for name, number in place.groupdict().items()} if place else {}
    message = (
        str(error) if status == 400 else "; ".join(filter(None, (error.what, error.mend)))
    )  # no path of this machine
    return JSONResponse({"error": message, "status": status, **found}, status_code=status)
