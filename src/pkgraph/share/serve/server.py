"""Runs the web application until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

from pkgraph.errors import GraphError
from pkgraph.share.serve.site import Site


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

    from pkgraph.share.serve.app import application

    listener = listen(host, port)
    name, number = listener.getsockname()[:2]
    started(f"http://{f'[{name}]' if ':' in name else name}:{number}")
    config = uvicorn.Config(application(site), log_level="warning", access_log=False, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()


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
