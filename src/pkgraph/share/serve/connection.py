"""A client's connection: a request must come within bounds of time and size, else it is closed."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 10.0
"""in which the first line and the headers of a request must have come"""
LONGEST_HEAD = 1 << 16
"""bytes of them"""


class Connection(HttpToolsProtocol):
    """HTTP/1.1, with bounds for the head of each request."""

    _clock: asyncio.TimerHandle | None = None
    _in_head = True
    _received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expects a request."""
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expects nothing more."""
        self._expect_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Counts what comes before the end of a head."""
        if self._in_head:
            if self._clock is None:
                self._expect()
            self._received += len(data)
        super().data_received(data)
        if self._in_head and self._received > LONGEST_HEAD and not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete:
                self.transport.write(_TOO_LONG)
            self.transport.close()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._in_head = False
        self._expect_no_more()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next head may come."""
        super().on_message_complete()
        self._in_head, self._received = True, 0

    def _expect(self) -> None:
        self._clock = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def _expect_no_more(self) -> None:
        if self._clock:
            self._clock.cancel()
            self._clock = None

    def _too_late(self) -> None:
        self._clock = None
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete:
                self.transport.write(_TOO_LATE)
            self.transport.close()


def _closing(status: str, body: str) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode("ascii")


_TOO_LONG = _closing("431 Request Header Fields Too Large", f"the request's head is longer than {LONGEST_HEAD} bytes")
_TOO_LATE = _closing("408 Request Timeout", f"the request's head did not come within {HEAD_SECONDS:g} s")
