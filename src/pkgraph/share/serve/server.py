"""Runs the web application until it is told to stop."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from pkgraph.errors import GraphError
from pkgraph.share.serve.site import Site

if TYPE_CHECKING:
    import uvicorn

MOST_CONNECTIONS = 512
"""clients at once; others are told to come again"""


def serve(site: Site, host: str, port: int, *, started: Callable[[str], None]) -> None:
    """Serves a graph until the process is interrupted.

    Args:
        site: the graph.
        host: address to listen on.
        port: its port; 0 takes a free one.
        started: told the server's address as soon as it listens.

    Raises:
        GraphError: the address cannot be listened on.
    """
    import uvicorn

    listener = listen(host, port)
    name, number = listener.getsockname()[:2]
    started(f"http://{f'[{name}]' if ':' in name else name}:{number}")
    try:
        uvicorn.Server(configuration(site)).run(sockets=[listener])
    finally:
        listener.close()


def configuration(site: Site) -> uvicorn.Config:
    """How uvicorn serves a graph."""
    import uvicorn

    from pkgraph.share.serve.app import application
    from pkgraph.share.serve.connection import Connection

    logging.getLogger("uvicorn.error").addFilter(_is_no_broken_answer)
    return uvicorn.Config(
        application(site),
        http=Connection,
        ws="none",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=1,
    )


def _is_no_broken_answer(record: logging.LogRecord) -> bool:
    """An answer that is broken off on purpose is no error of this program."""
    return "without completing response" not in record.getMessage()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address.

    Raises:
        GraphError: it cannot.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GraphError(
            f"cannot be listened on: {reason}", where=f"{host}:{port}", mend="choose another --port or --host"
        ) from error
