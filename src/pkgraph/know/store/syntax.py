"""What parsers say is wrong with a query, as errors for people."""

from __future__ import annotations

import re

from pkgraph.errors import QueryError
from pkgraph.namespaces import PK

_SYNTAX_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)
_LONGEST = 200


def syntax_error(message: str) -> QueryError:
    """Oxigraph's message about a query as an error with line and column."""
    found = _SYNTAX_ERROR.search(message)
    if not found:
        return QueryError(shorten(f"not a SPARQL query: {message}"), mend="correct the query")
    where = f"query, line {found['line']}, column {found['column']}"
    if "Prefix not found" in found["what"]:
        mend = f"declare it, as in: PREFIX pk: <{PK}>"
        return QueryError("a prefix is used that the query does not declare", where=where, mend=mend)
    return QueryError(shorten(f"not a SPARQL query: {found['what']}"), where=where, mend="correct the query")


def shorten(message: str) -> str:
    """A message as one line of bearable length."""
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
