"""Where the words of facts are found on the web."""

from __future__ import annotations

from pyoxigraph import QuerySolutions

from pkgraph.ask.rows import plain
from pkgraph.errors import GraphError
from pkgraph.know.store.protocol import Store
from pkgraph.namespaces import PK

_KEYS = f"SELECT DISTINCT ?key ?document WHERE {{ ?document <{PK}key> ?key }}"


def documents(store: Store) -> dict[str, str]:
    """Key of a document to its IRI.

    Raises:
        GraphError: the graph cannot be reached or read.
    """
    answer = store.query(_KEYS)
    if not isinstance(answer, QuerySolutions):
        raise GraphError("does not answer with rows", where=store.place)
    return {row["key"]: row["document"] for row in plain(answer)[1]}


def words(document: str, start: int, end: int) -> str:
    """The address of a document's characters (RFC 5147).

    >>> words("https://w3id.org/pkgraph/id/document/S/2023/646", 100, 166)
    'https://w3id.org/pkgraph/id/document/S/2023/646#char=100,166'
    """
    return f"{document}#char={start},{end}"
