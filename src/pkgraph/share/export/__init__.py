"""The graph in other forms, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.share.export.graphml import write_graphml
from pkgraph.share.export.turtle import write_turtle

FORMATS: dict[str, Callable[[Store, Path], None]] = {
    "turtle": write_turtle,
    "graphml": write_graphml,
}
"""name of a format to the function that writes it to a file"""


def export(store: Store, form: str, path: Path) -> None:
    """Writes the graph to a file in one of ``FORMATS``; a failure leaves what was at ``path`` before.

    Raises:
        GraphError: the file cannot be written, or the graph cannot be read.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        FORMATS[form](store, unfinished)
        unfinished.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphError(f"cannot be written: {reason}", where=str(path), mend="choose another file") from error
    finally:
        unfinished.unlink(missing_ok=True)
