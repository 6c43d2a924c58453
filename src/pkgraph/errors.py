"""The error family: what is wrong, where, and what to do next.

PkgraphError
  SourceError      a source, a folder or the catalogue cannot be used
  GraphError       a graph folder or endpoint cannot be used
  QueryError       a query, its name or its parameters are wrong
"""

from __future__ import annotations


class PkgraphError(Exception):
    """An error for people: one line that says what is wrong, where, and what to do.

    Args:
        what: what is wrong, as a clause without a full stop.
        where: the file, folder, address or place in it.
        mend: what to do next, as a clause without a full stop.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        line = f"{where}: {what}" if where else what
        super().__init__(" ".join((f"{line}; {mend}" if mend else line).split()))


class SourceError(PkgraphError):
    """A source, a folder of sources or the catalogue cannot be used."""


class GraphError(PkgraphError):
    """A graph folder or a SPARQL endpoint cannot be used."""


class QueryError(PkgraphError):
    """A query, its name or its parameters are wrong."""
