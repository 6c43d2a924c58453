"""Requests that are not answered, and how a client is told why."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response


class Refusal(Exception):  # noqa: N818 - not a fault of this program
    """A request that cannot be answered, with its HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def refused(status: int, message: str) -> Response:
    """The response that says so."""
    return JSONResponse({"error": message, "status": status}, status_code=status)
