"""A query with a prefix that it does not declare is refused in words a person can act on."""

from __future__ import annotations

import pytest

from pkgraph.errors import QueryError
from pkgraph.know.store import EmbeddedStore


def test_the_line_says_what_to_declare() -> None:
    with pytest.raises(QueryError, match=r"line 1, column \d+: a prefix is used .* PREFIX pk: <"):
        EmbeddedStore.in_memory([]).query("SELECT * { ?s a foo:Mission }")
